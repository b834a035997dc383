"""What the build proves about a tool, as its page and its table for sign-off show it."""

from __future__ import annotations

from dataclasses import dataclass

from ..engine.tool import Answers
from ..guide.tools import CheckedTool
from ..schema.decision import Decision, SignOff
from .picture_content import Content, picture_content


@dataclass(frozen=True)
class StepView:
    """A question and the answers given to it."""

    ask: str
    say: tuple[str, ...]


@dataclass(frozen=True)
class OutcomeProof:
    """An outcome, how many combinations end in it, and a shortest way to it."""

    id: str
    title: str
    routes: str
    shortest: tuple[StepView, ...]


@dataclass(frozen=True)
class ProofView:
    """How a tool was tested."""

    id: str
    title: str
    routes: str
    questions: int
    rules: int
    outcomes: tuple[OutcomeProof, ...]
    signed_off: SignOff | None
    picture: Content


def proof_view(checked: CheckedTool) -> ProofView:
    """Return what the page on a tool's testing shows."""
    decision, proof = checked.decision, checked.proof
    return ProofView(
        id=decision.id,
        title=checked.page.front.title,
        routes=f"{proof.routes:,}",
        questions=len(decision.questions),
        rules=len(decision.rules),
        outcomes=tuple(
            OutcomeProof(name, outcome.title, f"{proof.by_outcome[name]:,}", _steps(decision, proof.shortest[name]))
            for name, outcome in decision.outcomes.items()
        ),
        signed_off=decision.signed_off,
        picture=picture_content(decision),
    )


def _steps(decision: Decision, route: Answers) -> tuple[StepView, ...]:
    return tuple(
        StepView(decision.questions[name].ask, tuple(decision.questions[name].answers[answer].say for answer in chosen))
        for name, chosen in route
    )
