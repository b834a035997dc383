"""What may be the name of an edition, and what is refused in its place."""

from __future__ import annotations

import pytest

from practice_guide.editions.names import correction_after, edition_after, in_order, is_name


@pytest.mark.parametrize("name", ["2026.1", "2026.10", "2026.1.1", "2026.12.30"])
def test_a_year_and_a_number_are_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "2026", "2026.0", "2026.01", "2026.1.0", "2026.1\n", "x2026.1", "\u0662026.1", "2026.1.1.1"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_name(name)


def test_the_tenth_edition_of_a_year_comes_after_the_ninth_and_its_corrections() -> None:
    names = ["2026.10", "2027.1", "2026.9.1", "2026.9"]
    assert sorted(names, key=in_order) == ["2026.9", "2026.9.1", "2026.10", "2027.1"]


def test_the_next_names_count_in_numbers() -> None:
    assert (edition_after("2026.9.3"), correction_after("2026.9.9")) == ("2026.10", "2026.9.10")
