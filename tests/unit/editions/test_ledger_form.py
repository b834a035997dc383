"""Ledgers that were changed and given digests that fit again: taken where nothing is wrong, else told in a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from practice_guide.commands.project import Project
from practice_guide.editions.history import History, read_history
from practice_guide.editions.ledger_form import find_fault
from practice_guide.editions.places import digest
from practice_guide.site import Site

from .conftest import Desk

VALUES = (None, "", "x", "\0", "../x", 0, -1, 5, 1.5, True, [], [None], ["x"], {}, {"x": None}, {"": "x"})
SAID = "This ledger is not as a release writes it, at "
# By what holds them: names that authors chose, so that one of each kind stands for all.
CHOSEN = {"pages", "places", "tools", "sheets", "items", "by_outcome", "clears", "meaning"}


def spots(value: Any, trail: tuple[str | int, ...] = (), kind: tuple[str, ...] = ()) -> Iterator[tuple[Any, Any]]:
    """Yield each place in a ledger and its kind."""
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, child in children:
        is_chosen = isinstance(name, int) or bool(kind and kind[-1] in CHOSEN)
        here = (*kind, "*" if is_chosen else name)
        yield (*trail, name), here
        yield from spots(child, (*trail, name), here)


def one_of_each_kind(data: dict[str, Any]) -> list[tuple[str | int, ...]]:
    found: dict[Any, tuple[str | int, ...]] = {}
    for trail, kind in spots(data):
        found.setdefault(kind, trail)
    return [*found.values()]


def mutations(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the ledger with one thing in it taken away, put twice, renamed or replaced."""
    text = json.dumps(data)
    for trail in one_of_each_kind(data):
        for number in range(len(VALUES) + 2):
            copy = json.loads(text)
            place = copy
            for step in trail[:-1]:
                place = place[step]
            if number < len(VALUES):
                place[trail[-1]] = VALUES[number]
            elif number == len(VALUES):
                del place[trail[-1]]
            elif isinstance(place, dict):
                place["Bad name/../#"] = place.pop(trail[-1])
            else:
                place.append(place[trail[-1]])
            yield copy


def fitted(data: dict[str, Any]) -> str:
    """Return the text of a ledger with digests that fit, as far as its shape allows."""
    with suppress(KeyError, TypeError, AttributeError):
        for page in data["pages"].values():
            for place in page["places"].values():
                place["fingerprint"] = digest([place["kind"], place["words"], place["meaning"]])
        data["fingerprint"] = digest(
            {
                address: {name: place["fingerprint"] for name, place in page["places"].items()}
                for address, page in data["pages"].items()
            }
        )
    return json.dumps({**data, "digest": digest(data)})


@pytest.fixture
def plain(released: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((released.project.ledgers / "2026.1.json").read_text(encoding="utf-8"))
    del found["digest"]
    return found


def show(site: Site) -> None:
    """Ask for everything that a build shows of an earlier edition."""
    assert isinstance(site.editions.broken, list)
    for path, page in site.made_pages.items():
        if page.kind in ("editions", "edition", "former-sheet", "moved", "sheets"):
            site.view(path, "")
    _ = (site.corrections, site.name_fault, [*site.announcements()])


def test_every_change_of_a_small_ledger_is_shown_or_told_in_one_line(released: Desk, plain: dict[str, Any]) -> None:
    file = released.project.ledgers / "2026.1.json"
    guide = released.site().guide
    edition = released.site().edition
    told = accepted = 0
    for changed in mutations(plain):
        file.write_text(fitted(changed), encoding="utf-8")
        history: History = read_history(file.parent)
        for problem in history.problems:
            assert problem.file.startswith("editions/2026.1")
            assert problem.message.endswith(".")
            assert "\n" not in problem.message
        told += bool(history.problems)
        if not history.problems:
            accepted += 1
            show(Site(guide, edition, history))
    assert told > 500
    assert accepted > 0


@pytest.mark.parametrize("edition", ["2026.1", "2026.2"])
def test_the_real_ledgers_are_as_a_release_writes_them(edition: str, project: Project) -> None:
    data = json.loads((project.ledgers / f"{edition}.json").read_text(encoding="utf-8"))
    del data["digest"]
    assert find_fault(data) == ""


def test_words_that_are_not_those_of_their_fingerprint_are_told(plain: dict[str, Any]) -> None:
    plain["pages"]["guide/calls/"]["places"]["ask-who"]["words"] = ["Ask nobody."]
    assert find_fault(plain) == "pages > guide/calls/ > places > ask-who > fingerprint"


def test_the_place_is_named(released: Desk, plain: dict[str, Any]) -> None:
    plain["sheets"]["XXXX-XXXX"] = {"checklist": 5, "title": "x", "items": {}}
    file: Path = released.project.ledgers / "2026.1.json"
    file.write_text(json.dumps({**plain, "digest": digest(plain)}), encoding="utf-8")
    (problem,) = read_history(file.parent).problems
    assert problem.message == (
        f"{SAID}sheets > XXXX-XXXX > checklist. "
        "Bring the file back as it was released, from the history of the project."
    )


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"digest": "x", "format": 1, "edition": "\\ud800"}'])
def test_what_no_text_can_hold_is_a_damaged_ledger(released: Desk, content: bytes) -> None:
    file = released.project.ledgers / "2026.1.json"
    file.write_bytes(content)
    (problem,) = read_history(file.parent).problems
    assert problem.message.startswith("This ledger is damaged and cannot be read.")
