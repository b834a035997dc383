"""What a kind of page is: the one thing that a module in kinds/ exports.

Reading, checking, links, search, contents, the ledger and the build loop over the kinds; none knows one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..reading.front_matter import Document
from ..reading.problems import Problem, Trail
from .catalogue import Catalogue, Declared
from .front import CommonKeys, Key
from .page import NO_LOOKS, Anchor, Looks, Page

if TYPE_CHECKING:
    from ..printing.pdfs import Pdf
    from .links import Group, Links
    from .search import SearchEntry

Block = TypeVar("Block")
Bound = Callable[..., date]
"""`min` or `max`."""
Facts = dict[str, Any]
"""What checks found out that pages show later, such as proofs: by the name of the kind."""


@dataclass(frozen=True)
class Sheet:
    """A printed sheet: its code, the list it belongs to, and what each of its items says, by id."""

    code: str
    checklist: str
    title: str
    items: dict[str, str]


@dataclass(frozen=True)
class Guide:
    """The guide as written, with everything that is wrong with it."""

    catalogue: Catalogue
    kinds: tuple[Kind[Any], ...]
    facts: Facts
    problems: tuple[Problem, ...]

    @property
    def pages(self) -> dict[str, Page]:
        """Every readable page by its file, from docs/."""
        return self.catalogue.pages

    @property
    def files(self) -> frozenset[str]:
        """Every page in docs/ by its path from there, readable or not."""
        return self.catalogue.unreadable | self.catalogue.pages.keys()


@dataclass(frozen=True)
class Edition:
    """What is the same on every page of a build."""

    name: str
    owner_role: str
    today: date
    site_url: str = ""
    """The address of the published site; printed sheets show it."""


@dataclass(frozen=True)
class Told:
    """One correction of a dangerous error; on another page than its own with a link to where it was made."""

    on: date
    what: str
    url: str
    title: str


@dataclass(frozen=True)
class Seen:
    """What the view of a page may look at."""

    page: Page
    guide: Guide
    links: Links
    edition: Edition
    corrections: Callable[[Page], tuple[Told, ...]]
    """The corrections that any page tells, as seen from this one."""


def nothing(*_: Any) -> tuple[()]:
    """Return nothing, where a kind has nothing to say."""
    return ()


def none(*_: Any) -> None:
    """Return nothing, where one thing is asked for."""


def itself(block: Block, _: Seen) -> Block:
    """Return a block as its author wrote it, where that is what its template shows."""
    return block


@dataclass(frozen=True)
class Checked:
    """What a check across pages found."""

    problems: tuple[Problem, ...] = ()
    facts: Any = None


@dataclass(frozen=True)
class Kind(Generic[Block]):
    """A kind of page, or a part that pages of any kind may have."""

    name: str
    """Also the class of its pages in CSS."""
    keys: tuple[Key, ...] = ()
    """Its keys of front matter; the first one makes a page one of this kind."""
    is_part: bool = False
    """Whether it is a part that pages of another kind may have."""
    is_plain: bool = False
    """Whether its pages are text alone, told by the folder they stand in; the last such kind takes every other page."""
    folder: str = ""
    """Its pages are `<folder>/<id>.md`; empty for a kind whose pages may stand anywhere."""
    id_key: str = "id"
    """The key in its block that is the name of its file."""
    sort: str = ""
    """The word for it in reports, where pages name it by its id: `decision tool`."""
    fixed: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What pages may name although no page declares it: the word for it, and its ids."""
    made_path: str = ""
    """The file of the one page that the build makes of it, where authors may link that."""
    makes_beside: Callable[[Page, Block], Iterable[str]] = nothing
    """The files of pages that the build makes of a block, where authors may link them."""
    reads: Kind[Block] | None = None
    """The kind whose block it checks, where it has none of its own."""
    looks: Looks = NO_LOOKS
    is_in_ledger: bool = True
    """For a kind that the build makes: whether editions keep its pages."""
    # One page.
    anchors: Callable[[Block], Iterable[tuple[str, Trail]]] = nothing
    """Places besides those that the roles of its fields tell of: what links call each, and where it was written."""
    declares: Callable[[Page, Block], Iterable[Declared]] = nothing
    search: Callable[[Page, Block], Iterable[SearchEntry]] = nothing
    conditions_read: Callable[[Block, Trail], str | None] = none
    """The decision tool whose answers a condition in a block reads, given where it stands on the page."""
    sheet: Callable[[Page], Sheet | None] = none
    check: Callable[[Page, Block, Catalogue, Facts], Iterable[Problem]] = nothing
    """What is wrong with a block beside other pages, and beside what was proved before."""
    look_again: Callable[[Page, Block, Catalogue], Iterable[Problem]] = nothing
    """What somebody should look at again; that fails nothing."""
    # Many pages.
    prove: Callable[[Catalogue, Facts], Checked] = lambda *_: Checked()
    """What is wrong with the blocks of all pages, and what pages show of that later."""
    make: Callable[[Guide], Iterable[Page]] = nothing
    """The pages that the build makes of it."""
    contents: Callable[[Catalogue, Page], Iterable[Group]] = nothing
    """What `<folder>/index.md` lists by itself."""
    data: Callable[[Guide], Iterable[tuple[str, str]]] = nothing
    """Data files beside its pages: each with its address and its text."""
    pdfs: Callable[[Guide, Callable[[Page], Any], str], Iterable[Pdf]] = nothing
    """Its PDFs, given what any page shows and the name of the site."""
    announce: Callable[[Guide], Iterable[str]] = nothing
    """What the build tells its author."""
    show: Callable[[Block, Seen], Any] = none
    """What its template shows of a block as `part`; None where that is nothing."""
    view: Callable[[Seen], Any] = none
    """The same for a page, whatever blocks it has: in place of `show`."""

    def block(self, page: Page) -> Block | None:
        """Return what a page declares under the first key of the kind; None where it declares nothing."""
        return cast("Block | None", (self.reads or self).front_block(page.front))

    def front_block(self, front: CommonKeys) -> Any:
        """Return the value of the first key in a front matter."""
        return getattr(front, self.keys[0].name, None) or None if self.keys else None

    def blocks(self, catalogue: Catalogue) -> tuple[tuple[Page, Block], ...]:
        """Return every page that has the block, with it."""
        keys = (self.reads or self).keys
        return catalogue.having(keys[0].name) if keys else ()

    def checked(self, catalogue: Catalogue, facts: Facts) -> Checked:
        """Return all that is wrong with its blocks, given what was found out of kinds before it."""
        found = self.prove(catalogue, facts)
        each = (self.check(page, block, catalogue, facts) for page, block in self.blocks(catalogue))
        return Checked((*found.problems, *chain.from_iterable(each)), found.facts)

    def outdated(self, page: Page, catalogue: Catalogue) -> Iterable[Problem]:
        """Return what somebody should look at again on a page."""
        block = self.block(page)
        return () if block is None else self.look_again(page, block, catalogue)

    def part(self, seen: Seen) -> Any:
        """Return what its template shows of a page; None where the page has no such part."""
        block = self.block(seen.page)
        return self.view(seen) if block is None or self.show is none else self.show(block, seen)

    def page(
        self,
        path: str,
        front: CommonKeys,
        file: str = "",
        origin: Page | None = None,
        anchors: tuple[Anchor, ...] = (),
    ) -> Page:
        """Return a page of this kind that the build makes; `file` names the one it is made of."""
        document = Document(file or (origin.document.file if origin else f"docs/{path}"))
        return Page(
            path, document, front, kind=self.name, looks=self.looks, is_made=True, origin=origin, anchors=anchors
        )


Kinds = tuple[Kind[Any], ...]


def blocks_of(page: Page, kinds: Iterable[Kind[Any]]) -> Iterator[tuple[Kind[Any], Any]]:
    """Yield each block that a page carries, with its kind."""
    for kind in kinds:
        block = kind.block(page)
        if block is not None:
            yield kind, block


def front_over(
    pages: Iterable[Page], title: str, summary: str, reviewed: Bound = max, review_by: Bound = max
) -> CommonKeys:
    """Return the front matter of a page made of others: as current as the newest of them, or the oldest."""
    fronts = [page.front for page in pages]
    return CommonKeys(
        title=title,
        summary=summary,
        reviewed=reviewed((front.reviewed for front in fronts), default=date.min),
        review_by=review_by((front.review_by for front in fronts), default=date.max),
    )


def look_again(guide: Guide, page: Page) -> Iterator[Problem]:
    """Yield what somebody should look at again on a page; that fails nothing."""
    return (problem for kind in guide.kinds for problem in kind.outdated(page, guide.catalogue))
