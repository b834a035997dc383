"""What a chart of shares draws."""

from __future__ import annotations

from practice_guide.guide.catalogue import Catalogue
from practice_guide.schema.chart import Chart
from practice_guide.views.chart import BarView, chart_view
from practice_guide.views.links import Links


def chart(*shares: tuple[int, int]) -> tuple[BarView, ...]:
    rows = [{"label": "Cats", "base": "four", "says": "Some", "least": low, "most": high} for low, high in shares]
    block = {"id": "cats", "title": "Cats", "note": "Few.", "rows": rows, "cite": ["own"], "reason": "It helps."}
    return chart_view(Chart.model_validate(block), Links(Catalogue({}), "")).bars


def test_what_the_words_leave_open_is_drawn_beyond_what_they_say() -> None:
    assert [(bar.least, bar.open_width) for bar in chart((40, 50), (0, 0))] == [(40, 10), (0, 0)]


def test_a_number_leaves_nothing_open() -> None:
    assert [(bar.least, bar.open_width) for bar in chart((75, 75), (100, 100))] == [(75, 0), (100, 0)]
