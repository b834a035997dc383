import json
from pathlib import Path

from practice_guide.guide import load_guide
from practice_guide.guide.search import add_to_index, search_entries
from practice_guide.kinds.all_kinds import KINDS

from ..small_pages import differences_page, make_guide, make_page

CASES = Path(__file__).parents[2] / "cases"
GUIDE = load_guide(CASES / "guide", KINDS)


def test_a_tool_is_found_by_its_questions_and_outcomes() -> None:
    entries = [*search_entries(GUIDE.pages["decisions/go-or-call.md"], GUIDE)]
    assert entries == [
        {"location": "decisions/go-or-call/#danger", "title": "Is anyone in danger?", "text": "Yes No I do not know"},
        {"location": "decisions/go-or-call/#outcome.go", "title": "Go", "text": "Set a date."},
        {"location": "decisions/go-or-call/#outcome.call", "title": "You could call", "text": "Plan the call."},
    ]


def test_a_checklist_is_found_by_its_pause_points() -> None:
    assert [*search_entries(GUIDE.pages["checklists/get-ready.md"], GUIDE)] == [
        {
            "location": "checklists/get-ready/#first",
            "title": "Get ready: First",
            "text": "Read the plan. Ask your manager.",
        }
    ]


def test_markup_in_front_matter_is_text_in_the_index() -> None:
    [entry] = differences_page().document.data["differences"]
    page = make_page("differences.md", differences=[{**entry, "question": "Is <b> safe & sound?"}])
    assert [found["title"] for found in search_entries(page, GUIDE)] == ["Is &lt;b&gt; safe &amp; sound?"]


def test_the_index_keeps_what_it_had() -> None:
    first = {"location": "about/", "title": "About", "text": "Welcome."}
    index = json.dumps({"config": {"lang": ["en"]}, "docs": [first]})
    completed = json.loads(add_to_index(index, GUIDE))
    assert (completed["config"], completed["docs"][0]) == ({"lang": ["en"]}, first)
    assert {entry["location"] for entry in completed["docs"][1:]} >= {"differences/#chat"}


def test_a_page_stands_before_its_parts() -> None:
    completed = json.loads(add_to_index('{"docs": []}', GUIDE))
    page, question, *_ = (entry for entry in completed["docs"] if entry["location"].startswith("decisions/go-or"))
    assert page == {"location": "decisions/go-or-call/", "title": "Go or call?", "text": "Whether to go."}
    assert question["location"] == "decisions/go-or-call/#danger"


def test_the_title_of_a_page_is_text_in_the_index() -> None:
    guide = make_guide(make_page("guide/calls.md", title="Calls <b>& more"))
    index = {"docs": [{"location": "guide/calls/", "title": "Calls <b>& more", "text": ""}]}
    completed = json.loads(add_to_index(json.dumps(index), guide))
    assert [entry["title"] for entry in completed["docs"]] == ["Calls &lt;b&gt;&amp; more"]


def test_no_page_stands_in_the_index_twice() -> None:
    completed = json.loads(add_to_index('{"docs": []}', GUIDE))
    locations = [entry["location"] for entry in completed["docs"]]
    assert len(locations) == len(set(locations))


def test_a_disagreement_says_what_to_do_before_what_others_said() -> None:
    [entry] = search_entries(GUIDE.pages["differences.md"], GUIDE)
    assert entry == {
        "location": "differences/#chat",
        "title": "May people use chat?",
        "text": "Ask the chair. Everyone is heard. Yes.",
    }


def test_a_scenario_is_found_as_the_invented_case_that_it_is() -> None:
    page = GUIDE.pages["teach/scenarios/no-danger.md"]
    index = {"docs": [{"location": page.address, "title": page.front.title, "text": ""}]}
    completed = json.loads(add_to_index(json.dumps(index), GUIDE))
    found = [(entry["title"], entry["boost"]) for entry in completed["docs"] if entry["location"] == page.address]
    assert found == [(f"Invented case: {page.front.title}", 0.1)] * 2
