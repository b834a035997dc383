from datetime import date

import pytest

from practice_guide.guide.page import Anchor, Page, find_overdue

from ..small_pages import checklist_page, differences_page, make_page, make_site, source_page, tool_page


@pytest.mark.parametrize(
    ("path", "kind"),
    [("guide/calls.md", "guide"), ("guide/index.md", "index"), ("evidence.md", "page"), ("about/privacy.md", "about")],
)
def test_a_page_without_a_block_is_of_the_kind_of_its_folder(path: str, kind: str) -> None:
    assert make_page(path).kind == kind


@pytest.mark.parametrize("path", ["policies/calls.md", "guide/deep/calls.md", "checklists/how.md", "proof/x.md"])
def test_a_page_without_a_block_in_any_other_folder_is_plain_guidance(path: str) -> None:
    assert make_page(path).kind == "guide"


def test_a_page_with_a_block_is_of_the_kind_of_its_block() -> None:
    pages = [tool_page(), checklist_page(), source_page(), differences_page()]
    assert [page.kind for page in pages] == ["decision", "checklist", "source", "differences"]


@pytest.mark.parametrize(("path", "address"), [("index.md", ""), ("guide/index.md", "guide/"), ("a/b.md", "a/b/")])
def test_a_page_has_the_address_of_its_file(path: str, address: str) -> None:
    assert make_page(path).address == address


def test_headings_and_statements_can_be_linked() -> None:
    page = make_page(body='## Who {#who}\n\nAsk who is there.\n{#ask-who cite="a"}\n')
    assert page.anchors == (Anchor("who", 4), Anchor("ask-who", 7))


def test_questions_answers_and_outcomes_can_be_linked() -> None:
    assert [anchor.id for anchor in tool_page().anchors] == [
        "outcome.go",
        "outcome.call",
        "danger",
        "danger.yes",
        "danger.no",
    ]


def test_groups_items_and_fields_of_a_checklist_can_be_linked() -> None:
    page = checklist_page("x", {"id": "read", "do": "Read."}, fields=[{"id": "worry", "label": "What worries us"}])
    assert [anchor.id for anchor in page.anchors] == ["first", "read", "worry"]


def test_sections_differences_and_reflections_can_be_linked() -> None:
    pages = [source_page(sections=("platform", "recording")), differences_page("chat")]
    pages.append(make_page(reflection=[{"id": "why", "ask": "Why?"}]))
    assert [[anchor.id for anchor in page.anchors] for page in pages] == [["platform", "recording"], ["chat"], ["why"]]


def test_what_the_build_makes_of_a_page_leads_back_to_what_an_author_wrote() -> None:
    family = {"title": "What we do", "opening": "Hello.", "mirrors": {"read": {"say": "We read."}}}
    written = checklist_page(family=family)
    site = make_site(written)
    made = [page.written.path for page in site.made_pages.values() if page.written]
    # The family sheet, the answers to both codes; the lists of codes, of lists and of sources gather from many.
    assert made == [written.path] * 3


def page(name: str, review_by: str) -> Page:
    return make_page(f"{name}.md", title=f"Page {name}", reviewed="2026-01-01", review_by=review_by)


@pytest.mark.parametrize(("day", "is_overdue"), [(19, False), (20, False), (21, True)])
def test_a_page_is_overdue_from_the_day_after_its_review_date(day: int, is_overdue: bool) -> None:
    assert page("a", "2026-11-20").front.is_overdue(date(2026, 11, day)) is is_overdue


def test_overdue_pages_are_listed_longest_overdue_first() -> None:
    pages = [page("b", "2026-11-20"), page("c", "2026-11-21"), page("a", "2026-10-22")]
    assert [found.path for found in find_overdue(pages, date(2026, 11, 21))] == ["a.md", "b.md"]
