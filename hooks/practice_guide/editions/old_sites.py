"""The sites of earlier editions: made once, and used for as long as they would be made the same again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from .editions import Editions
from .ledger import Ledger
from .old_pages import STAYS
from .places import digest

FORMAT = 1
RECORD = "made.json"
SITE = "site"
COMPONENT = "components/old-edition"
PACKAGE = Path(__file__).parents[1]
# What dresses a page: it is read as text, since views stand above editions.
CODE = ("addresses.py", "editions/old_pages.py", "views/dates.py", "views/old_edition.py")

LeadsTo = Literal["there", "gone", "home"]


@dataclass(frozen=True)
class Answer:
    """The address of today that answers for one of an old site."""

    address: str
    leads_to: LeadsTo


@dataclass(frozen=True)
class OldSite:
    """An old site that was made, and all that its pages depend on."""

    edition: str
    archive: str
    """The digest of what it was built from."""
    site_url: str
    contact: str
    """Where its readers turn to."""
    look: str
    """A digest of the templates of its banner, and of the code that dresses its pages."""
    answers: dict[str, Answer] = field(default_factory=dict)
    """Where its pages and their links lead today, by addresses of the old site."""

    @property
    def text(self) -> str:
        """The record that is kept beside it."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1) + "\n"


def answer_today(address: str, editions: Editions, there: Collection[str]) -> Answer:
    """Return where an address of an old site is answered today; `there` holds the addresses of all pages."""
    former = editions.former_pages.get(address)
    if former and former.move and former.carries_on:
        return Answer(former.move.target, "there")
    if former:
        return Answer(address, "gone")
    return Answer(address, "there") if address in there or address == STAYS else Answer("", "home")


def old_address(edition: str) -> str:
    """Return where an old site stands on the site of today."""
    return f"editions/{edition}/{SITE}/"


def look_of(overrides: Path, package: Path = PACKAGE) -> str:
    """Return a digest of the templates of the banner, and of the code that dresses old pages."""
    templates = sorted((overrides / COMPONENT).glob("*.html"))
    files = [*templates, *(package / name for name in CODE)]
    return digest({file.name: file.read_text(encoding="utf-8") for file in files})


def read_old_sites(folder: Path, editions: Iterable[str], contact: str, look: str) -> tuple[OldSite, ...]:
    """Return the old sites whose readers turn to this contact, and whose pages were dressed as they would be today."""
    found = (_read(folder / edition / RECORD) for edition in editions)
    return tuple(old for old in found if old and (old.contact, old.look) == (contact, look))


def is_fresh(old: OldSite, ledger: Ledger, site_url: str, now: Callable[[str], Answer]) -> bool:
    """Say whether an old site would be the same if it were made now."""
    if (old.edition, old.archive, old.site_url) != (ledger.edition, ledger.archive, site_url):
        return False
    return all(now(address) == answer for address, answer in old.answers.items())


def _read(file: Path) -> OldSite | None:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data.pop("format") != FORMAT:
            return None
        answers = {address: Answer(**answer) for address, answer in data.pop("answers").items()}
        return OldSite(**data, answers=answers)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # never made, or by another version: it can always be made again
