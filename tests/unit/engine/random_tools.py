"""Random small tools, with every feature of the contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from practice_guide.engine.tool import ASKED, Answer, Clause, Clears, Condition, Question, Rule, Shown, Tool

T = TypeVar("T")
Pick = Callable[[Sequence[T]], T]

RAISED = ("o0", "o1", "o2")
MOST_QUESTIONS = 5
# One strategy for every draw: building strategies on the way takes longer than all the proofs.
NUMBERS = st.integers(0, 59)


@st.composite
def tools(draw: Any) -> Tool:
    """Draw a tool: up to five questions, three outcomes that are raised, up to two that clear."""
    return make_tool(lambda options: options[draw(NUMBERS) % len(options)])


def make_tool(pick: Pick[Any]) -> Tool:
    """Make a tool from a way to pick one of several options; the first options make the plainest tool."""
    questions: list[Question] = []
    for place in range(pick(range(1, MOST_QUESTIONS + 1))):
        questions.append(make_question(pick, place, questions))
    clearing = ("c0", "c1")[: pick([1, 1, 1, 2, 0])]
    outcomes = (*RAISED, *clearing)
    tool = Tool(
        id="random",
        outcomes=outcomes,
        questions=tuple(questions),
        rules=tuple(Rule(index, make_condition(pick, questions), pick(RAISED)) for index in range(pick(range(4)))),
        clears={name: make_clears(pick, questions, len(clearing) > 1) for name in clearing},
        shown=tuple(make_shown(pick, questions, outcomes, index) for index in range(pick(range(3)))),
    )
    leading = pick([None, None, *outcomes])
    lines = tuple(make_condition(pick, questions) for _ in range(pick([1, 2])))
    return replace(tool, first={leading: lines} if leading else {})


def make_shown(pick: Pick[Any], questions: Sequence[Question], outcomes: Sequence[str], index: int) -> Shown:
    """Make a line of an outcome, or one of every result."""
    condition, outcome = make_condition(pick, questions), pick([None, *outcomes])
    path = ("outcomes", outcome, pick(["next", "says", "record"]), index, "when") if outcome else ("notices", index)
    return Shown(condition, outcome, path)


def make_question(pick: Pick[Any], place: int, before: Sequence[Question]) -> Question:
    """Make a question that may read the answers before it."""
    choose = pick(["one", "one", "any"])
    first, *others = (make_answer(pick, f"a{index}", choose) for index in range(pick([2, 3])))
    return Question(
        id=f"q{place}",
        answers=(first, *(replace(a, becomes=pick([None, None, None if a.unknown else first.id])) for a in others)),
        choose=choose,
        rising=pick([False, True]),
        asked_when=make_condition(pick, before) if before and pick([False, True]) else None,
    )


def make_answer(pick: Pick[Any], name: str, choose: str) -> Answer:
    """Make an answer, most often a plain one."""
    raises = pick([None, None, None, *RAISED])
    mark = pick(["", "", "", "", "ends", "unknown", "alone", "shows"])
    effects = ([("shows",)] if mark == "shows" else []) + ([("reason", raises)] if raises else [])
    return Answer(
        id=name,
        raises=raises,
        ends=mark == "ends",
        unknown=mark == "unknown",
        alone=mark == "alone" and choose == "any",
        effects=frozenset(effects),
    )


def make_clears(pick: Pick[Any], questions: Sequence[Question], has_when: bool) -> Clears:
    """Make what clears, with a condition where there are several."""
    needs = tuple(question.id for question in questions if pick([False, True]))
    when = make_condition(pick, questions) if has_when or pick([False, False, False, True]) else None
    return Clears(needs, when)


def make_condition(pick: Pick[Any], questions: Sequence[Question]) -> Condition:
    """Make a condition of one or two clauses."""
    return tuple(make_clause(pick, questions) for _ in range(pick([1, 2])))


def make_clause(pick: Pick[Any], questions: Sequence[Question]) -> Clause:
    """Make a clause over one or two questions."""
    read = {question.id: question for question in (pick(questions) for _ in range(pick([1, 2])))}
    return tuple((name, pick_answers(pick, question)) for name, question in read.items())


def pick_answers(pick: Pick[Any], question: Question) -> tuple[str, ...]:
    """Pick one or two of the answers of a question."""
    ids = [answer.id for answer in question.answers]
    if pick(range(12)) == 11:
        return (ASKED,)
    return tuple(dict.fromkeys(pick(ids) for _ in range(pick([1, 2]))))
