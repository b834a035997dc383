from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from practice_guide.engine.compilation import logic_code
from practice_guide.engine.declaration import Decision
from practice_guide.guide import Page, load_guide
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import LOGIC, PROOF, Picture, as_cell, from_cell, routes_table

from ..small_pages import CITED, DECISION, make_page, make_site, tool_page

RAISES = {"raises": "go", "because": "So.", **CITED}
ALONE = {"say": "None", "alone": True}
CASES = Path(__file__).parents[2] / "cases"
TOOL = checked_tools(load_guide(CASES / "guide", KINDS))["go-or-call"]


def test_the_table_names_what_decides_each_result_and_adds_up() -> None:
    rows = [*csv.DictReader(routes_table(TOOL).removeprefix("\ufeff").splitlines())]
    assert [(row["Outcome"], row["Decided by"], row["Combinations of answers"]) for row in rows] == [
        ("Go", "Is anyone in danger? Yes / I do not know", "2"),
        ("You could call", "No answer points to another outcome", "1"),
    ]
    assert sum(int(row["Combinations of answers"]) for row in rows) == TOOL.proof.routes
    assert rows[0]["Because"] == "Someone is in danger. You do not know."
    assert rows[1]["A shortest example"] == '"Is anyone in danger?" → "No"'
    assert {row[LOGIC] for row in rows} == {logic_code(TOOL.decision)}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_no_cell_starts_a_formula_and_each_can_be_read_back(sign: str) -> None:
    for words in (f"{sign}cmd|' /C calc'!A0", sign, f"'{sign}x", f"''{sign}"):
        assert as_cell(words) == f"'{words}"
        assert from_cell(as_cell(words)) == words


@pytest.mark.parametrize("words", ["Go", "", "'Tis not = that", "Go - or call", "1", "'"])
def test_other_words_stay_as_they_are(words: str) -> None:
    assert as_cell(words) == words
    assert from_cell(words) == words


def test_words_of_an_author_reach_the_table_as_words(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(CASES / "guide", docs)
    file = docs / "decisions" / "go-or-call.md"
    text = file.read_text(encoding="utf-8")
    assert "title: Go," in text
    file.write_text(text.replace("title: Go,", 'title: "=HYPERLINK(1)",'), encoding="utf-8")
    rows = [*csv.reader(routes_table(checked_tools(load_guide(docs, KINDS))["go-or-call"]).splitlines())]
    assert "'=HYPERLINK(1)" in {row[0] for row in rows}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []


def case_page(name: str, outcome: str, shows: Sequence[str] = (), **answers: str) -> Page:
    """Make a page with an invented case for the tool of one question."""
    scenario = {
        "id": name,
        "tool": "go-or-call",
        "story": ["They ring."],
        "answers": answers,
        "outcome": outcome,
        "because": "It is so.",
        "discuss": ["What now?"],
        "shows": list(shows),
    }
    return make_page(f"teach/scenarios/{name}.md", title=name, scenario=scenario)


def counts(page: Page, *others: Page) -> dict[str, int]:
    """Return what the page on testing counts, without what there is none of."""
    part = make_site(page, *others).view("decisions/go-or-call/proof.md", "").part(PROOF.name)
    return {name: count for name, count in part.counts.items() if count}


def test_what_was_not_done_is_not_counted() -> None:
    assert counts(tool_page()) == {"needs": 1}


def test_what_was_done_is_counted() -> None:
    answers: dict[str, Any] = {
        "no": {"say": "No"},
        "not-known": {"say": "I do not know", "unknown": True, "raises": "go", "because": "You do not know.", **CITED},
        "yes": {"say": "Yes", "raises": "go", "because": "It is.", **CITED},
    }
    danger = DECISION["questions"]["danger"] | {"order": "rising", "answers": answers}
    boxes = {"ask": "Which?", "choose": "any", "answers": {"late": RAISES | {"say": "Late"}, "none": ALONE}}
    line = {"text": "Ask who knows.", "when": {"danger": ["not-known"]}, **CITED}
    outcomes = DECISION["outcomes"] | {"go": DECISION["outcomes"]["go"] | {"next": [line]}}
    tool = tool_page(questions={"danger": danger, "boxes": boxes}, outcomes=outcomes)
    cases = (
        case_page("a-call", "call", danger="no", boxes="none"),
        case_page("a-visit", "go", ["Set a date"], danger="yes", boxes="none"),
    )
    assert counts(tool, *cases) == {
        "unknowns": 1,
        "needs": 1,
        "lines": 1,
        "ticks": 1,
        "rising": 3,
        "rising_in": 1,
        "cases": 2,
        "held": 1,
    }


# The tool as a picture


OUTCOMES = {
    "stop": {"title": "Stop", "first": "Stop now."},
    "ask": {"title": "Ask", "first": "Ask first."},
    "go": {"title": "Go", "first": "Set off.", "clears": {"needs": ["who"]}},
}
WHO = {
    "ask": "Who?",
    "answers": {
        "them": {"say": "Them", "raises": "ask", "because": "It is them."},
        "us": {"say": "Us"},
        "nobody": {"say": "Nobody", "raises": "stop", "because": "Nobody is there.", "ends": True},
        "us-too": {"say": "Us too"},
    },
}


def draw(questions: dict[str, Any] | None = None, **more: Any) -> Picture:
    """Return the picture of a small tool."""
    block = {"id": "toy", "asks": "Go?", "outcomes": OUTCOMES, "questions": {"who": WHO, **(questions or {})}, **more}
    return Picture(Decision.model_validate(block))


def asked_when(picture: Picture, name: str) -> str:
    return picture.words(picture.decision.questions[name].asked_when)


def plain(*names: str, **more: Any) -> dict[str, Any]:
    """Return a question with answers that raise nothing."""
    return {"ask": "And?", "answers": {name: {"say": name.title()} for name in names}, **more}


def test_letters_run_down_the_scale_and_tones_from_first_to_last() -> None:
    assert [(step.letter, step.id, step.tone, step.is_clearing) for step in draw().scale] == [
        ("A", "stop", 1, False),
        ("B", "ask", 5, False),
        ("C", "go", 5, True),
    ]


def test_answers_are_grouped_by_what_they_raise_the_most_protective_first() -> None:
    assert [(raised and raised.letter, answers) for raised, answers in draw().groups("who")] == [
        ("A", ["Nobody (the tool stops)"]),
        ("B", ["Them"]),
        (None, ["Us", "Us too"]),
    ]


def test_a_condition_reads_as_words() -> None:
    when = [{"who": ["them", "us"], "things": ["bag"]}, {"things": ["hat"]}]
    questions = {"things": plain("bag", "hat", choose="any"), "third": plain("a", "b", asked_when=when)}
    assert asked_when(draw(questions), "third") == (
        "question 1 is “Them” or “Us”, and “Bag” is ticked in question 2; or “Hat” is ticked in question 2"
    )


def test_neighbours_asked_on_the_same_condition_share_one_branch() -> None:
    when = {"who": ["them"]}
    questions = {
        "one": plain("a", "b", asked_when=when),
        "two": plain("a", "b", asked_when=when),
        "three": plain("a", "b", asked_when={"who": ["us"]}),
        "four": plain("a", "b"),
    }
    picture = draw(questions)
    assert [picture.starts_branch(name) for name in picture.decision.questions] == [False, True, False, True, False]


def test_a_combination_names_its_questions_by_number() -> None:
    rule = {"id": "both", "when": {"two": ["a"], "who": ["us"]}, "raises": "ask", "because": "Both."}
    picture = draw({"two": plain("a", "b")}, rules=[rule])
    (drawn,) = picture.decision.rules
    assert (picture.questions_of(drawn), picture.steps[drawn.raises].letter) == ("Questions 1 and 2", "B")
    assert picture.words(drawn.when) == "question 2 is “A”, and question 1 is “Us”"


def test_a_question_that_waits_only_for_another_to_be_asked_says_so() -> None:
    questions = {"two": plain("a", "b"), "three": plain("c", "d", asked_when={"two": "asked"})}
    assert asked_when(draw(questions), "three") == "question 2 was asked"
