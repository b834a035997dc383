"""Short codes: easy to read from paper, and different for different content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from practice_guide.printing.codes import LETTERS, code_address, short_code

CONTENT = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)


@given(CONTENT)
def test_a_code_is_two_groups_of_four_letters(content: list[object]) -> None:
    first, second = short_code(content).split("-")
    assert len(first) == len(second) == 4
    assert set(first + second) <= set(LETTERS)


@given(CONTENT, CONTENT)
def test_different_content_has_different_codes(one: list[object], other: list[object]) -> None:
    # JSON tells true from 1, as Python's == does not.
    assert (repr(one) == repr(other)) == (short_code(one) == short_code(other))


def test_no_letter_is_easily_confused_with_another() -> None:
    for pair in ("0O", "1I", "1L", "5S", "8B", "2Z", "6G", "UV", "OQ"):
        assert not set(pair) <= set(LETTERS)


def test_a_code_stays_the_same_for_good() -> None:
    assert short_code(["before-the-call", "Before the call"]) == "XT79-2THN"


def test_an_address_has_the_code_in_lower_case() -> None:
    assert code_address("CDF4-7KMR") == "s/cdf4-7kmr/"
