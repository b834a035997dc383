"""What the picture of a tool shows: its scale, its questions and what raises what."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

from ..engine.declaration import Decision, Question, Rule
from ..reading.fields import Condition
from .decision import ConditionPart, number_questions, view_condition

TONES = 5
STOPS = " (the tool stops)"


@dataclass(frozen=True)
class Step:
    """An outcome as a step of the scale, with the letter that stands for it."""

    letter: str
    id: str
    title: str
    is_clearing: bool
    tone: int
    """From 1, most protective, to `TONES`."""
    when: str
    """For one that clears: when it is the result, of several that clear."""


@dataclass(frozen=True)
class Group:
    """Answers to one question that raise the same outcome, or none."""

    raises: Step | None
    answers: tuple[str, ...]


@dataclass(frozen=True)
class PictureQuestion:
    """A question, when it is asked, and its answers by what they raise."""

    number: int
    id: str
    ask: str
    takes_several: bool
    asked_when: str
    starts_branch: bool
    """It is asked on a condition, and the question before it is not asked on the same one."""
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Combination:
    """A rule: what answers to several questions raise together."""

    number: int
    questions: str
    when: str
    because: str
    raises: Step


@dataclass(frozen=True)
class Content:
    """All that a picture shows."""

    scale: tuple[Step, ...]
    questions: tuple[PictureQuestion, ...]
    combinations: tuple[Combination, ...]

    @property
    def clearing(self) -> tuple[Step, ...]:
        """The outcomes that nothing raises."""
        return tuple(step for step in self.scale if step.is_clearing)


def picture_content(decision: Decision) -> Content:
    """Return what the picture of a tool shows."""
    scale = _scale(decision)
    steps = {step.id: step for step in scale}
    return Content(
        scale=scale,
        questions=tuple(_question(decision, name, steps) for name in decision.questions),
        combinations=tuple(
            _combination(decision, number, rule, steps) for number, rule in enumerate(decision.rules, start=1)
        ),
    )


def in_words(condition: Condition | None, decision: Decision) -> str:
    """Return a condition as words that follow "if", or nothing."""
    view = view_condition(condition, decision)
    return _join([_clause_in_words(clause) for clause in view.clauses], "; or ") if view else ""


def _scale(decision: Decision) -> tuple[Step, ...]:
    raised = [name for name, outcome in decision.outcomes.items() if outcome.clears is None]
    return tuple(
        Step(
            letter=_letter(lane),
            id=name,
            title=outcome.title,
            is_clearing=outcome.clears is not None,
            tone=1 + round((TONES - 1) * min(1, lane / max(1, len(raised) - 1))),
            when=in_words(outcome.clears.when, decision) if outcome.clears else "",
        )
        for lane, (name, outcome) in enumerate(decision.outcomes.items())
    )


def _letter(lane: int) -> str:
    rounds, place = divmod(lane, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(rounds) if rounds else "")


def _question(decision: Decision, name: str, steps: dict[str, Step]) -> PictureQuestion:
    question = decision.questions[name]
    names = list(decision.questions)
    place = names.index(name)
    before = decision.questions[names[place - 1]].asked_when if place else None
    is_branch = question.asked_when is not None
    return PictureQuestion(
        number=place + 1,
        id=name,
        ask=question.wording(),
        takes_several=question.choose == "any",
        asked_when=in_words(question.asked_when, decision),
        starts_branch=is_branch and before != question.asked_when,
        groups=_groups(question, steps),
    )


def _groups(question: Question, steps: dict[str, Step]) -> tuple[Group, ...]:
    """Group the answers by what they raise, most protective first, those that raise nothing last."""
    by_outcome: dict[str | None, list[str]] = {name: [] for name in [*steps, None]}
    for answer in question.answers.values():
        by_outcome[answer.raises].append(answer.say + (STOPS if answer.ends else ""))
    return tuple(Group(steps[name] if name else None, tuple(says)) for name, says in by_outcome.items() if says)


def _combination(decision: Decision, number: int, rule: Rule, steps: dict[str, Step]) -> Combination:
    numbers = number_questions(decision)
    read = sorted({numbers[question] for clause in rule.when for question in clause})
    noun = "Question" if len(read) == 1 else "Questions"
    return Combination(
        number=number,
        questions=f"{noun} {_join([str(number) for number in read], ' and ')}",
        when=in_words(rule.when, decision),
        because=rule.because,
        raises=steps[rule.raises],
    )


def _clause_in_words(clause: tuple[ConditionPart, ...]) -> str:
    return ", and ".join(_part_in_words(part) for part in clause)


def _part_in_words(part: ConditionPart) -> str:
    if part.is_asked:
        return f"question {part.number} was asked"
    answers = _join([f"“{answer}”" for answer in part.answers], " or ")
    if part.is_ticked:
        return f"{answers} is ticked in question {part.number}"
    return f"question {part.number} is {'anything but ' if part.is_exception else ''}{answers}"


def _join(words: list[str], last: str) -> str:
    return last.join([*([", ".join(words[:-1])] if words[:-1] else []), *words[-1:]])
