"""What must be remembered on the way through a tool, and what each answer does to it.

A state is what can still matter of the answers so far: the live clauses of conditions, as bits, the place on
the scale of the most protective outcome raised so far, and what was missed while nothing was raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from .choices import Choices, TooManyChoices, group_choices
from .tool import ASKED, Clause, Condition, Rule, Tool

MOST_STATES = 20_000
MOST_PAIRS = 50_000
# Steps and pairs looked at, most of which come to the same: bounds the time, not the memory.
MOST_COMPARED = 1_000_000
UNKNOWN_BITS = 6

Kind = Literal["question", "rule", "clears", "watched"]

State = tuple[int, int, int]
"""Live clauses, place on the scale, and what was missed."""


class TooWideError(Exception):
    """Raised while exploring past a limit; `proofs.prove` catches it and names the question."""

    def __init__(self, place: int, limit: str, held: tuple[Followed, ...] = ()) -> None:
        super().__init__(limit)
        self.place = place
        self.limit = limit
        self.held = held


@dataclass(frozen=True)
class Followed:
    """A condition that is followed along the routes, for a question, a rule or an outcome that clears."""

    kind: Kind
    index: int
    clauses: Condition
    start: int
    """The place of its first bit."""
    holds: int
    """The bit that says that the condition holds."""
    all: int
    """All its bits."""


class ClauseBits:
    """Conditions as bits: which clauses are still alive, and what an answer does to them.

    Each condition that is followed has one bit for each clause and one for "it holds". A clause is alive while
    each of its questions so far was answered as listed. Two sets of live clauses that mean the same are written
    the same, so that states which can only behave alike are one state.
    """

    def __init__(self, tool: Tool, conditions: Iterable[tuple[Kind, int, Condition]]) -> None:
        self.places = {question.id: place for place, question in enumerate(tool.questions)}
        self.answers = {question.id: frozenset(answer.id for answer in question.answers) for question in tool.questions}
        self.followed = _lay_out(conditions)
        count = len(tool.questions)
        self.read = [0] * count
        """For each question, the clauses that read it."""
        self.met: list[dict[str, int]] = [{} for _ in range(count)]
        """For each question and answer, the clauses whose wish it meets."""
        self.last: list[list[tuple[int, Followed]]] = [[] for _ in range(count)]
        """For each question, the clauses that it decides."""
        for condition in self.followed:
            for offset, clause in enumerate(condition.clauses):
                self._enter(condition, 1 << (condition.start + offset), clause)
        self.asked: list[Followed | None] = [None] * count
        for condition in self.followed:
            if condition.kind == "question":
                self.asked[condition.index] = condition
        self.gates = [
            (index, condition.all, self.read[index])
            for index, condition in enumerate(self.asked)
            if condition is not None and self.read[index]
        ]
        self.branching = [condition for condition in self.followed if len(condition.clauses) > 1]
        self.tidied: dict[tuple[int, int], int] = {}
        self.harder: dict[tuple[int, Followed], tuple[tuple[int, int], ...]] = {}

    def _enter(self, condition: Followed, bit: int, clause: Clause) -> None:
        for question, wanted in clause:
            place = self.places[question]
            self.read[place] |= bit
            for answer in self._wanted(question, wanted):
                self.met[place][answer] = self.met[place].get(answer, 0) | bit
        if clause:
            self.last[max(self.places[question] for question, _ in clause)].append((bit, condition))

    def all_alive(self) -> int:
        """Give the bits before the first question: every clause is alive, nothing holds yet."""
        return self.tidy(0, sum(condition.all ^ condition.holds for condition in self.followed))

    def tidy(self, place: int, alive: int) -> int:
        """Write live clauses in the one form that stands for all that mean the same from here on."""
        known = self.tidied.get((place, alive))
        if known is None:
            known = self._close(place, self._drop_hopeless(place, alive))
            self.tidied[place, alive] = known
        return known

    def _drop_hopeless(self, place: int, alive: int) -> int:
        """Drop clauses that wait for a question which can no longer be asked."""
        for index, own, readers in self.gates:
            if index >= place and not alive & own:
                alive &= ~readers
        return alive

    def _close(self, place: int, alive: int) -> int:
        """Add the clauses that could only hold together with one that is alive: they change nothing."""
        for condition in self.branching:
            live = alive & condition.all
            if live & condition.holds:
                alive |= condition.all
            elif live:
                for bit, harder in self._find_harder(place, condition):
                    alive |= harder if live & bit else 0
        return alive

    def _find_harder(self, place: int, condition: Followed) -> tuple[tuple[int, int], ...]:
        """Pair each clause with those of the same condition that ask for as much or more from here on."""
        if (place, condition) not in self.harder:
            rests = [self._rest(place, clause) for clause in condition.clauses]
            self.harder[place, condition] = tuple(
                (1 << (condition.start + offset), _bits(condition, [_implies(more, less) for more in rests]))
                for offset, less in enumerate(rests)
            )
        return self.harder[place, condition]

    def _rest(self, place: int, clause: Clause) -> dict[str, frozenset[str]]:
        return {q: self._wanted(q, wanted) for q, wanted in clause if self.places[q] >= place}

    def _wanted(self, question: str, wanted: tuple[str, ...]) -> frozenset[str]:
        return self.answers[question] if ASKED in wanted else frozenset(wanted)


def _bits(condition: Followed, chosen: list[bool]) -> int:
    return sum(1 << (condition.start + offset) for offset, is_chosen in enumerate(chosen) if is_chosen)


def _implies(more: dict[str, frozenset[str]], less: dict[str, frozenset[str]]) -> bool:
    return all(question in more and more[question] <= wanted for question, wanted in less.items())


def _lay_out(conditions: Iterable[tuple[Kind, int, Condition]]) -> tuple[Followed, ...]:
    followed, start = [], 0
    for kind, index, condition in conditions:
        size = len(condition) + 1
        holds, every = 1 << (start + size - 1), ((1 << size) - 1) << start
        followed.append(Followed(kind, index, condition, start, holds, every))
        start += size
    return tuple(followed)


class Step(NamedTuple):
    """What one group of like choices does; `choices` is None where the question is not asked."""

    choices: Choices | None
    number: int
    level: int
    ends: bool
    missed: int
    alive: int


def add_up(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Merge the steps that come to the same, adding up their numbers."""
    merged: dict[tuple[int, bool, int, int], Step] = {}
    for step in steps:
        key = (step.level, step.ends, step.missed, step.alive)
        known = merged.get(key)
        merged[key] = step if known is None else known._replace(number=known.number + step.number)
    return tuple(merged.values())


class Machine:
    """The states of a tool and the steps between them, following the conditions asked for."""

    def __init__(
        self,
        tool: Tool,
        rules: Iterable[Rule] | None = None,
        watched: Sequence[Condition] = (),
        clears: bool = True,
        levels: bool = True,
    ) -> None:
        """Follow the tool's rules, or those given; leave out clearing outcomes, or all that is raised."""
        self.tool = tool
        self.levels = levels
        self.unraised = len(tool.outcomes)
        self.rules = tuple(tool.rules if rules is None else rules)
        self.bits = ClauseBits(tool, self._conditions(watched, clears))
        self.choices = [self._group(place) for place in range(len(tool.questions))]
        self.relevant = [self._find_relevant(level) for level in range(self.unraised + 1)]
        self.kept_at_end = sum(c.holds for c in self.bits.followed if c.kind in ("clears", "watched"))
        self.needing = [self._needing(question.id) for question in tool.questions]
        self.missed_by = self._find_missed_by()
        self.known_choices: dict[tuple[int, int], tuple[Step, ...]] = {}
        self.known_steps: dict[tuple[int, int], tuple[Step, ...]] = {}

    @property
    def start(self) -> State:
        """The state before the first question."""
        return self.bits.all_alive(), self.unraised, 0

    def watch(self, index: int) -> Followed:
        """Give one of the conditions watched."""
        return next(c for c in self.bits.followed if c.kind == "watched" and c.index == index)

    def is_asked(self, place: int, alive: int) -> bool:
        """Tell whether the question is asked in this state."""
        condition = self.bits.asked[place]
        return condition is None or bool(alive & condition.holds)

    def steps(self, place: int, alive: int) -> tuple[Step, ...]:
        """List what can happen at a question; choices that come to the same are added up."""
        key = (place, alive)
        if key not in self.known_steps:
            self.known_steps[key] = add_up(self.steps_by_choice(place, alive))
        return self.known_steps[key]

    def steps_by_choice(self, place: int, alive: int) -> tuple[Step, ...]:
        """List what can happen at a question: one step for each group of choices, in order."""
        key = (place, alive)
        if key not in self.known_choices:
            self.known_choices[key] = tuple(self._find_steps(place, alive))
        return self.known_choices[key]

    def rules_met(self, place: int, alive: int, choices: Choices) -> tuple[Rule, ...]:
        """List the rules that come to hold with these choices."""
        kept = alive & (choices.met | ~self.bits.read[place])
        met = [c.index for bit, c in self.bits.last[place] if kept & bit and c.kind == "rule"]
        return tuple(self.rules[index] for index in met)

    def after(self, step: Step, level: int, missed: int) -> State:
        """Give the state that a step leads to."""
        if step.level < level:
            level = step.level
        if level < self.unraised:
            return step.alive & self.relevant[level], level, 0
        return step.alive, level, missed | step.missed

    def clearing(self, state: State) -> tuple[str, ...]:
        """List the clearing outcomes that hold at the end of a route on which nothing was raised."""
        open_ones = {c.index: c.holds for c in self.bits.followed if c.kind == "clears"}
        names = list(self.tool.clears)
        return tuple(n for i, n in enumerate(names) if i not in open_ones or state[0] & open_ones[i])

    def result(self, state: State) -> str | None:
        """Give the result at the end of a route, or None where it has none or several."""
        if state[1] < self.unraised:
            return self.tool.outcomes[state[1]]
        holding = self.clearing(state)
        return holding[0] if len(holding) == 1 else None

    def _conditions(self, watched: Sequence[Condition], clears: bool) -> Iterable[tuple[Kind, int, Condition]]:
        for place, question in enumerate(self.tool.questions):
            if question.asked_when is not None:
                yield "question", place, question.asked_when
        for index, rule in enumerate(self.rules):
            yield "rule", index, rule.when
        for index, entry in enumerate(self.tool.clears.values()):
            if clears and entry.when is not None:
                yield "clears", index, entry.when
        for index, condition in enumerate(watched):
            yield "watched", index, condition

    def _group(self, place: int) -> tuple[Choices, ...]:
        question = self.tool.questions[place]
        try:
            return group_choices(self.tool, question, self.bits.met[place], MOST_STATES)
        except TooManyChoices as error:
            raise TooWideError(place, f"{MOST_STATES:,} kinds of choices") from error

    def _find_relevant(self, level: int) -> int:
        """Give the bits that still matter once an outcome at this place has been raised."""
        return sum(
            condition.all
            for condition in self.bits.followed
            if condition.kind in ("question", "watched")
            or (condition.kind == "rule" and self.tool.level(self.rules[condition.index].raises) < level)
            or (condition.kind == "clears" and level == self.unraised)
        )

    def _find_steps(self, place: int, alive: int) -> Iterable[Step]:
        waiting = alive & ~self.bits.read[place]
        condition = self.bits.asked[place]
        if not self.is_asked(place, alive):
            settled, level = self._settle(place, waiting & ~(condition.all if condition else 0))
            yield Step(None, 1, level, False, 0, settled)
            return
        for choices in self.choices[place]:
            kept = waiting | (alive & choices.met)
            settled, level = self._settle(place, kept & ~(condition.all if condition else 0))
            raised = min(level, choices.level) if self.levels else level
            yield self._step(place, choices, raised, settled)

    def _step(self, place: int, choices: Choices, level: int, alive: int) -> Step:
        missed = 0
        if self.levels and level == self.unraised:
            missed |= self.missed_by[place] if choices.unknown else 0
            missed |= self._missed_by_ending(place, alive) if choices.ends else 0
        if choices.ends:
            alive &= self.kept_at_end
        return Step(choices, choices.number, level, choices.ends, missed, self.bits.tidy(place + 1, alive))

    def _settle(self, place: int, alive: int) -> tuple[int, int]:
        """Let the clauses that this question decides come to hold; give the bits and what rules raise."""
        level = self.unraised
        for bit, condition in self.bits.last[place]:
            if alive & bit and condition.kind == "rule":
                level = min(level, self.tool.level(self.rules[condition.index].raises))
                alive &= ~condition.all
            elif alive & bit:
                alive |= condition.all
        return self.bits.tidy(place + 1, alive), level

    def _find_missed_by(self) -> list[int]:
        """For unknown answers that raise nothing themselves, give the bits of the question and who needs it."""
        missed, suspects = [0] * len(self.needing), 0
        for place, question in enumerate(self.tool.questions):
            if any(answer.unknown and not answer.raises for answer in question.answers):
                missed[place] = self.needing[place] | 1 << min(suspects, UNKNOWN_BITS)
                suspects += 1
        return missed

    def _missed_by_ending(self, place: int, alive: int) -> int:
        """Give the bits of clearing outcomes that need a question which would now have been asked."""
        missed = 0
        for index in range(place + 1, len(self.tool.questions)):
            missed |= self.needing[index] if self.is_asked(index, alive) else 0
        return missed

    def _needing(self, question_id: str) -> int:
        """Give a bit for each clearing outcome that needs the question."""
        needing = [question_id in clears.needs for clears in self.tool.clears.values()]
        return sum(1 << (UNKNOWN_BITS + 1 + index) for index, needs in enumerate(needing) if needs)
