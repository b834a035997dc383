"""Proof 1: everything that a tool names exists, stands where it may, and is complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..reading.problems import suggest
from ..reading.roles import conditions_in, walk_entries
from .changes import MOST_CHANGES
from .declaration import Answer, Consideration, Decision, FirstLine, Outcome, Question, Wording
from .faults import Fault, Path
from .tool import ASKED

# The address of an answer is "#question.answer" and of an outcome "#outcome.id".
RESERVED_QUESTION = "outcome"


def check_references(decision: Decision) -> tuple[Fault, ...]:
    """List every fault in what the parts of a tool say about one another."""
    return (
        *_check_sizes(decision),
        *_check_outcomes(decision),
        *(fault for name in decision.questions for fault in _check_question(decision, name)),
        *_check_links(decision),
        *_check_rules(decision),
        *_check_thoughts(decision),
        *_check_conditions(decision),
    )


def _check_sizes(decision: Decision) -> Iterator[Fault]:
    if len(decision.outcomes) < 2:
        yield Fault(("outcomes",), "A tool needs at least two outcomes.", "Add the outcomes it can end in.")
    if not decision.questions:
        yield Fault(("questions",), "A tool needs at least one question.", "Add a question.")
    together = sum(_changes_at_once(question) for question in decision.questions.values())
    if together > MOST_CHANGES:
        message = f"Up to {together} answers of one route have `becomes`, and every subset of them is tried."
        yield Fault(("questions",), message, f"Keep it to {MOST_CHANGES}: those that a worker does most often.")


def _changes_at_once(question: Question) -> int:
    changing = sum(answer.becomes is not None for answer in question.answers.values())
    return changing if question.choose == "any" else min(changing, 1)


def _check_outcomes(decision: Decision) -> Iterator[Fault]:
    clearing = [name for name, outcome in decision.outcomes.items() if outcome.clears]
    has_cleared = False
    for name, outcome in decision.outcomes.items():
        if has_cleared and not outcome.clears:
            message = f'"{name}" stands after an outcome that clears, and so counts as less protective.'
            yield Fault(("outcomes", name), message, "Write the outcomes with `clears` last.")
        has_cleared = has_cleared or outcome.clears is not None
        yield from _check_lines(("outcomes", name, "first"), outcome.first)
        yield from _check_clears(decision, name, outcome, len(clearing))


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


def _check_clears(decision: Decision, name: str, outcome: Outcome, several: int) -> Iterator[Fault]:
    if outcome.clears is None:
        return
    path: Path = ("outcomes", name, "clears")
    for place, question in enumerate(outcome.clears.needs):
        if question not in decision.questions:
            yield _no_such("question", question, decision.questions, (*path, "needs", place))
    if outcome.clears.when is None and several > 1:
        message = f'"{name}" is one of several outcomes that clear, and does not say when it is the result.'
        yield Fault(path, message, "Add `when`, so that exactly one of them holds on every route.")


def _check_question(decision: Decision, name: str) -> Iterator[Fault]:
    question, path = decision.questions[name], ("questions", name)
    if name == RESERVED_QUESTION:
        message = f'A question cannot be called "{name}": the addresses of the outcomes start with it.'
        yield Fault(path, message, "Choose another id.")
    for place, line in enumerate(question.ask):
        if not line.text.endswith("?"):
            where = (*path, "ask", place, "text") if len(question.ask) > 1 else (*path, "ask")
            yield Fault(where, "A question ends in a question mark.", f'Write "{line.text}?"')
    for key, lines in (("ask", question.ask), ("help", question.help), ("why", question.why)):
        yield from _check_lines((*path, key), lines)
    if len(question.answers) < 2:
        yield Fault((*path, "answers"), "A question needs at least two answers.", "Add an answer.")
    yield from _check_said(question, (*path, "answers"))
    for answer_id in question.answers:
        if answer_id == ASKED:
            message = f'An answer cannot be called "{ASKED}": in a condition, that says that the question was asked.'
            yield Fault((*path, "answers", answer_id), message, "Choose another id.")
        yield from _check_answer(decision, question, (*path, "answers", answer_id))


def _check_said(question: Question, path: Path) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, answer in question.answers.items():
        # Nobody can tell two answers apart by capitals or a full stop.
        other = first.setdefault(" ".join(answer.say.casefold().rstrip(".").split()), name)
        if other != name:
            message = f'The answer "{other}" has the same words, so nobody could tell the two apart.'
            yield Fault((*path, name, "say"), message, "Give one of them other words, or remove it.")


def _check_answer(decision: Decision, question: Question, path: Path) -> Iterator[Fault]:
    answer = question.answers[str(path[-1])]
    yield from _check_raise(decision, answer.raises, path)
    yield from _check_pairs(answer, path)
    yield from _check_becomes(question, path)
    if answer.alone and question.choose == "one":
        message = "`alone` says nothing here: only one answer can be chosen in any case."
        yield Fault((*path, "alone"), message, "Remove it, or write `choose: any` on the question.")


def _check_pairs(answer: Answer, path: Path) -> Iterator[Fault]:
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


def _check_becomes(question: Question, path: Path) -> Iterator[Fault]:
    answer, where = question.answers[str(path[-1])], (*path, "becomes")
    if answer.becomes is None:
        return
    others = [name for name in question.answers if name != path[-1]]
    if answer.becomes == path[-1]:
        message = f'"{answer.becomes}" becomes itself, so nothing would change.'
        yield Fault(where, message, suggest("", others, "Other answers"))
    elif answer.becomes not in others:
        message = f'The question "{path[1]}" has no answer called "{answer.becomes}".'
        yield Fault(where, message, suggest(answer.becomes, others, "Answers"))
    elif question.answers[answer.becomes].unknown:
        message = f'"{answer.becomes}" says that the reader does not know: nobody brings that about.'
        yield Fault(where, message, "Name the answer that the action leads to, or remove `becomes` and `change`.")
    if answer.unknown:
        message = "Finding out can have any answer, so an unknown answer becomes no other."
        yield Fault(where, message, "Remove `becomes` and `change`. What to find out is a step under `next`.")


def _check_raise(decision: Decision, outcome: str | None, path: Path) -> Iterator[Fault]:
    if outcome is None:
        return
    raisable = [name for name, entry in decision.outcomes.items() if not entry.clears]
    if outcome not in decision.outcomes:
        yield _no_such("outcome", outcome, raisable, (*path, "raises"))
    elif outcome not in raisable:
        message = f'"{outcome}" clears, so nothing may raise it: it is the result when nothing was raised.'
        yield Fault((*path, "raises"), message, "Remove `raises`, or name an outcome without `clears`.")


def _check_links(decision: Decision) -> Iterator[Fault]:
    for name, outcome in decision.outcomes.items():
        for place, used in enumerate(outcome.links):
            if used not in decision.links:
                message = f'There is no set of links called "{used}".'
                yield Fault(("outcomes", name, "links", place), message, suggest(used, decision.links, "Sets"))
    shown = {used for outcome in decision.outcomes.values() for used in outcome.links}
    for name, entries in decision.links.items():
        if name not in shown:
            message = f'No outcome shows the set of links "{name}".'
            yield Fault(("links", name), message, "Name it under `links` of an outcome, or remove it.")
        for place, entry in enumerate(entries):
            if entry.when is not None:
                message = "A line of a set shows with every outcome that names the set, so it has no condition."
                remedy = "Move the line to `next` or `notices` of an outcome."
                yield Fault(("links", name, place, "when"), message, remedy)


def _check_rules(decision: Decision) -> Iterator[Fault]:
    for index, rule in enumerate(decision.rules):
        if rule.id in (earlier.id for earlier in decision.rules[:index]):
            message = f'Another rule above has the id "{rule.id}".'
            yield Fault(("rules", index, "id"), message, "Give each rule an id of its own.")
        yield from _check_raise(decision, rule.raises, ("rules", index))


def _check_thoughts(decision: Decision) -> Iterator[Fault]:
    """Yield what is wrong with each thought in the block, whether it belongs to an answer or to the tool."""
    for path, entry in walk_entries(decision):
        if isinstance(entry, Consideration) and entry.towards not in decision.outcomes:
            yield _no_such("outcome", entry.towards, decision.outcomes, (*path, "towards"))


def _no_such(noun: str, name: str, known: Iterable[str], path: Path) -> Fault:
    return Fault(path, f'There is no {noun} called "{name}".', suggest(name, known, f"{noun.capitalize()}s"))


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
