from datetime import UTC, date, datetime

import pytest

from practice_guide.views.dates import build_day, in_words


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
