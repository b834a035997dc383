"""How much may have to be remembered at one question before a tool is refused."""

from __future__ import annotations

from .clauses import Followed

MOST_STATES = 20_000
MOST_PAIRS = 50_000
# Steps and pairs looked at, most of which come to the same: bounds the time, not the memory.
MOST_COMPARED = 1_000_000


class TooWideError(Exception):
    """Raised while exploring past a limit; `proofs.prove` catches it and names the question."""

    def __init__(self, place: int, limit: str, held: tuple[Followed, ...] = ()) -> None:
        super().__init__(limit)
        self.place = place
        self.limit = limit
        self.held = held
