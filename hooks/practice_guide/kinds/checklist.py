"""A printable checklist: what authors write, its code, and how it looks on screen, on paper and in PDFs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from ..guide.catalogue import Catalogue, Declared
from ..guide.checks import check_cited, check_printable_keys
from ..guide.front import Key
from ..guide.kind import Guide, Kind, Seen, Sheet
from ..guide.links import Links, SourceLink, cite_numbers, source_keys
from ..guide.page import Looks, Page
from ..guide.search import Passage, SearchEntry
from ..guide.view import DocumentView, StatementView, print_dates
from ..printing.codes import Content, code_address, qr_svg, short_code
from ..printing.pdfs import Pdf
from ..reading.fields import CITES_MEAN, Cites, Condition, Entry, Id, MaybeAside, MaybeProse, Prose, ProseList, Sourced
from ..reading.problems import Problem
from ..reading.roles import MEANING, Names, Places, Printed, optional, printed_by_name, printed_of, several
from ..text.dates import in_words
from .area import AreaLines, default_lines

Moment = Literal["deciding", "before", "opening", "during", "after"]
Role = Literal["visiting-worker", "chair", "professional-joining", "manager"]
LARGEST_GROUP = 9
FAMILY_NAME = "family"
"""The kind of page that holds a family sheet, and the last part of its address."""
MOMENT_TITLES: dict[Moment, str] = {
    "deciding": "Deciding",
    "before": "Before the call",
    "opening": "Opening the call",
    "during": "During the call",
    "after": "After the call",
}
PACK_NAME, PACK_TITLE = "all-checklists", "All checklists"
PACK_SUMMARY = "Every checklist of the guide. Each starts on a new sheet and has its own code."
WITH_AREA = "/area."
"""What stands between a list and an area in the name of a sheet; no id holds it."""
CRITICAL_WORDS = "Never leave this out."


class FamilyLine(Entry):
    """What an item means for the family: words for them, or the reason why they get none."""

    heading: Annotated[MaybeProse, Printed(0)] = optional("A heading above the line, where a new part starts.")
    say: Annotated[MaybeProse, Printed(1)] = optional("The line, written to the family: `We will ...`, `You can ...`.")
    seen: MaybeAside = optional(
        "The code of the item's words when the line was last set beside them. The build tells it."
    )
    left_out: MaybeAside = optional("Instead of `say`: why the family gets no line. Shown to authors only.")


class FamilySheet(Entry):
    """A sheet in plain words, given in person to a parent or young person."""

    title: Prose = Field(description="The title, written to the family.")
    opening: Prose = Field(description="What the sheet is about, in a sentence or two.")
    mirrors: dict[Id, FamilyLine] = Field(description="A line for each item of the list.")
    ending: MaybeProse = optional("The last words, such as whom to ask.")


class ChecklistItem(Sourced):
    """One action."""

    cite: Annotated[Cites, Printed(5, as_=source_keys)] = several(CITES_MEAN)
    id: Annotated[Id, MEANING] = Field(description="The permanent id of the item within its list.")
    do: Annotated[Prose, Printed(0)] = Field(description="One action, as an imperative sentence.")
    why: Annotated[MaybeProse, Printed(1)] = optional("Why it matters, in a few words.")
    critical: Annotated[bool, MEANING, Printed(2)] = Field(default=False, description="Never leave this one out.")
    when: Annotated[Condition | None, MEANING] = optional("The item applies when this holds.")
    when_words: Annotated[MaybeProse, Printed(3, name="when")] = optional(
        "The condition in words, for the blank sheet."
    )
    ask_aloud: Annotated[MaybeProse, Printed(4, name="say")] = optional("Words to say, where words help.")
    differs: Annotated[list[Annotated[Id, Names("difference")]], MEANING] = several(
        "Differences between sources that bear on the item."
    )
    contacts: Annotated[list[Annotated[Id, Names("contact")]], MEANING] = several(
        "Whom the item needs, most urgent first: contacts that an area gives."
    )


class ChecklistGroup(Entry):
    """A pause point: what to go through in one go."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id of the group within its list.")
    title: Prose = Field(description="The pause point, such as `The day before`.")
    items: Annotated[list[ChecklistItem], Field(min_length=1, max_length=LARGEST_GROUP), Places("item")] = Field(
        description="At most nine items."
    )


class HandField(Entry):
    """A line to fill in by hand on paper."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id of the field within its list.")
    label: Annotated[Prose, Printed(0)] = Field(description="What to write there. Never ask for a name or an address.")
    lines: Annotated[int, MEANING, Printed(1)] = Field(default=1, ge=1, le=6, description="How many lines to rule.")


class Checklist(Entry):
    """A printable checklist."""

    id: Annotated[Id, MEANING] = Field(description="The id of the list; also the name of its file and its address.")
    for_: Prose = Field(alias="for", description="Who uses it, and when.")
    moment: Annotated[Moment, MEANING] = Field(description="When in the work it is used.")
    roles: Annotated[list[Role], MEANING] = several("Who it is for.")
    needs: Annotated[list[Id], MEANING] = several("Needs it helps with, such as `interpreter`.")
    tool: Annotated[Id | None, MEANING, Names("decision tool")] = optional(
        "The decision tool whose answers `when` refers to."
    )
    paper: Annotated[Literal["A4"], MEANING] = Field(default="A4", description="The paper size.")
    groups: Annotated[list[ChecklistGroup], Field(min_length=1), Places("group")] = Field(
        description="The pause points, in order."
    )
    fields: Annotated[list[HandField], Places("field")] = several("Lines to fill in by hand.")
    family: Annotated[FamilySheet | None, Places("family line", also_here=True)] = optional(
        "The same in plain words, for the family. It never mentions abuse."
    )

    @property
    def items(self) -> list[ChecklistItem]:
        """Every item, in order."""
        return [item for group in self.groups for item in group.items]

    @property
    def family_lines(self) -> list[tuple[ChecklistItem, FamilyLine]]:
        """Each item that has words for the family with its line, in the order of the list."""
        lines = self.family.mirrors if self.family else {}
        return [(item, lines[item.id]) for item in self.items if item.id in lines and lines[item.id].say]


class PlannedChecklist(Entry):
    """A list whose id is fixed before its page exists; a result shows its items until then."""

    id: Annotated[Id, MEANING] = Field(description="The permanent id of the list.")
    title: Prose = Field(description="The title the page will have.")
    items: ProseList = Field(description="What the list will cover, in a few short actions.")


@dataclass(frozen=True)
class SheetMark:
    """The code of a sheet, as text and as a picture; print templates use the same names."""

    code: str
    host: str
    """Where to look it up, as a person types it, up to the code. Empty where the site has no address."""
    path: str
    """The code as it stands in the address."""
    qr: str


@dataclass(frozen=True)
class LocalSheet:
    """What the area that is on by default adds to a sheet, and the code of a sheet with it."""

    lines: AreaLines
    mark: SheetMark

    def notes(self, item: ChecklistItem) -> list[str]:
        """Return what the area adds to an item."""
        return [note.text for note in self.lines.notes if note.entry.place == item.id]


@dataclass(frozen=True)
class ChecklistPart:
    """A checklist as its page and its paper show it."""

    checklist: Checklist
    mark: SheetMark
    sources: tuple[SourceLink, ...]
    """Each source once, in the order first cited; the foot of the sheet numbers them from 1."""
    local: LocalSheet | None
    """The same with the lines of the area that is on by default, where it adds any."""

    def numbers(self, item: ChecklistItem) -> list[int]:
        """Return the numbers of an item's sources in the list at the foot."""
        return [*cite_numbers(item.cite, self.sources)]

    def statement(self, item: ChecklistItem, links: Links) -> StatementView:
        """Return what stands behind an item, as for a statement of a text."""
        return StatementView(
            item.id,
            item.do,
            links.cites(item.cite, item.reason),
            tuple(links.card("difference", name) for name in item.differs),
        )

    def condition(self, item: ChecklistItem) -> str:
        """Return the condition of an item for the script: clauses, of which any may hold."""
        return json.dumps(item.when, separators=(",", ":")) if item.when else ""


def checklist_part(checklist: Checklist, page: Page, seen: Seen) -> ChecklistPart:
    """Return a checklist with its sources gathered at the foot."""
    lines = default_lines(page, seen.guide.catalogue)

    def mark(of: AreaLines | None) -> SheetMark:
        return sheet_mark(sheet_code(page.front.title, checklist, of), seen.edition.site_url)

    return ChecklistPart(
        checklist,
        mark(None),
        seen.links.numbered(item.cite for item in checklist.items),
        LocalSheet(lines, mark(lines)) if lines else None,
    )


def sheet_code(title: str, checklist: Checklist, lines: AreaLines | None = None) -> str:
    """Return the code of a list: of its wording, its order and its marks; and of an area's lines, if it has any.

    Ticks, dates, edition and host are left out, so that an edition that changed nothing on a sheet leaves it
    current. So are ids and conditions, which no sheet shows.
    """
    groups: Content = [[group.title, [printed_of(item) for item in group.items]] for group in checklist.groups]
    fields: Content = [printed_of(field) for field in checklist.fields]
    national: list[Content] = [checklist.id, title, checklist.for_, groups, fields]
    return short_code([*national, lines.content] if lines else national)


def item_code(item: ChecklistItem) -> str:
    """Return the code of what an item says, by which its family line knows whether it changed."""
    return short_code(printed_of(item, leave_out=("cite",)))


def sheet_mark(code: str, site_url: str) -> SheetMark:
    """Return what a printed sheet carries so that it can be checked; the QR code needs the address of the site."""
    if not site_url:
        return SheetMark(code, "", "", "")
    address = f"{site_url.removesuffix('/')}/{code_address(code)}"
    svg = qr_svg(address, f"QR code for {address}")
    host, _, path = address.partition("://")[2].removesuffix("/").rpartition("/")
    return SheetMark(code, f"{host}/", path, svg)


def by_moment(catalogue: Catalogue) -> Iterator[tuple[Moment, str, list[tuple[Page, Checklist]]]]:
    """Yield each moment of the work that has lists, with its title and these lists."""
    for moment, title in MOMENT_TITLES.items():
        found = [(page, checklist) for page, checklist in CHECKLIST.blocks(catalogue) if checklist.moment == moment]
        if found:
            yield moment, title, found


def family_path(page: Page) -> str:
    """Return the file of the family sheet that the build makes of the list on a page."""
    return f"{page.path.removesuffix('.md')}/{FAMILY_NAME}.md"


def _plans(page: Page, plans: Sequence[PlannedChecklist]) -> Iterator[Declared]:
    for number, plan in enumerate(plans):
        trail = ("planned_checklists", number, "id")
        yield Declared("checklist", plan.id, page, plan.title, lines=tuple(plan.items), trail=trail, is_planned=True)


def _search(_: Page, checklist: Checklist) -> Iterator[SearchEntry]:
    for group in checklist.groups:
        items = (Passage(item.id, " ".join(filter(None, (item.do, item.ask_aloud)))) for item in group.items)
        yield SearchEntry(group.id, group.title, tuple(items))


def _sheet(page: Page, lines: AreaLines | None = None) -> Sheet | None:
    checklist, title = CHECKLIST.block(page), page.front.title
    if checklist is None:
        return None
    code, items = sheet_code(title, checklist, lines), {item.id: _item_words(item) for item in checklist.items}
    if lines is None:
        return Sheet(code, checklist.id, title, items)
    name = f"{checklist.id}{WITH_AREA}{lines.area.id}"
    return Sheet(code, name, f"{title}, with local rules for {lines.area.name}", items | lines.words)


def local_sheet(page: Page, catalogue: Catalogue) -> Sheet | None:
    """Return the sheet of a list with the lines of the area that is on by default; None where it adds none."""
    lines = default_lines(page, catalogue)
    return _sheet(page, lines) if lines else None


def list_of(name: str) -> str:
    """Return the list that a sheet belongs to, by the name of the sheet: `opening-the-call/area.ourshire`."""
    return name.partition(WITH_AREA)[0]


def _item_words(item: ChecklistItem) -> str:
    """Return what an item said, as the page of an outdated sheet tells it."""
    said = (item.when_words, item.do, item.why, item.ask_aloud, CRITICAL_WORDS if item.critical else None)
    return " ".join(words for words in said if words)


def _check(page: Page, checklist: Checklist, *_: Any) -> Iterator[Problem]:
    yield from check_cited(page, "checklist")
    yield from check_printable_keys(page, "title", "summary", "checklist")
    for place, group in enumerate(checklist.groups):
        for number, item in enumerate(group.items):
            if item.when and not item.when_words:
                message = "A condition needs `when_words` too: the blank sheet shows it in words."
                yield page.document.problem(("checklist", "groups", place, "items", number, "when"), message)


def _pdfs(guide: Guide, view_of: Callable[[Page], DocumentView], site_name: str) -> Iterator[Pdf]:
    pages = [page for _, _, found in by_moment(guide.catalogue) for page, _ in found]
    for page in pages:
        name, front = page.address.split("/")[-2], page.front
        for address, is_large in pdf_addresses(page.address, name):
            data = print_sheets(front.title, front.summary, [view_of(page)], site_name, is_large)
            yield Pdf(address, data | {"pack": False}, front.reviewed)
    views, newest = [view_of(page) for page in pages], max((page.front.reviewed for page in pages), default=date.min)
    for address, is_large in pdf_addresses("checklists/", PACK_NAME) if pages else ():
        title = f"{PACK_TITLE}, large print" if is_large else PACK_TITLE
        yield Pdf(address, print_sheets(title, PACK_SUMMARY, views, site_name, is_large) | {"pack": True}, newest)


def pdf_addresses(address: str, name: str) -> tuple[tuple[str, bool], tuple[str, bool]]:
    """Return where the PDFs of a page stand, each with whether it is in large print; the one on A4 first."""
    return (f"{address}{name}.pdf", False), (f"{address}{name}-large-print.pdf", True)


def print_sheets(
    title: str, summary: str, views: Sequence[DocumentView], site_name: str, is_large: bool
) -> dict[str, Any]:
    """Return what a PDF prints of one list or several: the same as their pages, for the print template."""
    return {
        "title": title,
        "summary": summary,
        "site": site_name,
        "edition": views[0].edition.name,
        "danger": views[0].danger,
        "large": is_large,
        "lists": [_print_list(view, view.part("checklist")) for view in views],
    }


def _print_list(view: DocumentView, part: ChecklistPart) -> dict[str, Any]:
    checklist = part.checklist
    return {
        "title": view.page.front.title,
        "for": checklist.for_,
        # A list must stay one sheet, so it only names a page elsewhere that was corrected.
        "corrections": [
            {"on": in_words(told.on), "what": told.title if told.url else told.what} for told in view.safety
        ],
        "groups": [
            {"title": group.title, "items": [_print_item(item, part) for item in group.items]}
            for group in checklist.groups
        ],
        "fields": [printed_by_name(line) for line in checklist.fields],
        "sources": [f"{source.label} ({source.note})" if source.note else source.label for source in part.sources],
        **asdict(part.local.mark if part.local else part.mark),
        **({"local": _print_local(part.local, view.edition.today)} if part.local else {}),
        "url": f"{part.mark.host.removesuffix('s/')}{view.page.address}" if part.mark.host else "",
        **print_dates(view),
    }


def _print_item(item: ChecklistItem, part: ChecklistPart) -> dict[str, Any]:
    notes = part.local.notes(item) if part.local else []
    printed = printed_by_name(item, leave_out=("cite",)) | {"marks": part.numbers(item)}
    return printed | {"notes": notes} if notes else printed


def _print_local(local: LocalSheet, today: date) -> dict[str, Any]:
    lines = local.lines
    return {
        "name": lines.area.name,
        "caution": lines.area.caution,
        "contacts": [
            {"title": asks.paper_title, "says": contact.told(today)} for asks, contact in lines.given.values()
        ],
        "blank": lines.blank,
    }


CHECKLIST: Kind[Checklist] = Kind(
    "checklist",
    (Key("checklist", Checklist | None, "A printable checklist."),),
    folder="checklists",
    sort="checklist",
    looks=Looks(
        "checklist",
        styles=("pocket",),
        has_script=True,
        tells_danger=True,
        is_used_whole=True,
        found_as="Checklist",
        found_weight=1.15,
        stands_above_text=True,
    ),
    declares=lambda page, checklist: [Declared("checklist", checklist.id, page, page.front.title, checklist.for_)],
    makes_beside=lambda page, checklist: [family_path(page)] if checklist.family else [],
    search=_search,
    conditions_read=lambda checklist, _: checklist.tool,
    sheet=_sheet,
    check=_check,
    pdfs=_pdfs,
    show=lambda checklist, seen: checklist_part(checklist, seen.page, seen),
)
PLANNED_CHECKLISTS: Kind[list[PlannedChecklist]] = Kind(
    "planned-checklists",
    (Key("planned_checklists", list[PlannedChecklist], "Lists still to come.", []),),
    is_part=True,
    declares=_plans,
)
