from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from practice_guide.guide import Page, load_guide
from practice_guide.guide.kind import Guide
from practice_guide.guide.search import (
    BRIEF,
    LEFT_OUT,
    Passage,
    SearchEntry,
    found_words,
    plain_words,
    search_data,
    search_entries,
    titles_of_places,
)
from practice_guide.kinds.all_kinds import KINDS

from ..small_pages import differences_page, make_guide, make_page, tool_page

CASES = Path(__file__).parents[2] / "cases"
GUIDE = load_guide(CASES / "guide", KINDS)


def data_of(guide: Guide, *pages: Page) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(search_data(guide, pages or guide.pages.values()))
    return read


def messages(*pages: Page) -> list[tuple[tuple[str, ...], str]]:
    return [(problem.trail, problem.message) for problem in make_guide(*pages).problems]


def test_a_tool_is_found_by_its_questions_and_outcomes() -> None:
    assert [*search_entries(GUIDE.pages["decisions/go-or-call.md"], GUIDE)] == [
        SearchEntry("", "", ("Whether to go.",)),
        SearchEntry("danger", "Is anyone in danger?", ("Yes; No; I do not know",)),
        SearchEntry("outcome.go", "Go", ("Set a date.",)),
        SearchEntry("outcome.call", "You could call", ("Plan the call.",)),
    ]


def test_a_checklist_is_found_by_its_pause_points_and_leads_to_each_item() -> None:
    [_, group] = search_entries(GUIDE.pages["checklists/get-ready.md"], GUIDE)
    assert group == SearchEntry(
        "first", "First", (Passage("read", "Read the plan."), Passage("ask", "Ask your manager."))
    )


def test_a_page_of_text_is_found_section_by_section_and_each_statement_has_its_place() -> None:
    page = make_page(
        body='Before all.\n\n## Open {#open}\n\n- Say **who** you are.\n  {#say-who cite="own" reason="It helps."}\n\n'
        "| What | When |\n|---|---|\n| Tea | Now |\n",
        take_away=["Breathe."],
        reflection=[{"id": "why", "ask": "Why?"}],
    )
    assert [*search_entries(page, make_guide(page))] == [
        SearchEntry("", "", ("How to call.", "Breathe.", Passage("", "Before all."), Passage("why", "Why?"))),
        SearchEntry("open", "Open", (Passage("say-who", "Say who you are."), Passage("open", "What When Tea Now"))),
    ]


def test_a_list_of_subjects_repeats_nothing() -> None:
    page = make_page("about/site-index.md", "## A {#a}\n\nAsking.\n", serves="site-index")
    assert [entry.anchor for entry in search_entries(page, make_guide(page))] == [""]


def test_the_data_names_pages_with_their_kinds_and_holds_each_part() -> None:
    page = make_page(
        found_by=["ringing", {"at": "open", "words": ["hello"], "urgent": ["help"]}], body="## Open {#open}\n"
    )
    assert data_of(make_guide(page)) == {
        "format": 1,
        "kinds": ["Guide"],
        "pages": [["guide/calls/", "Calls", 0, 1.0]],
        "entries": [
            [0, "", "", ["ringing"], [], ["", "How to call."]],
            [0, "open", "Open", ["hello"], ["help"], []],
        ],
        "same": [],
        "missing": [],
        "leftOut": sorted(LEFT_OUT),
        "danger": "",
    }


def test_a_statement_with_other_words_is_a_part_of_its_own() -> None:
    body = '## Open {#open}\n\nSay who.\n{#say-who cite="own" reason="It helps."}\n'
    page = make_page(body=body, found_by=[{"at": "say-who", "words": ["hello"]}])
    guide = make_guide(page)
    assert data_of(guide)["entries"][-1] == [0, "say-who", "Open", ["hello"], [], ["", "Say who."]]
    assert titles_of_places(page, guide) == {"": "Calls", "open": "Open", "say-who": "Open"}


def test_markup_is_kept_as_text_for_the_script_writes_it_as_text() -> None:
    page = differences_page()
    entry = page.document.data["differences"][0]
    page = make_page("differences.md", differences=[{**entry, "question": "Is <b> safe & sound?"}])
    assert "Is <b> safe & sound?" in search_data(make_guide(page), [page])


def test_a_disagreement_says_what_to_do_before_what_others_said() -> None:
    *_, entry = search_entries(GUIDE.pages["differences.md"], GUIDE)
    assert entry == SearchEntry("chat", "May people use chat?", ("Ask the chair.", "Everyone is heard.", None, "Yes."))


def test_pages_on_which_nobody_acts_give_their_start_and_their_headings() -> None:
    page = make_page("about/us.md", "Words. " * 60 + "\n\n## Who {#who}\n\nWe are few.\n")
    [opening, section] = data_of(make_guide(page))["entries"]
    assert len(opening[-1][1]) <= BRIEF + len(" …")
    assert section == [0, "who", "Who", [], [], []]


def test_kinds_are_named_and_what_can_be_acted_on_weighs_more() -> None:
    call = make_page("guide/now.md", title="In a call now?", serves="in-a-call")
    glossary = make_page(
        "about/glossary.md", "## IRO {#iro}\n\nAn officer.\n", title="Glossary", terms=[{"id": "iro", "words": ["IRO"]}]
    )
    found = data_of(make_guide(call, glossary, tool_page()))
    weights = {found["kinds"][kind]: weight for _, _, kind, weight in found["pages"]}
    assert weights == {"In a call now?": 1.8, "Decision tool": 1.3, "Glossary": 0.8}


def test_a_page_that_moved_is_in_no_data() -> None:
    page = make_page()
    gone = next(kind for kind in KINDS if kind.name == "guide").page("guide/old.md", page.front)
    hidden = type(gone)(**{**vars(gone), "looks": type(gone.looks)(is_found=False)})
    assert [address for address, *_ in data_of(make_guide(page), page, hidden)["pages"]] == ["guide/calls/"]


def test_the_words_for_one_place_come_together() -> None:
    page = make_page(found_by=["one", {"words": ["two"], "urgent": ["three"]}])
    assert found_words(page) == {"": (["one", "two"], ["three"])}


def test_words_are_compared_without_capitals_accents_and_what_follows_an_apostrophe() -> None:
    assert plain_words("Mum's GÍLLICK; don't, I'll! s47") == ["mum", "gillick", "dont", "i", "s47"]


def test_words_that_lead_nowhere_are_reported() -> None:
    page = make_page(
        found_by=[{"at": "opne", "words": ["tea"]}, {"at": "open"}, "what can I do"], body="## Open {#open}\n"
    )
    assert messages(page) == [
        (("found_by", "item 1"), 'This page has no place called "opne". Did you mean "open"?'),
        (("found_by", "item 2"), "Nothing is found by this. Write words, as in: words: [running away]."),
        (
            ("found_by", "item 3"),
            'Nothing is found by "what can I do": searches leave out such words. Write a word of weight.',
        ),
    ]


def test_a_word_that_stands_on_most_pages_is_reported_and_a_phrase_with_it_is_not() -> None:
    others = [make_page(f"guide/page-{number}.md", "About tea.\n", title=f"Page {number}") for number in range(11)]
    page = make_page(found_by=["tea", "tea break"])
    assert messages(page, *others) == [
        (
            ("found_by", "item 1"),
            'Everything is found by "tea": it stands on 11 pages. Write what sets this one apart.',
        )
    ]
