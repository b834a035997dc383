"""The search: what it finds for what people type, and its page. Without JavaScript first."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from practice_guide.commands.project import Project
from practice_guide.commands.search import Found, ask
from practice_guide.guide.search import SEARCH_DATA

from ..conftest import OpenTab

QUERIES = yaml.safe_load((Path(__file__).parent / "search_queries.yaml").read_text(encoding="utf-8"))
AMONG = 3
LEAST_MET = 0.95
# The file as it stands in the package minisearch 7.2.0 of npm: dist/umd/index.js.
MINISEARCH = "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03"
MOST_DATA, MOST_ENGINE = 110_000, 9_000
GUIDE_PAGE = "guide/unknown-people/"
ODD = {
    "very long": "neglect " * 1250,
    "one long word": "a" * 10_000,
    "markup": '<img src=x onerror="alert(1)"><script>alert(2)</script>',
    "right to left": "\u202e\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "emoji": "👩‍👧 📞 🏠",
    "quotes and brackets": "\"'`([{<*?+\\^$|}])",
    "spaces": "   ",
    "accents": "Gíllick",
}


@pytest.fixture(scope="module")
def find(browsers: Any, built_site: Path, project: Project) -> Iterator[Any]:
    """A way to ask the search, as `dev.py search` does."""
    tab = browsers("usual").new_page()
    data = (built_site / SEARCH_DATA).read_text(encoding="utf-8")

    def find_all(*searches: str) -> list[Found]:
        return ask(tab, project.overrides, data, searches, most=AMONG) if searches else []

    yield find_all
    tab.close()


@pytest.fixture
def said(page: Page) -> list[str]:
    """Whatever the page complains of."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda fault: heard.append(str(fault)))
    return heard


def results(page: Page) -> Any:
    return page.locator("[data-search-results] > li")


# Without scripts


def test_without_scripts_the_page_leads_to_the_site_index_which_has_the_other_words(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}search/")
    expect(plain.get_by_text("Search needs JavaScript")).to_be_visible()
    expect(plain.get_by_role("textbox")).to_have_count(0)
    plain.get_by_role("article").get_by_role("link", name="site index").first.click()
    words = plain.get_by_role("region", name="Other words for these subjects")
    granny, nrm, marac = (
        words.locator("li").filter(has_text=re.compile(f"^{word}:")) for word in ("granny", "NRM", "Marac")
    )
    expect(
        granny.get_by_role("link", name="Unknown people on a call: When somebody you do not know appears")
    ).to_be_visible()
    expect(nrm).to_have_text(re.compile("^NRM: nothing of its own here; nearest:"))
    expect(marac).to_have_text(re.compile("^Marac: Glossary; the same as multi-agency risk assessment conference"))


# What is found


def test_there_are_enough_searches_to_judge_by() -> None:
    assert len(QUERIES["fits"]) >= 120
    assert len(QUERIES["nothing"]) >= 20


def test_what_people_look_for_is_among_the_first_three(find: Any, built_site: Path) -> None:
    wanted: dict[str, list[str]] = QUERIES["fits"]
    pages = {address for addresses in wanted.values() for address in addresses}
    assert [address for address in pages if not (built_site / address / "index.html").is_file()] == []
    found = dict(zip(wanted, find(*wanted), strict=True))
    first = {words: [one["address"] for one in found[words]["results"]] for words in wanted}
    missed = {words: first[words] for words, addresses in wanted.items() if not {*addresses} & {*first[words]}}
    assert len(missed) <= (1 - LEAST_MET) * len(wanted), missed


def test_one_page_with_a_rare_word_is_not_all_that_is_shown(find: Any) -> None:
    [found] = find("LAC visit due Friday, rail strike")
    assert (found["count"], found["results"][0]["address"]) == (5, "guide/what-must-be-in-person/")


def test_nothing_is_found_where_nothing_fits(find: Any) -> None:
    found = dict(zip(QUERIES["nothing"], find(*QUERIES["nothing"]), strict=True))
    assert {words: one["results"] for words, one in found.items() if one["results"]} == {}


@pytest.mark.parametrize("words", ["strangled", "overdose", "being followed", "bleeding", "run away", "strangeled"])
def test_words_of_danger_put_999_and_the_page_for_a_call_first(find: Any, words: str) -> None:
    [found] = find(f"I think she {words} what now")
    assert found["urgent"]
    assert found["results"][0]["address"] == "guide/in-a-call-now/"


@pytest.mark.parametrize("words", ["training", "which app", "interpreter", "follow up", "bedroom"])
def test_other_words_do_not(find: Any, words: str) -> None:
    assert not find(words)[0]["urgent"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IRO", "independent reviewing officer"),
        ("MARAC", "multi-agency risk assessment conference"),
        ("s47", "section 47"),
        ("BSL", "British Sign Language"),
        ("recording", "recordings"),
        ("RECORDING", "recording"),
        ("Gíllick", "gillick"),
        ("whats app", "WhatsApp"),
        ("mum's", "mother"),
        ("neglct", "neglect"),
        ("can I whatsapp", "whatsapp"),
    ],
)
def test_two_ways_to_say_it_find_the_same(find: Any, one: str, other: str) -> None:
    first, second = find(one, other)
    assert [found["address"] for found in first["results"]] == [found["address"] for found in second["results"]]
    assert first["count"] == second["count"] > 0


def test_a_subject_that_the_guide_does_not_have_is_named_with_the_nearest(find: Any) -> None:
    [found] = find("NRM referral")
    assert found["missing"] == "NRM"
    assert [one["address"] for one in found["results"]][:2] == ["decisions/visit-mode/", "guide/in-a-call-now/"]


def test_what_can_be_acted_on_comes_before_sources_and_invented_cases(find: Any) -> None:
    found = find("interpreter", "recording", "bruise", "stranger", "whatsapp", "conference", "consent")
    assert [
        one["results"][0]["kind"] for one in found if one["results"][0]["kind"] in ("Source", "Invented case")
    ] == []


def test_a_result_leads_to_the_place_that_says_it(find: Any, built_site: Path) -> None:
    shown = [one for found in find("granny", "landline", "how do I end the call", "s47") for one in found["results"]]
    for one in shown:
        html = (built_site / one["address"] / "index.html").read_text(encoding="utf-8")
        assert not one["anchor"] or f'id="{one["anchor"]}"' in html, one


def test_every_place_in_the_data_is_there(built_site: Path) -> None:
    data = json.loads((built_site / SEARCH_DATA).read_text(encoding="utf-8"))
    html = [(built_site / address / "index.html").read_text(encoding="utf-8") for address, *_ in data["pages"]]
    ids = [{*re.findall(r'\bid="?([^"\s>]+)', text)} for text in html]
    gone = {
        f"{data['pages'][number][0]}#{place}"
        for number, anchor, _, _, _, texts in data["entries"]
        for place in (anchor, *texts[::2])
        if place and place not in ids[number]
    }
    assert gone == set()


# What it weighs


def test_the_library_is_the_one_from_its_package(project: Project, built_site: Path) -> None:
    folder = project.overrides / "vendor" / "minisearch"
    assert sha256((folder / "minisearch.js").read_bytes()).hexdigest() == MINISEARCH
    assert "Permission is hereby granted" in (built_site / "vendor/minisearch/LICENSE.txt").read_text(encoding="utf-8")


def test_data_and_engine_stay_light(built_site: Path) -> None:
    [engine] = (built_site / "vendor" / "minisearch").glob("*.js")
    assert len(gzip.compress((built_site / SEARCH_DATA).read_bytes(), 9)) <= MOST_DATA
    assert len(gzip.compress(engine.read_bytes(), 9)) <= MOST_ENGINE


# The page


def test_the_key_opens_search_from_any_page_and_nothing_is_fetched_before_a_word(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{GUIDE_PAGE}", wait_until="networkidle")
    assert [url for url in asked if "search" in url] == []
    page.keyboard.press("/")
    expect(page).to_have_url(f"{site_url}search/")
    words = page.get_by_label("Words to look for")
    expect(words).to_be_focused()
    expect(words).to_have_accessible_description(re.compile("No names of children or families"))
    assert [url for url in asked if url.endswith(".json")] == []
    words.press_sequentially("granny")
    expect(results(page).first).to_contain_text("Unknown people on a call: When somebody you do not know appears")
    assert [url for url in asked if url.endswith(".json")] == [f"{site_url}{SEARCH_DATA}"]
    page.keyboard.press("/")
    expect(words).to_have_value("granny/")


def test_words_typed_before_the_script_came_are_looked_for(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/components/search/search.*.js", lambda route: held.append(route))
    with page.expect_request("**/components/search/search.*.js"):
        page.goto(f"{site_url}search/", wait_until="commit")
    page.get_by_label("Words to look for").press_sequentially("granny")
    [script] = held
    script.continue_()
    expect(results(page).first).to_contain_text("Unknown people on a call: When somebody you do not know appears")
    expect(page).to_have_url(f"{site_url}search/#q=granny")


def open_guide_page(page: Page, site_url: str, kept: str | None) -> None:
    """Open a page of the guide, once it sees what the page before it kept: another process sees it a moment later."""
    page.goto(f"{site_url}{GUIDE_PAGE}")
    page.wait_for_function("(kept) => localStorage.getItem('guide-search-key') === kept", arg=kept)


def test_the_key_can_be_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/")
    page.get_by_label("The key / opens search on every page").uncheck()
    open_guide_page(page, site_url, kept="off")
    page.keyboard.press("/")
    page.get_by_role("link", name="Search").first.press("Enter")
    expect(page).to_have_url(f"{site_url}search/")
    page.wait_for_load_state()  # Only then is the box as the reader left it.
    box = page.get_by_label("The key / opens search on every page")
    expect(box).not_to_be_checked()
    box.check()
    open_guide_page(page, site_url, kept=None)
    page.keyboard.press("/")
    expect(page).to_have_url(f"{site_url}search/")


def test_a_result_names_its_kind_marks_the_words_and_leads_to_its_place(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/#q=landline")
    call = results(page).filter(has_text="In a call now?").first
    expect(call.locator("p").first).to_have_text("In a call now?")
    expect(call.locator("mark").first).to_have_text("landline")
    call.get_by_role("link").first.click()
    expect(page).to_have_url(f"{site_url}guide/in-a-call-now/#silent-999-landline")
    expect(page.locator(":target")).to_be_in_viewport()


def test_results_are_reached_by_keyboard_and_escape_clears(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/#q=interpreter")
    first = results(page).first.get_by_role("link").first
    expect(first).to_be_visible()
    page.get_by_role("button", name="Clear").focus()
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    page.keyboard.press("Escape")
    words = page.get_by_label("Words to look for")
    expect(words).to_be_focused()
    expect(words).to_have_value("")
    expect(results(page)).to_have_count(0)
    expect(page).to_have_url(f"{site_url}search/")


def test_the_number_of_pages_is_announced_and_all_can_be_shown(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/#q=recrding")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"^\d+ pages found\. “recrding” was read as “recording”\.$"))
    count = int(status.inner_text().split()[0])
    expect(results(page)).to_have_count(20)
    page.get_by_role("button", name=f"Show all {count}").click()
    expect(results(page)).to_have_count(count)
    expect(results(page).nth(20).get_by_role("link").first).to_be_focused()
    page.get_by_label("Words to look for").fill("strangled")
    expect(page.get_by_role("alert")).to_contain_text("999")
    page.get_by_label("Words to look for").fill("NRM")
    expect(status).to_have_text(re.compile("^Nothing of its own on NRM. [0-9]+ pages found"))
    expect(page.get_by_text("This guide has nothing of its own on NRM. Nearest to it:")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def test_where_nothing_fits_the_page_says_so_and_leads_on(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/#q=pizza+recipe")
    expect(page.get_by_role("status")).to_have_text("Nothing found.")
    found = page.get_by_role("region", name="Search results")
    expect(found.get_by_text("Nothing in this guide fits these words.")).to_be_visible()
    assert found.get_by_role("link").all_inner_texts() == ["site index", "In a call now?"]


def test_words_typed_reach_no_server_and_stand_behind_the_hash(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}search/")
    words = page.get_by_label("Words to look for")
    words.fill("stranger danger")
    expect(page).to_have_url(f"{site_url}search/#q=stranger+danger")
    expect(results(page).first).to_be_visible()
    page.reload()
    expect(words).to_have_value("stranger danger")
    expect(results(page).first).to_be_visible()
    words.fill("zzz")
    words.press("Enter")
    expect(page).to_have_url(f"{site_url}search/#q=zzz")
    page.get_by_role("button", name="Clear").click()
    expect(page).to_have_url(f"{site_url}search/")
    assert [url for url in asked if "stranger" in url or "zzz" in url] == []


@pytest.mark.parametrize("address", ["?q=domestic+abuse", "#q=domestic%20abuse", "#q=domestic+abuse&area=north"])
def test_a_link_to_a_search_opens_it(page: Page, site_url: str, address: str) -> None:
    page.goto(f"{site_url}search/{address}")
    expect(results(page).first).to_be_visible()
    expect(page.get_by_label("Words to look for")).to_have_value("domestic abuse")
    rest = "&area=north" if "area" in address else ""
    expect(page).to_have_url(f"{site_url}search/#q=domestic+abuse{rest}")


# Bad input


@pytest.mark.parametrize("name", ODD)
def test_whatever_is_typed_is_words_and_never_an_error(page: Page, site_url: str, said: list[str], name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{site_url}search/")
    page.get_by_label("Words to look for").fill(ODD[name])
    if ODD[name].strip():
        expect(page.get_by_role("status")).to_have_text(re.compile("found"))
    assert page.locator("article img, article script").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_label("Words to look for").fill("granny")
    expect(results(page).first).to_be_visible()
    assert said == []


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{",
        "null",
        "{}",
        '{"format": 2}',
        '{"format": 1, "pages": 3, "entries": 4}',
        '{"format": 1, "leftOut": [], "same": [], "missing": [], "pages": [], "entries": [[9, "", "x", [], [], []]]}',
    ],
    ids=["empty", "cut off", "null", "hollow", "newer", "of other shapes", "leading nowhere"],
)
def test_damaged_data_is_told_and_tried_again(page: Page, site_url: str, said: list[str], data: str) -> None:
    def damage(route: Route) -> None:
        route.fulfill(body=data, content_type="application/json")

    page.route(f"**/{SEARCH_DATA}", damage)
    page.goto(f"{site_url}search/#q=granny")
    expect(page.get_by_text("did not load fully")).to_be_visible()
    expect(results(page)).to_have_count(0)
    page.unroute(f"**/{SEARCH_DATA}", damage)
    page.get_by_label("Words to look for").fill("granny")
    page.get_by_label("Words to look for").press("Enter")
    expect(results(page).first).to_be_visible()
    expect(page.get_by_text("did not load fully")).to_be_hidden()
    assert said == []


@pytest.mark.parametrize("blocked", [SEARCH_DATA, "vendor/minisearch/*.js"])
def test_a_blocked_fetch_leaves_the_other_ways(page: Page, site_url: str, blocked: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.route(f"**/{blocked}", lambda route: route.abort())
    page.goto(f"{site_url}search/#q=granny")
    # Where a script is missing, the page turns to what it is without scripts.
    ways = page.get_by_role("article").get_by_role("link", name="site index")
    expect(ways.locator("visible=true").first).to_be_visible()
    expect(page.get_by_role("link", name="In a call now?").first).to_be_visible()
    assert faults == []


def test_a_page_opened_from_a_file_says_why_nothing_is_found(
    page: Page, site_url: str, built_site: Path, said: list[str]
) -> None:
    words = "Nothing can be found here, because this page was opened from a file on your device."
    page.goto(f"{(built_site / 'search' / 'index.html').as_uri()}#q=granny")
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_label("Words to look for")).to_be_disabled()
    # Its font is refused there, as on every page.
    assert [line for line in said if "json" in line or "Error" in line] == []
    page.goto(f"{site_url}search/")
    expect(page.get_by_text(words)).to_be_hidden()


@pytest.mark.own_profile
def test_the_page_is_the_same_with_storage_blocked(page: Page, site_url: str, said: list[str]) -> None:
    page.add_init_script("""for (const name of ["localStorage", "sessionStorage"])
        Object.defineProperty(window, name, {
            configurable: true, get() { throw new DOMException("blocked", "SecurityError"); } });""")
    page.goto(f"{site_url}search/#q=granny")
    expect(results(page).first).to_be_visible()
    page.get_by_label("The key / opens search on every page").uncheck()
    assert said == []


def test_printed_it_shows_no_box_to_type_in(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/")
    page.emulate_media(media="print")
    expect(page.get_by_label("Words to look for")).to_be_hidden()


def test_nothing_of_material_s_search_is_published(built_site: Path) -> None:
    assert [file for file in built_site.rglob("*") if re.search(r"bundle|workers|lunr|search_index", file.name)] == []


def test_dev_py_search_and_the_page_say_the_same(find: Any, open_tab: OpenTab, site_url: str) -> None:
    for words in ("granny", "is he recording me", "NRM"):
        page = open_tab()
        page.goto(f"{site_url}search/#q={words}")
        expect(results(page).first).to_be_visible()
        [found] = find(words)
        links = [results(page).nth(place).get_by_role("link").first for place in range(len(found["results"]))]
        expected = [
            f"{site_url}{one['address']}{'#' if one['anchor'] else ''}{one['anchor']}" for one in found["results"]
        ]
        assert [link.evaluate("link => link.href") for link in links] == expected
