"""What the page of a checklist shows, from a toy list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from practice_guide.schema.checklist import Checklist
from practice_guide.views.checklist import ChecklistView, checklist_view
from practice_guide.views.links import Link, SourceLink, ToolCard


class ToyLinks:
    """Names in, the same names out as links."""

    def cites(self, cite: Iterable[str], reason: str | None = None) -> tuple[SourceLink, ...]:
        return tuple(SourceLink(name, f"/{name}", reason or "", name.partition(":")[0]) for name in cite)

    def difference(self, name: str) -> Link:
        return Link(name, f"/differences/#{name}")

    def tool(self, name: str) -> ToolCard:
        return ToolCard(name, name, f"{name}?", f"/decisions/{name}/")


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "do": f"Do {name}.", "cite": ["one"], **more}


def view(*items: dict[str, Any], **more: Any) -> ChecklistView:
    block = {
        "id": "toy",
        "for": "Anyone.",
        "moment": "before",
        "groups": [{"id": "first", "title": "First", "items": list(items)}],
        **more,
    }
    return checklist_view(Checklist.model_validate(block), ToyLinks())  # type: ignore[arg-type]


def test_a_source_stands_once_at_the_foot_whatever_its_sections() -> None:
    shown = view(item("a", cite=["one:x", "one:y"]), item("b", cite=["two", "one:x"]))
    assert [source.key for source in shown.sources] == ["one", "two"]


def test_a_line_carries_the_numbers_of_its_sources_in_order_and_once() -> None:
    shown = view(item("a", cite=["one:x", "one:y"]), item("b", cite=["two", "one:x"]))
    assert [line.marks for line in shown.groups[0].items] == [(1,), (1, 2)]


def test_our_own_addition_is_numbered_like_a_source_and_its_reason_stays_with_the_line() -> None:
    shown = view(item("a", cite=["one", "own"], reason="It is kinder."))
    assert [source.key for source in shown.sources] == ["one", "own"]
    assert shown.groups[0].items[0].sources[1].note == "It is kinder."
    assert shown.sources[1].note == ""


def test_a_condition_reaches_the_script_as_clauses() -> None:
    shown = view(item("a", when={"who": ["us"]}, when_words="If it is us"), tool="toy-tool")
    condition = shown.groups[0].items[0].when
    assert condition is not None
    assert json.loads(condition) == [{"who": ["us"]}]


def test_a_line_without_a_condition_has_none() -> None:
    assert view(item("a")).groups[0].items[0].when is None


def test_every_line_is_counted() -> None:
    assert view(item("a"), item("b")).count == 2


def test_a_list_without_a_tool_names_none() -> None:
    assert view(item("a")).tool is None
