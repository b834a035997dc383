from practice_guide.guide.usage import Usage
from practice_guide.views.links import Links
from practice_guide.views.source import SectionView, SourceView, UsageView, source_view

from ..small_pages import make_catalogue, make_page, source_page

CALLS = make_page("guide/calls.md")


def view(usages: dict[str, list[Usage]], at: str = "original") -> SourceView:
    page = source_page("guide-2020", ("platform", "recording"), at)
    assert page.front.source
    return source_view(page.front.source, usages, Links(make_catalogue(page, CALLS), page.address))


def test_what_rests_on_a_section_is_listed_under_it_with_its_page() -> None:
    shown = view({"guide-2020:platform": [Usage(CALLS, "ask-who", "Ask who is there.")]})
    used = UsageView("Ask who is there.", "Calls", "../../guide/calls/#ask-who")
    assert shown.sections == (
        SectionView("platform", "Platform", None, None, (used,)),
        SectionView("recording", "Recording", None, None, ()),
    )
    assert shown.whole == ()


def test_what_names_no_section_is_listed_apart() -> None:
    shown = view({"guide-2020": [Usage(CALLS, "", "Ask.")]})
    assert shown.whole == (UsageView("Ask.", "Calls", "../../guide/calls/"),)
    assert [section.usages for section in shown.sections] == [(), ()]


def test_a_source_says_how_far_it_was_checked() -> None:
    assert [view({}, at).checked_at for at in ("original", "report", "not checked")] == [
        "Read at the original",
        "Known from a report by others",
        "Not checked",
    ]
