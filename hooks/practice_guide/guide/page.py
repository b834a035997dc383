"""One page of the guide: its front matter, its statements, the places on it, and what its kind says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from posixpath import dirname, normpath

from pydantic import BaseModel

from ..addresses import page_address
from ..reading.front_matter import Document
from ..reading.problems import Trail
from ..reading.roles import walk_entries
from ..text.markdown import Body
from .front import CommonKeys


@dataclass(frozen=True)
class Anchor:
    """A place on a page that can be linked, and where it was written."""

    id: str
    line: int
    trail: Trail = ()

    @property
    def entry(self) -> Trail:
        """The trail of the entry whose place it is."""
        return self.trail[:-1] if self.trail[-1:] == ("id",) else self.trail


@dataclass(frozen=True)
class Looks:
    """What templates, searches and corrections ask of a kind of page."""

    component: str = ""
    """The folder in overrides/components/ with its template and style; empty for text alone."""
    styles: tuple[str, ...] = ()
    """Folders of other components whose styles it needs too."""
    has_style: bool = True
    """Whether its own style is linked; False where all pages have it."""
    has_script: bool = False
    """Whether a script stands beside its template."""
    template: str = ""
    """The template of the whole page in overrides/, where it is not the one of all pages."""
    is_first_page: bool = False
    """Whether it leads with its own name, offers everything itself, and tells all corrections."""
    offers_tools: bool = True
    """Whether the tools that it names are offered at its end."""
    listed_at: tuple[str, str] = ("", "")
    """Where a reader finds all pages of its kind, for pages outside the menu: title and address."""
    tells_danger: bool = False
    """Whether the danger line comes before everything else."""
    lists_sections: bool = False
    """Whether it starts with a list of its sections."""
    stands_above_text: bool = False
    """Whether its component comes before the text of the page."""
    is_found: bool = True
    """Whether searches find it, ours and others."""
    found_as: str = "Guide"
    """What searches call such a page."""
    found_weight: float = 1.0
    """How far up searches put it, beside others with the same words: what can be acted on comes first."""
    is_for_family: bool = False
    """Whether it is handed to a family: workers' words are not for it."""
    is_used_whole: bool = False
    """Whether a correction reaches whoever links to any place of it."""
    repeats_places: bool = False
    """Whether its places are those of the page that it is made of, with their short addresses."""


NO_BODY = Body()
NO_LOOKS = Looks()


@dataclass(frozen=True)
class Page:
    """A page with checked front matter."""

    path: str
    """The file, from docs/: `guide/recording-a-call.md`."""
    document: Document
    front: CommonKeys
    body: Body = NO_BODY
    kind: str = "page"
    looks: Looks = NO_LOOKS
    is_made: bool = False
    """Whether the build makes it itself."""
    origin: Page | None = None
    """For a page that shows another: that one."""
    anchors: tuple[Anchor, ...] = ()
    """Every place on the page that can be linked, from text and from front matter."""

    @cached_property
    def address(self) -> str:
        """The address below the root of the site."""
        return page_address(self.path)

    @property
    def is_in_docs(self) -> bool:
        """Whether its file lies in docs/, where MkDocs finds it by itself."""
        return not self.is_made and self.document.file == f"docs/{self.path}"

    @property
    def declaring(self) -> Page:
        """The page whose front matter holds the places of this one."""
        return self.origin or self

    @property
    def written(self) -> Page | None:
        """The page that an author wrote and that this one shows; None for one that gathers from many."""
        if self.origin:
            return self.origin.written
        return None if self.is_made else self

    def resolve(self, target: str) -> str:
        """Return a link of its text as a path from docs/, with its anchor."""
        return normpath(f"{dirname(self.path) or '.'}/{target}")

    @cached_property
    def entries(self) -> tuple[tuple[Trail, BaseModel], ...]:
        """Every mapping in its front matter, outermost first, with the trail that leads to it."""
        return tuple(walk_entries(self.front))


def find_overdue(pages: Iterable[Page], today: date) -> list[Page]:
    """Return the pages that are past their review date, longest overdue first."""
    found = [page for page in pages if page.front.is_overdue(today)]
    return sorted(found, key=lambda page: (page.front.review_by, page.document.file))
