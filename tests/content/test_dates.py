"""Pages are reviewed in time: those about apps within seven months, the others within thirteen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from practice_guide.guide import Guide, Page
from practice_guide.kinds.source import SOURCE
from practice_guide.reading.roles import walk_entries

SHORTEST, FOR_APPS, FOR_OTHERS = 5, 7, 13


def months_until_review(page: Page) -> float:
    return (page.front.review_by - page.front.reviewed).days / 30.44


def cited_sources(page: Page) -> Iterator[str]:
    for found in page.body.statements:
        yield from (cite.partition(":")[0] for cite in found.cite)
    for _, entry in walk_entries(page.front):
        yield from (cite.partition(":")[0] for cite in getattr(entry, "cite", ()))


def app_sources(guide: Guide) -> set[str]:
    sources = {source.key: source for _, source in SOURCE.blocks(guide.catalogue)}
    return {key for key, source in sources.items() if source and source.kind == "platform documentation"}


def test_every_page_is_reviewed_within_thirteen_months(guide: Guide) -> None:
    months = {path: months_until_review(page) for path, page in guide.pages.items()}
    assert {path: number for path, number in months.items() if not SHORTEST < number <= FOR_OTHERS} == {}


def test_every_page_that_rests_on_what_makers_say_is_reviewed_within_seven_months(guide: Guide) -> None:
    apps = app_sources(guide)
    resting = [page for page in guide.pages.values() if apps & {page.path.split("/")[-1][:-3], *cited_sources(page)}]
    assert len(resting) > len(apps)
    assert {page.path: page.front.review_by for page in resting if months_until_review(page) > FOR_APPS} == {}


def test_the_tools_about_apps_and_recording_are_reviewed_within_seven_months(guide: Guide) -> None:
    tools = [
        page
        for name, tool in guide.catalogue.all("decision tool").items()
        for page in [tool.page]
        if name in ("platform", "recording")
    ]
    assert {page.path: page.front.review_by for page in tools if months_until_review(page) > FOR_APPS} == {}


def test_no_page_was_reviewed_before_its_last_change_or_in_the_future(guide: Guide) -> None:
    late = [path for path, page in guide.pages.items() if any(page.front.reviewed < on for on in changes(page))]
    assert late == []
    assert [path for path, page in guide.pages.items() if page.front.reviewed > date.today()] == []


def test_every_page_tells_how_it_came_to_be_newest_first(guide: Guide) -> None:
    assert [path for path, page in guide.pages.items() if not changes(page)] == []
    assert [path for path, page in guide.pages.items() if changes(page) != sorted(changes(page), reverse=True)] == []


def changes(page: Page) -> list[date]:
    return [change.on for change in page.front.changes]
