"""A scenario as its page shows it: the story, then, once asked for, where the tool leads and why."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine.evaluation import Reason, Route, walk
from ..guide.scenarios import reason_words
from ..guide.tools import CheckedTool
from ..schema.scenario import Scenario
from .links import Link, Links, ToolCard


@dataclass(frozen=True)
class RaisedView:
    """An outcome that was raised, and why."""

    outcome: Link
    because: str
    is_result: bool


@dataclass(frozen=True)
class StepView:
    """One question as it is answered for this case."""

    question: Link
    answers: tuple[str, ...]
    raised: tuple[RaisedView, ...]


@dataclass(frozen=True)
class ScenarioView:
    """A scenario."""

    scenario: Scenario
    tool: ToolCard
    answers_url: str
    """The tool, opened at these answers."""
    outcome: Link
    first: str
    """The first thing to do."""
    steps: tuple[StepView, ...]
    together: tuple[RaisedView, ...]
    """What only the answers together raised."""


def scenario_view(scenario: Scenario, checked: CheckedTool, links: Links) -> ScenarioView:
    """Return a scenario with its route through the tool in words."""
    decision, page = checked.decision, checked.page
    route = walk(checked.tool, scenario.answers)
    raised = [(reason.question, _raised(reason, route, checked, links)) for reason in route.raised]
    steps = (
        StepView(
            Link(decision.questions[name].ask, links.place(page, name)),
            tuple(decision.questions[name].answers[answer].say for answer in chosen),
            tuple(view for question, view in raised if question == name),
        )
        for name, chosen in route.answers
    )
    return ScenarioView(
        scenario,
        links.tool(scenario.tool),
        links.place(page, f"a={write_answers(scenario)}"),
        _outcome(scenario.outcome, checked, links),
        decision.outcomes[scenario.outcome].first,
        tuple(steps),
        tuple(view for question, view in raised if question is None),
    )


def write_answers(scenario: Scenario) -> str:
    """Write the answers as a link to the tool carries them: `danger:no;concerns:injury+exploitation`."""
    return ";".join(f"{question}:{'+'.join(chosen)}" for question, chosen in scenario.answers.items())


def _raised(reason: Reason, route: Route, checked: CheckedTool, links: Links) -> RaisedView:
    because = reason_words(checked.decision, reason)
    return RaisedView(_outcome(reason.outcome, checked, links), because, reason.outcome == route.result)


def _outcome(name: str, checked: CheckedTool, links: Links) -> Link:
    return Link(checked.decision.outcomes[name].title, links.place(checked.page, f"outcome.{name}"))
