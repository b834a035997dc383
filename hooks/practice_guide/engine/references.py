"""Proof 1: everything that a tool names exists, stands where it may, and is complete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ..reading.fields import ItemEntry
from ..reading.problems import suggest
from ..reading.roles import conditions_in, walk_entries
from .declaration import Answer, Consideration, Decision, FirstLine, Outcome, Question, Rule, Wording
from .faults import Fault, Path
from .result import MOST_CHANGES
from .tool import ASKED

# The address of an answer is "#question.answer" and of an outcome "#outcome.id".
RESERVED_QUESTION = "outcome"


def check_references(decision: Decision) -> tuple[Fault, ...]:
    """List every fault in what the parts of a tool say about one another."""
    found = (
        fault
        for path, entry in walk_entries(decision)
        for kind, check in CHECKS
        if isinstance(entry, kind)
        for fault in check(decision, path, entry)
    )
    return (*found, *_check_conditions(decision))


def _check_sizes(decision: Decision, _: Path, __: Decision) -> Iterator[Fault]:
    if len(decision.outcomes) < 2:
        yield Fault(("outcomes",), "A tool needs at least two outcomes.", "Add the outcomes it can end in.")
    if not decision.questions:
        yield Fault(("questions",), "A tool needs at least one question.", "Add a question.")
    together = sum(_changes_at_once(question) for question in decision.questions.values())
    if together > MOST_CHANGES:
        message = f"Up to {together} answers of one route have `becomes`, and every subset of them is tried."
        yield Fault(("questions",), message, f"Keep it to {MOST_CHANGES}: those that a worker does most often.")
    shown = {used for outcome in decision.outcomes.values() for used in outcome.links}
    for name in decision.links:
        if name not in shown:
            message = f'No outcome shows the set of links "{name}".'
            yield Fault(("links", name), message, "Name it under `links` of an outcome, or remove it.")


def _changes_at_once(question: Question) -> int:
    changing = sum(answer.becomes is not None for answer in question.answers.values())
    return changing if question.choose == "any" else min(changing, 1)


def _check_outcome(decision: Decision, path: Path, outcome: Outcome) -> Iterator[Fault]:
    name, names = str(path[-1]), list(decision.outcomes)
    if not outcome.clears and any(decision.outcomes[above].clears for above in names[: names.index(name)]):
        message = f'"{name}" stands after an outcome that clears, and so counts as less protective.'
        yield Fault(path, message, "Write the outcomes with `clears` last.")
    yield from _check_lines((*path, "first"), outcome.first)
    for place, used in enumerate(outcome.links):
        if used not in decision.links:
            message = f'There is no set of links called "{used}".'
            yield Fault((*path, "links", place), message, suggest(used, decision.links, "Sets"))
    if outcome.clears is None:
        return
    for place, question in enumerate(outcome.clears.needs):
        if question not in decision.questions:
            yield _no_such("question", question, decision.questions, (*path, "clears", "needs", place))
    if outcome.clears.when is None and any(decision.outcomes[other].clears for other in names if other != name):
        message = f'"{name}" is one of several outcomes that clear, and does not say when it is the result.'
        yield Fault((*path, "clears"), message, "Add `when`, so that exactly one of them holds on every route.")


def _check_lines(path: Path, lines: Sequence[FirstLine | Wording]) -> Iterator[Fault]:
    """Yield what is wrong where the first line whose condition holds is shown."""
    for place, line in enumerate(lines[:-1]):
        if line.when is None:
            message = "This line always holds, so none of those below it can ever lead."
            yield Fault((*path, place), message, "Add `when`, or write it last.")
    if lines and lines[-1].when is not None:
        message = "The last line has a condition, so some results would have no first line."
        if path[0] == "questions":
            message = "The last line has a condition, so sometimes no words would be left."
        yield Fault((*path, len(lines) - 1, "when"), message, "Add a line without `when` below it.")


def _check_question(_: Decision, path: Path, question: Question) -> Iterator[Fault]:
    if path[-1] == RESERVED_QUESTION:
        message = f'A question cannot be called "{path[-1]}": the addresses of the outcomes start with it.'
        yield Fault(path, message, "Choose another id.")
    for place, line in enumerate(question.ask):
        if not line.text.endswith("?"):
            where = (*path, "ask", place, "text") if len(question.ask) > 1 else (*path, "ask")
            yield Fault(where, "A question ends in a question mark.", f'Write "{line.text}?"')
    for key, lines in (("ask", question.ask), ("help", question.help), ("why", question.why)):
        yield from _check_lines((*path, key), lines)
    if len(question.answers) < 2:
        yield Fault((*path, "answers"), "A question needs at least two answers.", "Add an answer.")
    first: dict[str, str] = {}
    for name, answer in question.answers.items():
        # Nobody can tell two answers apart by capitals or a full stop.
        other = first.setdefault(" ".join(answer.say.casefold().rstrip(".").split()), name)
        if other != name:
            message = f'The answer "{other}" has the same words, so nobody could tell the two apart.'
            yield Fault((*path, "answers", name, "say"), message, "Give one of them other words, or remove it.")


def _check_answer(decision: Decision, path: Path, answer: Answer) -> Iterator[Fault]:
    if path[-1] == ASKED:
        message = f'An answer cannot be called "{ASKED}": in a condition, that says that the question was asked.'
        yield Fault(path, message, "Choose another id.")
    if answer.raises:
        yield from _check_raise(decision, path, answer.raises)
    yield from _check_pairs(path, answer)
    if answer.becomes:
        yield from _check_becomes(decision.questions[str(path[1])], path, answer.becomes)
    if answer.alone and decision.questions[str(path[1])].choose == "one":
        message = "`alone` says nothing here: only one answer can be chosen in any case."
        yield Fault((*path, "alone"), message, "Remove it, or write `choose: any` on the question.")


def _check_pairs(path: Path, answer: Answer) -> Iterator[Fault]:
    """Yield what is wrong where an answer has one of two keys that belong together."""
    if answer.raises and not answer.because:
        message = f'The answer raises "{answer.raises}" and does not say why.'
        yield Fault((*path, "raises"), message, "Add `because`: a full sentence.")
    if answer.because and not answer.raises:
        message = "`because` gives a reason, but the answer raises nothing."
        yield Fault((*path, "because"), message, "Add `raises`, or remove it.")
    if answer.change and not answer.becomes:
        message = "`change` is only shown where it leads to another answer."
        yield Fault((*path, "change"), message, "Add `becomes`: the answer that it brings about. Or remove it.")
    if answer.becomes and not answer.change:
        message = "`becomes` needs the action that brings the other answer about."
        yield Fault((*path, "becomes"), message, "Add `change`: one action.")


def _check_becomes(question: Question, path: Path, becomes: str) -> Iterator[Fault]:
    where, others = (*path, "becomes"), [name for name in question.answers if name != path[-1]]
    if becomes == path[-1]:
        message = f'"{becomes}" becomes itself, so nothing would change.'
        yield Fault(where, message, suggest("", others, "Other answers"))
    elif becomes not in others:
        message = f'The question "{path[1]}" has no answer called "{becomes}".'
        yield Fault(where, message, suggest(becomes, others, "Answers"))
    elif question.answers[becomes].unknown:
        message = f'"{becomes}" says that the reader does not know: nobody brings that about.'
        yield Fault(where, message, "Name the answer that the action leads to, or remove `becomes` and `change`.")
    if question.answers[str(path[-1])].unknown:
        message = "Finding out can have any answer, so an unknown answer becomes no other."
        yield Fault(where, message, "Remove `becomes` and `change`. What to find out is a step under `next`.")


def _check_raise(decision: Decision, path: Path, outcome: str) -> Iterator[Fault]:
    raisable = [name for name, entry in decision.outcomes.items() if not entry.clears]
    if outcome not in decision.outcomes:
        yield _no_such("outcome", outcome, raisable, (*path, "raises"))
    elif outcome not in raisable:
        message = f'"{outcome}" clears, so nothing may raise it: it is the result when nothing was raised.'
        yield Fault((*path, "raises"), message, "Remove `raises`, or name an outcome without `clears`.")


def _check_rule(decision: Decision, path: Path, rule: Rule) -> Iterator[Fault]:
    if rule.id in (earlier.id for earlier in decision.rules[: int(path[-1])]):
        message = f'Another rule above has the id "{rule.id}".'
        yield Fault((*path, "id"), message, "Give each rule an id of its own.")
    yield from _check_raise(decision, path, rule.raises)


def _check_thought(decision: Decision, path: Path, thought: Consideration) -> Iterator[Fault]:
    if thought.towards not in decision.outcomes:
        yield _no_such("outcome", thought.towards, decision.outcomes, (*path, "towards"))


def _check_line(_: Decision, path: Path, line: ItemEntry) -> Iterator[Fault]:
    if path[0] == "links" and line.when is not None:
        message = "A line of a set shows with every outcome that names the set, so it has no condition."
        yield Fault((*path, "when"), message, "Move the line to `next` or `notices` of an outcome.")


CHECKS: tuple[tuple[type, Callable[[Decision, Path, Any], Iterator[Fault]]], ...] = (
    (Decision, _check_sizes),
    (Outcome, _check_outcome),
    (Question, _check_question),
    (Answer, _check_answer),
    (Rule, _check_rule),
    (Consideration, _check_thought),
    (ItemEntry, _check_line),
)


def _check_conditions(decision: Decision) -> Iterator[Fault]:
    """Yield what is wrong with each condition in the block, in whatever field it stands."""
    for path, entry, condition in conditions_in(decision):
        # What decides how a question is asked is read before it; all else is read with the result.
        before = str(path[1]) if isinstance(entry, Question | Answer | Wording) else None
        for place, clause in enumerate(condition):
            if not clause:
                message = "A condition without a question always holds."
                yield Fault((*path, place), message, "Name a question and its answers, or remove the condition.")
            for question, answers in clause.items():
                yield from _check_literal(decision, question, answers, (*path, place, question), before)


def _check_literal(
    decision: Decision, question: str, answers: Sequence[str], path: Path, before: str | None
) -> Iterator[Fault]:
    names = list(decision.questions)
    if question not in names:
        yield _no_such("question", question, names, path)
        return
    if before is not None and names.index(question) >= names.index(before):
        message = f'This looks forward: "{question}" is asked after "{before}".'
        if question == before:
            message = f'The question "{question}" is asked only when it has been answered: it never is.'
        yield Fault(path, message, "A condition may only read questions that come earlier.")
    known = decision.questions[question].answers
    for place, answer in enumerate(answers):
        if answer not in (*known, ASKED):
            message = f'The question "{question}" has no answer called "{answer}".'
            yield Fault((*path, place), message, suggest(answer, known, "Answers"))


def _no_such(noun: str, name: str, known: Iterable[str], path: Path) -> Fault:
    return Fault(path, f'There is no {noun} called "{name}".', suggest(name, known, f"{noun.capitalize()}s"))
