"""Every statement of the real guide rests on something, and every source holds something up."""

from __future__ import annotations

import re

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.source import SOURCE, Source, usages_by_cite
from practice_guide.reading.problems import format_report
from practice_guide.reading.roles import walk_entries

# The documents that the guide began from: every section of theirs is used, or says why not.
FIVE_DOCUMENTS = ("pcfsw-2020", "swe-2020", "nfjo-news-2020", "greenwich-2021", "berkshire")


@pytest.fixture(scope="module")
def used(guide: Guide) -> set[str]:
    """Everything cited anywhere, as `key` or `key:section`."""
    return set(usages_by_cite(guide.catalogue))


def source(guide: Guide, key: str) -> Source:
    found = SOURCE.block(guide.catalogue.all("source")[key].page)
    assert found is not None
    return found


def test_the_guide_has_no_problems(guide: Guide) -> None:
    assert guide.problems == (), format_report(guide.problems)


def test_every_statement_has_a_source_or_a_reason_of_our_own(guide: Guide) -> None:
    statements = [(page, found) for page in guide.pages.values() for found in page.body.statements]
    assert len(statements) > 100
    bare = [f"{page.path}:{found.line}" for page, found in statements if not found.cite]
    own = [(page, found) for page, found in statements if "own" in found.cite]
    unexplained = [f"{page.path}:{found.line}" for page, found in own if not found.reason]
    assert (bare, unexplained) == ([], [])


def test_every_source_is_used_by_something(guide: Guide, used: set[str]) -> None:
    unused = [key for key in guide.catalogue.all("source") if not any(cite.partition(":")[0] == key for cite in used)]
    assert unused == []


@pytest.mark.parametrize("key", FIVE_DOCUMENTS)
def test_every_section_of_a_document_is_used_or_says_why_not(key: str, guide: Guide, used: set[str]) -> None:
    sections = source(guide, key).sections
    assert sections
    silent = [entry.id for entry in sections if not entry.not_used and f"{key}:{entry.id}" not in used]
    both = [entry.id for entry in sections if entry.not_used and f"{key}:{entry.id}" in used]
    assert (silent, both) == ([], [])


@pytest.mark.parametrize("key", FIVE_DOCUMENTS)
def test_every_section_of_a_document_lists_the_points_it_makes(key: str, guide: Guide) -> None:
    assert [entry.id for entry in source(guide, key).sections if not entry.points] == []


def test_sources_and_their_parts_are_named_in_words_not_in_square_brackets(guide: Guide) -> None:
    named = [
        words
        for key, entry in guide.catalogue.all("source").items()
        for words in (
            entry.page.front.title,
            source(guide, key).name,
            *(part.heading for part in source(guide, key).sections),
        )
    ]
    # A year in square brackets is part of how a judgment is cited.
    assert [words for words in named if re.search(r"\[(?!\d{4}\])", words)] == []


def test_a_source_page_has_the_name_of_its_source(guide: Guide) -> None:
    pages = {key: entry.page.front.title for key, entry in guide.catalogue.all("source").items()}
    assert pages == {key: source(guide, key).name for key in guide.catalogue.all("source")}


def test_no_section_of_any_source_is_used_and_called_unused(guide: Guide, used: set[str]) -> None:
    sections = [(key, entry) for key in guide.catalogue.all("source") for entry in source(guide, key).sections]
    assert [f"{key}:{entry.id}" for key, entry in sections if entry.not_used and f"{key}:{entry.id}" in used] == []


def test_every_difference_and_everything_dated_is_marked_where_it_matters(guide: Guide) -> None:
    statements = [found for page in guide.pages.values() for found in page.body.statements]
    entries = [entry for page in guide.pages.values() for _, entry in walk_entries(page.front)]
    differs = {name for entry in (*statements, *entries) for name in getattr(entry, "differs", ())}
    dated = {name for found in statements for name in found.dated}
    assert sorted(set(guide.catalogue.all("difference")) - differs) == []
    assert sorted(set(guide.catalogue.all("dated entry")) - dated) == []
