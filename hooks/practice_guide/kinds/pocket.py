"""One step at a time: the pocket view of the page for use in a call. A checklist brings the same with it."""

from __future__ import annotations

from ..guide.kind import Kind, Seen
from ..guide.page import Looks


def _view(seen: Seen) -> bool | None:
    return True if seen.page.front.serves == "in-a-call" else None


POCKET: Kind[None] = Kind(
    "pocket", is_part=True, looks=Looks("pocket", has_script=True, stands_above_text=True), view=_view
)
