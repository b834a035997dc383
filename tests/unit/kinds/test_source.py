"""A source: what rests on it, and how it is offered from other pages."""

from __future__ import annotations

from typing import Any

import pytest

from practice_guide.guide import Page
from practice_guide.guide.links import Link
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.source import ContentMapPart, MappedLine, SourcePart

from ..small_pages import checklist_page, make_guide, make_page, make_site, show, source_page


def view(*cites: str, at: str = "original") -> SourcePart:
    calls = make_page(body="".join(f'Ask {n}.\n{{#ask-{n} cite="{cite}"}}\n\n' for n, cite in enumerate(cites)))
    found: SourcePart = show("source", source_page("guide-2020", ("platform", "recording"), at), calls)
    return found


SECTIONS = ("", "platform", "recording")
ASK = ("Ask 0.", "Calls", "ask-0")


def used(part: SourcePart, section: str) -> list[tuple[str, str, str]]:
    """Return the start, the page and the place of everything that a section lists."""
    return [(words, usage.page.front.title, usage.anchor) for words, usage in part.usages(section)]


def test_what_rests_on_a_section_is_listed_under_it_with_its_page() -> None:
    found = view("guide-2020:platform")
    assert {name: used(found, name) for name in SECTIONS} == {"": [], "platform": [ASK], "recording": []}


def test_what_names_no_section_is_listed_apart() -> None:
    found = view("guide-2020")
    assert {name: used(found, name) for name in SECTIONS} == {"": [ASK], "platform": [], "recording": []}


def test_a_source_says_how_far_it_was_checked() -> None:
    assert [view(at=at).checked_at for at in ("original", "report", "not checked")] == [
        "Read at the original",
        "Known from a report by others",
        "Not checked",
    ]


@pytest.mark.parametrize("character", ["\u4e2d", "\u0301\u4e2d"])
def test_the_short_name_holds_only_what_sheets_can_print(character: str) -> None:
    block = {**source_page().document.data["source"], "short": f"Guide {character}"}
    [problem] = make_guide(make_page("sources/guide-2020.md", source=block)).problems
    assert problem.trail == ("short",)
    assert problem.message.startswith("The font of the printed sheet has no ")


CALLS = 'Ask who is there.\n{#ask-who cite="guide-2020:platform"}\n\nSay who you are.\n{#say-who cite="guide-2020"}\n'
CITED = {"cite": ["guide-2020:platform"]}


def with_points(*points: dict[str, Any]) -> Page:
    block = source_page().document.data["source"]
    sections = [{"id": "platform", "heading": "Platform", "points": [*points]}]
    return make_page("sources/guide-2020.md", title="About guide-2020", source={**block, "sections": sections})


def test_each_point_that_is_carried_leads_to_the_lines_that_carry_it_by_their_pages() -> None:
    items = checklist_page("get-ready", {"id": "see", "do": "See everyone who is in the room.", **CITED})
    calls = make_page(body=CALLS.replace('cite="guide-2020"', 'cite="guide-2020:platform"'))
    places = ["guide/calls.md#ask-who", "checklists/get-ready.md#see", "guide/calls.md#say-who"]
    points = with_points({"says": "See them all.", "in": places}, {"says": "It was spring.", "left_out": "It is over."})
    found: SourcePart = show("source", points, calls, items)
    lines = (
        Link("Calls", "../../guide/calls/#ask-who"),
        Link("Get ready", "../../checklists/get-ready/#see"),
        Link("Calls (2)", "../../guide/calls/#say-who"),
    )
    [section] = found.source.sections
    assert [(point.says, tuple(found.lines(point))) for point in section.carried] == [("See them all.", lines)]


def test_a_line_that_a_point_leads_to_is_counted_and_not_listed_again() -> None:
    calls = make_page(body=CALLS.replace('cite="guide-2020"', 'cite="guide-2020:platform"'))
    found: SourcePart = show("source", with_points({"says": "See them.", "in": ["guide/calls.md#ask-who"]}), calls)
    assert [len(found.resting(name)) for name in ("", "platform")] == [0, 2]
    assert (used(found, ""), used(found, "platform")) == ([], [("Say who you are.", "Calls", "say-who")])


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("guide/calls.md#ask-who", []),
        # A cite of the whole source carries no point of a section.
        ("guide/calls.md#say-who", ['"guide/calls.md#say-who" does not cite "guide-2020:platform".']),
        ("guide/calls.md", ['"guide/calls.md" does not cite "guide-2020:platform".']),
        ("guide/calls.md#ask", ['The page "guide/calls.md" has no place called "ask".']),
    ],
)
def test_a_point_is_carried_only_where_a_line_cites_its_section(place: str, told: list[str]) -> None:
    guide = make_guide(with_points({"says": "See them all.", "in": [place]}), make_page(body=CALLS))
    assert [problem.message.partition(". ")[0] + "." for problem in guide.problems] == told


def test_a_point_whose_cite_has_gone_is_no_longer_carried_and_another_place_is_named() -> None:
    body = CALLS.replace('cite="guide-2020"', 'cite="guide-2020:platform"').replace("2020:platform", "2020", 1)
    guide = make_guide(with_points({"says": "See them all.", "in": ["guide/calls.md#ask-who"]}), make_page(body=body))
    assert [(problem.trail, problem.message) for problem in guide.problems] == [
        (
            ("sections", "item 1", "points", "item 1", "in", "item 1"),
            '"guide/calls.md#ask-who" does not cite "guide-2020:platform". Cite it there, name a place that does, or '
            'leave the point out. Did you mean "guide/calls.md#say-who"?',
        )
    ]


def test_a_page_that_could_not_be_read_is_not_asked_for_its_cites() -> None:
    points = with_points({"says": "See them all.", "in": ["guide/calls.md#ask-who"]})
    assert make_guide(points, unreadable=("guide/calls.md",)).problems == ()


# The content map: of one source with two sections, and one page

HEAD = "---\ntitle: {title}\nsummary: A page.\nreviewed: 2026-01-01\nreview_by: 2027-01-01\n"
MAPPED = (
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
    site = make_site(page("sources/one.md", MAPPED), page("guide/calls.md", PAGE), *others)
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
