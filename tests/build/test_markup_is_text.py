"""Whatever an author types into front matter is shown as text: never markup, never a script, never evaluated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints
from xml.etree import ElementTree

import pytest
from pydantic import BaseModel

from practice_guide.addresses import page_address
from practice_guide.commands.build import build_into
from practice_guide.commands.project import Project
from practice_guide.guide.loading import model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.fields import LONGEST_TEXT
from practice_guide.reading.front_matter import read_document
from practice_guide.reading.problems import Trail
from practice_guide.reading.roles import walk_entries
from practice_guide.reading.validation import read_page

from ..paper import words_of
from ..text_fields import text_fields
from .guide_project import make_guide_project
from .html_pages import Element, HtmlPage, fail_with_all, read_pages

ATTACK = """</title></script><script>alert(1)</script>"onmouseover=x 'onclick=y {{ 7*7 }}{% raw %} &amp; <b>"""
BODY = f"""
## Say "onmouseover=x &amp;amp; &lt;b> {{#say}}

Say `<script>alert(1)</script>` and "onmouseover=x 'onclick=y {{{{ 7*7 }}}}.
{{#say-it cite="own" reason="Say 'onclick=y &amp;lt; that."}}

```
{ATTACK}
```
"""
Field = tuple[type[BaseModel], str]


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def every_text_field() -> set[Field]:
    found: set[type[BaseModel]] = set()
    waiting: list[type[BaseModel]] = [model_of(KINDS)]
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [inner for hint in get_type_hints(model).values() for inner in models_in(hint)]
    return {(model, name) for model in found for name in text_fields(model)}


def attack(file: Path) -> set[Field]:
    """Put the attack in front of every free text of a page, and return the fields that held one."""
    document = read_document(file.name, file.read_bytes())
    front, problems = read_page(document, model_of(KINDS))
    assert front, problems
    attacked = set()
    for trail, entry in walk_entries(front):
        for name in text_fields(type(entry)):
            if getattr(entry, name):
                attacked.add((type(entry), name))
                alias = type(entry).model_fields[name].alias or name
                replace(document.data, (*trail, alias))
    file.write_text(f"---\n{json.dumps(document.data, indent=1)}\n---\n{document.body}", encoding="utf-8")
    return attacked


def replace(data: Any, trail: Trail) -> None:
    for step in trail[:-1]:
        # An entry may be written as plain words, without the key or the list that the schema gives it.
        if isinstance(data[step], str):
            data[step] = attacked(data[step])
            return
        data = data[step]
    data[trail[-1]] = attacked(data[trail[-1]])


def attacked(told: Any) -> Any:
    return [attacked(text) for text in told] if isinstance(told, list) else f"{ATTACK} {told}"[:LONGEST_TEXT]


@pytest.fixture(scope="module")
def small_guide(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small guide with every kind of block, in a project of its own with our settings, templates and hooks."""
    return make_guide_project(project, tmp_path_factory.mktemp("attacked"), ("guide", "every-key"))


@pytest.fixture(scope="module")
def attacked_fields(small_guide: Project) -> set[Field]:
    found = {field for file in sorted(small_guide.docs.rglob("*.md")) for field in attack(file)}
    with (small_guide.docs / "guide" / "calls.md").open("a", encoding="utf-8") as page:
        page.write(BODY)
    return found


@pytest.fixture(scope="module")
def site(small_guide: Project, attacked_fields: set[Field]) -> Path:
    assert attacked_fields
    build_into(small_guide, small_guide.site, {"SITE_URL": "https://example.org/"})
    return small_guide.site


@pytest.fixture(scope="module")
def pages(site: Path) -> list[HtmlPage]:
    return read_pages(site)


def place(page: HtmlPage, element: Element) -> str:
    return f"{page.address or '/'}:{element.line} <{element.tag}> {element.attributes}"


def test_every_free_text_of_the_schema_was_attacked(attacked_fields: set[Field]) -> None:
    missed = every_text_field() - attacked_fields
    fail_with_all(f"{model.__name__}.{name} stands on no page of tests/cases/every-key" for model, name in missed)


def test_every_script_is_a_file_of_the_site_or_data(pages: list[HtmlPage]) -> None:
    fail_with_all(
        place(page, script)
        for page in pages
        for script in page.all("script")
        if "//" in script["src"] or (not script["src"] and script["type"] != "application/json")
    )


def test_no_element_gained_a_handler_or_a_style(pages: list[HtmlPage]) -> None:
    fail_with_all(
        place(page, element)
        for page in pages
        for element in page.elements
        if any(name.startswith("on") or name == "style" for name in element.attributes)
    )


def test_no_element_came_from_a_text(pages: list[HtmlPage]) -> None:
    fail_with_all(place(page, element) for page in pages for element in page.all("b"))
    fail_with_all(page.address for page in pages if len(page.titles) != 1)


def test_no_text_ends_a_script_or_stands_as_a_tag(pages: list[HtmlPage]) -> None:
    fail_with_all(page.address for page in pages if "<script>alert" in page.html or "</script><script>" in page.html)


def test_nothing_was_evaluated(pages: list[HtmlPage]) -> None:
    fail_with_all(page.address for page in pages if "=y 49" in page.html or "=x 49" in page.html)


def test_a_text_is_shown_exactly_as_typed(small_guide: Project, pages: list[HtmlPage]) -> None:
    files = small_guide.docs.rglob("*.md")
    written = {page_address(file.relative_to(small_guide.docs).as_posix()) for file in files}
    shown = [page for page in pages if page.address in written]
    assert len(shown) == len(written)
    fail_with_all(page.address for page in shown if ATTACK not in page.all("h1")[0].text)
    # The first page is called by the name of the guide.
    fail_with_all(page.address for page in shown if page.address and ATTACK not in page.titles[0])
    changed = {
        place(page, element)
        for page in shown
        for element in page.all("h1", "h2", "h3", "h4", "li", "dd", "label", "legend", "a")
        if "</title>" in element.text and ATTACK not in element.text
    }
    fail_with_all(changed)


def test_an_attribute_holds_its_text_exactly_as_typed(pages: list[HtmlPage]) -> None:
    elements = [(page, element) for page in pages for element in page.elements]
    values = [(page, element, value) for page, element in elements for value in element.attributes.values()]
    assert any(ATTACK in value for _, _, value in values)
    changed = [(page, element) for page, element, value in values if "</title>" in value and ATTACK not in value]
    fail_with_all(place(page, element) for page, element in changed)


def test_data_in_a_page_can_be_read_and_holds_no_end_of_a_script(pages: list[HtmlPage]) -> None:
    blocks = [script.text for page in pages for script in page.all("script") if script["type"] == "application/json"]
    assert blocks
    for block in blocks:
        json.loads(block)
        assert "</" not in block


@pytest.mark.parametrize("name", ["get-ready", "get-ready-large-print"])
def test_a_sheet_prints_a_text_exactly_as_typed(site: Path, name: str) -> None:
    [printed] = [without_breaks(words_of(file)) for file in site.glob(f"checklists/*/{name}.pdf")]
    assert without_breaks(f"{ATTACK} Read the plan.") in printed
    assert without_breaks(f"{ATTACK} Get ready") in printed


def without_breaks(text: str) -> str:
    """Take out where a line may or does end: a long word is broken at the edge of the sheet."""
    return re.sub(r"[\s\u200b]", "", text)


def test_every_data_file_can_be_read(site: Path) -> None:
    for file in site.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))
    for file in site.rglob("*.xml"):
        ElementTree.parse(file)


def test_markdown_shows_braces_quotes_and_code_as_text(pages: list[HtmlPage]) -> None:
    page = next(page for page in pages if page.address == "guide/calls/")
    heading = next(element for element in page.all("h2") if element["id"] == "say")
    assert heading.text.startswith('Say "onmouseover=x &amp; <b>')
    assert [element.text for element in page.all("code")][:2] == ["<script>alert(1)</script>", f"{ATTACK}\n"]
