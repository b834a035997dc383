"""What must be remembered on the way through a tool, and what each answer does to it.

A state is what can still matter of the answers so far: the live clauses of conditions, as bits, and the place on
the scale of the most protective outcome raised so far.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Generic, Literal, NamedTuple, TypeVar

from .choices import Choices, Effect, group_choices
from .tool import Clause, Condition, Tool, meets

MOST_STATES = 20_000
ALWAYS = -1

S = TypeVar("S", bound=Hashable)

Kind = Literal["question", "rule", "clears", "watched"]

State = tuple[int, int]
"""Live clauses, and place on the scale."""

Chosen = tuple[tuple[str, ...] | None, ...]
"""What each route that is followed chooses at a question; None where it is not asked."""


class Way(NamedTuple):
    """One way past a question."""

    number: int
    """How many choices go this way."""
    chosen: Chosen
    asked: int
    """How many of the routes are asked."""
    ends: bool


class Paths(ABC, Generic[S]):
    """States and the ways between them, question by question."""

    tool: Tool
    most = MOST_STATES
    """How many states there may be before one question."""
    states = "situations"
    """What an author calls them."""

    @abstractmethod
    def moves(self, place: int, state: S) -> Iterable[tuple[S, Way]]:
        """Give the ways on from a state past a question, each with the state after it."""

    def held_open(self, place: int) -> tuple[str, ...]:
        """Say what is waited for at a question, and by what, the longest wait first."""
        return ()


@dataclass(frozen=True)
class Followed:
    """A condition that is followed along the routes, for a question, a rule or an outcome that clears."""

    kind: Kind
    index: int
    owner: str
    """What waits for it, in words."""
    floor: int
    """It matters only while nothing as protective as this place on the scale was raised. A rule raises this place."""
    clauses: Condition
    start: int
    """The place of its first bit."""
    holds: int
    """The bit that says that the condition holds."""
    all: int
    """All its bits."""


def _lay_out(tool: Tool, watched: Sequence[Condition]) -> Iterator[Followed]:
    """Yield every condition that is followed, each with bits of its own."""
    start = 0
    for kind, index, owner, floor, condition in _conditions(tool, watched):
        size = len(condition) + 1
        holds, every = 1 << (start + size - 1), ((1 << size) - 1) << start
        yield Followed(kind, index, owner, floor, condition, start, holds, every)
        start += size


def _conditions(tool: Tool, watched: Sequence[Condition]) -> Iterator[tuple[Kind, int, str, int, Condition]]:
    for place, question in enumerate(tool.questions):
        if question.asked_when is not None:
            yield "question", place, f'the question "{question.id}"', ALWAYS, question.asked_when
    for index, rule in enumerate(tool.rules):
        yield "rule", index, f"rule {index + 1}", tool.level(rule.raises), rule.when
    for index, (name, clears) in enumerate(tool.clears.items()):
        if clears.when is not None:
            yield "clears", index, f'the outcome "{name}"', len(tool.outcomes) - 1, clears.when
    for index, condition in enumerate(watched):
        yield "watched", index, f"item {index + 1}", ALWAYS, condition


class Step(NamedTuple):
    """What one group of like choices does, or the way past a question that is not asked."""

    level: int
    """Place on the scale of what is raised here."""
    ends: bool
    alive: int


class Machine(Paths[State]):
    """The states of a tool and the steps between them; conditions may be watched besides its own.

    Each condition that is followed has one bit for each clause and one for "it holds". A clause is alive while
    each of its questions so far was answered as listed. Of a condition that holds, only that is remembered.
    """

    def __init__(self, tool: Tool, watched: Sequence[Condition] = ()) -> None:
        self.tool = tool
        self.unraised = len(tool.outcomes)
        self.places = {question.id: place for place, question in enumerate(tool.questions)}
        self.followed = tuple(_lay_out(tool, watched))
        self.asked = {condition.index: condition for condition in self.followed if condition.kind == "question"}
        self.watched = [condition for condition in self.followed if condition.kind == "watched"]
        self.clears = {condition.index: condition.holds for condition in self.followed if condition.kind == "clears"}
        self.spare = 1 << sum(len(condition.clauses) + 1 for condition in self.followed)
        """A bit that no condition has."""
        self.read = [0] * len(tool.questions)
        """For each question, the clauses that read it."""
        self.last: list[list[tuple[int, Followed]]] = [[] for _ in tool.questions]
        """For each question, the clauses that it decides."""
        self.effects = [
            {answer.id: Effect(tool.level(answer.raises), answer.ends, 0) for answer in question.answers}
            for question in tool.questions
        ]
        """For each question, what each of its answers does."""
        for condition in self.followed:
            for offset, clause in enumerate(condition.clauses):
                self._enter(condition, 1 << (condition.start + offset), clause)
        self.choices = [group_choices(*each) for each in zip(tool.questions, count(), self.effects, strict=False)]
        self.relevant = [sum(c.all for c in self.followed if c.floor < level) for level in range(self.unraised + 1)]
        """For each place on the scale, the bits that still matter once an outcome there has been raised."""
        self.kept_at_end = sum(c.holds for c in self.followed if c.kind in ("clears", "watched"))
        self.steps = cache(self._find_steps)
        """Lists what can happen at a question with these live clauses: one step for each group of choices, in order."""

    @property
    def start(self) -> State:
        """The state before the first question."""
        return sum(condition.all ^ condition.holds for condition in self.followed), self.unraised

    def is_asked(self, place: int, alive: int) -> bool:
        """Tell whether the question is asked in this state."""
        condition = self.asked.get(place)
        return condition is None or bool(alive & condition.holds)

    def moves(self, place: int, state: State) -> list[tuple[State, Way]]:
        """List the ways on from a state past a question, each with the state after it, in the order of `choices`."""
        alive, level = state
        return [(self.after(step, level), way) for step, way in self.steps(place, alive)]

    def after(self, step: Step, level: int) -> State:
        """Give the state that a step leads to from a place on the scale."""
        if step.level < level:
            level = step.level
        return step.alive & self.relevant[level], level

    def step(self, place: int, alive: int, effect: Effect | None) -> Step:
        """Give what an answer does, or the way past a question that is not asked."""
        condition = self.asked.get(place)
        kept = alive & ~self.read[place]
        if effect:
            kept |= alive & effect.met
        if condition:
            kept &= ~condition.all
        level, ends = (effect.level, effect.ends) if effect else (self.unraised, False)
        for bit, decided in self.last[place]:
            if kept & bit:
                kept &= ~decided.all
                if decided.kind == "rule":
                    level = min(level, decided.floor)
                else:
                    kept |= decided.holds
        return Step(level, ends, kept & self.kept_at_end if ends else kept)

    def take(self, place: int, alive: int, choices: Iterable[Choices[Effect]]) -> list[tuple[Step, Way]]:
        """List what each group of choices does at a question that is asked, in order."""
        return [
            (self.step(place, alive, effect), Way(number, (example,), 1, effect.ends))
            for effect, number, example in choices
        ]

    def rules_met(self, place: int, alive: int, effect: Effect) -> list[Followed]:
        """List the rules that come to hold with these choices."""
        kept = alive & (effect.met | ~self.read[place])
        return [decided for bit, decided in self.last[place] if kept & bit and decided.kind == "rule"]

    def clearing(self, state: State) -> tuple[str, ...]:
        """List the clearing outcomes that hold at the end of a route on which nothing was raised."""
        return tuple(n for i, n in enumerate(self.tool.clears) if i not in self.clears or state[0] & self.clears[i])

    def result(self, state: State) -> str | None:
        """Give the result at the end of a route, or None where it has none or several."""
        if state[1] < self.unraised:
            return self.tool.outcomes[state[1]]
        holding = self.clearing(state)
        return holding[0] if len(holding) == 1 else None

    def held_open(self, place: int) -> tuple[str, ...]:
        """Say what is waited for at a question, and by what, the longest wait first."""
        waits = []
        for condition in self.followed:
            read = [self.places[question] for clause in condition.clauses for question, _ in clause] or [0]
            needed = {"question": condition.index, "clears": len(self.tool.questions)}.get(condition.kind, max(read))
            if min(read) < place <= needed:
                waits.append((min(read), f'"{self.tool.questions[min(read)].id}", awaited by {condition.owner}'))
        return tuple(words for _, words in sorted(waits, key=lambda wait: wait[0]))

    def _enter(self, condition: Followed, bit: int, clause: Clause) -> None:
        for question, wanted in clause:
            place = self.places[question]
            self.read[place] |= bit
            for answer, effect in self.effects[place].items():
                if meets(wanted, answer):
                    self.effects[place][answer] = effect._replace(met=effect.met | bit)
        if clause:
            self.last[max(self.places[question] for question, _ in clause)].append((bit, condition))

    def _find_steps(self, place: int, alive: int) -> list[tuple[Step, Way]]:
        if not self.is_asked(place, alive):
            return [(self.step(place, alive, None), Way(1, (None,), 0, ends=False))]
        return self.take(place, alive, self.choices[place])
