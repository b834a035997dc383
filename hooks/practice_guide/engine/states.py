"""What must be remembered on the way through a tool, and what each answer does to it.

A state is what can still matter of the answers so far: the live clauses (see `clauses`), the place on the
scale of the most protective outcome raised so far, and what was missed while nothing was raised.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .choices import Choices, TooManyChoices, group_choices
from .clauses import ClauseBits, Followed, Kind
from .limits import MOST_STATES, TooWideError
from .steps import State, Step, add_up
from .tool import Condition, Rule, Tool

UNKNOWN_BITS = 6


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
