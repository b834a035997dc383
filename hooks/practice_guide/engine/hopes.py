"""What two routes can still come to: sets aside those that can only end the right way round."""

from __future__ import annotations

from .sides import Pair, Side
from .states import Machine


class Hopes:
    """What a pair can still come to: used to set aside pairs that can only end the right way round."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        questions = machine.tool.questions
        self.raised = [min(machine.tool.level(a.raises) for a in q.answers) for q in questions]
        ends = [q.asked_when is not None and any(a.ends for a in q.answers) for q in questions]
        self.may_end_one = [any(ends[place:]) for place in range(len(questions) + 1)]
        self.known: dict[tuple[int, int], int] = {}

    def is_settled(self, place: int, pair: Pair) -> bool:
        """Tell whether the more protective answer can only give a result at least as protective."""
        less, more = pair
        if less == more:
            return True
        if more[1] == self.machine.unraised and len(self.machine.tool.clears) > 1:
            return False
        return more[1] <= self.highest(place, less) or self._follows(place, less, more)

    def highest(self, place: int, side: Side) -> int:
        """Give the place on the scale that a side can reach at most."""
        alive, level, has_ended = side
        if has_ended:
            return level
        if (place, alive) not in self.known:
            self.known[place, alive] = self._highest_ahead(place, alive)
        return min(level, self.known[place, alive])

    def _highest_ahead(self, place: int, alive: int) -> int:
        machine = self.machine
        levels = [machine.unraised]
        for index in range(place, len(machine.tool.questions)):
            condition = machine.bits.asked[index]
            if condition is None or alive & condition.all:
                levels.append(self.raised[index])
        for condition in machine.bits.followed:
            if condition.kind == "rule" and alive & condition.all:
                levels.append(machine.tool.level(machine.rules[condition.index].raises))
        return min(levels)

    def _follows(self, place: int, less: Side, more: Side) -> bool:
        """Tell whether all that the one can still ask or raise, the other will too: nothing can overtake."""
        machine = self.machine
        if more[2] or more[1] > less[1] or (self.may_end_one[place] and not less[2]):
            return False
        return not less[0] & ~more[0] & machine.relevant[more[1]]
