import json
from pathlib import Path

from practice_guide.guide import load_guide
from practice_guide.search import add_to_index, search_entries

CASES = Path(__file__).parents[1] / "cases"
GUIDE = load_guide(CASES / "guide")


def test_a_tool_is_found_by_its_questions_and_outcomes() -> None:
    entries = [*search_entries(GUIDE.pages["decisions/go-or-call.md"])]
    assert entries == [
        {"location": "decisions/go-or-call/#danger", "title": "Is anyone in danger?", "text": "Yes No I do not know"},
        {"location": "decisions/go-or-call/#outcome.go", "title": "Go", "text": "Set a date."},
        {"location": "decisions/go-or-call/#outcome.call", "title": "You could call", "text": "Plan the call."},
    ]


def test_a_checklist_is_found_by_its_pause_points() -> None:
    assert [*search_entries(GUIDE.pages["checklists/get-ready.md"])] == [
        {
            "location": "checklists/get-ready/#first",
            "title": "Get ready: First",
            "text": "Read the plan. Ask your manager.",
        }
    ]


def test_markup_in_front_matter_is_text_in_the_index() -> None:
    page = GUIDE.pages["differences.md"]
    entry = page.front.differences[0].model_copy(update={"question": "Is <b> safe & sound?"})
    front = page.front.model_copy(update={"differences": [entry]})
    changed = type(page)(page.path, page.document, front, page.body)
    assert [found["title"] for found in search_entries(changed)] == ["Is &lt;b&gt; safe &amp; sound?"]


def test_the_index_keeps_what_it_had() -> None:
    first = {"location": "about/", "title": "About", "text": "Welcome."}
    index = json.dumps({"config": {"lang": ["en"]}, "docs": [first]})
    completed = json.loads(add_to_index(index, GUIDE.catalogue))
    assert (completed["config"], completed["docs"][0]) == ({"lang": ["en"]}, first)
    assert {entry["location"] for entry in completed["docs"][1:]} >= {"differences/#chat"}


def test_a_page_stands_before_its_parts() -> None:
    completed = json.loads(add_to_index('{"docs": []}', GUIDE.catalogue))
    page, question, *_ = (entry for entry in completed["docs"] if entry["location"].startswith("decisions/go-or"))
    assert page == {"location": "decisions/go-or-call/", "title": "Go or call?", "text": "Whether to go."}
    assert question["location"] == "decisions/go-or-call/#danger"


def test_the_title_of_a_page_is_text_in_the_index() -> None:
    page = GUIDE.pages["guide/calls.md"]
    front = page.front.model_copy(update={"title": "Calls <b>& more"})
    catalogue = type(GUIDE.catalogue)({page.path: type(page)(page.path, page.document, front, page.body)})
    index = {"docs": [{"location": "guide/calls/", "title": "Calls <b>& more", "text": ""}]}
    completed = json.loads(add_to_index(json.dumps(index), catalogue))
    assert [entry["title"] for entry in completed["docs"]] == ["Calls &lt;b&gt;&amp; more"]


def test_no_page_stands_in_the_index_twice() -> None:
    completed = json.loads(add_to_index('{"docs": []}', GUIDE.catalogue))
    locations = [entry["location"] for entry in completed["docs"]]
    assert len(locations) == len(set(locations))


def test_a_disagreement_says_what_to_do_before_what_others_said() -> None:
    [entry] = search_entries(GUIDE.pages["differences.md"])
    assert entry == {
        "location": "differences/#chat",
        "title": "May people use chat?",
        "text": "Ask the chair. Everyone is heard. Yes.",
    }


def test_a_scenario_is_found_as_the_invented_case_that_it_is() -> None:
    page = GUIDE.pages["teach/scenarios/no-danger.md"]
    index = {"docs": [{"location": page.address, "title": page.front.title, "text": ""}]}
    completed = json.loads(add_to_index(json.dumps(index), GUIDE.catalogue))
    found = [(entry["title"], entry["boost"]) for entry in completed["docs"] if entry["location"] == page.address]
    assert found == [(f"Invented case: {page.front.title}", 0.1)] * 2
