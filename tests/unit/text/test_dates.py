from datetime import UTC, date, datetime

import pytest

from practice_guide.text.dates import DayError, build_day, in_words, last_past_day


@pytest.mark.parametrize(("day", "words"), [(date(2026, 11, 21), "21 November 2026"), (date(2027, 5, 1), "1 May 2027")])
def test_a_date_is_written_as_readers_say_it(day: date, words: str) -> None:
    assert in_words(day) == words


def test_the_day_of_the_build_can_be_set_so_that_it_can_be_repeated() -> None:
    seconds = int(datetime(2026, 11, 21, 23, 59, tzinfo=UTC).timestamp())
    assert build_day({"SOURCE_DATE_EPOCH": str(seconds)}) == date(2026, 11, 21)
    assert build_day({"SOURCE_DATE_EPOCH": str(seconds + 60)}) == date(2026, 11, 22)


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_otherwise_it_is_today(environment: dict[str, str]) -> None:
    before = datetime.now(UTC).date()
    assert before <= build_day(environment) <= datetime.now(UTC).date()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("abc", "abc"),
        ("-1", "-1"),
        ("0", "0"),
        ("1795219200.5", "1795219200.5"),
        ("99999999999999999999", "99999999999999999999"),
        ("253402300800", "253402300800"),
        (f"1{5000 * '0'}", "..."),
        ("\x1b[31m", "\\x1b[31m"),
    ],
)
def test_what_is_no_day_is_refused_with_the_remedy(given: str, shown: str) -> None:
    with pytest.raises(DayError) as refused:
        build_day({"SOURCE_DATE_EPOCH": given})
    assert str(refused.value) == (
        f'SOURCE_DATE_EPOCH is "{shown}", and that is no day to build for. Write seconds since 1970, such as '
        "1795219200 for 21 November 2026, or leave it out to build for today."
    )


def test_a_build_for_an_earlier_day_may_show_what_was_done_since() -> None:
    earlier = str(int(datetime(2020, 1, 1, tzinfo=UTC).timestamp()))
    later = str(int(datetime(2999, 1, 1, tzinfo=UTC).timestamp()))
    assert last_past_day({"SOURCE_DATE_EPOCH": earlier}) == last_past_day({})
    assert last_past_day({"SOURCE_DATE_EPOCH": later}) == date(2999, 1, 1)
