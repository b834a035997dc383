"""A links sheet: found, put in order, kept in its address, printed and copied. Without JavaScript first."""

from __future__ import annotations

import re
from hashlib import sha256
from types import SimpleNamespace

import pytest
import segno
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page, expect

from practice_guide.commands.project import Project
from practice_guide.editions.ledger import PageRecord
from practice_guide.editions.short_addresses import ShortAddress
from practice_guide.guide.front import Moved, Withdrawn
from practice_guide.guide.links import Links
from practice_guide.guide.moves import Move
from practice_guide.kinds.edition import GoneLink, ShortLinksPart
from practice_guide.printing.codes import short_code
from practice_guide.text.dates import in_words

from ..axe import run_axe
from ..paper import sheets
from ..unit.small_pages import make_catalogue, make_page

LEAN_QR = "1aaa80f2ea87616a47e9ad358bb11b37ae55358ecf0c8086d2ad2a912cb183ad"
SHEET = "teach/session/"
Square = tuple[int, int]
CHILD = short_code(["guide/in-a-call-now/#child-tells-you"])
CUT_OFF = short_code(["guide/in-a-call-now/#cut-off"])


@pytest.fixture
def sheet(page: Page, site_url: str) -> Page:
    """A sheet of two links."""
    page.goto(f"{site_url}{SHEET}#n=Monday&l={CHILD}.{CUT_OFF}")
    expect(page.locator(".links-sheet__entry")).to_have_count(2)
    return page


def order(page: Page) -> list[str]:
    return page.locator(".links-sheet__entry strong").all_inner_texts()


def test_without_scripts_the_list_of_short_addresses_is_offered_to_print(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}{SHEET}")
    expect(plain.get_by_role("textbox")).to_have_count(0)
    plain.get_by_role("link", name="print the list of every short address").click()
    expect(plain.get_by_role("heading", name="Short addresses", level=1)).to_be_visible()


def test_a_line_is_found_and_added_from_the_keyboard_and_told(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SHEET}")
    page.get_by_label("Words of a page").fill("child tells me something")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=said]")).to_contain_text("found.")
    page.get_by_role("button", name="Add: A child tells me something").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=said]")).to_have_text("Added as number 1: A child tells me something")
    assert order(page) == ["A child tells me something"]
    assert page.url.endswith(f"#l={CHILD}")


def test_a_prepared_sheet_is_a_link(sheet: Page, site_url: str) -> None:
    expect(sheet.get_by_role("heading", name="Monday")).to_be_visible()
    assert order(sheet) == ["A child tells me something", "We are cut off"]
    picture = sheet.get_by_role("img", name=f"QR code for {site_url}l/{CHILD.lower()}/")
    expect(picture).to_be_visible()
    sheet.get_by_role("link", name=f"l/{CUT_OFF.lower()}/").click()
    sheet.wait_for_url(f"{site_url}guide/in-a-call-now/#cut-off")


def test_each_picture_is_what_the_library_draws_of_the_address_beside_it(
    sheet: Page, site_url: str, project: Project
) -> None:
    paths = [path.get_attribute("d") or "" for path in sheet.locator(".qr-picture path").all()]
    pictures = [{(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)} for path in paths]
    addresses = [f"{site_url}l/{code.lower()}/" for code in (CHILD, CUT_OFF)]
    assert pictures == [drawn_by_the_library(sheet, project, address) for address in addresses]


def test_the_library_draws_what_another_one_draws(page: Page, project: Project) -> None:
    address = "https://example.org/l/cdfh-jkmn/"
    assert drawn_by_the_library(page, project, address, ["ascii"]) in possible_pictures(address)
    assert drawn_by_the_library(page, project, address, ["ascii"]) not in possible_pictures(address.replace("cd", "dc"))


def drawn_by_the_library(page: Page, project: Project, address: str, modes: list[str] | None = None) -> set[Square]:
    """Return the dark squares of a code, drawn on a page without a policy."""
    source = (project.overrides / "vendor" / "lean-qr" / "lean-qr.js").read_text(encoding="utf-8")
    page.goto("about:blank")
    squares = page.evaluate(
        """([source, address, names]) => {
            const exports = {};
            new Function("exports", source)(exports);
            const { generate, correction, mode } = exports;
            const chosen = names ? { modes: names.map((name) => mode[name]) } : {};
            const code = generate(address, { minCorrectionLevel: correction.M, ...chosen });
            const found = [];
            for (let y = 0; y < code.size; y += 1)
                for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) found.push([x, y]);
            return found;
        }""",
        [source, address, modes],
    )
    return {(x, y) for x, y in squares}


def possible_pictures(address: str) -> list[set[Square]]:
    """Return the dark squares of each way in which a code may hold an address, drawn by another library."""
    ways = [segno.make(address, error=level, mask=mask, boost_error=False) for level in "mqh" for mask in range(8)]
    return [{(x, y) for y, row in enumerate(way.matrix) for x, dark in enumerate(row) if dark} for way in ways]


def test_links_are_put_in_order_and_taken_out_and_the_focus_stays_with_them(sheet: Page) -> None:
    sheet.get_by_role("button", name="Down: A child tells me something").click()
    assert order(sheet) == ["We are cut off", "A child tells me something"]
    expect(sheet.get_by_role("button", name="Up: A child tells me something")).to_be_focused()
    sheet.get_by_role("button", name="Remove: We are cut off").click()
    assert order(sheet) == ["A child tells me something"]
    expect(sheet.get_by_role("button", name="Remove: A child tells me something")).to_be_focused()
    assert sheet.url.endswith(f"#n=Monday&l={CHILD}")


def test_a_bad_link_is_shown_safely_with_what_was_dropped(page: Page, site_url: str) -> None:
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    name = "%3Cimg src=x onerror=alert(1)%3E" + "x" * 10_000
    codes = ".".join([CHILD, "CCCC-CCCC", "%3Cb%3E", *["nonsense"] * 500])
    page.goto(f"{site_url}{SHEET}#n={name}&l={codes}")
    dropped = page.locator("[data-part=dropped]")
    expect(dropped).to_contain_text("The name was cut to 120 letters.")
    expect(dropped).to_contain_text("Left out, because they are not codes: <B>, NONSENSE")
    expect(dropped).to_contain_text("and 491 more.")
    expect(dropped).to_contain_text("Left out, because no edition of this guide had them: CCCC-CCCC.")
    assert order(page) == ["A child tells me something"]
    expect(page.locator("links-sheet img, [data-part=dropped] b")).to_have_count(0)
    assert alerts == []


def test_a_mistyped_code_is_told_with_the_nearest_to_add(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{SHEET}#l={CHILD[1]}{CHILD[0]}{CHILD[2:]}")
    page.locator("[data-part=dropped]").get_by_role("button", name="Add: A child tells me something").click()
    assert order(page) == ["A child tells me something"]
    assert page.url.endswith(f"#l={CHILD}")


def short(code: str, kind: str, words: str) -> ShortAddress:
    return ShortAddress(code, "guide/calls/", code.lower(), kind, words)


def test_an_older_sheet_keeps_what_is_there_and_says_what_became_of_the_rest(
    page: Page, site_url: str, project: Project
) -> None:
    ask, wait = short("CCCC-DDDD", "statement", "Ask <b>first</b>."), short("FFFF-HHHH", "heading", "Wait")
    write, shout = short("CCCC-FFFF", "statement", "Write."), short("CCCC-HHHH", "statement", "Shout.")
    calls, stay = make_page(), short("DDDD-HHHH", "heading", "Stay")
    told = {"from": "guide/old/", "since": "2026-12-01"}
    moved = Moved.model_validate(told | {"why": "Said once."})
    withdrawn = Withdrawn.model_validate(told | {"why": "It frightens.", "instead": "Wait for them."})
    part = ShortLinksPart(
        ((PageRecord("guide/calls.md", "Calls", False, (), {}), [ask, wait, stay]),),
        (GoneLink(write, Move(calls, moved, ()), wait), GoneLink(shout, Move(calls, withdrawn, ()), stay)),
    )
    templates = Environment(loader=FileSystemLoader(project.overrides), autoescape=True)
    templates.filters |= {"url": str, "in_words": in_words}
    listed = templates.get_template("components/short-links/short-links.html").render(
        part=part, guide=SimpleNamespace(links=Links(make_catalogue(calls), "l/"))
    )
    page.route(re.compile("/l/$"), lambda route: route.fulfill(body=listed, content_type="text/html"))
    page.goto(f"{site_url}{SHEET}#n=Monday&l=CCCC-HHHH.CCCC-FFFF.CCCC-DDDD")
    expect(page.locator("[data-part=dropped] p")).to_have_text(
        [
            "“Shout.”: Withdrawn on 1 December 2026; do not follow it any longer. It frightens. In its place: Wait for "
            f"them. It is left out. Read: {site_url.partition('://')[2]}l/dddd-hhhh/ “Stay”",
            "“Write.”: Moved on 1 December 2026. Said once. On this sheet it is now “Wait”.",
        ]
    )
    assert order(page) == ["Wait", "Ask <b>first</b>."]


def test_more_links_than_a_sheet_holds_are_told(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}l/")
    codes = page.locator("[data-code]").evaluate_all("all => all.slice(0, 500).map(one => one.dataset.code)")
    page.goto(f"{site_url}{SHEET}#l={'.'.join(codes)}")
    expect(page.locator("[data-part=dropped]")).to_have_text("A sheet holds 60 links. Left out: 440.")
    expect(page.locator(".links-sheet__entry")).to_have_count(60)


def test_it_is_copied_as_markdown_and_as_html_to_paste(sheet: Page, site_url: str) -> None:
    # No clipboard here, as on a site that is not encrypted: the text is offered to be copied by hand.
    sheet.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    sheet.get_by_role("button", name="Copy as Markdown").click()
    text = sheet.get_by_label("Copy this by hand")
    edition = sheet.locator("links-sheet").get_attribute("data-edition")
    child, cut_off = (f"{site_url}l/{code.lower()}/" for code in (CHILD, CUT_OFF))
    expect(text).to_have_value(
        f"# Monday\n\n1. [A child tells me something]({child})\n1. [We are cut off]({cut_off})\n\nEdition {edition}"
    )
    sheet.get_by_role("button", name="Copy as HTML").click()
    expect(text).to_have_value(
        f'<h2>Monday</h2>\n<ol>\n<li><a href="{child}">A child tells me something</a></li>\n'
        f'<li><a href="{cut_off}">We are cut off</a></li>\n</ol>\n<p>Edition {edition}</p>'
    )


def test_it_prints_names_addresses_and_edition_on_one_sheet(sheet: Page) -> None:
    [words] = sheets(sheet)
    for said in ("Monday", "A child tells me something", f"l/{CHILD.lower()}/", "Edition"):
        assert said in words
    assert "Remove" not in words


def test_axe_finds_nothing_on_a_sheet(sheet: Page) -> None:
    sheet.get_by_label("Words of a page").fill("child")
    sheet.keyboard.press("Enter")
    expect(sheet.get_by_role("button", name="Add").first).to_be_visible()
    assert run_axe(sheet) == []


def test_it_stays_inside_a_small_screen(sheet: Page) -> None:
    sheet.set_viewport_size({"width": 320, "height": 640})
    assert sheet.evaluate("document.documentElement.scrollWidth") == 320


def test_the_library_is_the_one_from_its_package(project: Project) -> None:
    folder = project.overrides / "vendor" / "lean-qr"
    assert sha256((folder / "lean-qr.js").read_bytes()).hexdigest() == LEAN_QR
    assert "Permission is hereby granted" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


# The link of a place, anywhere in the guide


def test_the_link_of_a_place_offers_its_short_address_code_and_the_sheet_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}guide/unknown-people/")
    page.locator(".prose .statement button[data-mark]").first.press("Enter")
    opened = page.locator(".statement__basis:popover-open")
    name = opened.get_by_role("link", name="Link to: ").get_attribute("href") or ""
    code = short_code([f"guide/unknown-people/{name}"])
    host = site_url.partition("://")[2]
    expect(opened.locator("place-links > .place__short")).to_have_text(f"{host}l/{code.lower()}")
    expect(opened).to_contain_text(f"slash, letter l, slash, {' '.join(code).replace(' - ', ', dash, ')}")
    opened.get_by_role("button", name="Show the QR code").press("Enter")
    shown = page.get_by_role("dialog")
    picture = shown.get_by_role("img", name=f"QR code for {site_url}l/{code.lower()}/")
    assert (picture.bounding_box() or {})["width"] > 400
    expect(shown.get_by_role("button", name="Close")).to_be_focused()
    assert run_axe(page) == []
    page.keyboard.press("Escape")
    expect(shown).to_have_count(0)
    expect(opened.get_by_role("button", name="Show the QR code")).to_be_focused()
    opened.get_by_role("button", name="Add to a links sheet").press("Enter")
    expect(opened.get_by_role("status")).to_have_text("Added as number 1. Open the sheet")
    opened.get_by_role("button", name="Add to a links sheet").press("Enter")
    expect(opened.get_by_role("status")).to_have_text("It is on the sheet already, as number 1. Open the sheet")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Link to this section: ").first.press("Enter")
    page.get_by_role("button", name="Add to a links sheet").click()
    page.get_by_role("link", name="Open the sheet").click()
    expect(page.locator(".links-sheet__entry")).to_have_count(2)
    # The tab keeps it; emptied, it keeps nothing.
    page.goto(f"{site_url}{SHEET}")
    expect(page.locator(".links-sheet__entry")).to_have_count(2)
    page.get_by_role("button", name="Empty this sheet").click()
    expect(page.locator(".links-sheet__entry")).to_have_count(0)
    assert page.evaluate("Object.keys(sessionStorage)") == []
    assert page.url.endswith("#")


@pytest.mark.own_profile
def test_a_page_loads_what_draws_codes_only_when_a_link_of_a_place_is_used(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}guide/unknown-people/")
    assert not any("/place/" in url for url in asked)
    page.route("**/components/place/**", lambda route: route.abort())
    link = page.get_by_role("link", name="Link to this section: ").first
    with page.expect_event("requestfailed"):
        link.click()
    # Where it does not come, the link is copied all the same, and the page keeps its other scripts.
    expect(page.locator(".statement__copied")).to_have_text("The link is in the address bar")
    expect(page.locator("html")).to_have_class("js")
    expect(page.get_by_role("button", name="Show the QR code")).to_have_count(0)


def test_without_scripts_the_short_address_stands_as_text(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}guide/unknown-people/")
    code = short_code(["guide/unknown-people/"]).lower()
    expect(plain.get_by_text(f"/l/{code}", exact=True)).to_be_visible()
    plain.locator(".prose .statement button[data-mark]").first.click()
    opened = plain.locator(".statement__basis:popover-open")
    name = opened.get_by_role("link", name="Link to: ").get_attribute("href") or ""
    code = short_code([f"guide/unknown-people/{name}"]).lower()
    expect(opened.get_by_text(f"/l/{code}", exact=True)).to_be_visible()
    link = plain.get_by_role("link", name="Link to this section: ").first
    code = short_code([f"guide/unknown-people/{link.get_attribute('href')}"]).lower()
    plain.keyboard.press("Escape")
    link.click()
    expect(plain.get_by_text(f"/l/{code}", exact=True)).to_be_visible()
