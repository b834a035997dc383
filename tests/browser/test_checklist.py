"""A checklist on screen and on paper. Without JavaScript first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from ..conftest import OpenTab
from ..paper import print_pdf, review_of, sheets
from .kept import wait_until_forgotten, wait_until_kept

LISTS = sorted(path.stem for path in Path("docs/checklists").glob("*.md") if path.stem != "index")
BLOCKED = """Object.defineProperty(window, "localStorage", {
    configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });"""
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
FIRST = "Put the next meeting in person in the diary first."
SECOND = "Write down what the call is for"


@pytest.fixture
def list_url(site_url: str) -> str:
    return f"{site_url}checklists/before-the-call/"


def kept(page: Page) -> object:
    text = page.evaluate("localStorage.getItem('checklist.before-the-call')")
    return json.loads(text) if text else None


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=name).check()


def total(page: Page) -> str:
    return page.locator("[data-part=total]").inner_text()


# Without JavaScript


@pytest.mark.layout
@pytest.mark.parametrize("name", ["before-the-call", "with-a-child", "conference-chair", "managers-review"])
def test_on_a_phone_its_first_line_is_on_the_first_screen(open_tab: OpenTab, site_url: str, name: str) -> None:
    page = open_tab(viewport={"width": 390, "height": 844})
    page.goto(f"{site_url}checklists/{name}/")
    # A correction for safety comes before everything until the next edition.
    page.evaluate("document.querySelector('.safety')?.remove()")
    line = page.locator(".checklist__item").first.locator("label")
    expect(line).to_be_in_viewport(ratio=1)
    bar = page.locator(".checklist__bar").bounding_box()
    box = line.bounding_box()
    assert bar
    assert box
    assert box["y"] + box["height"] <= bar["y"]


def test_without_scripts_boxes_tick_and_nothing_is_promised(plain: Page, list_url: str) -> None:
    plain.goto(list_url)
    tick(plain, FIRST)
    expect(plain.get_by_role("checkbox", name=FIRST)).to_be_checked()
    for words in ("Print this list", "Remember my ticks", "Clear all ticks", "On a shared or watched device"):
        expect(plain.get_by_text(words)).to_be_hidden()
    plain.get_by_text("Print or download", exact=True).click()
    expect(plain.get_by_text("own print command")).to_be_visible()
    expect(plain.locator(".checklist__bar")).to_be_hidden()


def test_without_scripts_every_line_its_condition_and_its_sources_can_be_read(plain: Page, list_url: str) -> None:
    plain.goto(list_url)
    expect(plain.get_by_role("checkbox")).to_have_count(16)
    line = plain.locator("#safe-contact-plan")
    expect(line).to_contain_text("Never skip")
    expect(line).to_contain_text("If there was or may be domestic abuse or exploitation:")
    line.get_by_role("button").click()
    expect(line.get_by_role("link", name="Local procedures")).to_be_visible()
    plain.keyboard.press("Escape")
    cut_off = plain.locator("#lost-connection, #plan-b").filter(has=plain.locator(".statement__mark--care"))
    cut_off.get_by_role("button", name="sources disagree").click()
    expect(cut_off.get_by_role("link", name="Sources disagree: losing the connection")).to_be_visible()


def test_without_scripts_words_to_say_are_marked_as_such(plain: Page, site_url: str) -> None:
    for path in ("checklists/someone-unknown-appears/#stop-case-talk", "checklists/print/"):
        plain.goto(f"{site_url}{path}")
        said = plain.locator(".checklist__say").filter(has_text="pause there for a moment").first
        expect(said).to_have_text("Say: “Let's pause there for a moment.”")


@pytest.mark.layout
def test_without_scripts_a_list_prints_on_one_sheet(open_tab: OpenTab, list_url: str) -> None:
    page = open_tab(java_script_enabled=False)
    page.goto(list_url)
    assert len(sheets(page)) == 1


# Ticking


def test_a_click_anywhere_on_a_line_ticks_it_and_the_counts_follow(page: Page, list_url: str) -> None:
    page.goto(list_url)
    page.get_by_text(SECOND).click()
    assert total(page) == "1 of 16 done"
    assert page.locator("#when-you-plan [data-progress]").inner_text() == "1 of 6 done"
    assert page.get_by_role("progressbar", name="Lines done").evaluate("bar => [bar.value, bar.max]") == [1, 16]


def test_the_keyboard_alone_reaches_ticks_and_clears(page: Page, list_url: str) -> None:
    page.goto(list_url)
    page.get_by_role("checkbox", name=FIRST).focus()
    page.keyboard.press("Space")
    assert total(page) == "1 of 16 done"
    page.get_by_role("button", name="Clear all ticks").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Put the ticks back")).to_be_focused()
    page.keyboard.press("Enter")
    assert total(page) == "1 of 16 done"
    expect(page.get_by_role("button", name="Clear all ticks")).to_be_focused()


def test_how_far_one_is_stands_beside_the_pause_however_long_its_name(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site_url}checklists/domestic-abuse-safe-contact/")
    expect(page.locator("[data-progress]:visible")).to_have_count(4)
    apart = page.locator(".checklist__head").evaluate_all(
        """(heads) => heads.map((head) => {
            const [pause, told] = [".checklist__pause", "[data-progress]"].map((of) => head.querySelector(of));
            return Math.round(told.getBoundingClientRect().top - pause.getBoundingClientRect().top);
        })"""
    )
    assert apart == [0, 0, 0, 0]


def test_a_pause_is_heard_by_its_title_alone(page: Page, list_url: str) -> None:
    page.goto(list_url)
    names = [group.aria_snapshot().partition("\n")[0] for group in page.locator(".checklist__group").all()]
    assert names == [f'- region "{title}":' for title in ("When you plan it", "The day before", "Ten minutes before")]


def test_a_box_is_heard_with_its_condition_its_weight_and_its_reason(page: Page, list_url: str) -> None:
    page.goto(list_url)
    box = page.get_by_role(
        "checkbox", name="Never skip If there was or may be domestic abuse or exploitation: Agree a safe"
    )
    expect(box).to_have_accessible_description(
        "Agree it with your manager and a specialist. Without one, meet in person."
    )


def test_progress_is_announced_once_after_quick_ticks(page: Page, list_url: str) -> None:
    page.goto(list_url)
    page.evaluate("""() => {
        window.heard = [];
        new MutationObserver(() => heard.push(document.querySelector("[data-part=status]").textContent))
            .observe(document.querySelector("[data-part=status]"), { childList: true });
    }""")
    # In one moment, however slow the machine is.
    boxes = [page.get_by_role("checkbox", name=name).element_handle() for name in (FIRST, SECOND)]
    page.evaluate("boxes => boxes.forEach((box) => box.click())", boxes)
    expect(page.locator("[data-part=status]")).not_to_be_empty()
    assert page.evaluate("heard") == ["When you plan it: 2 of 6 done. In all, 2 of 16 done."]


def test_clearing_says_how_many_and_can_be_taken_back(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST, SECOND)
    page.get_by_role("button", name="Clear all ticks").click()
    assert total(page) == "0 of 16 done"
    expect(page.get_by_text("Ticks cleared: 2.")).to_be_visible()
    page.get_by_role("button", name="Put the ticks back").click()
    assert total(page) == "2 of 16 done"
    expect(page.get_by_role("button", name="Put the ticks back")).to_be_hidden()


def test_ticking_after_clearing_ends_the_way_back(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST)
    page.get_by_role("button", name="Clear all ticks").click()
    tick(page, SECOND)
    expect(page.get_by_role("button", name="Put the ticks back")).to_be_hidden()


def test_a_link_to_a_line_opens_at_it(page: Page, list_url: str) -> None:
    page.goto(f"{list_url}#word-to-stop")
    expect(page.locator("#word-to-stop")).to_be_in_viewport()
    page.locator("#word-to-stop").get_by_role("button").click()
    page.get_by_role("link", name="Link to: Agree a word or sign that means stop.").click()
    assert page.url.endswith("#word-to-stop")


# Keeping


def test_nothing_is_kept_unless_asked(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST)
    assert kept(page) is None
    expect(page.get_by_role("checkbox", name="Remember my ticks")).not_to_be_checked()


def test_ticks_kept_on_request_come_back_with_their_date(page: Page, list_url: str, site_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST, "Remember my ticks", SECOND)
    wait_until_kept(page, site_url, "checklist.before-the-call", "purpose-written")
    page.goto(list_url)
    assert total(page) == "2 of 16 done"
    expect(page.get_by_role("checkbox", name="Remember my ticks")).to_be_checked()
    expect(page.get_by_text("These ticks were kept on this device on")).to_be_visible()


def test_it_keeps_what_it_says_and_no_more(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, "Remember my ticks", FIRST)
    stored = kept(page)
    assert isinstance(stored, dict)
    assert sorted(stored) == ["code", "on", "ticked"]
    assert stored["ticked"] == ["next-in-person"]
    assert page.evaluate("[Object.keys(localStorage), document.cookie]") == [["checklist.before-the-call"], ""]


def test_ticks_kept_from_before_a_change_of_the_list_say_so(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, "Remember my ticks", FIRST)
    page.reload()
    expect(page.get_by_text("The list has changed since then")).to_be_hidden()
    page.evaluate("""() => {
        const kept = JSON.parse(localStorage.getItem("checklist.before-the-call"));
        localStorage.setItem("checklist.before-the-call", JSON.stringify({ ...kept, code: "CCCC-CCCC" }));
    }""")
    page.reload()
    expect(page.get_by_text("The list has changed since then, so read each line again.")).to_be_visible()


def test_unticking_remember_deletes_what_was_kept(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST, "Remember my ticks")
    page.get_by_role("checkbox", name="Remember my ticks").uncheck()
    assert kept(page) is None
    assert total(page) == "1 of 16 done"


def test_ticks_of_an_earlier_call_can_be_cleared_where_they_are_announced(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST, "Remember my ticks")
    page.reload()
    page.get_by_role("button", name="Clear these ticks").click()
    assert total(page) == "0 of 16 done"
    expect(page.get_by_role("button", name="Put the ticks back")).to_be_focused()
    page.reload()
    assert total(page) == "0 of 16 done"


@pytest.mark.parametrize("text", ["{", "null", "[]", '{"ticked": 3}', '{"ticked": ["gone"], "on": "never"}'])
def test_what_is_kept_but_cannot_be_read_does_no_harm(page: Page, list_url: str, text: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(list_url)
    page.evaluate("text => localStorage.setItem('checklist.before-the-call', text)", text)
    page.reload()
    assert total(page) == "0 of 16 done"
    assert failures == []


def test_ticks_that_cannot_be_kept_say_so(page: Page, list_url: str) -> None:
    page.goto(list_url)
    page.evaluate(FULL)
    page.get_by_role("checkbox", name="Remember my ticks").click()
    expect(page.get_by_role("status").filter(has_text="Your browser could not keep your ticks")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Remember my ticks")).not_to_be_checked()
    tick(page, FIRST)
    assert total(page) == "1 of 16 done"


def test_no_box_is_one_that_the_browser_fills_in_again(built_site: Path) -> None:
    boxes = re.compile(r'<(?:input|textarea)\b(?![^>]*autocomplete="off")[^>]*>')
    pages = [page for kind in ("checklists", "decisions") for page in built_site.glob(f"{kind}/**/index.html")]
    found = {box for page in pages for box in boxes.findall(page.read_text(encoding="utf-8"))}
    # The switch for large type on a family sheet says nothing about anybody.
    assert found == {'<input class="family__large" type="checkbox">'}


def test_clear_and_leave_clears_ticks_and_leads_to_an_empty_page(page: Page, list_url: str, site_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST, "Remember my ticks")
    page.get_by_role("button", name="Clear and leave").click()
    expect(page).to_have_url(f"{site_url}blank/")
    wait_until_forgotten(page)
    page.goto(list_url)
    assert total(page) == "0 of 16 done"


@pytest.mark.own_profile
def test_blocked_storage_is_said_and_the_list_still_counts(page: Page, list_url: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.add_init_script(BLOCKED)
    page.goto(list_url)
    tick(page, FIRST)
    assert total(page) == "1 of 16 done"
    expect(page.get_by_text("Your browser does not let this page keep anything.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Remember my ticks")).to_be_hidden()
    assert failures == []


def test_a_list_with_a_part_missing_stays_plain_and_names_it(page: Page, list_url: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(error.message))
    page.route("**/before-the-call/", lambda route: route.fulfill(
        response=(answer := route.fetch()), body=answer.text().replace('data-part="meter"', "")))  # fmt: skip
    page.goto(list_url)
    assert failures == ['check-list: the part "meter" is missing from the page']
    tick(page, FIRST)


# Small and large


@pytest.mark.layout
def test_nothing_scrolls_sideways_at_320_pixels(open_tab: OpenTab, list_url: str) -> None:
    page = open_tab(viewport={"width": 320, "height": 640})
    page.goto(list_url)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.layout
def test_the_bar_never_covers_the_focused_box(open_tab: OpenTab, list_url: str) -> None:
    page = open_tab(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    page.goto(list_url)
    page.get_by_role("checkbox", name=FIRST).focus()
    covered = []
    for _ in range(60):
        page.keyboard.press("Tab")
        covered.append(
            page.evaluate("""() => {
            const one = document.activeElement, box = one.getBoundingClientRect();
            if (!one.closest(".checklist__items")) return null;
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            return top && (one.contains(top) || top.contains(one)) ? null : one.outerHTML;
        }""")
        )
    assert [one for one in covered if one] == []


# Paper


@pytest.mark.parametrize("name", LISTS)
def test_every_list_prints_on_one_sheet_with_what_it_needs(page: Page, site_url: str, name: str, edition: str) -> None:
    """That it is one sheet in every font, also with one line more, stands in test_review_clock.py."""
    page.goto(f"{site_url}checklists/{name}/")
    words = sheets(page)
    assert len(words) == 1
    for needed in ("In danger now?", "Use with your manager; not a record of the visit.", f"Edition {edition}",
                   review_of(name), "Next review by", "[1]", "Page 1 of 1"):  # fmt: skip
        assert needed in words[0]
    for unwanted in ("Menu", "Print this list", "Your ticks", "Something wrong here?"):
        assert unwanted not in words[0]


def test_the_sheet_leaves_room_for_the_holes_of_a_punch(page: Page, list_url: str) -> None:
    page.goto(list_url)
    with PdfDocument(print_pdf(page)) as document:
        words = document[0].get_textpage()
        lefts = [words.get_rect(number)[0] for number in range(words.count_rects())]
    assert min(lefts) >= 20 / 25.4 * 72


def test_lines_to_fill_in_come_with_a_warning_about_names(page: Page, list_url: str) -> None:
    page.goto(list_url)
    assert "Write no names, addresses or case details on this sheet." in sheets(page)[0]


def test_a_ticked_box_is_drawn_differently_from_an_empty_one(page: Page, list_url: str) -> None:
    page.goto(list_url)
    tick(page, FIRST)
    page.emulate_media(media="print")
    borders = "box => getComputedStyle(box, '::before').borderBottomWidth"
    assert page.locator("#next-in-person input").evaluate(borders) != "0px"
    assert page.locator("#purpose-written input").evaluate("box => getComputedStyle(box, '::before').content") == "none"


@pytest.mark.own_profile
def test_the_print_button_opens_the_browsers_own_dialogue(page: Page, list_url: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(list_url)
    page.get_by_text("Print or download", exact=True).click()
    page.get_by_role("button", name="Print this list").click()
    assert page.evaluate("window.printed")


@pytest.mark.layout
def test_no_full_stop_stands_on_a_line_of_its_own(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}checklists/opening-the-call/")
    page.get_by_text("Print or download", exact=True).click()
    apart = """() => [...document.querySelectorAll('.checklist__files a')].filter((link) => {
        const after = document.createRange();
        if (!/^[.,]/.test(link.nextSibling?.textContent ?? '')) return false;
        after.setStart(link.nextSibling, 0);
        after.setEnd(link.nextSibling, 1);
        return after.getBoundingClientRect().left < [...link.getClientRects()].at(-1).right - 1;
    }).length"""
    for width in range(320, 440, 5):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(apart) == 0, width
