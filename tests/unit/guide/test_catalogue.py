from ..small_pages import (
    checklist_page,
    dated_page,
    differences_page,
    make_catalogue,
    make_page,
    source_page,
    tool_page,
)


def test_what_pages_declare_is_found_by_its_id() -> None:
    tool, sheet, source, differs, dated = tool_page(), checklist_page(), source_page(), differences_page(), dated_page()
    catalogue = make_catalogue(tool, sheet, source, differs, dated)
    assert catalogue.tools == {"go-or-call": tool}
    assert catalogue.checklists == {"get-ready": sheet}
    assert catalogue.sources == {"guide-2020": source}
    assert catalogue.differences == {"chat": (differs, differs.front.differences[0])}
    assert catalogue.dated == {"data-law": (dated, dated.front.dated[0])}


def test_a_planned_checklist_is_planned_only_until_it_has_a_page() -> None:
    planned = [{"id": name, "title": "A list", "items": ["Read."]} for name in ("get-ready", "go-home")]
    catalogue = make_catalogue(make_page(planned_checklists=planned), checklist_page("get-ready"))
    assert list(catalogue.planned_checklists) == ["go-home"]


def test_standing_words_are_found_wherever_they_stand() -> None:
    words = {"danger": "Ring.", "before": [], "on_every_result": [], "not_signed_off": "Nobody.", "proof": "Rules."}
    page = make_page("decisions/index.md", standing_words=words)
    assert make_catalogue(make_page(), page).standing_words == page.front.standing_words
    assert make_catalogue(make_page()).standing_words is None


def test_a_cite_names_a_source_or_one_of_its_sections() -> None:
    catalogue = make_catalogue(source_page("guide-2020", ("platform",)))
    cites = ("guide-2020", "guide-2020:platform", "guide-2020:chat", "guide-2021")
    assert [catalogue.has_section(cite) for cite in cites] == [True, True, False, False]


def test_a_cite_of_a_source_that_cannot_be_read_is_not_judged() -> None:
    catalogue = make_catalogue(unreadable=("sources/guide-2020.md",))
    assert catalogue.has_section("guide-2020:platform")
    assert not catalogue.has_section("guide-2021")


def test_a_link_names_a_page_or_a_place_on_it() -> None:
    catalogue = make_catalogue(make_page("guide/calls.md", body="## Who {#who}\n"), unreadable=("guide/broken.md",))
    links = ("guide/calls.md", "guide/calls.md#who", "guide/calls.md#why", "guide/other.md", "guide/broken.md#x")
    assert [catalogue.has_place(link) for link in links] == [True, True, False, False, True]
