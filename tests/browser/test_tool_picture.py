"""The picture of a tool flows: with any letters, on a phone, at 400 % and on A4, nothing covers anything."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from ..conftest import OpenTab

TOOLS = ("visit-mode", "platform", "recording")
FONTS = ("DejaVu Sans", "Liberation Sans", "Noto Sans")
# The narrowest phone, which is also a desk of 1280 at 400 %; a desk; and what is printed on A4.
SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 320, "height": 640},
    "desk": {"width": 1280, "height": 800},
    "paper": {"width": 665, "height": 1000},
}
# The lines of text and the marks of a picture, as the boxes that readers see.
FIND_OVERLAPS = """
picture => {
  const boxes = [];
  const walker = document.createTreeWalker(picture, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    if (!node.data.trim() || node.parentElement.closest(".visually-hidden")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) boxes.push({ rect, says: node.data.trim().slice(0, 40) });
  }
  for (const lanes of picture.querySelectorAll(".tool-picture__lanes")) {
    const rect = lanes.getBoundingClientRect();
    if (rect.width) boxes.push({ rect, says: "lanes" });
  }
  for (const number of picture.querySelectorAll(".tool-picture__number, .tool-picture__mark")) {
    boxes.push({ rect: number.getBoundingClientRect(), says: number.textContent, frames: number.textContent });
  }
  const by = 3;  // letters of one line reach into the next by design of the font
  const isBeside = (a, b) => a.right - 1 <= b.left || b.right - 1 <= a.left;
  const isAbove = (a, b) => a.bottom - by <= b.top || b.bottom - by <= a.top;
  const found = [];
  boxes.sort((a, b) => a.rect.top - b.rect.top);
  boxes.forEach((one, place) => {
    for (const other of boxes.slice(place + 1)) {
      if (other.rect.top > one.rect.bottom) break;
      const isOwn = (one.frames ?? other.says) === (other.frames ?? one.says) && (one.frames || other.frames);
      const isClear = isOwn || isBeside(one.rect, other.rect) || isAbove(one.rect, other.rect);
      if (!isClear) found.push(`${one.says} | ${other.says}`);
    }
  });
  const edge = document.documentElement.clientWidth;
  const outside = boxes.filter(({ rect }) => rect.right > edge || rect.left < 0).map(box => box.says);
  return { texts: boxes.length, found, outside };
}
"""
# How far the numbers of the questions stand out from their grounds. axe leaves out single characters.
CONTRASTS = """
numbers => numbers.map(number => getComputedStyle(number)).map(look => {
  const [text, ground] = [look.color, look.backgroundColor].map(colour => {
    const parts = colour.match(/[\\d.]+/g).map(part => part / 255);
    const [red, green, blue] = parts.map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  });
  return Math.max(text, ground) / Math.min(text, ground);
})
"""


@pytest.fixture(params=SIZES)
def tab(open_tab: OpenTab, request: pytest.FixtureRequest) -> Page:
    size: str = request.param
    page = open_tab(viewport=SIZES[size], bypass_csp=True)
    page.emulate_media(media="print" if size == "paper" else "screen")
    return page


@pytest.mark.parametrize("tool", TOOLS)
def test_nothing_covers_anything_and_nothing_leaves_the_page(tab: Page, site_url: str, tool: str) -> None:
    tab.goto(f"{site_url}decisions/{tool}/proof/")
    for font in FONTS:
        tab.add_style_tag(content=f":root {{ --sans: '{font}'; --serif: '{font}'; }}")
        measured = tab.locator(".tool-picture").evaluate(FIND_OVERLAPS)
        assert measured["texts"] > 60
        assert (font, measured["found"], measured["outside"]) == (font, [], [])
        assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("tool", TOOLS)
def test_on_paper_letters_and_numbers_are_seen_without_their_grounds(page: Page, site_url: str, tool: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{site_url}decisions/{tool}/proof/")
    colours = "marks => marks.map(mark => getComputedStyle(mark)).map(look => [look.color, look.backgroundColor])"
    looks = page.locator(".tool-picture :is(.tool-picture__mark, .tool-picture__number)").evaluate_all(colours)
    assert {tuple(look) for look in looks} == {("rgb(0, 0, 0)", "rgba(0, 0, 0, 0)")}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_numbers_of_questions_stand_out_from_their_grounds(page: Page, site_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{site_url}decisions/recording/proof/")
    contrasts = page.locator(".tool-picture__number").evaluate_all(CONTRASTS)
    assert len(contrasts) > 10
    assert min(contrasts) >= 4.5
