"""What is left on a device that somebody else uses next: a real profile, closed or killed, searched and restored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from .open_tool import open_tool
from .real_profile import RealProfile, wait_for

TOOL, LIST = "decisions/platform/", "checklists/platform-and-settings/"
ANSWERS = ("One adult", "Their number must stay private", "An ordinary phone call", "My own device or account")
# What the answers, the result and the ticks are called, in the code and in the words of the pages.
TRACES = ("one-adult", "number-private", "do-not-use", "dial-in", "waiting-room", "One adult", "Their number must stay")
KEEP = "Keep for 30 minutes in this tab"
MARKED = "window.isMarked === true"
SOON = "If you may need this again soon"


@pytest.fixture
def profile(tmp_path: Path, browser: Browser) -> RealProfile:
    """A new profile on the disk."""
    return RealProfile(tmp_path, browser)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def answer(page: Page, *labels: str) -> None:
    """Choose one answer to each question that comes, and go on."""
    for label in labels:
        question = page.locator("[data-current]")
        question.get_by_label(re.compile(f"^{re.escape(label)}")).check()
        press(page, "Continue")


def reach_result(page: Page, site_url: str) -> None:
    open_tool(page, site_url + TOOL)
    answer(page, *ANSWERS)
    press(page, "See the result")
    expect(page.locator("[data-outcome]")).to_have_attribute("data-outcome", "do-not-use")


def given(page: Page) -> list[str]:
    """The answers that a tool shows as given. The list comes a moment after the question."""
    page.locator("decision-tool").evaluate("tool => tool.finish?.()")
    return page.locator("[data-part=rows] strong").all_text_contents()


def ticked(page: Page) -> list[str]:
    """Every box that is ticked on a page, of a tool or of a list."""
    return [str(box.get_attribute("name")) for box in page.locator("input:checked").all()]


def tick(page: Page, place: str) -> None:
    page.goto(place)
    for line in ("dial-in", "waiting-room"):
        page.locator(f"#{line} input").check()


def open_page(context: BrowserContext, place: str) -> Page:
    """The restored tab at an address."""
    wait_for(lambda: any(page.url.endswith(place) for page in context.pages))
    found = next(page for page in context.pages if page.url.endswith(place))
    found.wait_for_load_state()
    return found


def tailored(page: Page) -> Locator:
    return page.get_by_text("8 of 17 items are for your answers in the tool")


# What the next person finds


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_a_restored_profile_has_no_answer_and_no_tick_and_its_files_hold_none(
    profile: RealProfile, site_url: str, end: str
) -> None:
    with profile.running() as context:
        tool, checklist = context.new_page(), context.new_page()
        tick(checklist, site_url + LIST)
        reach_result(tool, site_url)
        profile.let_all_be_written(context, tool, checklist)
        if end == "killed":
            profile.kill()
    assert profile.files_with(*TRACES) == []
    with profile.restored() as context:
        tool, checklist = open_page(context, TOOL), open_page(context, LIST)
        expect(tool.locator("[data-current] h3")).to_contain_text("What kind of contact is it?")
        assert [given(tool), ticked(tool), ticked(checklist)] == [[], [], []]
        expect(checklist.locator("[data-part=total]")).to_have_text("0 of 17 done")


def test_answers_on_their_way_to_a_list_that_never_comes_are_in_no_file(profile: RealProfile, site_url: str) -> None:
    with profile.running() as context:
        tool = context.new_page()
        reach_result(tool, site_url)
        tool.route("**/" + LIST, lambda _: None)
        tool.locator("[data-outcome] summary", has_text="Checklists").click()
        tool.locator("[data-outcome] .decision-tool__lists a", has_text="Platform and settings").click(
            no_wait_after=True
        )
        wait_for(lambda: profile.has_stored("decision-tool.handed") and profile.has_stored(TOOL))
        profile.kill()
    assert profile.files_with(*TRACES) == []


def test_after_clear_and_leave_an_empty_page_is_restored_and_nothing_of_what_was_kept(
    profile: RealProfile, site_url: str
) -> None:
    with profile.running() as context:
        page = context.new_page()
        tick(page, site_url + LIST)
        page.get_by_role("checkbox", name="Remember my ticks").check()
        reach_result(page, site_url)
        page.locator("summary", has_text=SOON).click()
        press(page, KEEP)
        press(page, "Clear and leave")
        page.wait_for_url("**/blank/")
        expect(page.get_by_role("heading")).to_have_text("This page is empty")
    with profile.restored() as context:
        page = open_page(context, "/blank/")
        assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]
        page.goto(site_url + LIST)
        assert ticked(page) == []
        open_tool(page, site_url + TOOL)
        assert given(page) == []


def test_answers_kept_for_30_minutes_come_back_and_then_no_longer(profile: RealProfile, site_url: str) -> None:
    with profile.running() as context:
        page = context.new_page()
        reach_result(page, site_url)
        page.locator("summary", has_text=SOON).click()
        press(page, KEEP)
    with profile.restored() as context:
        page = open_page(context, TOOL)
        expect(page.locator("[data-outcome]")).to_have_attribute("data-outcome", "do-not-use")
        page.evaluate("""() => {
            const kept = JSON.parse(sessionStorage.getItem("decision-tool.platform"));
            sessionStorage.setItem("decision-tool.platform", JSON.stringify({ ...kept, until: Date.now() - 1 }));
        }""")
    with profile.restored() as context:
        page = open_page(context, TOOL)
        assert [given(page), ticked(page)] == [[], []]
        assert page.evaluate("Object.keys(sessionStorage)") == []


# What Back brings from the browser's memory


@pytest.fixture(scope="module")
def running(browsers: Callable[[str], Browser], tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A browser that holds pages ready for Back."""
    with RealProfile(tmp_path_factory.mktemp("remembering"), browsers("usual")).running() as context:
        yield context


@pytest.fixture
def remembering(running: BrowserContext, site_url: str) -> Iterator[Page]:
    """A new tab of it, in which the site has kept nothing yet."""
    page = running.new_page()
    page.goto(f"{site_url}blank/")
    assert page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)]") == [[], []]
    yield page
    page.close()


def mark(page: Page) -> None:
    """Mark a page as it lives: a page that is loaded again has no mark."""
    page.evaluate("window.isMarked = true")


def go_back(page: Page, place: str) -> bool:
    """Go back to a place, and tell whether the page came from memory."""
    page.evaluate("history.back()")
    page.wait_for_url(f"**/{place}", wait_until="commit")
    try:
        return page.evaluate(MARKED) is True
    except Error:  # It is loaded again, and took the place of the one that was left just now.
        page.wait_for_load_state()
        return page.evaluate(MARKED) is True


def test_back_brings_a_list_from_memory_without_its_ticks(remembering: Page, site_url: str) -> None:
    tick(remembering, site_url + LIST)
    mark(remembering)
    remembering.goto(site_url + "about/privacy/")
    assert go_back(remembering, LIST)
    expect(remembering.locator("[data-part=total]")).to_have_text("0 of 17 done")
    assert ticked(remembering) == []


def test_back_from_a_list_brings_the_result_and_forward_no_list_for_older_answers(
    remembering: Page, site_url: str
) -> None:
    reach_result(remembering, site_url)
    mark(remembering)
    remembering.locator("[data-outcome] summary", has_text="Checklists").click()
    remembering.locator("[data-outcome] .decision-tool__lists a", has_text="Platform and settings").click()
    expect(tailored(remembering)).to_be_visible()
    mark(remembering)
    assert go_back(remembering, TOOL)
    expect(remembering.locator("[data-outcome]")).to_have_attribute("data-outcome", "do-not-use")
    remembering.evaluate("history.forward()")
    remembering.wait_for_url(f"**/{LIST}", wait_until="commit")
    expect(tailored(remembering)).to_be_hidden()


def test_after_clear_and_leave_back_brings_no_answers_from_memory(remembering: Page, site_url: str) -> None:
    reach_result(remembering, site_url)
    mark(remembering)
    remembering.goto(site_url + LIST)
    press(remembering, "Clear and leave")
    remembering.wait_for_url("**/blank/")
    expect(remembering.get_by_role("heading")).to_have_text("This page is empty")
    assert not go_back(remembering, TOOL)
    expect(remembering.locator("[data-current] h3")).to_contain_text("What kind of contact is it?")
    assert [given(remembering), ticked(remembering)] == [[], []]


def test_kept_answers_that_were_cleared_meanwhile_do_not_come_back_from_memory(
    remembering: Page, site_url: str
) -> None:
    reach_result(remembering, site_url)
    remembering.locator("summary", has_text=SOON).click()
    press(remembering, KEEP)
    mark(remembering)
    remembering.goto(site_url + "about/privacy/")
    remembering.evaluate("sessionStorage.clear()")
    assert go_back(remembering, TOOL)
    expect(remembering.locator("[data-current] h3")).to_contain_text("What kind of contact is it?")
    assert [given(remembering), ticked(remembering)] == [[], []]
