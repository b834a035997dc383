"""Walk every scenario through its tool, and report those that do not end where they say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..engine.evaluation import Reason, Route, walk
from ..engine.faults import in_words
from ..problems import Problem, Trail, suggest
from ..schema.decision import Decision
from ..schema.scenario import Scenario
from .catalogue import Catalogue
from .tools import CheckedTool

ANSWERS: Trail = ("scenario", "answers")


@dataclass(frozen=True)
class _Finding:
    """What is wrong, before it is given its line."""

    trail: Trail
    message: str
    detail: tuple[str, ...] = ()


def check_scenarios(catalogue: Catalogue, tools: Mapping[str, CheckedTool]) -> list[Problem]:
    """Return every scenario that its tool does not carry to the outcome it names, and why."""
    return [
        page.document.problem(found.trail, found.message, found.detail)
        for page in catalogue.pages.values()
        if page.front.scenario
        for found in _check_scenario(page.front.scenario, catalogue, tools)
    ]


def reason_words(decision: Decision, reason: Reason) -> str:
    """Give why something was raised, in the words of the tool."""
    if reason.rule is not None:
        return decision.rules[reason.rule].because
    answers = decision.questions[reason.question or ""].answers
    return answers[reason.answer or ""].because or ""


def _check_scenario(scenario: Scenario, catalogue: Catalogue, tools: Mapping[str, CheckedTool]) -> Iterator[_Finding]:
    # A tool that was not proved cannot be relied on to lead anywhere; its page is reported by itself.
    if scenario.tool in tools:
        yield from _check_answers(scenario, tools[scenario.tool])
    elif scenario.tool not in catalogue.tools and f"decisions/{scenario.tool}.md" not in catalogue.unreadable:
        known = suggest(scenario.tool, catalogue.tools, "Tools")
        yield _Finding(("scenario", "tool"), f'There is no decision tool called "{scenario.tool}". {known}'.strip())


def _check_answers(scenario: Scenario, checked: CheckedTool) -> Iterator[_Finding]:
    wrong_names = [*_find_wrong_names(scenario, checked.decision)]
    yield from wrong_names
    # Once a name is wrong, where the walk leads says nothing about the rest.
    if not wrong_names:
        yield from _check_route(scenario, checked.decision, walk(checked.tool, scenario.answers))


def _find_wrong_names(scenario: Scenario, decision: Decision) -> Iterator[_Finding]:
    if scenario.outcome not in decision.outcomes:
        known = suggest(scenario.outcome, decision.outcomes, "Outcomes")
        yield _Finding(("scenario", "outcome"), f'The tool has no outcome called "{scenario.outcome}". {known}')
    for name, chosen in scenario.answers.items():
        question = decision.questions.get(name)
        if question is None:
            known = suggest(name, decision.questions, "Questions")
            yield _Finding((*ANSWERS, name), f'The tool has no question called "{name}". {known}')
            continue
        for answer in chosen:
            if answer not in question.answers:
                known = suggest(answer, question.answers, "Answers")
                yield _Finding((*ANSWERS, name), f'The question "{name}" has no answer called "{answer}". {known}')


def _check_route(scenario: Scenario, decision: Decision, route: Route) -> Iterator[_Finding]:
    so_far = f"Route: {in_words(decision, route.answers)}"
    for dropped in route.dropped:
        trail = (*ANSWERS, dropped.question)
        if dropped.cause == "cannot be combined":
            yield _Finding(trail, _combined_message(decision, dropped.question))
        else:
            message = f'With these answers, "{dropped.question}" is not asked.'
            yield _Finding(trail, f"{message} Remove it, or change an answer before it.", (so_far,))
    if route.unanswered and route.unanswered not in scenario.answers:
        yield _Finding(ANSWERS, _missing_message(decision, route.unanswered), (so_far,))
    elif route.result and route.result != scenario.outcome:
        yield _Finding(("scenario", "outcome"), _other_message(scenario, decision, route), _why(decision, route))


def _combined_message(decision: Decision, name: str) -> str:
    question = decision.questions[name]
    if question.choose == "one":
        return f'The question "{name}" takes one answer. Keep one.'
    alone = ", ".join(f'"{answer}"' for answer, entry in question.answers.items() if entry.alone)
    message = f'These answers to "{name}" cannot stand together.'
    return f"{message} An answer that stands alone: {alone}. Keep it, or the others."


def _missing_message(decision: Decision, name: str) -> str:
    question = decision.questions[name]
    known = ", ".join(f'"{answer}"' for answer in question.answers)
    message = f'The tool asks "{question.ask}" next, and this has no answer to it.'
    return f"{message} Add `{name}:` with one of {known}."


def _other_message(scenario: Scenario, decision: Decision, route: Route) -> str:
    reached, wanted = (f'"{name}" ({decision.outcomes[name].title})' for name in (route.result or "", scenario.outcome))
    return f"These answers lead to {reached}, not to {wanted}. Change the answers or the outcome."


def _why(decision: Decision, route: Route) -> tuple[str, ...]:
    reasons = [reason_words(decision, reason) for reason in route.raised if reason.outcome == route.result]
    said = " ".join(reasons) or "Nothing was raised."
    return (f"Because: {said}", f"Route: {in_words(decision, route.answers)}")
