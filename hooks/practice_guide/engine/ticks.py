"""Proof 12: no tick is ignored. Each box that a reader ticks is answered by the result, wherever the tool may stop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .faults import Fault
from .machine import Followed, Machine, State
from .routes import explore
from .tool import Answer, Answers, Clause, Condition, Question, Tool

# A clause that lists more boxes says nothing of any one of them.
MOST_BOXES = 2
ANSWERING = (("says",), ("next",))
"""The lists of an outcome whose lines may answer a box. Considerations, notices and checklists do not."""


def prove_ticks(tool: Tool) -> Iterator[Fault]:
    """Yield a fault for each box and result where the box can be ticked and nothing that shows answers it."""
    for question in tool.questions:
        if question.choose == "any":
            for box in question.answers:
                if not box.alone:
                    yield from _prove_box(tool, question, box)


def _prove_box(tool: Tool, question: Question, box: Answer) -> Iterator[Fault]:
    for outcome in _results_with(tool, ((question.id, (box.id,)),)):
        if box.raises == outcome:
            continue
        answering = _answering(tool, outcome, question.id, box.id)
        if ((question.id, (box.id,)),) in answering:
            continue  # a line or a rule that asks for nothing but this box
        route = _Search(tool, outcome, ((question.id, (box.id,)),), answering).find()
        if route is not None:
            message = f'With the result "{outcome}" nothing answers this box: the tick is ignored.'
            remedy = f"Add a line to `first`, `says` or `next` of it, with `when: {{{question.id}: [{box.id}]}}`."
            yield Fault(("questions", question.id, "answers", box.id), message, remedy, (route,))


def _results_with(tool: Tool, ticked: Clause) -> list[str]:
    """List the outcomes in which routes with a box ticked end; where a tool may stop, it would end in the same."""
    machine = Machine(tool, watched=[(ticked,)])
    bit = machine.watch(0).holds
    found = {machine.result(state) for state in explore(machine).finals if state[0] & bit}
    return [outcome for outcome in tool.outcomes if outcome in found]


def _answering(tool: Tool, outcome: str, question: str, box: str) -> Condition:
    """List the clauses that answer a box: of rules that raise the outcome, and of its lines."""
    rules = (clause for rule in tool.rules if rule.raises == outcome for clause in rule.when)
    lines = (
        clause for item in tool.shown if item.outcome == outcome and item.path[2:3] in ANSWERING for clause in item.when
    )
    return _about((*rules, *lines), question, box)


def _about(clauses: Condition, question: str, box: str) -> Condition:
    """Keep the clauses that name a box, each asking for this box and no other."""
    named = ((dict(clause), dict(clause).get(question, ())) for clause in clauses)
    return tuple(
        tuple({**literals, question: (box,)}.items())
        for literals, boxes in named
        if box in boxes and len(boxes) <= MOST_BOXES
    )


@dataclass(frozen=True)
class _Line:
    """A first line: when it would lead, and when its condition answers the box."""

    leads: Followed
    answers: Followed | None


class _Search:
    """Looks for a route to an outcome on which a box is ticked and not answered."""

    def __init__(self, tool: Tool, outcome: str, ticked: Clause, answering: Condition) -> None:
        self.tool = tool
        self.outcome = outcome
        self.level = tool.level(outcome)
        ((question, (box,)),) = ticked
        first = tool.first.get(outcome, ())
        about = [_about(condition, question, box) for condition in first]
        watched = [(ticked,), *([answering] if answering else []), *first, *(part for part in about if part)]
        self.machine = Machine(tool, watched=watched)
        following = iter([self.machine.watch(place) for place in range(len(watched))])
        self.ticked = next(following)
        self.answering = next(following) if answering else None
        leading = [next(following) for _ in first]
        self.first = [_Line(line, next(following) if part else None) for line, part in zip(leading, about, strict=True)]

    def find(self) -> Answers | None:
        """Give a shortest of these routes, complete or as far as the tool offers to stop; None where there is none."""
        exploration = explore(self.machine)
        ends = [state for state in exploration.finals if self.machine.result(state) == self.outcome]
        ignored = [state for state in ends if self._is_ignored(state)]
        if ignored:
            return exploration.shortest_to(min(ignored, key=exploration.length_to))
        for place, states in enumerate(exploration.arrivals[:-1]):
            for state in states:
                if state[1] == self.level and self._is_ignored(state) and self._may_stop(place, state):
                    return exploration.shortest_before(place, state)
        return None

    def _is_ignored(self, state: State) -> bool:
        alive = state[0]
        if not alive & self.ticked.holds or (self.answering and alive & self.answering.holds):
            return False
        line = next((line for line in self.first if alive & line.leads.holds), None)
        return not (line and line.answers and alive & line.answers.holds)

    def _may_stop(self, place: int, state: State) -> bool:
        """Tell whether the tool offers to stop before a question: as `walk.is_settled` does, from a state."""
        machine, alive = self.machine, state[0]
        if not machine.is_asked(place, alive):
            return False
        still_open = self._still_open(place, alive)
        return not self._may_raise_more(place, alive, still_open) and self._is_lead_settled(place, alive, still_open)

    def _may_raise_more(self, place: int, alive: int, still_open: list[int]) -> bool:
        ahead = [answer.raises for index in still_open for answer in self.tool.questions[index].answers]
        for condition in self.machine.bits.followed:
            if condition.kind == "rule" and self._is_open(condition, place, alive, still_open):
                ahead.append(self.machine.rules[condition.index].raises)
        return any(self.tool.level(outcome) < self.level for outcome in ahead)

    def _is_lead_settled(self, place: int, alive: int, still_open: list[int]) -> bool:
        leading = next((n for n, line in enumerate(self.first) if alive & line.leads.holds), len(self.first))
        return not any(self._is_open(line.leads, place, alive, still_open) for line in self.first[:leading])

    def _still_open(self, place: int, alive: int) -> list[int]:
        """List the places of the questions that could still be asked, from one that is asked next."""
        still_open = [place]
        for index in range(place + 1, len(self.tool.questions)):
            condition = self.machine.bits.asked[index]
            if condition is None or self._is_open(condition, place, alive, still_open):
                still_open.append(index)
        return still_open

    def _is_open(self, condition: Followed, place: int, alive: int, still_open: list[int]) -> bool:
        """Tell whether a condition holds or could come to hold: a live clause waits only for open questions."""
        if alive & condition.holds:
            return True
        places = self.machine.bits.places
        return any(
            alive & (1 << (condition.start + offset))
            and all(places[question] < place or places[question] in still_open for question, _ in clause)
            for offset, clause in enumerate(condition.clauses)
        )
