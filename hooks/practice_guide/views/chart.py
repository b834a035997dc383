"""A chart of shares as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ..schema.chart import Chart
from .links import Links, SourceLink


@dataclass(frozen=True)
class BarView:
    """A row: its words, and a bar out of 100."""

    label: str
    base: str
    says: str
    least: int
    open_width: int
    """How much the words leave open, drawn beyond `least`."""


@dataclass(frozen=True)
class ChartView:
    """A chart and what it rests on."""

    id: str
    title: str
    note: str
    bars: tuple[BarView, ...]
    sources: tuple[SourceLink, ...]


def chart_view(chart: Chart, links: Links) -> ChartView:
    """Return what the template of a chart draws."""
    bars = tuple(BarView(row.label, row.base, row.says, row.least, row.most - row.least) for row in chart.rows)
    return ChartView(chart.id, chart.title, chart.note, bars, links.cites(chart.cite, chart.reason))
