from ..small_pages import (
    checklist_page,
    dated_page,
    differences_page,
    make_catalogue,
    make_page,
    source_page,
    tool_page,
)

SORTS = ("decision tool", "checklist", "source", "difference", "dated entry")


def test_what_pages_declare_is_found_by_its_id() -> None:
    tool, sheet, source, differs, dated = tool_page(), checklist_page(), source_page(), differences_page(), dated_page()
    catalogue = make_catalogue(tool, sheet, source, differs, dated)
    found = {of: {name: entry.page for name, entry in catalogue.all(of).items()} for of in SORTS}
    assert found == {
        "decision tool": {"go-or-call": tool},
        "checklist": {"get-ready": sheet},
        "source": {"guide-2020": source},
        "difference": {"chat": differs},
        "dated entry": {"data-law": dated},
    }
    assert catalogue.find("source", "guide-2020") == catalogue.all("source")["guide-2020"]
    assert catalogue.find("source", "guide-2021") is None


def test_contacts_are_known_whatever_file_cannot_be_read() -> None:
    catalogue = make_catalogue(make_page(), unreadable=("local/ours.md",))
    assert not catalogue.may_be_unread("contact", "dutty-team")
    assert "duty-team" in catalogue.ids("contact")


def test_a_planned_checklist_is_planned_only_until_it_has_a_page() -> None:
    planned = [{"id": name, "title": "A list", "items": ["Read."]} for name in ("get-ready", "go-home")]
    catalogue = make_catalogue(make_page(planned_checklists=planned), checklist_page("get-ready"))
    found = {name: entry.is_planned for name, entry in catalogue.all("checklist").items()}
    assert found == {"get-ready": False, "go-home": True}
    assert [page.path for page in catalogue.pages_of("checklist")] == ["checklists/get-ready.md"]


def test_standing_words_are_found_wherever_they_stand() -> None:
    words = {"danger": "Ring.", "before": [], "on_every_result": [], "not_signed_off": "Nobody.", "proof": "Rules."}
    page = make_page("decisions/index.md", standing_words=words)
    found = make_catalogue(make_page(), page).standing_words
    assert found
    assert (found.danger, found.proof) == ("Ring.", "Rules.")
    assert make_catalogue(make_page()).standing_words is None


def test_what_may_stand_in_a_file_that_cannot_be_read_is_not_judged() -> None:
    catalogue = make_catalogue(unreadable=("sources/guide-2020.md",))
    assert catalogue.may_be_unread("source", "guide-2020")
    assert not catalogue.may_be_unread("source", "guide-2021")
    # A difference may be declared on any page.
    assert catalogue.may_be_unread("difference", "chat")
    assert not make_catalogue().may_be_unread("difference", "chat")


def test_a_link_names_a_page_or_a_place_on_it() -> None:
    catalogue = make_catalogue(make_page("guide/calls.md", body="## Who {#who}\n"), unreadable=("guide/broken.md",))
    links = ("guide/calls.md", "guide/calls.md#who", "guide/calls.md#why", "guide/other.md", "guide/broken.md#x")
    assert [catalogue.has_place(link) for link in links] == [True, True, False, False, True]
