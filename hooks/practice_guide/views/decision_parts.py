"""The parts of a decision tool's page, ready to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .conditions import ConditionView
from .links import ChecklistCard, Link, SourceLink


@dataclass(frozen=True)
class OutcomeLink:
    """An outcome named from elsewhere on the page."""

    id: str
    title: str


@dataclass(frozen=True)
class ItemView:
    """One line of a list."""

    text: str
    url: str | None
    when: ConditionView | None
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class ChecklistView:
    """A checklist offered with an outcome."""

    card: ChecklistCard
    when: ConditionView | None


@dataclass(frozen=True)
class ConsiderationView:
    """A thought that points one way."""

    towards: OutcomeLink
    text: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class ConsiderationGroup:
    """Thoughts that point the same way."""

    towards: OutcomeLink
    thoughts: tuple[ConsiderationView, ...]


@dataclass(frozen=True)
class AnswerView:
    """One answer, with what it raises and why."""

    id: str
    anchor: str
    say: str
    help: str | None
    raises: OutcomeLink | None
    because: str | None
    ends: bool
    is_alone: bool
    change: str | None
    consider: ConsiderationView | None
    notices: tuple[ItemView, ...]
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class QuestionView:
    """One question, numbered as on paper."""

    id: str
    number: int
    ask: str
    help: str | None
    why: str | None
    takes_several: bool
    asked_when: ConditionView | None
    answers: tuple[AnswerView, ...]
    sources: tuple[SourceLink, ...]
    differs: tuple[Link, ...]


@dataclass(frozen=True)
class RuleView:
    """What only a combination of answers raises."""

    when: ConditionView
    raises: OutcomeLink
    because: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True)
class OutcomeView:
    """One outcome, whole."""

    id: str
    title: str
    first: str
    says: tuple[ItemView, ...]
    next: tuple[ItemView, ...]
    decides: tuple[ItemView, ...]
    record: tuple[ItemView, ...]
    checklists: tuple[ChecklistView, ...]
    notices: tuple[ItemView, ...]
    sources: tuple[SourceLink, ...]
    is_clearing: bool
    clears_when: ConditionView | None


@dataclass(frozen=True)
class DecisionView:
    """A decision tool as its page shows it; `data` is the compiled tool for the script."""

    id: str
    asks: str
    signed_off_by: str | None
    signed_off_on: str | None
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    rules: tuple[RuleView, ...]
    considerations: tuple[ConsiderationGroup, ...]
    notices: tuple[ItemView, ...]
    manager_decides: tuple[ItemView, ...]
    data: Mapping[str, Any]
