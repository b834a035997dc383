"""What a page may hold under the content security policy: no script, style or handler in the HTML itself."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
DATA_TYPES = {"application/json", "application/ld+json"}
LOADING = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src")}


class PageReader(HTMLParser):
    """Collects what the policy would refuse, and the first tags of the head."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self.refused += [
            f'<{tag} {name}="{values[name]}">' for name in values if name == "style" or name.startswith("on")
        ]
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") not in DATA_TYPES):
            self.refused.append(f"an inline <{tag}>")
        canonical = tag == "link" and values.get("rel") == "canonical"
        self.refused += [
            f"{tag} from {values[name]}"
            for name in values
            if (tag, name) in LOADING and not canonical and "//" in (values[name] or "")
        ]


def read(path: Path) -> PageReader:
    reader = PageReader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, PageReader]:
    return {str(path.relative_to(built_site)): read(path) for path in sorted(built_site.rglob("*.html"))}


def test_no_page_holds_a_script_a_style_or_a_handler_or_loads_from_elsewhere(pages: dict[str, PageReader]) -> None:
    assert {name: page.refused for name, page in pages.items() if page.refused} == {}


def test_every_page_has_the_same_policy_right_after_the_charset(pages: dict[str, PageReader]) -> None:
    for name, page in pages.items():
        head = [tag for tag, _ in page.tags].index("head")
        (_, charset), (_, policy) = page.tags[head + 1 : head + 3]
        assert charset == {"charset": "utf-8"}, name
        assert policy == {"http-equiv": "Content-Security-Policy", "content": POLICY}, name


def test_no_page_tells_which_generator_made_it(pages: dict[str, PageReader]) -> None:
    named = [name for name, page in pages.items() if any(values.get("name") == "generator" for _, values in page.tags)]
    assert named == []


def test_every_page_is_in_british_english(pages: dict[str, PageReader]) -> None:
    assert {page.tags[0][1].get("lang") for page in pages.values()} == {"en-GB"}
