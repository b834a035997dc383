"""What a decision tool is checked for, and what its page shows, from a toy tool."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from practice_guide.engine.declaration import Decision, Outcome
from practice_guide.guide import Guide
from practice_guide.guide.front import Key
from practice_guide.guide.links import Card
from practice_guide.guide.loading import check, make_catalogue, parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import DECISION, ShownTool, checked_tools, letter_of
from practice_guide.reading.fields import Condition, Id, Item
from practice_guide.reading.problems import Problem
from practice_guide.reading.roles import MEANING, Places

from ..small_pages import CITED, make_guide, make_page, make_site, show, tool_page

RAISES = {"raises": "go", "because": "So.", **CITED}
NEVER_RAISED = {
    "ask": {"title": "Ask", "first": "Ask.", **CITED},
    "go": {"title": "Go", "first": "Set a date.", **CITED},
    "call": {"title": "Call", "first": "Plan it.", "clears": {"needs": ["danger"]}, **CITED},
}


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


def view(**changes: Any) -> ShownTool:
    return ShownTool(Decision.model_validate(toy(**changes)))


def clauses(questions: dict[str, Any], name: str) -> Any:
    """Return when a question is asked, in words."""
    shown = view(questions=questions)
    return shown.condition(shown.decision.questions[name].asked_when)


def third(**entry: Any) -> dict[str, Any]:
    """Return the questions with a third one."""
    return {**toy()["questions"], "third": {"ask": "And?", "answers": answers("a", "b"), **entry}}


def test_a_question_says_when_it_is_asked_by_number_and_in_the_answers_own_words() -> None:
    [[part]] = clauses(third(asked_when={"who": ["us"]}), "third")
    assert (part.question, part.number, part.answers) == ("who", 1, ("It is us",))
    assert not part.is_ticked
    assert not part.is_exception


def test_a_long_list_of_answers_reads_as_anything_but_the_rest() -> None:
    [[part]] = clauses(third(asked_when={"who": ["us", "them", "both"]}), "third")
    assert part.is_exception
    assert part.answers == ("worried",)


def test_a_condition_names_answers_by_the_letters_of_the_paper_form() -> None:
    [[part]] = clauses(third(asked_when={"who": ["us", "both"]}), "third")
    order = list(toy()["questions"]["who"]["answers"])
    assert [part.answers.index("It is us"), *part.letters] == [
        0,
        *("abcdef"[order.index(name)] for name in ("us", "both")),
    ]


def test_letters_go_on_after_z() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 53)] == ["a", "z", "aa", "bb"]


def test_anything_but_is_not_said_of_boxes_where_several_can_be_ticked() -> None:
    questions = {"what": {"ask": "What?", "choose": "any", "answers": answers("a", "b", "c", "d")}}
    questions["next"] = {"ask": "Next?", "asked_when": {"what": ["a", "b", "c"]}, "answers": answers("x", "y")}
    [[part]] = clauses(questions, "next")
    assert part.is_ticked
    assert not part.is_exception


def test_anything_but_is_not_said_of_a_question_that_may_not_be_asked() -> None:
    questions = {
        **toy()["questions"],
        "maybe": {"ask": "Maybe?", "asked_when": {"who": ["us"]}, "answers": answers("a", "b", "c", "d")},
        "last": {"ask": "Last?", "asked_when": {"maybe": ["a", "b", "c"]}, "answers": answers("x", "y")},
    }
    [[part]] = clauses(questions, "last")
    assert not part.is_exception


def test_a_condition_keeps_its_clauses_apart() -> None:
    condition = [{"who": ["us"], "what": ["run"]}, {"who": ["them"]}]
    shown = view(questions=third(asked_when=condition)).condition(condition)
    assert [[part.question for part in clause] for clause in shown] == [["who", "what"], ["who"]]


def test_what_is_always_shown_has_no_condition() -> None:
    assert view().condition(None) == []


def test_considerations_stand_under_where_they_point_most_protective_first() -> None:
    thoughts = [{"towards": "go", "text": "Near."}, {"towards": "stop", "text": "Far."}]
    shown = view(considerations=thoughts).directions
    assert [(name, [thought.text for thought in found]) for name, found in shown.items()] == [
        ("stop", ["Far."]),
        ("go", ["Near."]),
    ]


def test_a_direction_that_only_an_answer_points_in_has_a_place_to_show_it() -> None:
    thought = {"consider": {"towards": "stop", "text": "Hm."}}
    questions = {"who": {"ask": "Who?", "answers": answers("us", them=thought)}}
    assert view(questions=questions).directions == {"stop": []}


def test_a_tool_is_offered_by_what_it_asks() -> None:
    page = make_page(tools=["go-or-call"])
    links = make_site(page, tool_page()).view(page.path, "").links
    assert links.card("decision tool", "go-or-call") == Card(
        "go-or-call", "Go or call", "Go or call?", "../../decisions/go-or-call/"
    )


def test_the_page_of_a_tool_shows_it_with_its_compiled_data() -> None:
    shown = show("decision-tool", tool_page())
    assert (shown.decision.id, shown.data["id"]) == ("go-or-call", "go-or-call")


def test_the_results_of_a_tool_have_a_page_with_the_places_of_the_tool() -> None:
    site, results = make_site(tool_page()), "decisions/go-or-call/results.md"
    assert site.view(results, "").part("results") == checked_tools(site.guide)["go-or-call"]
    link = '<a class="statement__link" href="#outcome.go">#</a>'
    shown = site.with_short_addresses(results, link)
    assert shown == site.with_short_addresses("decisions/go-or-call.md", link)
    assert shown.startswith(f'{link} <span class="short">/l/')


def test_a_tool_that_keeps_the_contract_is_compiled_and_counted() -> None:
    page = tool_page()
    guide = make_guide(make_page(), page)
    assert guide.problems == ()
    [checked] = checked_tools(guide).values()
    assert (checked.page, checked.decision.id, checked.proof.routes) == (page, "go-or-call", 2)
    assert checked.data["id"] == "go-or-call"


def test_a_tool_whose_references_lead_nowhere_is_reported_and_not_proved() -> None:
    wrong = {"yes": {"say": "Yes", "raises": "goo", "because": "It is.", **CITED}, "no": {"say": "No"}}
    guide = make_guide(tool_page(questions={"danger": {"ask": "Is anyone in danger?", "answers": wrong}}))
    assert checked_tools(guide) == {}
    assert guide.problems == (
        Problem(
            "docs/decisions/go-or-call.md",
            2,
            ("questions", "danger", "answers", "yes", "raises"),
            'There is no outcome called "goo". Did you mean "go"?',
        ),
    )


def test_a_tool_that_fails_a_proof_is_reported_and_not_published() -> None:
    guide = make_guide(tool_page(outcomes=NEVER_RAISED))
    assert checked_tools(guide) == {}
    assert [problem.trail for problem in guide.problems] == [("outcomes", "ask")]


def test_one_bad_tool_does_not_hide_the_others() -> None:
    guide = make_guide(tool_page("bad", title="Bad", outcomes=NEVER_RAISED), tool_page("good"))
    assert list(checked_tools(guide)) == ["good"]
    assert {problem.file for problem in guide.problems} == {"docs/decisions/bad.md"}


class WarningOutcome(Outcome):
    """An outcome with a field that no other has."""

    warns: list[Item] = Field(default=[], description="Warnings.")


class HastyDecision(Decision):
    """A tool with two fields that no other has: one for the whole tool, one for what each outcome shows."""

    outcomes: Annotated[dict[Id, WarningOutcome], Places("outcome")] = Field(description="The outcomes.")
    hurry: Annotated[Condition | None, MEANING] = Field(default=None, description="When to hurry.")
    words: Annotated[dict[Id, Condition], MEANING] = Field(default={}, description="When each wording is used.")


HASTY = """---
title: Go or call
summary: A tool.
reviewed: 2026-11-21
review_by: 2027-11-20
decision:
  id: hasty
  asks: Go or call?
  outcomes:
    go: {title: Go, first: Set off., cite: [own], reason: So.}
    call:
      title: Call
      first: Plan it.
      clears: {needs: []}
      warns: [{text: It rains., when: {RAIN}, cite: [own], reason: So.}]
      cite: [own]
      reason: So.
  hurry: {HURRY}
  words:
    short: {WORDS}
  questions:
    danger:
      ask: Is anyone in danger?
      answers:
        bad: {say: We are, raises: go, because: Danger., ends: true, cite: [own], reason: So.}
        fine: {say: We are fine}
    rain:
      ask: Does it rain?
      answers:
        wet: {say: It pours}
        dry: {say: It is dry}
---
"""


def read_hasty(rain: str = "rain: [wet]", hurry: str = "danger: [bad]", words: str = "danger: [bad]") -> Guide:
    """Read a tool with fields of its own, with conditions as they are written in the page."""
    keys = (Key("decision", HastyDecision | None, "A decision tool."), *DECISION.keys[1:])
    kinds = tuple(replace(kind, keys=keys) if kind is DECISION else kind for kind in KINDS)
    text = HASTY.replace("RAIN", rain).replace("HURRY", hurry).replace("WORDS", words)
    page, problems = parse_page("decisions/hasty.md", text.encode(), kinds)
    assert page, problems
    return check(make_catalogue({page.path: page}, kinds, ()), kinds)


def reported(guide: Guide) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in guide.problems]


def test_a_condition_in_a_field_that_a_test_adds_is_checked_with_its_line() -> None:
    guide = read_hasty(rain="rane: [wet]", hurry="danger: [baad]", words="snow: [wet]")
    assert reported(guide) == [
        (15, 'There is no question called "rane". Did you mean "rain"?'),
        (18, 'The question "danger" has no answer called "baad". Did you mean "bad"?'),
        (20, 'There is no question called "snow". Questions: "danger", "rain".'),
    ]


def test_a_condition_in_a_field_that_a_test_adds_makes_its_question_matter() -> None:
    assert reported(read_hasty()) == []
    without = read_hasty(rain="danger: [fine]")
    assert [message for _, message in reported(without)] == [
        'The question "rain" changes nothing: all its answers lead to the same. '
        "Let an answer raise, show or ask something, or take the question out."
    ]


def test_a_condition_in_a_field_that_a_test_adds_must_be_within_reach() -> None:
    never = "danger: [bad], rain: [wet]"
    unmet = "No combination of answers meets this condition. Change it, or remove what depends on it."
    assert reported(read_hasty(hurry=never, words=never)) == [(18, unmet), (20, unmet)]


def test_a_rule_that_never_holds_is_reported_once() -> None:
    never = {"id": "never", "when": {"danger": ["bad"], "rain": ["wet"]}, "raises": "go", "because": "So.", **CITED}
    questions = {
        "danger": {"ask": "Danger?", "answers": answers("fine", bad={**RAISES, "ends": True})},
        "rain": {"ask": "Rain?", "answers": answers("dry", wet=RAISES)},
    }
    [problem] = make_guide(tool_page(questions=questions, rules=[never])).problems
    assert problem.message.startswith("This rule never holds")
