"""What makes axe quick for these tests takes nothing from what it finds."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from ..axe import RULES, run_axe

FAULTS = """<!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>
<p style="color: #777">Pale</p>
<p style="color: rgb(0 0 0 / 45%); background: linear-gradient(white, white)">Half there, over a picture</p>
<div style="background: #0008"><p style="color: hsl(0 0% 20%); opacity: 0.8">Dark on dark</p></div>
<p style="color: oklch(0.7 0.1 200)">In another notation</p>
<p style="text-shadow: 0 0 1px #888; color: #999">With a shadow</p>
<input><img src="data:,"><a href="#a" style="font-size: 8px">a</a><a href="#b" style="font-size: 8px">b</a>
<p>In <a href="#c" style="color: #222; text-decoration: none">a text</a> that goes on</p></main></html>"""

ALIKE = """<!doctype html><html lang="en"><title>Alike</title><style>.pale { color: #999 } div { position: absolute }
</style><main><h1>Alike</h1><p class="pale">one</p><p class="pale">like one</p>
<section style="background: #333"><p class="pale" style="color: #777">dark</p></section>
<p class="pale" style="font-size: 30px">large</p>
<div style="top: 300px"><p class="pale">over</p></div><div style="top: 400px"><p class="pale">over this too</p></div>
</main></html>"""

# What is hidden has faults too, and gives names to what is shown.
HIDDEN = """<!doctype html><html lang="en"><title>Hidden</title><main><h1>Hidden</h1>
<section hidden><h2 id="name">Words</h2><input id="one"></section><p hidden id="more">More</p>
<section aria-labelledby="more">Words<input aria-labelledby="name"> <input aria-labelledby="more"></section>
<div style="display: none"><input><div><img src="data:,"></div></div>
<details><summary>More</summary><input><p style="color: #999">Pale</p></details>
<label for="two" hidden>Label</label><input id="two"><button style="padding: 20px"><span hidden>Press</span></button>
<ul><div hidden><li><input></li></div></ul></main></html>"""

AS_IT_COMES = "async (rules) => (await axe.run(rules)).violations.flatMap(({ id, nodes }) => nodes.map(() => id))"
FOUND = {
    FAULTS: [*["color-contrast"] * 4, "image-alt", "label", "link-in-text-block", "target-size", "target-size"],
    HIDDEN: ["button-name", "label"],
}


@pytest.mark.parametrize("faults", FOUND)
def test_it_finds_what_axe_finds_as_it_comes_and_leaves_all_in_its_place(page: Page, faults: str) -> None:
    page.set_content(faults)
    before = page.content()
    found = run_axe(page)
    assert page.content() == before
    page.evaluate(f"delete window.axe; {Axe().axe_script}")
    assert page.evaluate(AS_IT_COMES, RULES) == [said.split(" ")[0] for said in found] == FOUND[faults]


def test_words_that_look_alike_are_measured_once_and_all_others_each(page: Page) -> None:
    page.set_content(ALIKE)
    contrast = {**RULES, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
    found = [re.findall(">(.*)<", said)[0] for said in run_axe(page, contrast)]
    assert found == ["one", "dark", "large", "over", "over this too"]
    page.evaluate("document.querySelector('section').style.background = '#444'")
    found = [re.findall(">(.*)<", said)[0] for said in run_axe(page, contrast)]
    assert found == ["dark", "over", "over this too"]
