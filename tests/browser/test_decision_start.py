"""A tool starts with its question: on a phone it stands there with every answer, and nothing moves when scripts run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tools.bench.steps import BEGIN

from ..conftest import OpenTab
from .open_tool import open_tool

TOOLS = sorted(path.stem for path in Path("docs/decisions").glob("*.md") if path.stem != "index")
PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1280, "height": 900}
SCRIPT, WALK, RESULTS = "**/decision-tool*.js", "**/decision-walk*.js", "**/results/"
# Everything that moved since the page opened, whether or not somebody touched it.
WATCH = """
    window.moved = [];
    const keep = (list) => moved.push(...list.getEntries().map((one) => [one.value,
        ...one.sources.map(({ node }) => node?.className || node?.nodeName)]));
    window.watching = new PerformanceObserver(keep);
    watching.observe({ type: "layout-shift", buffered: true });
    window.painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    window.firstPaint = new Promise((done) => {
        const look = (list) => list.getEntriesByName("first-contentful-paint").length && done();
        new PerformanceObserver(look).observe({ type: "paint", buffered: true });
    });
    window.allMoved = async () => {
        await painted();
        keep({ getEntries: () => watching.takeRecords() });
        return moved;
    };
"""
# Where a link or Back may lead, and what stands there.
PLACES = {
    "the start": "",
    "a question": "#privacy",
    "a result": "#a=danger:no;purpose:looked-after-visit;concerns:none",
}


class LateScript:
    """A tab where the tool's script arrives only when let in, and that notes whatever moves."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.held: list[Route] = []
        page.add_init_script(WATCH)
        page.route(SCRIPT, lambda route: self.held.append(route))

    def open(self, url: str) -> None:
        """Open a page as far as its first paint."""
        with self.page.expect_request(SCRIPT):
            self.page.goto(url, wait_until="commit")
        self.page.evaluate("firstPaint.then(painted)")

    def let_in(self) -> None:
        [script] = self.held
        script.continue_()
        self.page.wait_for_load_state("domcontentloaded")
        self.page.evaluate(BEGIN)
        self.page.evaluate("painted()")


@pytest.fixture(params=[PHONE, LAPTOP], ids=["phone", "laptop"])
def late(browser: Browser, request: pytest.FixtureRequest) -> Iterator[LateScript]:
    context = browser.new_context(viewport=request.param)
    yield LateScript(context.new_page())
    context.close()


@pytest.mark.layout
@pytest.mark.parametrize("name", TOOLS)
def test_the_first_question_and_all_its_answers_stand_on_the_first_screen(
    open_tab: OpenTab, site_url: str, name: str
) -> None:
    page = open_tab(viewport=PHONE)
    page.goto(f"{site_url}decisions/{name}/")
    labels = page.locator("[data-current] label")
    expect(page.locator("[data-current] h3")).to_be_in_viewport(ratio=1)
    for label in labels.all():
        expect(label).to_be_in_viewport(ratio=1)
    assert labels.count() >= 3


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_nothing_moves_when_the_script_arrives(late: LateScript, site_url: str, name: str, place: str) -> None:
    late.open(f"{site_url}decisions/{name}/{place}")
    late.let_in()
    assert late.page.evaluate("allMoved()") == []


def test_what_shows_before_the_script_is_what_it_starts_with(late: LateScript, site_url: str) -> None:
    late.open(f"{site_url}decisions/visit-mode/")
    # The script that every page has takes the heading from an area that nobody chose. It is not late.
    late.page.locator(".local-lines--none").first.wait_for(state="attached")
    before = late.page.locator("#content").inner_text()
    late.let_in()
    assert late.page.locator("#content").inner_text() == before
    assert before.count("Question 1") == 1


def test_an_answer_chosen_before_the_script_arrived_stays(late: LateScript, site_url: str) -> None:
    late.open(f"{site_url}decisions/visit-mode/")
    answer = late.page.locator("#danger").get_by_label("No", exact=True)
    answer.check()
    late.let_in()
    expect(answer).to_be_checked()


@pytest.mark.parametrize("missing", [SCRIPT, WALK, RESULTS])
@pytest.mark.parametrize("place", ["", "#privacy"], ids=["the start", "a question"])
def test_where_a_part_never_arrives_the_whole_form_shows_with_what_was_ticked(
    page: Page, site_url: str, missing: str, place: str
) -> None:
    page.route(missing, lambda route: route.abort())
    page.goto(f"{site_url}decisions/visit-mode/{place}")
    answer = page.locator("#danger").get_by_label("No", exact=True)
    if not place:
        answer.check()
    expect(page.locator(".decision-tool__ask:visible")).to_have_count(page.locator("[data-question]").count())
    expect(page.locator("decision-tool").get_by_role("button")).to_have_count(0)
    expect(answer).to_be_checked(checked=not place)
    whole, listed = page.locator("section#outcome\\.in-person"), page.locator("li#outcome\\.in-person")
    expect(whole.or_(listed)).to_be_visible()
    assert listed.count() == 0 or listed.get_by_role("link").get_attribute("href") == "results/#outcome.in-person"


def test_what_walks_a_tool_follows_the_page_or_comes_with_the_first_touch(page: Page, site_url: str) -> None:
    with page.expect_request(WALK), page.expect_request(RESULTS):
        page.goto(f"{site_url}decisions/visit-mode/")
    page.wait_for_function("() => document.querySelector('decision-tool').hasAttribute('data-ready')")
    loaded, begun = page.evaluate("""() => [performance.getEntriesByType('navigation')[0].loadEventEnd,
        performance.getEntriesByType('resource').filter(({ name }) => /results|walk/.test(name))
            .map((one) => one.startTime)]""")
    assert (len(begun) >= 2, min(begun) > loaded) == (True, True)


def test_without_a_signal_the_first_touch_tries_again(page: Page, site_url: str) -> None:
    tried: list[Route] = []

    def fail_once(route: Route) -> None:
        tried.append(route)
        route.abort() if len(tried) == 1 else route.continue_()

    page.route(RESULTS, fail_once)
    with page.expect_event("requestfailed"):
        page.goto(f"{site_url}decisions/visit-mode/")
    page.locator("#danger").get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.locator("[data-current] h3")).to_contain_text("Question 2")
    assert len(tried) == 2


def test_a_press_before_the_script_is_there_counts_once_it_is_and_the_reader_is_told(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route(WALK, lambda route: held.append(route))
    page.goto(f"{site_url}decisions/visit-mode/")
    page.locator("#danger").get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.get_by_text("One moment: this is still loading.")).to_be_visible()
    expect(page.locator("#danger")).to_be_visible()
    [script] = held
    script.continue_()
    expect(page.locator("[data-current] h3")).to_contain_text("Question 2")
    expect(page.get_by_text("One moment")).to_have_count(0)


def test_back_after_clear_shows_the_first_question(open_tab: OpenTab, site_url: str) -> None:
    page = open_tab(viewport=PHONE)
    open_tool(page, f"{site_url}decisions/recording/")
    while page.locator("decision-tool[data-state=asking]").count():
        page.locator("[data-current] label").last.click()
        page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("button", name="Clear my answers").click()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.go_back()
    question = page.locator("[data-current] h3")
    expect(question).to_contain_text("Question 1")
    expect(question).to_be_focused()
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(question).to_be_in_viewport(ratio=1)
