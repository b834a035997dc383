"""A source: what rests on it, and how it is offered from other pages."""

from __future__ import annotations

import pytest

from practice_guide.kinds.source import SourcePart, UsageView

from ..small_pages import make_guide, make_page, show, source_page


def view(*cites: str, at: str = "original") -> SourcePart:
    calls = make_page(body="".join(f'Ask {n}.\n{{#ask-{n} cite="{cite}"}}\n\n' for n, cite in enumerate(cites)))
    found: SourcePart = show("source", source_page("guide-2020", ("platform", "recording"), at), calls)
    return found


def test_what_rests_on_a_section_is_listed_under_it_with_its_page() -> None:
    used = UsageView("Ask 0.", "Calls", "../../guide/calls/#ask-0")
    assert view("guide-2020:platform").usages == {"": (), "platform": (used,), "recording": ()}


def test_what_names_no_section_is_listed_apart() -> None:
    used = UsageView("Ask 0.", "Calls", "../../guide/calls/#ask-0")
    assert view("guide-2020").usages == {"": (used,), "platform": (), "recording": ()}


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
