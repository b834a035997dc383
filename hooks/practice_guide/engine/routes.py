"""All routes through a tool at once: how many reach each state, and a shortest one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, NamedTuple

from .choices import Choices, Effect, TooWideError, group_choices
from .machine import Chosen, Machine, Paths, S, State, Way
from .tool import Answers, Clause, Condition, Tool, meets

# Ways on that are looked at for one question, most of which come to the same: bounds the time, not the memory.
MOST_COMPARED = 1_000_000
COMPARED = f"{MOST_COMPARED:,} pairs of situation and choice"


class Arrival(NamedTuple, Generic[S]):
    """How a state is first reached: questions asked on the way, the state before, and what was chosen there."""

    length: int
    before: S | None = None
    chosen: Chosen = ()


class Taken(NamedTuple, Generic[S]):
    """A question, the state before it and what was chosen."""

    place: int
    state: S
    chosen: Chosen


class Exploration(Generic[S]):
    """Every state on some paths, question by question, with the number of ways to each end and a shortest one."""

    def __init__(self, paths: Paths[S], starts: Mapping[S, int], first: int = 0) -> None:
        """Follow every path from states before a question, each with its length so far.

        Raise a `TooWideError` when more states than allowed must be told apart.
        """
        self.paths = paths
        self.arrivals: list[dict[S, Arrival[S]]] = [{} for _ in range(first)]
        """For each question, and at last for the end, the states before it."""
        self.arrivals.append({state: Arrival(length) for state, length in starts.items()})
        self.finals: dict[S, int] = {}
        """The states at the end of a path, each with its number of ways."""
        self.endings: dict[S, tuple[int, Arrival[S]]] = {}
        """For states at the end: the question after which a shortest path stopped, and how it got there."""
        numbers, last = dict.fromkeys(starts, 1), len(paths.tool.questions)
        for place in range(first, last):
            numbers = self._advance(place, numbers)
        for state, number in numbers.items():
            self._end(last - 1, state, number, self.arrivals[last][state])

    def length_to(self, final: S) -> int:
        """Give the number of questions on a shortest path to a state at the end."""
        return self.endings[final][1].length

    def shortest_to(self, finals: Iterable[S]) -> Answers:
        """Give a route with as few questions as any that ends in one of these states."""
        return self.answers(self.taken_to(finals))

    def taken_to(self, finals: Iterable[S]) -> list[Taken[S]]:
        """List the steps of a shortest path to one of these states at the end."""
        return self._trace(*self.endings[min(finals, key=self.length_to)])

    def taken_before(self, place: int, state: S) -> list[Taken[S]]:
        """List the steps of a shortest path that arrives at a question in this state."""
        return self._trace(place - 1, self.arrivals[place][state])

    def answers(self, taken: Iterable[Taken[S]], route: int = 0) -> Answers:
        """Give the answers of one of the routes that a path follows."""
        questions = self.paths.tool.questions
        chosen = [(questions[step.place].id, step.chosen[route]) for step in taken]
        return tuple((question, answers) for question, answers in chosen if answers is not None)

    def _advance(self, place: int, numbers: dict[S, int]) -> dict[S, int]:
        """Take every state past one question."""
        here, most, compared = self.arrivals[place], self.paths.most, 0
        passed: dict[S, int] = {}
        arrivals: dict[S, Arrival[S]] = {}
        for state, number in numbers.items():
            so_far = here[state].length
            for after, way in self.paths.moves(place, state):
                compared, length = compared + 1, so_far + way.asked
                if way.ends:
                    self._end(place, after, number * way.number, Arrival(length, state, way.chosen))
                    continue
                passed[after] = passed.get(after, 0) + number * way.number
                if after not in arrivals or length < arrivals[after].length:
                    arrivals[after] = Arrival(length, state, way.chosen)
            if len(passed) > most or compared > MOST_COMPARED:
                what = f"{most:,} {self.paths.states}" if len(passed) > most else COMPARED
                raise TooWideError(place, what, self.paths.held_open(place + 1))
        self.arrivals.append(arrivals)
        return passed

    def _end(self, place: int, state: S, number: int, arrival: Arrival[S]) -> None:
        self.finals[state] = self.finals.get(state, 0) + number
        known = self.endings.get(state)
        if known is None or arrival.length < known[1].length:
            self.endings[state] = (place, arrival)

    def _trace(self, place: int, arrival: Arrival[S]) -> list[Taken[S]]:
        steps = []
        while arrival.before is not None:
            steps.append(Taken(place, arrival.before, arrival.chosen))
            arrival, place = self.arrivals[place][arrival.before], place - 1
        return steps[::-1]


class Routes(Exploration[State]):
    """All routes through a tool, with conditions watched besides its own."""

    def __init__(self, tool: Tool, watched: Sequence[Condition] = ()) -> None:
        """Follow every route; raise a `TooWideError` when more states than allowed must be told apart."""
        self.machine = Machine(tool, watched)
        super().__init__(self.machine, {self.machine.start: 0})

    @property
    def asked(self) -> set[int]:
        """The places of the questions that some route is asked."""
        reached = enumerate(self.arrivals[:-1])
        return {place for place, states in reached if any(self.machine.is_asked(place, s[0]) for s in states)}

    def shortest_before(self, place: int, state: State) -> Answers:
        """Give a route with as few questions as any that arrives at a question in this state."""
        return self.answers(self.taken_before(place, state))

    def ends_where(self) -> list[State]:
        """List the states at the end in which the watched condition holds."""
        bit = self.machine.watched[0].holds
        return [state for state in self.finals if state[0] & bit]

    def results_of(self, clause: Clause) -> frozenset[str | None]:
        """Give the results of the routes that meet a clause."""
        paths = MeetingPaths(self.machine, clause)
        first = min(paths.wanted, default=0)
        found = Exploration(paths, dict.fromkeys(self.arrivals[first], 0), first)
        return frozenset(self.machine.result(state) for state in found.finals)

    def unraised(self) -> list[State]:
        """List the states at the end of routes that raised nothing, nearest first."""
        found = [state for state in self.finals if state[1] == self.machine.unraised]
        return sorted(found, key=self.length_to)


class MeetingPaths(Paths[State]):
    """The ways through a machine on which a clause is met: no state more than it has without."""

    def __init__(self, machine: Machine, clause: Clause) -> None:
        self.machine, self.tool = machine, machine.tool
        self.wanted = {machine.places[question]: answers for question, answers in clause}
        self.choices = {place: self._meeting(place) for place in self.wanted}

    def moves(self, place: int, state: State) -> list[tuple[State, Way]]:
        """List the ways on from a state past a question on which the clause is met or can still be."""
        alive, level = state
        if place not in self.wanted:
            moves = self.machine.moves(place, state)
        elif self.machine.is_asked(place, alive):
            steps = self.machine.take(place, alive, self.choices[place])
            moves = [(self.machine.after(step, level), way) for step, way in steps]
        else:
            moves = []
        return moves if place >= max(self.wanted, default=0) else [move for move in moves if not move[1].ends]

    def _meeting(self, place: int) -> list[Choices[Effect]]:
        """Group the choices that have one of the answers asked for, told apart by a bit that nothing else has."""
        bit, wanted = self.machine.spare, self.wanted[place]
        effects = {
            answer: effect.plus(Effect(effect.level, effect.ends, bit if meets(wanted, answer) else 0))
            for answer, effect in self.machine.effects[place].items()
        }
        groups = group_choices(self.tool.questions[place], place, effects)
        return [group for group in groups if group.effect.met & bit]


def only_asking(tool: Tool) -> Tool:
    """Give a tool that asks the same, and raises and clears nothing."""
    questions = (
        replace(question, answers=tuple(replace(answer, raises=None) for answer in question.answers))
        for question in tool.questions
    )
    return replace(tool, questions=tuple(questions), rules=(), clears={})
