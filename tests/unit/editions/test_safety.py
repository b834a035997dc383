"""A dangerous error that was corrected is told until the next edition takes it over."""

from __future__ import annotations

from practice_guide.editions.feed import feed_xml

from .conftest import Desk

SAFETY = "changes: [{on: 2026-11-01, kind: safety, what: Never ring both., ids: [ask-who]}]"
LATER = "changes: [{on: 2026-12-01, kind: law, what: A new law.}]"


def told(desk: Desk, edition: str) -> list[str]:
    return [correction.change.what for correction in desk.site(edition).corrections]


def test_a_correction_is_told_in_its_edition_and_taken_over_by_the_next(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    assert told(released, "2026.1.1") == ["Never ring both."]
    released.name("2026.1.1")
    assert released.release("2026.1.1") == 0
    assert told(released, "2026.1.1") == ["Never ring both."]
    assert told(released, "2026.1.2") == ["Never ring both."]
    assert told(released, "2026.2") == []


def test_before_the_first_edition_nothing_needs_correcting(desk: Desk) -> None:
    desk.add("guide/calls.md", SAFETY)
    assert told(desk, "2026.1") == []


def test_other_changes_are_no_corrections(released: Desk) -> None:
    released.add("guide/calls.md", LATER)
    assert told(released, "2026.1.1") == []


def test_it_stands_on_its_page_and_with_a_link_on_the_first_page(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    site = released.site("2026.1.1")
    shown = {path: [entry.url for entry in site.view(path, "").safety] for path in ("guide/calls.md", "index.md")}
    assert shown == {"guide/calls.md": [""], "index.md": ["guide/calls/"]}
    assert site.view("checklists/get-ready.md", "").safety == ()


def test_it_heads_the_feed_before_what_is_newer(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    released.add("checklists/get-ready.md", LATER)
    site = released.site("2026.1.1")
    urgent = [correction.change for correction in site.corrections]
    feed = feed_xml(site.guide.pages.values(), "Guide", "", "editor", "https://example.org/", urgent)
    assert feed.index("Never ring both.") < feed.index("A new law.")
