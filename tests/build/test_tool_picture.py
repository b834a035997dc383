"""The pictures of the tools as the build writes them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html import unescape
from pathlib import Path

import pytest

SVG = "{http://www.w3.org/2000/svg}"
TOOLS = ("visit-mode", "platform", "recording")


def read_pictures(page: str) -> list[ET.Element]:
    """Return the drawings of a page; each must be XML by itself."""
    parts = page.split('<svg class="tool-picture__sheet"')[1:]
    return [ET.fromstring(f'<svg xmlns="{SVG[1:-1]}"{part.split("</svg>")[0]}</svg>') for part in parts]


@pytest.fixture(params=TOOLS)
def page(built_site: Path, request: pytest.FixtureRequest) -> str:
    return (built_site / "decisions" / request.param / "proof" / "index.html").read_text(encoding="utf-8")


def test_each_drawing_is_an_image_with_a_name_and_a_description(page: str) -> None:
    drawings = read_pictures(page)
    assert len(drawings) > 1
    for drawing in drawings:
        title, says = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
        assert title is not None
        assert says is not None
        assert drawing.get("role") == "img"
        assert (drawing.get("aria-labelledby"), drawing.get("aria-describedby")) == (title.get("id"), says.get("id"))
        assert "Picture of the tool" in str(title.text)


def test_no_shape_has_a_style_of_its_own(page: str) -> None:
    shapes = [shape for drawing in read_pictures(page) for shape in drawing.iter()]
    assert [shape.attrib for shape in shapes if "style" in shape.attrib or "fill" in shape.attrib] == []


def test_ids_of_drawings_differ(page: str) -> None:
    names = [part.get("id") for drawing in read_pictures(page) for part in drawing.iter() if part.get("id")]
    assert len(names) == len(set(names))


def test_the_words_below_say_what_the_picture_says(page: str) -> None:
    words = unescape(" ".join(page.split('<details class="tool-picture__words">')[1].split("</details>")[0].split()))
    drawn = [text for text in read_pictures(page)[0].iter(f"{SVG}text") if text.get("class") == "tool-picture__quiet"]
    assert len(drawn) > 20
    assert [text.text for text in drawn if str(text.text) not in words] == []


@pytest.mark.parametrize("tool", TOOLS)
def test_the_page_of_a_tool_leads_to_its_picture(built_site: Path, tool: str) -> None:
    assert 'href="proof/#picture"' in (built_site / "decisions" / tool / "index.html").read_text(encoding="utf-8")


def test_a_card_on_a_page_leads_to_the_tool_and_prints_its_address(built_site: Path) -> None:
    page = (built_site / "guide" / "recording-a-call" / "index.html").read_text(encoding="utf-8")
    assert '<a class="tool-card__link" href="../../decisions/recording/">' in page
    assert 'print-only">http://127.0.0.1/decisions/recording/</span>' in page
