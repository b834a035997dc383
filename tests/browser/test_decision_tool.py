"""Walking a decision tool. Without JavaScript first, then mouse, keyboard, Back, reload and Clear."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from ..conftest import OpenTab
from .open_tool import open_tool, reload_tool

BLOCKED = """Object.defineProperty(window, "sessionStorage", {
    configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });"""
FULL = "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
DANGER = "Is anyone in immediate danger now?"
PURPOSE = "What is this contact for?"
CONCERNS = "Which of these might you be looking into, or might come up?"
KEEP, STOP = "Keep for 30 minutes in this tab", "Stop keeping my answers"
AGAIN = "If you may need this again soon"
FOSTER_VISIT = ("A visit to a looked-after child", "None of these, and nothing else worries me")

# What may stand where kept answers are looked for: SOON is a minute from now.
TAMPERED = (
    "{",
    "null",
    "5",
    '[["danger", ["no"]]]',
    '{"answers": [["danger", ["no"]]]}',
    '{"answers": [["danger", ["no"]]], "until": "SOON"}',
    '{"answers": [["danger", ["no"]]], "until": 1e300}',
    '{"answers": [["danger", ["no"]]], "until": 5}',
    '{"answers": [["danger", "no"]], "until": SOON}',
    '{"answers": [["danger", [5]]], "until": SOON}',
    '{"answers": [["danger", ["no"]], ["weather", ["rain"]]], "until": SOON}',
    '{"answers": [["danger", ["no", "maybe"]]], "until": SOON}',
    '{"answers": [["danger", ["no", "yes"]]], "until": SOON}',
    '{"answers": {"danger": ["no"]}, "until": SOON}',
    '{"answers": "no", "until": SOON}',
)


@pytest.fixture
def tool_url(site_url: str) -> str:
    return f"{site_url}decisions/visit-mode/"


@pytest.fixture
def plain(plain: Page, tool_url: str) -> Page:
    """A phone with scripts off, on the tool."""
    plain.goto(tool_url)
    return plain


@pytest.fixture
def tool(page: Page, tool_url: str) -> Iterator[Page]:
    """A tab on the tool; a script error fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(tool_url)
    yield page
    assert errors == []


def current(page: Page) -> Locator:
    return page.locator(".decision-tool__question[data-current]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page, *labels: str) -> None:
    """Choose these answers to the question that shows, and go on."""
    for label in labels:
        current(page).get_by_label(re.compile(f"^{re.escape(label)}")).check()
    press(page, "Continue")


def expect_question(page: Page, ask: str) -> None:
    expect(page.locator(".decision-tool__ask:visible")).to_contain_text(ask)
    expect(page.locator(".decision-tool__ask:visible")).to_have_count(1)


def unfold(page: Page, name: str) -> None:
    page.locator("summary", has_text=re.compile(f"^{name}")).click()


def given(page: Page) -> list[str]:
    """The answers listed so far, in order; folded on a result. The list comes a moment after the question."""
    page.locator("decision-tool").evaluate("tool => tool.finish()")
    return page.locator("[data-part=rows] strong").all_text_contents()


def reach_foster_result(page: Page) -> None:
    answer(page, "No")
    answer(page, FOSTER_VISIT[0])
    answer(page, FOSTER_VISIT[1])
    press(page, "See the result")


# Without JavaScript


def test_without_scripts_every_question_and_outcome_can_be_read_in_order(plain: Page) -> None:
    questions = plain.locator(".decision-tool__question")
    numbers = [text.split(".")[0] for text in questions.locator("h3").all_inner_texts()]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    expect(plain.get_by_text("In danger now? Call 999")).to_be_visible()
    titles = plain.locator("[data-part=list] li").all_inner_texts()
    plain.get_by_role("link", name="Act now").last.click()
    expect(plain.get_by_text("In danger now? Call 999")).to_be_visible()
    assert plain.locator(".decision-tool__outcome h3").all_inner_texts() == titles
    assert titles[0] == "Act now"


def test_without_scripts_each_answer_says_what_it_raises_and_links_there(plain: Page) -> None:
    purpose = plain.locator("#purpose")
    purpose.get_by_role("link", name="Meet in person, not by video or phone").first.click()
    expect(plain.locator("[id='outcome.in-person']")).to_be_in_viewport()
    plain.locator(":target").get_by_role("link").click()
    expect(plain.locator("section[id='outcome.in-person']")).to_be_in_viewport()
    plain.get_by_role("link", name="question 2").first.click()
    expect(plain.locator("#purpose")).to_be_in_viewport()


def test_without_scripts_a_question_says_which_answer_it_is_for(plain: Page) -> None:
    expect(plain.locator("#safe-contact-plan")).to_contain_text(
        "Only if you ticked “Domestic abuse” or “Exploitation of a child” in question 3."
    )


def test_without_scripts_answers_can_be_ticked_and_no_dead_button_shows(plain: Page) -> None:
    plain.locator("#danger").get_by_label("No", exact=True).check()
    expect(plain.locator(".decision-tool button:visible")).to_have_count(0)


# With a mouse


def test_one_question_shows_at_a_time(tool: Page) -> None:
    expect_question(tool, DANGER)
    answer(tool, "No")
    expect_question(tool, PURPOSE)
    expect(current(tool).locator("h3")).to_contain_text("Question 2")


def test_going_on_without_an_answer_says_what_is_missing_beside_the_question(tool: Page) -> None:
    press(tool, "Continue")
    group = tool.get_by_role("group", name=re.compile(re.escape(DANGER)))
    expect(group).to_have_accessible_description(re.compile("Choose one answer to go on"))
    expect(current(tool).get_by_label("Yes", exact=True)).to_be_focused()
    answer(tool, "No")
    expect(tool.locator("[data-part=error]")).to_be_hidden()


def test_a_foster_visit_reaches_its_result_in_three_answers(tool: Page) -> None:
    reach_foster_result(tool)
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "in-person")
    expect(tool.locator("[data-outcome] h3")).to_be_focused()
    expect(tool.locator("[data-part=reasons] li")).to_contain_text(["ended on 30 September 2021"])
    expect(tool.locator("[data-part=left]")).to_contain_text("What does your manager say?")


def test_the_rest_can_be_answered_before_an_early_result(tool: Page) -> None:
    answer(tool, "No")
    answer(tool, FOSTER_VISIT[0])
    answer(tool, FOSTER_VISIT[1])
    press(tool, "Answer the rest anyway")
    expect_question(tool, "When was the child last seen in person")
    expect(tool.get_by_role("button", name="See the result")).to_be_visible()


def test_an_answer_that_ends_goes_straight_to_its_result(tool: Page) -> None:
    answer(tool, "I am not sure")
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "act-now")
    assert given(tool) == ["I am not sure"]


def test_a_box_that_stands_alone_takes_the_others_out_and_says_so(tool: Page) -> None:
    answer(tool, "No")
    answer(tool, FOSTER_VISIT[0])
    current(tool).get_by_label("A child is hurt").check()
    current(tool).get_by_label("Exploitation of a child").check()
    current(tool).get_by_label(FOSTER_VISIT[1]).check()
    assert current(tool).locator(":checked").evaluate_all("boxes => boxes.map(box => box.value)") == ["none"]
    expect(tool.get_by_role("status").first).to_have_text("Ticks that do not go with this answer were taken out.")
    current(tool).get_by_label("A child is hurt").check()
    assert current(tool).locator(":checked").evaluate_all("boxes => boxes.map(box => box.value)") == ["injury"]


def test_changing_an_answer_drops_what_is_no_longer_asked(tool: Page) -> None:
    answer(tool, "No")
    answer(tool, "A talk with a parent")
    answer(tool, "Domestic abuse")
    answer(tool, "No")
    answer(tool, "No: I have checked")
    answer(tool, "No child is involved: this is a talk with an adult about themselves")
    answer(tool, "No: I have checked")
    answer(tool, "Yes")
    expect_question(tool, "Were the people taking part offered a real choice?")
    assert len(given(tool)) == 8
    press(tool, f"Change the answer to: {CONCERNS}")
    current(tool).get_by_label("Domestic abuse").uncheck()
    answer(tool, "None")
    expect_question(tool, "Were the people taking part offered a real choice?")
    assert len(given(tool)) == 6


def test_before_the_first_answer_no_heading_stands_over_nothing(tool: Page) -> None:
    heading = tool.get_by_role("heading", name="Your answers", exact=True)
    expect(heading).to_be_hidden()
    expect(tool.get_by_text("Your answers stay in this page and go when you close or reload it.")).to_be_visible()
    answer(tool, "No")
    expect(heading).to_be_visible()


def test_what_would_change_the_result_is_an_action_and_says_what_it_opens(tool: Page, tool_url: str) -> None:
    open_tool(
        tool,
        f"{tool_url}#a=danger:no;purpose:talk-with-adult;concerns:domestic-abuse;with-whom:no;law-or-plan:checked-no;"
        "last-seen:no-child-involved;privacy:checked-private;safe-contact-plan:no",
    )
    changes = tool.locator("[data-block=why]").filter(has=tool.locator("[data-part=changes]"))
    expect(changes.locator("li")).to_have_text(["Agree with your manager and a specialist how to contact this person."])
    expect(changes).to_contain_text("This opens 3 more questions.")


def test_what_would_change_the_result_names_the_result_that_it_leads_to(tool: Page, tool_url: str) -> None:
    early = "danger:no;purpose:talk-with-adult;concerns:none;law-or-plan:checked-no;last-seen:no-child-involved"
    open_tool(
        tool,
        f"{tool_url}#a={early};privacy:checked-private;wishes:want-a-call;not-ready:plan-b;manager:agrees-not-told",
    )
    changes = tool.locator("[data-block=why]").filter(has=tool.locator("[data-part=changes]"))
    expect(changes.locator("li")).to_have_text(
        ["Agree a plan B with them and with your manager.", "Tell your manager each thing that you ticked."]
    )
    expect(changes).to_contain_text("Then your result would be: You could plan a call as extra contact.")


def test_nothing_is_said_to_change_a_result_that_a_law_or_a_risk_settles(tool: Page, tool_url: str) -> None:
    open_tool(tool, f"{tool_url}#a=danger:no;purpose:looked-after-visit;concerns:none")
    expect(tool.locator("[data-outcome=in-person]")).to_be_visible()
    expect(tool.get_by_role("heading", name="What would change this")).to_have_count(0)


# With a keyboard


def test_the_whole_tool_can_be_walked_by_keyboard(tool: Page) -> None:
    current(tool).get_by_label("Yes", exact=True).focus()
    for _ in range(2):
        tool.keyboard.press("ArrowDown")
    tool.keyboard.press("Enter")
    expect(current(tool).locator("h3")).to_be_focused()
    tool.keyboard.press("Tab")
    tool.keyboard.press("Space")
    tool.keyboard.press("Enter")
    expect_question(tool, CONCERNS)
    for _ in range(23):
        tool.keyboard.press("Tab")
    tool.keyboard.press("Shift+Tab")
    tool.keyboard.press("Space")
    tool.keyboard.press("Enter")
    expect(tool.get_by_role("heading", name="Your answers already settle the result")).to_be_focused()
    tool.keyboard.press("Tab")
    tool.keyboard.press("Enter")
    expect(tool.get_by_role("heading", name="Meet in person, not by video or phone", exact=True)).to_be_focused()


# Back, reload, Clear


def test_the_browsers_back_and_the_tools_back_both_go_one_question_back(tool: Page) -> None:
    answer(tool, "No")
    answer(tool, FOSTER_VISIT[0])
    tool.go_back()
    expect_question(tool, PURPOSE)
    expect(tool.get_by_label(FOSTER_VISIT[0])).to_be_checked()
    press(tool, "Back")
    expect_question(tool, DANGER)
    expect(current(tool).get_by_label("No", exact=True)).to_be_checked()
    tool.go_forward()
    expect_question(tool, PURPOSE)


def test_answers_are_in_no_storage_and_a_reload_starts_afresh(tool: Page) -> None:
    reach_foster_result(tool)
    assert tool.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    reload_tool(tool)
    expect_question(tool, DANGER)
    assert [given(tool), tool.locator("[data-question] :checked").count()] == [[], 0]


def test_the_browsers_history_knows_steps_and_no_answers(tool: Page) -> None:
    reach_foster_result(tool)
    assert tool.evaluate("history.state") == {"step": "result", "from": 3}


# Kept for a while


@pytest.mark.own_profile
def test_answers_kept_on_request_outlast_a_reload_and_end_on_time(tool: Page) -> None:
    tool.clock.install()
    reload_tool(tool)
    reach_foster_result(tool)
    unfold(tool, AGAIN)
    press(tool, KEEP)
    expect(tool.get_by_role("button", name=STOP)).to_be_focused()
    expect(tool.get_by_text("Your answers are kept in this tab until")).to_be_visible()
    tool.clock.fast_forward("20:00")
    reload_tool(tool)
    expect(tool.locator("[data-outcome]")).to_have_attribute("data-outcome", "in-person")
    assert given(tool) == ["No", *FOSTER_VISIT]
    tool.clock.fast_forward("10:01")
    expect(tool.get_by_role("status").filter(has_text="no longer kept")).to_be_visible()
    assert tool.evaluate("sessionStorage.length") == 0
    reload_tool(tool)
    expect_question(tool, DANGER)


def test_an_answer_changed_while_answers_are_kept_is_kept_too(tool: Page) -> None:
    reach_foster_result(tool)
    unfold(tool, AGAIN)
    press(tool, KEEP)
    unfold(tool, "Your answers")
    press(tool, f"Change the answer to: {DANGER}")
    answer(tool, "I am not sure")
    reload_tool(tool)
    assert given(tool) == ["I am not sure"]


@pytest.mark.parametrize("button", [STOP, "Clear my answers"])
def test_keeping_can_be_stopped(tool: Page, button: str) -> None:
    reach_foster_result(tool)
    unfold(tool, AGAIN)
    press(tool, KEEP)
    press(tool, button)
    assert tool.evaluate("sessionStorage.length") == 0
    reload_tool(tool)
    expect_question(tool, DANGER)


def test_kept_answers_that_were_tampered_with_are_deleted_and_the_tool_starts_afresh(tool: Page) -> None:
    for text in TAMPERED:
        tool.evaluate(
            "text => sessionStorage.setItem('decision-tool.visit-mode', text.replace('SOON', Date.now() + 60000))", text
        )
        reload_tool(tool)
        expect_question(tool, DANGER)
        assert [given(tool), tool.evaluate("sessionStorage.length")] == [[], 0], text


def test_a_step_in_the_browsers_history_that_leads_nowhere_opens_the_first_question(tool: Page) -> None:
    for state in (7, -1, 1.5, "x", "result", None, [1]):
        tool.evaluate("step => history.replaceState({ step }, '')", state)
        reload_tool(tool)
        expect_question(tool, DANGER)


def test_no_question_and_no_answer_is_ever_in_the_address(tool: Page, tool_url: str) -> None:
    reach_foster_result(tool)
    assert tool.url == tool_url


def test_clear_forgets_everything_and_back_brings_nothing_back(tool: Page) -> None:
    reach_foster_result(tool)
    press(tool, "Clear my answers")
    expect_question(tool, DANGER)
    expect(current(tool).locator("h3")).to_be_focused()
    assert tool.evaluate("sessionStorage.length") == 0
    tool.go_back()
    expect_question(tool, DANGER)
    assert given(tool) == []
    assert tool.locator("[data-question] :checked").count() == 0


def test_another_tab_knows_nothing_of_the_answers(tool: Page, tool_url: str) -> None:
    reach_foster_result(tool)
    other = tool.context.new_page()
    open_tool(other, tool_url)
    expect_question(other, DANGER)
    assert given(other) == []


@pytest.mark.own_profile
def test_the_tool_works_with_storage_blocked(page: Page, tool_url: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(tool_url)
    reach_foster_result(page)
    expect(page.locator("[data-outcome]")).to_have_attribute("data-outcome", "in-person")
    unfold(page, AGAIN)
    press(page, KEEP)
    expect(page.get_by_text("Your browser does not let this page keep anything.")).to_be_visible()
    expect(page.get_by_role("button", name=STOP)).to_be_hidden()
    press(page, "Clear my answers")
    expect_question(page, DANGER)


def test_the_tool_says_when_the_browser_has_no_room_to_keep_answers(tool: Page) -> None:
    tool.evaluate(FULL)
    reach_foster_result(tool)
    unfold(tool, AGAIN)
    press(tool, KEEP)
    expect(tool.get_by_text("Your browser does not let this page keep anything.")).to_be_visible()


# Clear and leave


def test_clear_and_leave_says_first_what_stays_and_is_one_press(tool: Page, site_url: str) -> None:
    reach_foster_result(tool)
    leave = tool.get_by_role("button", name="Clear and leave")
    expect(leave).to_have_accessible_description(
        re.compile("cannot delete your browser.s history, files you saved or anything on paper")
    )
    leave.click()
    expect(tool).to_have_url(f"{site_url}blank/")
    expect(tool.get_by_role("link")).to_have_count(0)
    assert tool.title() == "Empty page"
    assert "In Person" not in tool.content()


def test_clear_and_leave_offers_the_notes_first(tool: Page) -> None:
    expect(tool.get_by_role("button", name="Save my notes first")).to_be_hidden()
    reach_foster_result(tool)
    with tool.expect_download() as download:
        press(tool, "Save my notes first")
    assert download.value.suggested_filename == "visit-mode.txt"


def test_clear_and_leave_deletes_all_that_the_site_ever_kept_and_nothing_else(tool: Page, site_url: str) -> None:
    press(tool, "Dark colours")
    tool.goto(f"{site_url}checklists/before-the-call/")
    tool.get_by_role("checkbox", name="Remember my ticks").check()
    tool.goto(f"{site_url}decisions/visit-mode/")
    reach_foster_result(tool)
    unfold(tool, AGAIN)
    press(tool, KEEP)
    tool.evaluate("""async () => {
        localStorage.setItem("of-another-site", "1");
        await caches.open("guide-copy");
        await caches.open("of-another-site");
    }""")
    tool.wait_for_function("localStorage.length === 3")
    held = "async () => [Object.keys(localStorage).sort(), Object.keys(sessionStorage), await caches.keys()]"
    assert tool.evaluate(held) == [
        ["checklist.before-the-call", "guide-theme", "of-another-site"],
        ["decision-tool.visit-mode"],
        ["guide-copy", "of-another-site"],
    ]
    press(tool, "Clear and leave")
    expect(tool).to_have_url(f"{site_url}blank/")
    tool.wait_for_function("localStorage.length === 1")
    assert tool.evaluate(held) == [["of-another-site"], [], ["of-another-site"]]


def test_clear_and_leave_clears_open_tabs_too(tool: Page, tool_url: str) -> None:
    other = tool.context.new_page()
    open_tool(other, tool_url)
    reach_foster_result(other)
    press(tool, "Clear and leave")
    expect_question(other, DANGER)
    assert [given(other), other.locator("[data-question] :checked").count()] == [[], 0]


# The plain form, and faults


def test_a_link_to_a_question_opens_the_plain_form_at_it(page: Page, tool_url: str) -> None:
    page.goto(f"{tool_url}#privacy")
    expect(page.locator("#privacy")).to_be_in_viewport()
    expect(page.locator(".decision-tool__outcome").first).to_be_visible()
    press(page, "Answer one question at a time")
    expect_question(page, DANGER)


def test_a_missing_part_is_named_and_leaves_the_form_as_it_was(page: Page, tool_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.route(
        tool_url,
        lambda route: route.fulfill(
            response=(answered := route.fetch()),
            body=answered.text().replace('data-part="continue"', ""),
        ),
    )
    open_tool(page, tool_url)
    assert errors == ['decision-tool: the part "continue" is missing from the page']
    expect(page.locator(".decision-tool__question")).to_have_count(page.locator(".decision-tool__ask:visible").count())


@pytest.mark.layout
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_has_to_be_scrolled_sideways(open_tab: OpenTab, tool_url: str, width: int) -> None:
    page = open_tab(viewport={"width": width, "height": 700})
    page.goto(tool_url)
    wide = "document.documentElement.scrollWidth > innerWidth"
    assert not page.evaluate(wide)
    reach_foster_result(page)
    assert not page.evaluate(wide)
    press(page, "See all the questions")
    assert not page.evaluate(wide)


def test_a_question_can_be_linked_in_one_action_from_the_plain_form(open_tab: OpenTab, tool_url: str) -> None:
    page = open_tab(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{tool_url}#wishes")
    page.get_by_role("link", name="Link to: What does your manager say?").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{tool_url}#manager"
