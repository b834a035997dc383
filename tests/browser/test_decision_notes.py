"""Taking a result away: notes as text, a file, paper; and links that hold invented answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from practice_guide.guide import Guide

from ..conftest import OpenTab
from ..paper import sheets
from .invented_cases import cases_of, look_at_each
from .open_tool import open_tool

FOSTER_VISIT = "a=danger:no;purpose:looked-after-visit;concerns:none"
# The sides of A4 of a blank form at most. The first tool asks about some twenty concerns, each with its own steps;
# the last serves who records, whether it runs and who could be harmed, and says something else first in each case.
MOST_SIDES = {"visit-mode": 5, "platform": 3, "recording": 5}
TOOLS = list(MOST_SIDES)
# Two answers here mean "Meet in person"; the others alone would mean something less protective.
IN_PERSON = (
    "a=danger:no;purpose:assessment;concerns:drugs-alcohol-mental-health;law-or-plan:not-checked;last-seen:never;"
    "communication:not-on-a-screen;privacy:not-known;wishes:want-a-call;not-ready:all-ready;manager:not-asked-yet"
)
# Of each numbered list that shows: how long it is, the room before its lines, and the width of its last numeral.
ROOM_FOR_NUMERALS = """() => [...document.querySelectorAll("decision-tool ol")].flatMap((list) => {
    const lines = [...list.children].filter((line) => line.getClientRects().length);
    const { listStyleType, paddingLeft } = getComputedStyle(list);
    if (!lines.length || listStyleType === "none") return [];
    const numeral = document.createElement("span");
    numeral.textContent = `${lines.length}. `;
    numeral.style.cssText = "white-space: pre; position: absolute";
    lines[0].append(numeral);
    const { width } = numeral.getBoundingClientRect();
    numeral.remove();
    return [[lines.length, parseFloat(paddingLeft), width]];
})"""
REFUSE_TO_COPY = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
# A sheet of A4 within the edges of a tool's @page, 8 mm, 9 mm and 10 mm. Higher than that, it would be two sheets.
PAPER = {"width": 726, "height": 1054}
# The notes of a result as paper has them and as the text that is copied has them.
NOTES = """(result) => {
    dispatchEvent(new Event("beforeprint"));
    const paper = document.body.innerText;
    const { height } = document.body.getBoundingClientRect();
    dispatchEvent(new Event("afterprint"));
    document.querySelector("[data-part=copy]").click();
    return { paper, height, title: result.querySelector("h3").innerText,
        text: document.querySelector("[data-part=text]").value };
}"""
# What is for paper when it is asked for at once, and when the browser has drawn the result.
PRINT_AT_ONCE = """async (link) => {
    const paper = () => document.querySelector("[data-part=sheet]").textContent;
    const opened = new Promise((done) => addEventListener("popstate", () => {
        dispatchEvent(new Event("beforeprint"));
        done(paper());
    }, { once: true }));
    location.hash = link;
    const atOnce = await opened;
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return [atOnce, paper()];
}"""
SMALLEST_PRINT = 9.5
USUAL_X_HEIGHT = "0.5"  # Of the size; Segoe UI has it.
PIXELS_IN_POINT = 96 / 72
ODD_LINKS = {
    "markup": "a=danger:<img/src=x%20onerror=alert(1)>;<b>x</b>:no",
    "encoded markup": "a=danger%3Ano%3B%3Cscript%3Ealert(1)%3C%2Fscript%3E%3Ayes",
    "prototype names": "a=__proto__:no;constructor:yes;toString:x;danger:hasOwnProperty+__proto__",
    "nothing": "a=",
    "only marks": "a=;;;:::+++",
    "broken escapes": "a=danger:%E0%A4%A",
    "absurd length": "a=" + "danger:no;" * 5000,
}


@pytest.fixture
def tool_url(site_url: str) -> str:
    return f"{site_url}decisions/visit-mode/"


@pytest.fixture
def tool(open_tab: OpenTab) -> Iterator[Page]:
    """A tab that may copy; a script error or a dialogue fails the test."""
    page = open_tab(permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    yield page
    assert faults == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def copied(page: Page) -> str:
    expect(page.get_by_text("Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


# Notes


def test_paper_asked_for_before_the_result_is_drawn_has_all_of_its_notes(tool: Page, tool_url: str) -> None:
    open_tool(tool, tool_url)
    at_once, later = tool.evaluate(PRINT_AT_ONCE, f"#{FOSTER_VISIT}")
    assert at_once == later
    assert all(
        words in at_once for words in ("Meet in person", "Set a date", "ended on 30 September 2021", "Answered on")
    )


def test_notes_hold_the_result_the_answers_the_reasons_what_was_not_asked_and_room_for_ones_own(
    tool: Page, tool_url: str
) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    press(tool, "Copy as text")
    notes = copied(tool)
    places = [
        notes.index(words)
        for words in (
            "Face to face or by video?",
            "MEET IN PERSON, NOT BY VIDEO OR PHONE",
            "Set a date to meet in person",
            "WHAT TO DO NEXT\n1. ",
            "WHO DECIDES\n- ",
            "WHAT TO WRITE DOWN\n- ",
            "MY ANSWERS\n1. ",
            "What is this contact for? A visit to a looked-after child",
            "WHY\n- ",
            "ended on 30 September 2021",
            "NOT ASKED\n- ",
            "What does your manager say?",
            "This is a prompt to think with your manager, not a decision.",
            "No practising social work manager has signed off",
            "Edition 20",
            "Answered on",
            "My reasons: ____",
            "Decision: ____",
            "Role: ____",
            "Date: ____",
        )
    ]
    assert places == sorted(places)
    for left_out in ("Change", "THINK ABOUT BOTH WAYS", "Local procedures", "If “"):
        assert left_out not in notes


def test_notes_hold_every_step_and_reason_folded_or_not(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{IN_PERSON}")
    press(tool, "Copy as text")
    notes = copied(tool)
    steps = tool.locator("[data-outcome] [data-part=next] > ol > li, [data-part=more] > li").count()
    folded = tool.locator("[data-part=more] > li:not([data-off])").count()
    assert 3 + folded == len(re.findall(r"^\d+\. ", notes.split("WHO DECIDES")[0], re.MULTILINE)) <= steps
    assert "By itself this means: Find out first." in notes
    assert "Your manager has not been asked yet." in notes


def test_the_text_file_says_what_is_copied(tool: Page, tool_url: str, tmp_path: Path) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    with tool.expect_download() as saved:
        press(tool, "Save as a text file")
    assert saved.value.suggested_filename == "visit-mode.txt"
    saved.value.save_as(tmp_path / "notes.txt")
    press(tool, "Copy as text")
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == copied(tool)


@pytest.mark.own_profile
def test_where_copying_is_refused_the_notes_stand_ready_to_be_copied_by_hand(tool: Page, tool_url: str) -> None:
    tool.add_init_script(REFUSE_TO_COPY)
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    press(tool, "Copy as text")
    expect(tool.get_by_role("textbox", name="Notes as text")).to_be_focused()
    assert "MY ANSWERS" in tool.get_by_role("textbox", name="Notes as text").input_value()


# Paper


@pytest.mark.layout
@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_without_answers_prints_as_a_numbered_form(open_tab: OpenTab, site_url: str, name: str) -> None:
    """Without scripts it lists the results; with them it holds what each result says as well."""
    for scripts in (False, True):
        page = open_tab(viewport=PAPER, java_script_enabled=scripts)
        address = f"{site_url}decisions/{name}/"
        if scripts:
            open_tool(page, address)
        else:
            page.goto(address)
        printed = sheets(page)
        assert len(printed) <= MOST_SIDES[name]
        words = " ".join(printed)
        assert "What this rests on" not in words  # No number on the form asks for it, and it would be a sheet more.
        for expected in (
            "Call 999",
            "The questions",
            "1.",
            "Only if you",
            "Points to:",
            "What your answers lead to",
            "With every result",
        ):
            assert expected in words
        assert ("giving evidence? Do not record. Tell your manager now." in words) == (name == "recording")
        assert "Continue" not in words
        assert ("Who decides" in words) == scripts


def test_answers_on_the_form_have_the_letters_that_its_conditions_name(page: Page, tool_url: str) -> None:
    open_tool(page, tool_url)
    answers = page.locator("#concerns input").evaluate_all("boxes => boxes.map((box) => box.value)")
    abuse, exploitation = (f"3{chr(ord('a') + answers.index(name))}" for name in ("domestic-abuse", "exploitation"))
    words = " ".join(sheets(page))
    assert f"{abuse[1:]} Domestic abuse" in words
    assert (
        f"9. Has your manager, with a specialist, agreed how to contact this person? Only if you answered {abuse}/"
        in words
    )
    assert f"{exploitation[1:]} Exploitation of a child" in words


@pytest.mark.parametrize("name", TOOLS)
def test_a_blank_form_prints_nothing_smaller_than_can_be_read(page: Page, site_url: str, name: str) -> None:
    open_tool(page, f"{site_url}decisions/{name}/")
    page.emulate_media(media="print")
    sizes = page.evaluate("""() => {
        const texts = document.createTreeWalker(document.querySelector("decision-tool"), NodeFilter.SHOW_TEXT);
        const sizes = [];
        while (texts.nextNode()) {
            const { parentElement: parent, data } = texts.currentNode;
            const { fontSize, fontSizeAdjust } = getComputedStyle(parent);
            if (data.trim() && parent.getClientRects().length) sizes.push([parseFloat(fontSize), fontSizeAdjust]);
        }
        return sizes;
    }""")
    assert min(size for size, _ in sizes) >= SMALLEST_PRINT * PIXELS_IN_POINT
    # A wide font is drawn smaller, down to letters as tall as those of a usual font at this size.
    assert {adjusted for _, adjusted in sizes} == {USUAL_X_HEIGHT}


@pytest.mark.layout
@pytest.mark.parametrize("name", TOOLS)
def test_the_notes_of_every_invented_case_are_one_side_and_say_what_the_text_says(
    browser: Browser, site_url: str, guide: Guide, name: str
) -> None:
    """Each is laid out as paper is, and the highest is printed."""
    cases = cases_of(guide, name)
    assert len(cases) >= 20
    page = browser.new_page(viewport=PAPER)
    page.add_init_script(REFUSE_TO_COPY)
    open_tool(page, f"{site_url}decisions/{name}/")
    page.emulate_media(media="print")
    every = look_at_each(page, cases, NOTES)
    for case, notes in zip(cases, every, strict=True):
        assert left_out(notes, notes["paper"]) == [], case.answers
    highest = max(every, key=lambda notes: notes["height"])
    assert highest["height"] <= PAPER["height"]
    look_at_each(page, [cases[every.index(highest)]], NOTES)
    [side] = sheets(page)
    page.close()
    assert left_out(highest, side) == []


def left_out(notes: dict[str, str], paper: str) -> list[str]:
    """The lines of the text, from the title of the result on, that do not stand on paper."""
    _, _, text = notes["text"].partition(notes["title"].upper())
    return [line for line in lines_of(text) if squeezed(line) not in squeezed(paper)]


def lines_of(notes: str) -> list[str]:
    """The lines of notes without what only text needs: marks of lists, capitals of headings, lines to write on."""
    return [re.sub(r"^(- |\d+\. )|_+$", "", line) for line in notes.splitlines() if line != line.upper()]


def squeezed(words: str) -> str:
    """Words without spaces: paper breaks lines where it likes."""
    return re.sub(r"\s", "", words)


def test_paper_leaves_out_what_only_the_screen_needs(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    words = " ".join(sheets(tool))
    for left_out in ("Points to:", "Copy as text", "Act now", "Think about both ways", "line by line", "If “"):
        assert left_out not in words


def test_every_numeral_of_a_list_on_paper_has_room(tool: Page, tool_url: str) -> None:
    """A numeral stands before its line: with too little room there, the edge of the column cuts it."""
    for place in (f"{tool_url}#{IN_PERSON}", f"{tool_url}#outcomes"):
        tool.goto("about:blank")
        tool.emulate_media(media="screen")
        open_tool(tool, place)
        tool.emulate_media(media="print")
        # The answers and the result come a moment after the tool.
        tool.wait_for_function(f"() => ({ROOM_FOR_NUMERALS})().some(([lines]) => lines >= 10)")
        rooms = tool.evaluate(ROOM_FOR_NUMERALS)
        assert [room for room in rooms if room[1] < room[2]] == []


# Links


def test_a_link_fills_the_tool_and_leaves_the_address(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#area=toy&{FOSTER_VISIT}")
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "in-person")
    expect(tool.get_by_text("These answers came from a link.")).to_be_visible()
    assert tool.url == f"{tool_url}#area=toy"


def test_a_copied_link_opens_at_the_same_answers(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    tool.get_by_text("For trainers: a link with these answers").click()
    press(tool, "Copy a link with these answers")
    expect(tool.get_by_text("Link copied.")).to_be_visible()
    assert tool.evaluate("navigator.clipboard.readText()") == f"{tool_url}#{FOSTER_VISIT}"


def test_a_link_is_joined_with_what_the_address_holds_for_others(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#area=north&{FOSTER_VISIT}")
    expect(tool).to_have_url(f"{tool_url}#area=north")
    tool.get_by_text("For trainers: a link with these answers").click()
    press(tool, "Copy a link with these answers")
    expect(tool.get_by_text("Link copied.")).to_be_visible()
    assert tool.evaluate("navigator.clipboard.readText()") == f"{tool_url}#{FOSTER_VISIT}&area=north"


def test_a_link_of_an_older_edition_keeps_what_still_exists_and_says_what_it_dropped(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#a=danger:no;weather:rain;purpose:assessment+picnic;safe-contact-plan:yes")
    dropped = tool.locator("[data-part=from-link] li")
    expect(dropped).to_have_text(["weather", "purpose"])
    expect(tool.locator("[data-part=rows] strong")).to_have_text(["No", "An assessment"])


def test_answers_to_questions_that_are_not_asked_are_dropped_and_named(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT};law-or-plan:yes;last-seen:in-time")
    expect(tool.locator("[data-part=from-link] li")).to_have_text(["law-or-plan"])


def test_of_two_answers_to_one_question_in_a_link_the_first_counts(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#a=danger:no;danger:yes")
    expect(tool.locator("[data-part=from-link] li")).to_have_text(["danger"])
    expect(tool.locator("[data-part=rows] strong")).to_have_text(["No"])


@pytest.mark.parametrize("link", ODD_LINKS.values(), ids=ODD_LINKS)
def test_nothing_in_a_link_breaks_the_page_or_runs(tool: Page, tool_url: str, link: str) -> None:
    open_tool(tool, f"{tool_url}#{link}")
    expect(tool.get_by_role("button", name="Continue")).to_be_visible()
    expect(tool.locator("[data-part=from-link]")).to_be_visible()
    assert tool.locator(".decision-tool img, .decision-tool script:not([type])").count() == 0
    assert tool.url == tool_url


def test_clear_takes_away_what_a_link_said(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#{FOSTER_VISIT}")
    press(tool, "Clear my answers")
    expect(tool.locator("[data-part=from-link]")).to_be_hidden()
    assert tool.evaluate("sessionStorage.length") == 0


def test_a_link_to_a_question_shows_it_marked_below_the_header_with_the_way_into_the_tool(
    tool: Page, tool_url: str
) -> None:
    tool.set_viewport_size({"width": 360, "height": 740})
    open_tool(tool, f"{tool_url}#privacy")
    question = tool.locator("#privacy")
    header = tool.locator(".site-header__bar").bounding_box()
    place = question.bounding_box()
    assert header
    assert place
    assert header["y"] + header["height"] <= place["y"] < 200
    assert question.evaluate("element => getComputedStyle(element).boxShadow") != "none"
    press(tool, "Answer one question at a time")
    expect(tool.get_by_role("heading", name="Is anyone in immediate danger now?")).to_be_focused()


def test_a_result_links_to_no_outcome_that_is_out_of_sight(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#a=danger:no;purpose:section-47-enquiry;concerns:injury")
    reasons = tool.locator("[data-outcome] [data-part=lesser]")
    expect(reasons).to_contain_text("By itself this means: Meet in person, not by video or phone.")
    assert reasons.locator("a[href^='#']").count() == 0


def test_nobody_weighs_a_call_while_they_ring_999(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#a=danger:yes")
    expect(tool.locator("[data-outcome]").get_by_text("Call 999 if anyone may be in immediate danger.")).to_be_visible()
    expect(tool.get_by_text("Think about both ways")).to_be_hidden()
