"""The home page: what it says itself, and what it gathers from the rest of the guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from ..guide.front import Change, Key
from ..guide.kind import Kind, Seen
from ..guide.page import Looks, Page
from ..reading.fields import Entry, Id, Link, Prose
from ..reading.roles import MEANING, Names, several


class HomeLink(Entry):
    """A link on the home page."""

    say: Prose = Field(description="The words of the link.")
    link: Annotated[Link, MEANING] = Field(description="A path from docs/, with #anchor if need be.")


class Moment(Entry):
    """Before, during or after a call, on the home page."""

    title: Prose = Field(description="The moment, such as `Before`.")
    says: Prose = Field(description="One line on what it holds.")
    links: list[HomeLink] = Field(description="Guide pages for the moment.")
    checklists: Annotated[list[Annotated[Id, Names("checklist")]], MEANING] = several("Checklists for the moment.")


class Home(Entry):
    """What the home page shows besides what other pages supply."""

    in_a_call: list[HomeLink] = Field(description="The six links of `In a call now?`.")
    moments: list[Moment] = Field(description="Before, during and after.")
    doors: list[HomeLink] = several("A way in for each reader, in their own words.")
    not_a_visit: Prose = Field(description="A call does not replace a required visit.")


@dataclass(frozen=True)
class HomePart:
    """The home page: what it says, and the newest change anywhere in the guide with its page."""

    home: Home
    last_change: tuple[Change, Page] | None


def _show(home: Home, seen: Seen) -> HomePart:
    changes = ((change, page) for page in seen.guide.pages.values() for change in page.front.changes)
    return HomePart(home, max(changes, key=lambda entry: entry[0].on, default=None))


HOME: Kind[Home] = Kind(
    "home",
    (Key("home", Home | None, "The home page."),),
    looks=Looks(
        "home",
        tells_danger=True,
        is_first_page=True,
        offers_tools=False,
        found_as="First page",
        found_weight=0.5,
    ),
    show=_show,
)
