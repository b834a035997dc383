"""What a picture says: the scale with its letters, and what raises what, in words."""

from __future__ import annotations

from typing import Any

from practice_guide.engine.declaration import Decision
from practice_guide.kinds.tool_picture import Content, picture_content

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


def read(questions: dict[str, Any] | None = None, **more: Any) -> Content:
    """Return what the picture of a small tool says."""
    block = {"id": "toy", "asks": "Go?", "outcomes": OUTCOMES, "questions": {"who": WHO, **(questions or {})}, **more}
    return picture_content(Decision.model_validate(block))


def plain(*names: str, **more: Any) -> dict[str, Any]:
    """Return a question with answers that raise nothing."""
    return {"ask": "And?", "answers": {name: {"say": name.title()} for name in names}, **more}


def test_letters_run_down_the_scale_and_tones_from_first_to_last() -> None:
    assert [(step.letter, step.id, step.tone, step.is_clearing) for step in read().scale] == [
        ("A", "stop", 1, False),
        ("B", "ask", 5, False),
        ("C", "go", 5, True),
    ]


def test_answers_are_grouped_by_what_they_raise_the_most_protective_first() -> None:
    groups = read().questions[0].groups
    assert [(group.raises and group.raises.letter, group.answers) for group in groups] == [
        ("A", ("Nobody (the tool stops)",)),
        ("B", ("Them",)),
        (None, ("Us", "Us too")),
    ]


def test_a_condition_reads_as_words() -> None:
    when = [{"who": ["them", "us"], "things": ["bag"]}, {"things": ["hat"]}]
    questions = {"things": plain("bag", "hat", choose="any"), "third": plain("a", "b", asked_when=when)}
    assert read(questions).questions[2].asked_when == (
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
    assert [question.starts_branch for question in read(questions).questions] == [False, True, False, True, False]


def test_a_combination_names_its_questions_by_number() -> None:
    rule = {"id": "both", "when": {"two": ["a"], "who": ["us"]}, "raises": "ask", "because": "Both."}
    (combination,) = read({"two": plain("a", "b")}, rules=[rule]).combinations
    assert (combination.number, combination.questions, combination.because, combination.raises.letter) == (
        1,
        "Questions 1 and 2",
        "Both.",
        "B",
    )
    assert combination.when == "question 2 is “A”, and question 1 is “Us”"


def test_a_question_that_waits_only_for_another_to_be_asked_says_so() -> None:
    questions = {"two": plain("a", "b"), "three": plain("c", "d", asked_when={"two": "asked"})}
    assert read(questions).questions[2].asked_when == "question 2 was asked"
