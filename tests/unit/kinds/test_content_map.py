"""The content map of a toy guide: one source with two sections, and one page."""

from __future__ import annotations

from practice_guide.guide import Page
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.content_map import ContentMapPart, MappedLine

from ..small_pages import make_site

HEAD = "---\ntitle: {title}\nsummary: A page.\nreviewed: 2026-01-01\nreview_by: 2027-01-01\n"
SOURCE = (
    HEAD.format(title="One")
    + """source:
  key: one
  name: The first source
  short: First
  publisher: Somebody
  published: "2020"
  kind: news
  status: dated
  extent: England
  checked: {at: original, on: November 2026, how: We read it.}
  sections:
    - id: used
      heading: Used
      points:
        - {says: Ours in part., in: [guide/calls.md#first, guide/calls.md#second]}
        - {says: It was a time of need., left_out: It has passed.}
        - {says: Theirs., in: [guide/calls.md#second]}
    - {id: not-used, heading: Not used, not_used: It says nothing new.}
---
"""
)
PAGE = (
    HEAD.format(title="Calls")
    + """take_away:
  - {text: A line of the head that rests on the whole., cite: [one]}
---
Second in the file, first by the second word.
{#first cite="one:used own" reason="Some of it is ours."}

One two three four five six seven eight nine.
{#second cite="one:used"}

Ours alone.
{#third cite="own" reason="It helps."}
"""
)


def page(path: str, text: str) -> Page:
    found, problems = parse_page(path, text.encode(), KINDS)
    assert found, problems
    return found


def toy_map(path: str = "about/content-map.md", *others: Page) -> ContentMapPart:
    site = make_site(page("sources/one.md", SOURCE), page("guide/calls.md", PAGE), *others)
    found: ContentMapPart = site.view(path, "").part("content-map")
    return found


def test_a_source_gives_its_sections_with_how_much_rests_on_each() -> None:
    found = toy_map()
    ((written, source),) = found.sources
    assert (source.key, source.short, written.address, found.count("one")) == ("one", "First", "sources/one/", 1)
    assert [(section.heading, found.count("one", section.id)) for section in source.sections] == [
        ("Used", 2),
        ("Not used", 0),
    ]


def test_a_section_says_how_many_of_its_points_are_carried_and_which_are_not() -> None:
    used, unused = toy_map().sources[0][1].sections
    assert (len(used.carried), len(used.points)) == (2, 3)
    assert [(left.says, left.left_out) for left in used.not_carried] == [("It was a time of need.", "It has passed.")]
    assert (unused.points, unused.carried, unused.not_carried) == ([], [], [])


def test_a_page_gives_its_lines_in_their_order_each_with_its_sources_as_written() -> None:
    (found,) = toy_map().pages
    assert (found.page.front.title, found.page.document.file) == ("Calls", "docs/guide/calls.md")
    assert found.lines == (
        MappedLine("", "A line of the head that rests on …", ("one",)),
        MappedLine("first", "Second in the file, first by the second …", ("one:used", "own")),
        MappedLine("second", "One two three four five six seven eight …", ("one:used",)),
    )


def test_what_is_ours_alone_is_only_counted() -> None:
    assert toy_map().pages[0].ours == 1


def test_each_part_of_the_guide_lists_its_lines_on_a_page_of_its_own() -> None:
    first = page("index.md", PAGE)
    assert [found.part for found in toy_map("about/content-map.md", first).pages] == ["guide", "pages"]
    parts = [toy_map(f"about/content-map/{name}.md", first) for name in ("guide", "pages")]
    assert [(part.parts, part.sources, [found.page.path for found in part.pages]) for part in parts] == [
        ({}, (), ["guide/calls.md"]),
        ({}, (), ["index.md"]),
    ]
