"""Ways to answer a question, grouped by what they have in common and counted."""

from __future__ import annotations

import pytest

from practice_guide.engine import choices
from practice_guide.engine.choices import Effect, TooWideError, additions, group_choices

from .toys import make_tool

BOXES = {"plain": "", "other": "", "bad": "stop", "none": "alone"}
QUESTION = make_tool({"one": {"choose": "any", "answers": BOXES}}).questions[0]


def effects(**met: int) -> dict[str, Effect]:
    """Give what each box does: one of them raises, and some meet clauses."""
    return {name: Effect(0 if name == "bad" else 3, ends=False, met=met.get(name, 0)) for name in BOXES}


def test_ways_that_raise_the_same_are_one_group_with_their_number_and_a_short_example() -> None:
    groups = group_choices(QUESTION, 0, effects())
    # Three ways without the box that raises, and the answer that stands alone; four ways with that box.
    assert [(group.effect.level, group.number, group.example) for group in groups] == [
        (3, 4, ("none",)),
        (0, 4, ("bad",)),
    ]


def test_ways_that_meet_other_clauses_are_told_apart() -> None:
    groups = group_choices(QUESTION, 0, effects(plain=1))
    found = [(group.effect.level, group.effect.met, group.number) for group in groups]
    assert found == [(3, 0, 2), (3, 1, 2), (0, 0, 2), (0, 1, 2)]


def test_more_kinds_of_ways_than_allowed_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MOST_KINDS", 6)
    with pytest.raises(TooWideError, match="6 kinds of choices"):
        group_choices(QUESTION, 0, effects(plain=1, other=2, bad=4))


def test_one_more_box_is_looked_at_once_for_each_kind() -> None:
    pairs = [(less.effect.level, more.effect.level) for less, more in additions(QUESTION, 0, effects())]
    assert pairs == [(3, 3), (0, 0), (3, 0)]
