"""Ways to answer a question, grouped by what they have in common and counted."""

from __future__ import annotations

import pytest

from practice_guide.engine.choices import TooManyChoices, additions, group_choices

from .toys import make_tool

BOXES = {"plain": "", "other": "", "bad": "stop", "none": "alone"}
TOOL = make_tool({"one": {"choose": "any", "answers": BOXES}})
QUESTION = TOOL.questions[0]


def test_ways_that_raise_the_same_are_one_group_with_their_number_and_a_short_example() -> None:
    groups = group_choices(TOOL, QUESTION, {}, 100)
    # Three ways without the box that raises, and the answer that stands alone; four ways with that box.
    assert [(group.level, group.number, group.example) for group in groups] == [(3, 4, ("none",)), (0, 4, ("bad",))]


def test_ways_that_meet_other_clauses_are_told_apart() -> None:
    groups = group_choices(TOOL, QUESTION, {"plain": 1}, 100)
    assert [(group.level, group.met, group.number) for group in groups] == [(3, 0, 2), (3, 1, 2), (0, 0, 2), (0, 1, 2)]


def test_more_kinds_of_ways_than_allowed_are_given_up() -> None:
    with pytest.raises(TooManyChoices):
        group_choices(TOOL, QUESTION, {"plain": 1, "other": 2, "bad": 4}, 6)


def test_one_more_box_is_looked_at_once_for_each_kind() -> None:
    pairs = [(less.level, more.level) for less, more in additions(TOOL, QUESTION, {}, 100)]
    assert pairs == [(3, 3), (0, 0), (3, 0)]
