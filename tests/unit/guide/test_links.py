import pytest

from practice_guide.guide.links import Card, Links, SourceLink
from practice_guide.guide.page import Page

from ..small_pages import (
    checklist_page,
    make_catalogue,
    make_page,
    source_page,
)


def links(*pages: Page, address: str = "guide/calls/") -> Links:
    return Links(make_catalogue(*pages), address)


@pytest.mark.parametrize(
    ("address", "way"), [("", "guide/who/"), ("guide/calls/", "../../guide/who/"), ("a/b/c/", "../../../guide/who/")]
)
def test_a_page_is_linked_from_where_one_is(address: str, way: str) -> None:
    assert links(address=address).place(make_page("guide/who.md")) == way


def test_a_place_on_a_page_is_linked_by_its_id() -> None:
    assert links().place(make_page("index.md"), "decide") == "../../#decide"


def test_a_link_as_authors_write_it_is_found_among_the_pages() -> None:
    found = links(make_page("guide/who.md"), address="")
    assert found.page("guide/who.md") == "guide/who/"
    assert found.page("guide/who.md#ask") == "guide/who/#ask"
    assert found.page("https://example.org/x") == "https://example.org/x"


def test_a_file_of_the_site_is_linked_by_its_address() -> None:
    assert links().asset("assets/main.css") == "../../assets/main.css"


def test_a_source_is_linked_by_its_short_name_at_its_section() -> None:
    assert links(source_page()).cites(["guide-2020:platform", "guide-2020"])[1] == (
        SourceLink("Guide, 2020", "../../sources/guide-2020/", "", "guide-2020")
    )
    assert links(source_page()).cites(["guide-2020:platform"]) == (
        SourceLink("Guide, 2020", "../../sources/guide-2020/#platform", "", "guide-2020"),
    )


def test_two_sections_of_one_source_are_told_apart() -> None:
    page = source_page(sections=("case-records", "platform"))
    found = links(page).cites(["guide-2020:case-records", "guide-2020:platform"])
    assert [link.label for link in found] == ["Guide, 2020: Case-records", "Guide, 2020: Platform"]


@pytest.mark.parametrize(
    ("at", "note"), [("original", ""), ("report", "as reported by others"), ("not checked", "not checked")]
)
def test_a_source_says_when_it_was_not_read_itself(at: str, note: str) -> None:
    assert [link.note for link in links(source_page(at=at)).cites(["guide-2020"])] == [note]


def test_our_own_addition_carries_its_reason_and_says_where_that_is_explained() -> None:
    how = make_page("about/how-statements-are-checked.md", serves="own-additions")
    assert links(how).cites(["own"], "It helps.") == (
        SourceLink("Our addition", "../../about/how-statements-are-checked/", "It helps.", "own"),
    )
    assert links().cites(["own"], "It helps.") == (SourceLink("Our addition", "", "It helps.", "own"),)


def test_a_checklist_is_offered_with_its_page_or_as_an_outline_until_then() -> None:
    planned = [{"id": "later", "title": "Later", "items": ["Read.", "Ask."]}]
    found = links(checklist_page(), make_page(planned_checklists=planned))
    assert found.card("checklist", "get-ready") == (
        Card("get-ready", "Get ready", "Everyone", "../../checklists/get-ready/")
    )
    assert found.card("checklist", "later") == Card("later", "Later", "", None, ("Read.", "Ask."))
