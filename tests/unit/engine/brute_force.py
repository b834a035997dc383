"""What the proofs say, found the slow way: list every route and look. Written from the contract alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from practice_guide.engine.tool import Condition, Question, Tool

Chosen = frozenset[str]
Given = dict[str, Chosen]


@dataclass(frozen=True)
class Ended:
    """One complete route: its answers, what it raised and where it ended."""

    answers: Given
    reasons: tuple[tuple[str, str], ...]
    rules: tuple[int, ...]
    results: tuple[str, ...]
    shown: tuple[int, ...]
    effects: tuple[tuple[str, frozenset[tuple[str, ...]]], ...]

    @property
    def is_raised(self) -> bool:
        return bool(self.reasons or self.rules)


def ways(question: Question) -> list[Chosen]:
    """List every way to answer a question."""
    single = [frozenset([answer.id]) for answer in question.answers]
    if question.choose == "one":
        return single
    boxes = [answer.id for answer in question.answers if not answer.alone]
    several = [frozenset(s) for size in range(2, len(boxes) + 1) for s in combinations(boxes, size)]
    return single + several


def meets(condition: Condition | None, given: Given) -> bool:
    """Tell whether the answers meet a condition."""
    if condition is None:
        return True
    return any(
        all(q in given if "asked" in wanted else given.get(q, frozenset()) & set(wanted) for q, wanted in clause)
        for clause in condition
    )


def list_routes(tool: Tool, place: int = 0, given: Given | None = None) -> Iterator[Ended]:
    """Yield every route."""
    given = given or {}
    if place == len(tool.questions):
        yield end(tool, given)
        return
    question = tool.questions[place]
    if not meets(question.asked_when, given):
        yield from list_routes(tool, place + 1, given)
        return
    for chosen in ways(question):
        after = {**given, question.id: chosen}
        if any(answer.ends for answer in question.answers if answer.id in chosen):
            yield end(tool, after)
        else:
            yield from list_routes(tool, place + 1, after)


def end(tool: Tool, given: Given) -> Ended:
    """Say what a complete route comes to."""
    chosen = [(q, a) for q in tool.questions if q.id in given for a in q.answers if a.id in given[q.id]]
    reasons = tuple((q.id, a.id) for q, a in chosen if a.raises)
    rules = tuple(rule.index for rule in tool.rules if meets(rule.when, given))
    raised = [a.raises for _, a in chosen if a.raises] + [tool.rules[index].raises for index in rules]
    results = find_results(tool, raised, given)
    shown = tuple(
        index
        for index, item in enumerate(tool.shown)
        if meets(item.when, given) and (item.outcome is None or results == (item.outcome,))
    )
    effects = tuple(
        (q.id, frozenset().union(*(a.effects for a in q.answers if a.id in given[q.id])))
        for q in tool.questions
        if q.id in given
    )
    return Ended(given, reasons, rules, results, shown, effects)


def find_results(tool: Tool, raised: list[str], given: Given) -> tuple[str, ...]:
    """Give the most protective outcome raised, or every clearing outcome that holds."""
    if raised:
        return (min(raised, key=tool.outcomes.index),)
    return tuple(name for name, clears in tool.clears.items() if meets(clears.when, given))


def agree(one: Ended, other: Ended, apart_from: str) -> bool:
    """Tell whether two routes agree wherever both ask, apart from one question."""
    both = one.answers.keys() & other.answers.keys() - {apart_from}
    return all(one.answers[name] == other.answers[name] for name in both)


def never_asked(tool: Tool, routes: list[Ended]) -> set[str]:
    """Proof 2."""
    return {q.id for q in tool.questions} - {name for route in routes for name in route.answers}


def never_result(tool: Tool, routes: list[Ended]) -> set[str]:
    """Proof 3."""
    return set(tool.outcomes) - {name for route in routes for name in route.results}


def idle_rules(tool: Tool, routes: list[Ended]) -> set[int]:
    """Proof 4."""
    return {rule.index for rule in tool.rules if not any(differs_without(tool, rule.index, r) for r in routes)}


def differs_without(tool: Tool, index: int, route: Ended) -> bool:
    """Tell whether the result of a route differs without a rule."""
    if index not in route.rules:
        return False
    raised = [tool.rules[other].raises for other in route.rules if other != index]
    for name, answer_id in route.reasons:
        answer = next(a for q in tool.questions if q.id == name for a in q.answers if a.id == answer_id)
        raised.append(answer.raises or "")
    return find_results(tool, raised, route.answers) != route.results


def idle_questions(tool: Tool, routes: list[Ended]) -> set[str]:
    """Proof 5."""
    asked = {name for route in routes for name in route.answers}
    return {name for name in asked if not any(True for _ in differences(routes, name))}


def differences(routes: list[Ended], name: str) -> Iterator[tuple[Ended, Ended]]:
    """Yield pairs of routes that differ in one answer, and in what a reader sees because of it."""
    with_it = [route for route in routes if name in route.answers]
    for one, other in combinations(with_it, 2):
        are_comparable = one.answers[name] != other.answers[name] and agree(one, other, name)
        if are_comparable and view(one) != view(other):
            yield one, other


def view(route: Ended) -> tuple[object, ...]:
    """Give all that a reader can see of a route apart from the answers."""
    return tuple(route.answers), route.rules, route.results, route.shown, route.effects


def never_shown(tool: Tool, routes: list[Ended]) -> set[tuple[str | int, ...]]:
    """Proof 11: where lines of an outcome stand that never show with it, or parts of their conditions."""
    found: set[tuple[str | int, ...]] = set()
    for item in tool.shown:
        if item.outcome:
            there = [route.answers for route in routes if route.results == (item.outcome,)]
            found |= dead_parts(item.when, there, item.path)
    for outcome, conditions in tool.first.items():
        there = [route.answers for route in routes if route.results == (outcome,)]
        for place, condition in enumerate(conditions):
            found |= dead_parts(condition, there, ("outcomes", outcome, "first", place, "when"))
            there = [answers for answers in there if not meets(condition, answers)]
    return found


def dead_parts(condition: Condition, there: list[Given], path: tuple[str | int, ...]) -> set[tuple[str | int, ...]]:
    """Give the path of a condition that no answers meet, or of each clause that none meets."""
    dead = [place for place, clause in enumerate(condition) if not any(meets((clause,), given) for given in there)]
    return {path} if len(dead) == len(condition) else {(*path, place) for place in dead}


def ignored_ticks(tool: Tool, stops: list[tuple[Given, str]]) -> set[tuple[str, str, str]]:
    """Proof 12: boxes that a result does not answer, at the end of a route or where the tool may stop."""
    return {
        (question.id, box.id, result)
        for given, result in stops
        for question in tool.questions
        for box in question.answers
        if question.choose == "any" and not box.alone and box.id in given.get(question.id, ())
        if box.raises != result and not is_answered(tool, given, result, question.id, box.id)
    }


def is_answered(tool: Tool, given: Given, result: str, question: str, box: str) -> bool:
    """Tell whether a rule or a line that shows names a box, alone or with one other."""
    conditions = [rule.when for rule in tool.rules if rule.raises == result]
    conditions += [s.when for s in tool.shown if s.outcome == result and s.path[2] in ("says", "next")]
    conditions += [when for when in tool.first.get(result, ()) if meets(when, given)][:1]
    clauses = [clause for condition in conditions for clause in condition if meets((clause,), given)]
    named = [dict(clause).get(question, ()) for clause in clauses]
    return any(box in boxes and len(boxes) <= 2 for boxes in named)


def bad_ends(routes: list[Ended]) -> set[tuple[str, ...]]:
    """Proof 6."""
    return {route.results for route in routes if len(route.results) != 1}


def clearing_unknowns(tool: Tool, routes: list[Ended]) -> set[str]:
    """Proof 7: questions with an unknown answer on a route that raises nothing."""
    return {name for route in routes if not route.is_raised for name in unknown(tool, route)}


def unknown(tool: Tool, route: Ended) -> set[str]:
    """List the questions of a route that were answered with something unknown."""
    return {q.id for q in tool.questions if any(a.unknown and a.id in route.answers.get(q.id, ()) for a in q.answers)}


def missed_needs(tool: Tool, routes: list[Ended]) -> set[tuple[str, str]]:
    """Proof 8: clearing outcomes with a needed question that is unknown, or that the route stopped before."""
    return {
        (outcome, q.id)
        for route in routes
        if not route.is_raised
        for outcome in route.results
        for q in tool.questions
        if q.id in tool.clears[outcome].needs
        and (q.id in unknown(tool, route) or (q.id not in route.answers and meets(q.asked_when, route.answers)))
    }


def reversals(tool: Tool, routes: list[Ended]) -> set[str]:
    """Proof 9."""
    return {q.id for q in tool.questions if q.rising and any(is_reversed(tool, q, *p) for p in both_ways(routes))}


def both_ways(routes: list[Ended]) -> Iterator[tuple[Ended, Ended]]:
    """Yield every pair of routes, either one first."""
    for one, other in combinations(routes, 2):
        yield one, other
        yield other, one


def is_reversed(tool: Tool, question: Question, less: Ended, more: Ended) -> bool:
    """Tell whether the route with the more protective answer has the less protective result."""
    places = [tool.outcomes.index(route.results[0]) for route in (less, more)]
    if places[1] <= places[0] or question.id not in less.answers or question.id not in more.answers:
        return False
    return rises(question, less.answers[question.id], more.answers[question.id]) and agree(less, more, question.id)


def rises(question: Question, less: Chosen, more: Chosen) -> bool:
    """Tell whether one choice is written as more protective than another."""
    order = [answer.id for answer in question.answers]
    if question.choose == "one":
        return order.index(min(less)) < order.index(min(more))
    alone = {answer.id for answer in question.answers if answer.alone}
    return less < more and len(more) == len(less) + 1 and not alone & (less | more)


def decider(tool: Tool, route: Ended) -> tuple[str, str | None, int | None]:
    """Say what first raised the outcome in which a route ends: a question or a rule."""
    outcome = route.results[0]
    so_far: Given = {}
    for name, chosen in route.answers.items() if route.is_raised else ():
        so_far[name] = chosen
        question = next(q for q in tool.questions if q.id == name)
        if any(a.raises == outcome for a in question.answers if a.id in chosen):
            return outcome, name, None
        rules = [r.index for r in tool.rules if r.raises == outcome and meets(r.when, so_far)]
        if rules:
            return outcome, None, min(rules)
    return outcome, None, None
