"""A chart of shares: what is refused, and that it stands above the text of whatever page has it."""

from __future__ import annotations

from typing import Any

from practice_guide.guide import Page

from ..small_pages import make_guide, make_page, make_site


def page(least: int, most: int) -> Page:
    rows = [{"label": "Cats", "base": "four", "says": "Some", "least": least, "most": most}] * 2
    chart: dict[str, Any] = {"id": "cats", "title": "Cats", "note": "Few.", "rows": rows}
    return make_page("evidence.md", chart={**chart, "cite": ["own"], "reason": "It helps."})


def test_a_chart_stands_above_the_text_of_a_plain_page() -> None:
    view = make_site(page(40, 50)).view("evidence.md", "")
    assert [(piece.component, piece.part.id) for piece in view.above] == [("chart", "cats")]
    assert (view.page.kind, view.below) == ("page", ())


def test_a_largest_share_below_the_smallest_is_refused() -> None:
    found = make_guide(page(50, 40)).problems
    assert {(problem.trail, problem.message) for problem in found} == {
        (("chart", "rows", place, "most"), "The largest share cannot be below the smallest, 50. Write 50 or more.")
        for place in ("item 1", "item 2")
    }
