"""What the guide as it is now would do to readers who know the last edition, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..reading.roles import Meaning
from .comparison import Comparison, PageChange, PlaceChange, SheetChange, ToolChange
from .ledger import Place

LONGEST_QUOTE = 90
DONE = {"added": "New", "changed": "Changed", "removed": "Gone"}
# What authors write, as they would say it; any other key is told by its own name.
NAMES = {
    "cite": "what it rests on",
    "differs": "where sources disagree",
    "dated": "what has dated",
    "link": "where it leads",
    "raises": "the outcome it points to",
    "outcome": "the outcome it ends in",
    "when": "when it is shown",
    "asked_when": "when it is asked",
    "towards": "the outcome it speaks for",
}


def effects_in_words(comparison: Comparison, tools: list[ToolChange]) -> list[str]:
    """Return what changed as paragraphs: readers and their links, tools, printed sheets."""
    new = [page for page in comparison.pages if page.kind == "added"]
    parts = [
        *(_page(page, new) for page in comparison.pages),
        *(_tool(tool) for tool in tools),
        *(_sheet(sheet) for sheet in comparison.sheets),
    ]
    return [part for part in parts if part]


def meaning_changes(before: Meaning, after: Meaning) -> Iterator[str]:
    """Yield a line for each part that is not as it was."""
    for key in {**before, **after}:
        if before.get(key) != after.get(key):
            yield f"{_name(key)}: was {_told(before.get(key))}, now {_told(after.get(key))}"


def _page(page: PageChange, new: list[PageChange]) -> str:
    if page.kind == "added":
        return f"New page: /{page.address}  {page.title}"
    if page.kind == "removed":
        links = f" with {len([change for change in page.places if change.anchor])} places that may be linked"
        gone = f"Gone: /{page.address}  {page.title},{links}"
        return "\n".join([gone, *(f"    {line}" for line in _moved_to(page, new))])
    return "\n".join([f"/{page.address}  {page.title}", *(f"    {line}" for line in _places(page))])


def _moved_to(page: PageChange, new: list[PageChange]) -> Iterator[str]:
    """Yield where a page seems to have gone: the new page that holds most of its places."""
    gone = {change.anchor for change in page.places if change.anchor}
    shared = {found.address: len(gone & {change.anchor for change in found.places}) for found in new}
    address = max(shared, key=lambda found: shared[found], default="")
    if address and shared[address] * 2 > len(gone):
        yield f"The new page /{address} has {shared[address]} of them. Did it move? Then say so there, under `moved`:"
        yield f"- {{from: {page.address}, why: ..., since: ...}}"


def _places(page: PageChange) -> Iterator[str]:
    for change in page.places:
        name = f"#{change.anchor}" if change.anchor else "the page itself"
        place = change.after or change.before
        kind = place.kind if place and change.anchor else "title, summary, links, or words without a link of their own"
        yield f"{DONE[change.kind]}: {name} ({kind})"
        yield from (f"    {line}" for line in _words(change))


def _words(change: PlaceChange) -> Iterator[str]:
    before = " ".join(change.before.words) if change.before else ""
    after = " ".join(change.after.words) if change.after else ""
    if change.before and change.after and before == after:
        yield "The words are the same. What changed:"
        yield from (f"    {line}" for line in _other_changes(change.before, change.after))
        return
    start = _first_difference(before, after) if before and after else 0
    if before:
        yield f"was: {_quote(before, start)}"
    if after:
        yield f"now: {_quote(after, start)}"


def _other_changes(before: Place, after: Place) -> Iterator[str]:
    if before.kind != after.kind:
        yield f"what it is: was {before.kind}, now {after.kind}"
    if before.words != after.words:
        yield "where one text ends and the next begins"
    yield from meaning_changes(before.meaning, after.meaning)


def _first_difference(before: str, after: str) -> int:
    """Return where a little before the first difference a word begins."""
    pairs = zip(before, after, strict=False)
    place = next((index for index, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))
    return max(before.rfind(" ", 0, max(place - LONGEST_QUOTE // 3, 0)) + 1, 0)


def _quote(text: str, start: int) -> str:
    shown = text[start : start + LONGEST_QUOTE]
    if start + LONGEST_QUOTE < len(text):
        # The last word may be cut in two, so it is left out.
        shown = f"{shown.rpartition(' ')[0]} ..."
    return f"{'... ' if start else ''}{shown}"


def _tool(tool: ToolChange) -> str:
    if tool.change in ("added", "removed"):
        return f"Tool {tool.change}: {tool.title}"
    if tool.change == "not compared":
        return f"Tool: {tool.title}\n    {tool.why_not_compared}"
    if tool.change == "same results":
        return f"Tool: {tool.title}\n    Its rules changed, and every route still ends where it did."
    lines = [f"{tool.moved} of {tool.routes_before} routes no longer end where they did:"]
    for kind in tool.kinds:
        now = f'now asks "{kind.asks}"' if kind.asks else f'now "{kind.after}"'
        lines.append(f'{kind.routes}: were "{kind.before}", {now}')
        route = "; ".join(f'"{question}" → "{answers}"' for question, answers in kind.example)
        lines.append(f"    for example: {route}")
    return "\n".join([f"Tool: {tool.title}", *(f"    {line}" for line in lines)])


def _sheet(sheet: SheetChange) -> str:
    ending = f"is replaced by {sheet.after}" if sheet.after else "is withdrawn"
    return f"Printed sheet: {sheet.title}\n    The code {sheet.before} {ending}: sheets on paper are no longer current."


def _name(key: str) -> str:
    place, _, last = key.rpartition(" ")
    name = NAMES.get(last, last.replace("_", " "))
    return f"{name} ({place})" if place else name


def _told(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_told(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} = {_told(part)}" for key, part in value.items())
    return str(value)
