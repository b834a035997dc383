"""What may be the name of an edition, and what is refused in its place."""

from __future__ import annotations

import pytest

from practice_guide.editions.names import is_name


@pytest.mark.parametrize("name", ["2026.1", "2026.10", "2026.1.1", "2026.12.30"])
def test_a_year_and_a_number_are_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "2026", "2026.0", "2026.01", "2026.1.0", "2026.1\n", "x2026.1", "\u0662026.1", "2026.1.1.1"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_name(name)
