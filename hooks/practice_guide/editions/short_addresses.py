"""Short addresses that can be read out and typed: one for each place that was ever published, kept for good."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..printing.codes import short_code
from .ledger import Ledger

FOLDER = "l/"
"""Where they stand below the root of the site."""


@dataclass(frozen=True)
class ShortAddress:
    """A code, and the place that it stands for."""

    code: str
    page: str
    """The address of the page."""
    anchor: str
    """Empty for the page as a whole."""
    kind: str
    title: str
    """What the place says, or last said."""

    @property
    def target(self) -> str:
        """The place below the root of the site, which always answers."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def short_addresses(released: Sequence[Ledger], now: Ledger) -> tuple[ShortAddress, ...]:
    """Return the short address of every place of every edition, in the order first published.

    A code is made of the address alone, so ledgers keep it by keeping the address. Where two addresses would have
    the same one, the address published first has it, and the other gets the next: no code ever changes its meaning.
    """
    last: dict[str, ShortAddress] = {}
    codes: dict[str, str] = {}
    taken: set[str] = set()
    for ledger in (*released, now):
        found = {place.target: place for place in _places(ledger)}
        last |= found
        for target in sorted(found.keys() - codes.keys()):
            codes[target] = _free_code(target, taken)
            taken.add(codes[target])
    return tuple(replace(last[target], code=code) for target, code in codes.items())


def _places(ledger: Ledger) -> Iterator[ShortAddress]:
    for address, record in ledger.pages.items():
        if not record.is_made:
            for anchor, place in record.places.items():
                yield ShortAddress("", address, anchor, place.kind, place.title)


def _free_code(target: str, taken: Collection[str]) -> str:
    codes = (short_code([target, number] if number else [target]) for number in count())
    return next(code for code in codes if code not in taken)
