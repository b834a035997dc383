"""Random small tools, with every feature of the contract."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from practice_guide.engine.tool import Answer, Clause, Clears, Condition, Question, Rule, Shown, Tool

RAISED = ("o0", "o1", "o2")
MOST_QUESTIONS = 5


@st.composite
def tools(draw: Any) -> Tool:
    """Draw a tool: up to five questions, three outcomes that are raised, up to two that clear."""
    questions: list[Question] = []
    for place in range(draw(st.integers(1, MOST_QUESTIONS))):
        questions.append(draw(a_question(place, tuple(questions))))
    asked = tuple(questions)
    names = tuple(question.id for question in asked)
    clearing = ("c0", "c1")[: draw(st.sampled_from([1, 1, 1, 2, 0]))]
    needs = st.lists(st.sampled_from(names), unique=True, max_size=2).map(tuple)
    whens = conditions(asked) if len(clearing) > 1 else st.one_of(st.none(), conditions(asked))
    rules = draw(st.lists(st.tuples(conditions(asked), st.sampled_from(RAISED)), max_size=3))
    items = st.tuples(conditions(asked), st.sampled_from([None, *RAISED, *clearing]))
    return Tool(
        id="random",
        outcomes=(*RAISED, *clearing),
        questions=asked,
        rules=tuple(Rule(index, when, raises) for index, (when, raises) in enumerate(rules)),
        clears={name: Clears(draw(needs), draw(whens)) for name in clearing},
        shown=tuple(Shown(when, outcome) for when, outcome in draw(st.lists(items, max_size=2))),
    )


@st.composite
def a_question(draw: Any, place: int, before: tuple[Question, ...]) -> Question:
    """Draw a question that may read the answers before it."""
    choose = draw(st.sampled_from(["one", "one", "any"]))
    count = draw(st.integers(2, 3))
    when = draw(st.one_of(st.none(), conditions(before))) if before else None
    return Question(
        id=f"q{place}",
        answers=tuple(draw(an_answer(f"a{index}", choose)) for index in range(count)),
        choose=choose,
        rising=draw(st.booleans()),
        asked_when=when,
    )


@st.composite
def an_answer(draw: Any, name: str, choose: str) -> Answer:
    """Draw an answer, most often a plain one."""
    raises = draw(st.sampled_from([None, None, None, *RAISED]))
    mark = draw(st.sampled_from(["", "", "", "", "ends", "unknown", "alone", "shows"]))
    effects = {("shows",)} if mark == "shows" else set()
    return Answer(
        id=name,
        raises=raises,
        ends=mark == "ends",
        unknown=mark == "unknown",
        alone=mark == "alone" and choose == "any",
        effects=frozenset(effects | ({("reason", raises)} if raises else set())),
    )


@st.composite
def clauses(draw: Any, asked: tuple[Question, ...]) -> Clause:
    """Draw a clause over one or two questions."""
    questions = draw(st.lists(st.sampled_from(asked), unique=True, min_size=1, max_size=2))
    return tuple((question.id, draw(some_answers(question))) for question in questions)


def some_answers(question: Question) -> Any:
    """Draw some of the answers of a question."""
    ids = [answer.id for answer in question.answers]
    return st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=2).map(tuple)


def conditions(asked: tuple[Question, ...]) -> Any:
    """Draw a condition of one or two clauses."""
    found: Any = st.lists(clauses(asked), min_size=1, max_size=2).map(tuple)
    return found


__all__ = ["Condition", "tools"]
