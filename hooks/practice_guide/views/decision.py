"""What the page of a decision tool shows, computed from its front matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..schema.base import ItemEntry, Sourced
from ..schema.decision import (
    Answer,
    ChecklistReference,
    Consideration,
    Decision,
    Outcome,
    Question,
    Rule,
)
from .conditions import number_questions, view_condition
from .dates import in_words
from .decision_parts import (
    AnswerView,
    ChecklistView,
    ConsiderationGroup,
    ConsiderationView,
    DecisionView,
    ItemView,
    OutcomeLink,
    OutcomeView,
    QuestionView,
    RuleView,
)
from .links import Links, SourceLink

__all__ = ["DecisionView", "decision_view"]


def decision_view(decision: Decision, compiled: Mapping[str, Any], links: Links) -> DecisionView:
    """Build the page of one tool: its questions, its outcomes and what goes with every result."""
    return _Builder(decision, links).build(compiled)


class _Builder:
    """Turns each part of one tool into its view; holds what every part needs to look up."""

    def __init__(self, decision: Decision, links: Links) -> None:
        self._decision = decision
        self._links = links
        self._numbers = number_questions(decision)

    def build(self, compiled: Mapping[str, Any]) -> DecisionView:
        decision = self._decision
        signed_off = decision.signed_off
        return DecisionView(
            id=decision.id,
            asks=decision.asks,
            signed_off_by=signed_off.role if signed_off else None,
            signed_off_on=in_words(signed_off.on) if signed_off else None,
            questions=tuple(self._question(name, part) for name, part in decision.questions.items()),
            outcomes=tuple(self._outcome(name, part) for name, part in decision.outcomes.items()),
            rules=tuple(self._rule(rule) for rule in decision.rules),
            considerations=self._consideration_groups(),
            notices=self._items(decision.notices),
            manager_decides=self._items(decision.manager_decides),
            data=compiled,
        )

    def _question(self, name: str, question: Question) -> QuestionView:
        return QuestionView(
            id=name,
            number=self._numbers[name],
            ask=question.ask,
            help=question.help,
            why=question.why,
            takes_several=question.choose == "any",
            asked_when=view_condition(question.asked_when, self._decision),
            answers=tuple(self._answer(name, key, answer) for key, answer in question.answers.items()),
            sources=self._sources(question),
            differs=tuple(self._links.difference(difference) for difference in question.differs),
        )

    def _answer(self, question: str, name: str, answer: Answer) -> AnswerView:
        return AnswerView(
            id=name,
            anchor=f"{question}.{name}",
            say=answer.say,
            help=answer.help,
            raises=self._outcome_link(answer.raises) if answer.raises else None,
            because=answer.because,
            ends=answer.ends,
            is_alone=answer.alone,
            change=answer.change if answer.can_change else None,
            consider=self._consideration(answer.consider) if answer.consider else None,
            notices=self._items(answer.notices),
            sources=self._sources(answer),
        )

    def _outcome(self, name: str, outcome: Outcome) -> OutcomeView:
        clears = outcome.clears
        return OutcomeView(
            id=name,
            title=outcome.title,
            first=outcome.first,
            says=self._items(outcome.says),
            next=self._items(outcome.next),
            decides=self._items(outcome.decides),
            record=self._items(outcome.record),
            checklists=tuple(self._checklist(reference) for reference in outcome.checklists),
            notices=self._items(outcome.notices),
            sources=self._sources(outcome),
            is_clearing=clears is not None,
            clears_when=view_condition(clears.when, self._decision) if clears else None,
        )

    def _rule(self, rule: Rule) -> RuleView:
        when = view_condition(rule.when, self._decision)
        assert when is not None, "the schema requires a condition on every rule"
        return RuleView(when, self._outcome_link(rule.raises), rule.because, self._sources(rule))

    def _checklist(self, reference: ChecklistReference) -> ChecklistView:
        return ChecklistView(self._links.checklist(reference.id), view_condition(reference.when, self._decision))

    def _consideration_groups(self) -> tuple[ConsiderationGroup, ...]:
        """Group the thoughts by where they point; every direction an answer can point in has a group."""
        thoughts = [self._consideration(thought) for thought in self._decision.considerations]
        directions = {thought.towards for thought in self._decision.considerations} | {
            answer.consider.towards
            for question in self._decision.questions.values()
            for answer in question.answers.values()
            if answer.consider
        }
        return tuple(
            ConsiderationGroup(
                self._outcome_link(name), tuple(thought for thought in thoughts if thought.towards.id == name)
            )
            for name in self._decision.outcomes
            if name in directions
        )

    def _consideration(self, thought: Consideration) -> ConsiderationView:
        return ConsiderationView(self._outcome_link(thought.towards), thought.text, self._sources(thought))

    def _items(self, items: list[ItemEntry]) -> tuple[ItemView, ...]:
        return tuple(
            ItemView(
                text=item.text,
                url=self._links.page(item.link) if item.link else None,
                when=view_condition(item.when, self._decision),
                sources=self._sources(item),
            )
            for item in items
        )

    def _outcome_link(self, name: str) -> OutcomeLink:
        return OutcomeLink(name, self._decision.outcomes[name].title)

    def _sources(self, sourced: Sourced) -> tuple[SourceLink, ...]:
        """List the sources of something. Two sections of one source read alike, so the first stands for both."""
        sources = self._links.cites(sourced.cite, sourced.reason)
        keys = [source.key for source in sources]
        return tuple(source for place, source in enumerate(sources) if keys.index(source.key) == place)
