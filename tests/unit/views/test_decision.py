"""What the page of a decision tool shows, from a toy tool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from practice_guide.schema.decision import Decision
from practice_guide.views.decision import decision_view
from practice_guide.views.decision_parts import DecisionView
from practice_guide.views.links import ChecklistCard, Link, SourceLink


class ToyLinks:
    """Names in, the same names out as links."""

    def cites(self, cite: Iterable[str], reason: str | None = None) -> tuple[SourceLink, ...]:
        return tuple(SourceLink(name, f"/{name}", reason or "", name.partition(":")[0]) for name in cite)

    def difference(self, name: str) -> Link:
        return Link(name, f"/differences/#{name}")

    def page(self, link: str) -> str:
        return f"/{link}"

    def checklist(self, name: str) -> ChecklistCard:
        return ChecklistCard(name, name.title(), None, ("Do this",))


def answers(*names: str, **entries: dict[str, Any]) -> dict[str, Any]:
    plain = {name: {"say": f"It is {name}"} for name in names}
    return {**plain, **{name: {"say": name, **more} for name, more in entries.items()}}


def toy(**changes: Any) -> dict[str, Any]:
    worry = {"raises": "stop", "because": "Worry."}
    block = {
        "id": "toy",
        "asks": "Go or stay?",
        "outcomes": {
            "stop": {"title": "Stop", "first": "Stop now."},
            "go": {"title": "Go", "first": "Set off.", "clears": {"needs": ["who"]}},
        },
        "questions": {
            "who": {"ask": "Who?", "answers": answers("us", "them", "both", worried=worry)},
            "what": {"ask": "What?", "choose": "any", "answers": answers("run", "walk")},
        },
    }
    return {**block, **changes}


def view(**changes: Any) -> DecisionView:
    return decision_view(Decision.model_validate(toy(**changes)), {"id": "toy"}, ToyLinks())  # type: ignore[arg-type]


def view_question(**entry: Any) -> Any:
    """View a third question with this entry."""
    questions = {**toy()["questions"], "third": {"ask": "And?", "answers": answers("a", "b"), **entry}}
    return view(questions=questions).questions[2]


def test_questions_are_numbered_in_the_order_written() -> None:
    assert [(question.number, question.id) for question in view().questions] == [(1, "who"), (2, "what")]


def test_an_answer_carries_its_anchor_and_what_it_raises() -> None:
    worried = view().questions[0].answers[3]
    assert worried.anchor == "who.worried"
    assert worried.raises is not None
    assert (worried.raises.id, worried.raises.title, worried.because) == ("stop", "Stop", "Worry.")


def test_a_question_says_when_it_is_asked_by_number_and_in_the_answers_own_words() -> None:
    (part,) = view_question(asked_when={"who": ["us"]}).asked_when.clauses[0]
    assert (part.question, part.number, part.answers) == ("who", 1, ("It is us",))
    assert not part.is_ticked
    assert not part.is_exception


def test_a_long_list_of_answers_reads_as_anything_but_the_rest() -> None:
    (part,) = view_question(asked_when={"who": ["us", "them", "both"]}).asked_when.clauses[0]
    assert part.is_exception
    assert part.answers == ("worried",)


def test_anything_but_is_not_said_of_boxes_where_several_can_be_ticked() -> None:
    questions = {"what": {"ask": "What?", "choose": "any", "answers": answers("a", "b", "c", "d")}}
    questions["next"] = {"ask": "Next?", "asked_when": {"what": ["a", "b", "c"]}, "answers": answers("x", "y")}
    (part,) = view(questions=questions).questions[1].asked_when.clauses[0]
    assert part.is_ticked
    assert not part.is_exception


def test_anything_but_is_not_said_of_a_question_that_may_not_be_asked() -> None:
    questions = {
        **toy()["questions"],
        "maybe": {"ask": "Maybe?", "asked_when": {"who": ["us"]}, "answers": answers("a", "b", "c", "d")},
        "last": {"ask": "Last?", "asked_when": {"maybe": ["a", "b", "c"]}, "answers": answers("x", "y")},
    }
    (part,) = view(questions=questions).questions[3].asked_when.clauses[0]
    assert not part.is_exception


def test_a_condition_keeps_its_clauses_apart_and_reaches_the_script_unchanged() -> None:
    condition = [{"who": ["us"], "what": ["run"]}, {"who": ["them"]}]
    asked_when = view_question(asked_when=condition).asked_when
    assert [[part.question for part in clause] for clause in asked_when.clauses] == [["who", "what"], ["who"]]
    assert asked_when.data == condition


def test_an_item_has_its_link_its_condition_and_its_sources() -> None:
    item = {"text": "Ring.", "link": "guide/x.md", "when": {"who": ["us"]}, "cite": ["law"]}
    shown = view(outcomes={**toy()["outcomes"], "stop": {"title": "Stop", "first": "Stop.", "next": [item, "Wait."]}})
    first, second = shown.outcomes[0].next
    assert (first.text, first.url, [source.label for source in first.sources]) == ("Ring.", "/guide/x.md", ["law"])
    assert first.when is not None
    assert (second.text, second.url, second.when) == ("Wait.", None, None)


def test_two_sections_of_one_source_are_named_once() -> None:
    question = view_question(cite=["law:one", "study", "law:two"])
    assert [source.label for source in question.sources] == ["law:one", "study"]


def test_considerations_stand_under_where_they_point_most_protective_first() -> None:
    thoughts = [{"towards": "go", "text": "Near."}, {"towards": "stop", "text": "Far."}]
    groups = view(considerations=thoughts).considerations
    assert [(group.towards.title, [thought.text for thought in group.thoughts]) for group in groups] == [
        ("Stop", ["Far."]),
        ("Go", ["Near."]),
    ]


def test_a_direction_that_only_an_answer_points_in_has_a_place_to_show_it() -> None:
    thought = {"consider": {"towards": "stop", "text": "Hm."}}
    questions = {"who": {"ask": "Who?", "answers": answers("us", them=thought)}}
    assert [group.towards.id for group in view(questions=questions).considerations] == ["stop"]


def test_what_would_change_an_answer_shows_only_where_a_worker_can_change_it() -> None:
    entries = answers(a={"can_change": True, "change": "Ask."}, b={"change": "No."})
    questions = {"who": {"ask": "Who?", "answers": entries}}
    assert [answer.change for answer in view(questions=questions).questions[0].answers] == ["Ask.", None]


def test_a_sign_off_is_a_role_and_a_day_in_words() -> None:
    shown = view(signed_off={"role": "Team manager", "on": "2026-12-03"})
    assert (shown.signed_off_by, shown.signed_off_on) == ("Team manager", "3 December 2026")


def test_a_tool_that_nobody_signed_off_says_nobody() -> None:
    assert view().signed_off_by is None


def test_a_clearing_outcome_is_known_as_one() -> None:
    assert [outcome.is_clearing for outcome in view().outcomes] == [False, True]


def test_a_planned_checklist_brings_its_lines() -> None:
    outcomes = {**toy()["outcomes"], "stop": {"title": "Stop", "first": "Stop.", "checklists": ["later"]}}
    (checklist,) = view(outcomes=outcomes).outcomes[0].checklists
    assert (checklist.card.title, checklist.card.items, checklist.when) == ("Later", ("Do this",), None)
