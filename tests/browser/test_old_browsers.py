"""Browsers that lack what came later.

A page is served with every newer word misspelt, so that Chromium, like an older browser, ignores the attribute, the
value or the whole rule. Newer functions are deleted before the page's own scripts run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from ..paper import sheets
from .open_tool import begin

# Newer than the oldest browsers that the README names: Chrome and Edge 88, Firefox 85, Safari 14.1.
TAG = re.compile(r"<[a-z][^>]*>")
NEWER_IN_TAGS = re.compile(r"(?<=[\s<])(popover|popovertarget|popovertargetaction|inert|dialog)(?=[\s=>])")
NEWER_IN_STYLES = re.compile(
    "|".join([
        r"(?<=:)(has|popover-open|focus-visible|modal|open|user-valid|user-invalid|dir|details-content)\b",
        r"(?<=@)(layer|container|property|scope|starting-style|view-transition|position-try)\b",
        r"\b(color-mix|light-dark|oklch|oklab|lch|lab|round|anchor)(?=\()",
        r"\b(accent-color|appearance|aspect-ratio|content-visibility|field-sizing|text-wrap|scrollbar-gutter)(?=:)",
        r"(?<=[{;\s])(translate|rotate|scale|anchor-name|position-area|interpolate-size)(?=:)",
        r"(?<=overflow-wrap:)anywhere|(?<=overflow:)clip|(?<=\d)[dsl]v(h|w|i|b|min|max)\b",
    ])
)  # fmt: skip
NEWER_FUNCTIONS = """
    const newer = [
        [HTMLElement.prototype, ["popover", "showPopover", "hidePopover", "togglePopover", "inert"]],
        [HTMLButtonElement.prototype, ["popoverTargetElement", "popoverTargetAction", "command", "commandForElement"]],
        [Element.prototype, ["checkVisibility", "ariaLevel", "setHTMLUnsafe", "getHTML", "moveBefore"]],
        [Document.prototype, ["startViewTransition"]],
        [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "with"]],
        [String.prototype, ["at", "isWellFormed", "toWellFormed"]],
        [Set.prototype, ["union", "intersection", "difference", "isSubsetOf", "isSupersetOf"]],
        [Crypto.prototype, ["randomUUID"]],
        [Object, ["hasOwn", "groupBy"]], [Map, ["groupBy"]], [Array, ["fromAsync"]],
        [Promise, ["withResolvers", "try"]], [URL, ["canParse", "parse"]], [AbortSignal, ["timeout", "any"]],
        [Intl, ["Segmenter"]], [CSS, ["highlights"]],
        [window, ["structuredClone", "navigation", "scheduler", "requestIdleCallback", "reportError", "Iterator",
            "HTMLDialogElement", "CloseWatcher"]],
    ];
    for (const [holder, names] of newer) for (const name of names) delete holder[name];
"""
# What assets/js/first.js asks for. A browser without it keeps the page as it is without scripts.
TOO_OLD = "delete Element.prototype.replaceChildren;"
# One piece of newer syntax, and those browsers refuse the whole file. Functions are the business of the tests above.
NEWER_SYNTAX = {
    "private member": r"\.#[a-z]|^\s*#[a-z]\w*\s*[(=;]",
    "static block": r"\bstatic\s*\{",
    "looking behind in a pattern": r"\(\?<[=!]",
    "flag d or v of a pattern": r"/[gimsuy]*[dv][gimsuy]*(?=[.,;)])",
    "import attribute": r"\bimport\b.*\bwith\s*\{",
}
PHONE = {"width": 360, "height": 740}
WITH_TERMS = "guide/recording-a-call/"
MEANS = "The family and the few professionals who carry out"
OLD = pytest.mark.parametrize("without", ["", TOO_OLD], ids=["the oldest supported", "older still"])

Opener = Callable[..., Page]


def misspelt(newer: re.Pattern[str], text: str) -> str:
    return newer.sub(lambda found: f"x-{found[0]}", text)


def serve_misspelt(route: Route) -> None:
    """Pass a page or a stylesheet on with an x before each newer word; other files pass as they are."""
    kind = route.request.resource_type
    if kind not in ("document", "stylesheet"):
        route.continue_()
        return
    answer = route.fetch()
    text = answer.text()
    if kind == "document":
        text = TAG.sub(lambda tag: misspelt(NEWER_IN_TAGS, tag[0]), text)
    else:
        text = misspelt(NEWER_IN_STYLES, text)
    route.fulfill(response=answer, body=text)


@pytest.fixture
def open_old(browser: Browser) -> Iterator[Opener]:
    """Opens a page as an old browser would. Whatever its console hears fails the test."""
    said: list[str] = []
    contexts = []

    def open_page(url: str, without: str = "", **settings: bool) -> Page:
        context = browser.new_context(viewport=PHONE, **settings)
        contexts.append(context)
        context.route("**/*", serve_misspelt)
        context.add_init_script(f"(() => {{ {NEWER_FUNCTIONS} {without} }})();")
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


# The oldest browsers that are supported


def test_a_word_of_the_glossary_is_a_link_to_its_entry_and_no_card_lies_open(open_old: Opener, site_url: str) -> None:
    page = open_old(site_url + WITH_TERMS)
    expect(page.get_by_text(MEANS)).to_have_count(0)
    page.get_by_role("article").get_by_role("link", name="core group", exact=True).click()
    expect(page.locator(":target")).to_be_in_viewport()
    expect(page).to_have_url(f"{site_url}about/glossary/#core-group")


def test_a_tool_leads_to_a_result(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}decisions/recording/")
    begin(page)
    tool = page.locator("decision-tool")
    for _ in page.locator("[data-question]").all():
        if tool.get_attribute("data-state") == "asking":
            asked = page.locator("[data-current]").get_attribute("id")
            page.locator("[data-current] label").last.click()
            page.get_by_role("button", name="Continue", exact=True).click()
            expect(page.locator(f"[data-current][id='{asked}']")).to_have_count(0)
    expect(tool).to_have_attribute("data-state", "result")
    expect(page.locator("[data-outcome] h3")).to_be_focused()


def test_a_checklist_counts_clears_and_shows_no_empty_space(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}checklists/before-the-call/")
    page.locator(".checklist__item label").first.click()
    expect(page.locator("[data-part=total]")).to_have_text("1 of 16 done")
    page.get_by_role("button", name="Clear all ticks").click()
    expect(page.locator("[data-part=total]")).to_have_text("0 of 16 done")


def test_search_finds_pages(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}search/")
    page.get_by_label("Words to look for").fill("interpreter")
    found = page.get_by_role("region", name="Search results")
    expect(found.get_by_role("listitem").first.get_by_role("link").first).to_be_visible()


def test_only_the_ticked_lists_are_printed(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}checklists/print/")
    for title in ("Before the call", "Your own space"):
        page.get_by_role("checkbox", name=title, exact=True).check()
    assert len(sheets(page)) == 2


def test_a_picture_of_a_tool_keeps_a_colour_for_each_outcome(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}decisions/visit-mode/proof/")
    colours = page.locator(".tool-picture__mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).backgroundColor)"
    )
    assert len(colours) > 20
    assert "rgba(0, 0, 0, 0)" not in colours


# Older ones still


def test_below_that_a_page_is_as_it_is_without_scripts(open_old: Opener, site_url: str) -> None:
    for place, element in [
        ("decisions/recording/", "decision-tool"),
        ("checklists/before-the-call/", "check-list"),
        ("checklists/print/", "print-several"),
        ("s/", "check-code"),
    ]:
        page = open_old(site_url + place, TOO_OLD)
        assert page.locator(element).count() == 1
        assert page.evaluate(f"customElements.get({element!r}) === undefined"), element
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_role("link", name="Menu")).to_be_visible()


@OLD
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_no_words_of_a_card_lie_over_the_page_or_in_the_sentence(
    open_old: Opener, site_url: str, without: str, scripts: bool
) -> None:
    page = open_old(site_url + WITH_TERMS, without, java_script_enabled=scripts)
    expect(page.get_by_text(MEANS).locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("article").locator("a[href*='glossary/#core-group']:visible")).to_have_count(1)


@OLD
@pytest.mark.parametrize("place", ["", WITH_TERMS, "decisions/visit-mode/", "checklists/before-the-call/", "search/"])
def test_nothing_scrolls_sideways(open_old: Opener, site_url: str, place: str, without: str) -> None:
    page = open_old(site_url + place, without)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_no_box_promises_large_type_where_it_cannot_give_it(open_old: Opener, site_url: str) -> None:
    page = open_old(f"{site_url}checklists/opening-the-call/family/")
    expect(page.get_by_text("Large type, here and on paper")).to_be_hidden()
    expect(page.get_by_role("link", name="large print")).to_be_visible()


# Syntax


def test_no_script_is_refused_for_its_syntax(built_site: Path) -> None:
    ours = [file for file in built_site.rglob("*.js") if "bundle" not in file.name and "worker" not in file.name]
    names = {file.name.partition(".")[0] for file in ours}
    assert names >= {"first", "main", "decision-tool", "checklist"}
    found = [
        f"{file.name}: {name}"
        for file in ours
        for name, pattern in NEWER_SYNTAX.items()
        if re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert found == []
