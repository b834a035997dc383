"""Proof 1: everything that a tool names exists, stands where it may, and is complete."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import suggest
from .condition_references import check_condition, check_item_conditions
from .declaration import Answer, Consideration, Decision, Outcome, Question
from .faults import Fault, Path

# The address of an answer is "#question.answer" and of an outcome "#outcome.id".
RESERVED_QUESTION = "outcome"


def check_references(decision: Decision) -> tuple[Fault, ...]:
    """List every fault in what the parts of a tool say about one another."""
    return (
        *_check_sizes(decision),
        *_check_outcomes(decision),
        *(fault for name in decision.questions for fault in _check_question(decision, name)),
        *_check_rules(decision),
        *_check_considerations(decision),
        *check_item_conditions(decision),
    )


def _check_sizes(decision: Decision) -> Iterator[Fault]:
    if len(decision.outcomes) < 2:
        yield Fault(("outcomes",), "A tool needs at least two outcomes.", "Add the outcomes it can end in.")
    if not decision.questions:
        yield Fault(("questions",), "A tool needs at least one question.", "Add a question.")


def _check_outcomes(decision: Decision) -> Iterator[Fault]:
    clearing = [name for name, outcome in decision.outcomes.items() if outcome.clears]
    has_cleared = False
    for name, outcome in decision.outcomes.items():
        if has_cleared and not outcome.clears:
            message = f'"{name}" stands after an outcome that clears, and so counts as less protective.'
            yield Fault(("outcomes", name), message, "Write the outcomes with `clears` last.")
        has_cleared = has_cleared or outcome.clears is not None
        yield from _check_clears(decision, name, outcome, len(clearing))


def _check_clears(decision: Decision, name: str, outcome: Outcome, several: int) -> Iterator[Fault]:
    if outcome.clears is None:
        return
    path: Path = ("outcomes", name, "clears")
    for place, question in enumerate(outcome.clears.needs):
        if question not in decision.questions:
            message = f'There is no question called "{question}".'
            yield Fault((*path, "needs", place), message, suggest(question, decision.questions, "Questions"))
    if outcome.clears.when is not None:
        yield from check_condition(decision, outcome.clears.when, (*path, "when"))
    elif several > 1:
        message = f'"{name}" is one of several outcomes that clear, and does not say when it is the result.'
        yield Fault(path, message, "Add `when`, so that exactly one of them holds on every route.")


def _check_question(decision: Decision, name: str) -> Iterator[Fault]:
    question, path = decision.questions[name], ("questions", name)
    if name == RESERVED_QUESTION:
        message = f'A question cannot be called "{name}": the addresses of the outcomes start with it.'
        yield Fault(path, message, "Choose another id.")
    if not question.ask.endswith("?"):
        yield Fault((*path, "ask"), "A question ends in a question mark.", f'Write "{question.ask}?"')
    if len(question.answers) < 2:
        yield Fault((*path, "answers"), "A question needs at least two answers.", "Add an answer.")
    if question.asked_when is not None:
        yield from check_condition(decision, question.asked_when, (*path, "asked_when"), before=name)
    for answer_id in question.answers:
        yield from _check_answer(decision, question, (*path, "answers", answer_id))


def _check_answer(decision: Decision, question: Question, path: Path) -> Iterator[Fault]:
    answer = question.answers[str(path[-1])]
    yield from _check_raise(decision, answer.raises, path)
    yield from _check_pairs(answer, path)
    if answer.alone and question.choose == "one":
        message = "`alone` says nothing here: only one answer can be chosen in any case."
        yield Fault((*path, "alone"), message, "Remove it, or write `choose: any` on the question.")
    if answer.consider:
        yield from _check_towards(decision, answer.consider, (*path, "consider"))


def _check_pairs(answer: Answer, path: Path) -> Iterator[Fault]:
    if answer.raises and not answer.because:
        message = f'The answer raises "{answer.raises}" and does not say why.'
        yield Fault((*path, "raises"), message, "Add `because`: a full sentence.")
    if answer.because and not answer.raises:
        message = "`because` gives a reason, but the answer raises nothing."
        yield Fault((*path, "because"), message, "Add `raises`, or remove it.")
    if answer.change and not answer.can_change:
        message = "`change` is only shown where a worker can bring it about."
        yield Fault((*path, "change"), message, "Add `can_change: true`, or remove it.")
    if answer.can_change and not answer.change:
        message = "`can_change` needs the action that would change the answer."
        yield Fault((*path, "can_change"), message, "Add `change`: one action.")


def _check_raise(decision: Decision, outcome: str | None, path: Path) -> Iterator[Fault]:
    if outcome is None:
        return
    raisable = [name for name, entry in decision.outcomes.items() if not entry.clears]
    if outcome not in decision.outcomes:
        yield _no_such_outcome(outcome, raisable, (*path, "raises"))
    elif outcome not in raisable:
        message = f'"{outcome}" clears, so nothing may raise it: it is the result when nothing was raised.'
        yield Fault((*path, "raises"), message, "Remove `raises`, or name an outcome without `clears`.")


def _check_rules(decision: Decision) -> Iterator[Fault]:
    for index, rule in enumerate(decision.rules):
        yield from check_condition(decision, rule.when, ("rules", index, "when"))
        yield from _check_raise(decision, rule.raises, ("rules", index))


def _check_considerations(decision: Decision) -> Iterator[Fault]:
    for index, consideration in enumerate(decision.considerations):
        yield from _check_towards(decision, consideration, ("considerations", index))


def _check_towards(decision: Decision, consideration: Consideration, path: Path) -> Iterator[Fault]:
    if consideration.towards not in decision.outcomes:
        yield _no_such_outcome(consideration.towards, list(decision.outcomes), (*path, "towards"))


def _no_such_outcome(outcome: str, candidates: list[str], path: Path) -> Fault:
    return Fault(path, f'There is no outcome called "{outcome}".', suggest(outcome, candidates, "Outcomes"))
