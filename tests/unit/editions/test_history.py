"""Ledgers that were damaged, edited or renamed are refused by name, and nothing else is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from practice_guide.commands.project import Project
from practice_guide.editions.history import (
    History,
    correction_after,
    edition_after,
    in_order,
    is_name,
    read_history,
    read_ledger,
)
from practice_guide.editions.ledger import digest, ledger_text
from practice_guide.site import Site

from .conftest import Desk

REMEDY = "Bring the file back as it was released, from the history of the project."


def ledger(desk: Desk, name: str = "2026.1") -> Path:
    return desk.project.ledgers / f"{name}.json"


def problem(desk: Desk) -> str:
    (found,) = read_history(desk.project.ledgers).problems
    return f"{found.file}: {found.message}"


def test_a_ledger_is_read_as_it_was_written(released: Desk) -> None:
    (found,) = read_history(released.project.ledgers).ledgers
    assert ledger_text(found) == ledger(released).read_text(encoding="utf-8")


def test_a_folder_without_ledgers_has_no_history(desk: Desk) -> None:
    assert read_history(desk.project.ledgers).ledgers == ()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"digest": "x"}'])
def test_a_damaged_ledger_is_refused(released: Desk, content: str) -> None:
    ledger(released).write_text(content, encoding="utf-8")
    assert problem(released) == f"editions/2026.1.json: This ledger is damaged and cannot be read. {REMEDY}"


def test_a_ledger_edited_by_hand_is_refused(released: Desk) -> None:
    text = ledger(released).read_text(encoding="utf-8")
    ledger(released).write_text(text.replace("Ask who is there.", "Ask nobody."), encoding="utf-8")
    assert problem(released) == f"editions/2026.1.json: This ledger was changed after its release. {REMEDY}"


def test_a_ledger_without_the_digest_of_its_site_is_refused(released: Desk) -> None:
    (found,) = read_history(released.project.ledgers).ledgers
    ledger(released).write_text(ledger_text(replace(found, site="")), encoding="utf-8")
    assert problem(released) == (
        f"editions/2026.1.json: This ledger does not say which site was kept of its edition. {REMEDY}"
    )


def test_a_renamed_ledger_is_refused(released: Desk) -> None:
    ledger(released).rename(ledger(released, "2026.3"))
    assert problem(released) == ('editions/2026.3.json: This is the ledger of 2026.1. Name the file "2026.1.json".')


def test_a_ledger_that_is_gone_is_missed_by_every_later_edition(released: Desk) -> None:
    assert released.release("2026.2") == 0
    found = read_history(released.project.ledgers).find("2026.2")
    assert found is not None
    assert found.earlier == ("2026.1",)
    ledger(released).unlink()
    assert problem(released) == (
        f"editions/2026.1.json: Edition 2026.1 was released before 2026.2, and its ledger is gone. {REMEDY}"
    )


def test_a_file_with_another_name_is_refused(released: Desk) -> None:
    ledger(released).rename(ledger(released, "first"))
    assert problem(released).startswith('editions/first.json: "first" is no name of an edition')


def test_a_ledger_of_a_later_format_is_refused(released: Desk) -> None:
    data = json.loads(ledger(released).read_text(encoding="utf-8"))
    ledger(released).write_text(json.dumps({**data, "format": 2}), encoding="utf-8")
    assert problem(released).endswith("This ledger has the format 2, and this build reads 1. Use a newer build.")


def test_the_tenth_edition_of_a_year_is_read_after_the_ninth(desk: Desk) -> None:
    for name in ("2026.9", "2026.10"):
        desk.name(name)
        assert desk.release(name) == 0
    history = read_history(desk.project.ledgers)
    assert history.problems == ()
    assert [found.edition for found in history.ledgers] == ["2026.9", "2026.10"]
    assert history.last == history.find("2026.10")


@pytest.mark.parametrize(("name", "expected"), [("2026.1", True), ("2026.1.1", True), ("2026", False), ("x", False)])
def test_a_name_is_a_year_and_a_number(name: str, expected: bool) -> None:
    assert is_name(name) is expected
    assert not is_name(f"{name}.0")


def test_a_ledger_dated_before_the_one_before_it_is_refused(released: Desk) -> None:
    assert released.release("2026.2") == 0
    found = read_history(released.project.ledgers).find("2026.2")
    assert found is not None
    ledger(released, "2026.2").write_text(ledger_text(replace(found, on=date(2026, 11, 20))), encoding="utf-8")
    assert problem(released) == (
        f"editions/2026.2.json: This ledger is dated 2026-11-20, and 2026.1 2026-11-21. {REMEDY}"
    )


@pytest.mark.parametrize("name", ["2026.1", "2026.10", "2026.1.1", "2026.12.30"])
def test_a_year_and_a_number_are_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["", "2026", "2026.0", "2026.01", "2026.1.0", "2026.1\n", "x2026.1", "\u0662026.1", "2026.1.1.1"]
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_name(name)


def test_the_tenth_edition_of_a_year_comes_after_the_ninth_and_its_corrections() -> None:
    names = ["2026.10", "2027.1", "2026.9.1", "2026.9"]
    assert sorted(names, key=in_order) == ["2026.9", "2026.9.1", "2026.10", "2027.1"]


def test_the_next_names_count_in_numbers() -> None:
    assert (edition_after("2026.9.3"), correction_after("2026.9.9")) == ("2026.10", "2026.9.10")


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


@pytest.mark.long
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


@pytest.mark.parametrize("edition", ["2026.1", "2026.2", "2026.2.1", "2026.3"])
def test_the_real_ledgers_are_as_a_release_writes_them(edition: str, project: Project) -> None:
    content = (project.ledgers / f"{edition}.json").read_bytes()
    found = read_ledger(edition, content)
    # The first two were written before ledgers named those before them.
    if found.earlier:
        assert ledger_text(found).encode() == content


def test_words_that_are_not_those_of_their_fingerprint_are_told(released: Desk, plain: dict[str, Any]) -> None:
    plain["pages"]["guide/calls/"]["places"]["ask-who"]["words"] = ["Ask nobody."]
    ledger(released).write_text(json.dumps({**plain, "digest": digest(plain)}), encoding="utf-8")
    assert problem(released) == (
        f"editions/2026.1.json: {SAID}pages > guide/calls/ > places > ask-who > fingerprint. {REMEDY}"
    )


def test_a_condition_may_ask_whether_a_question_was_asked(released: Desk, plain: dict[str, Any]) -> None:
    logic = next(iter(plain["tools"].values()))["logic"]
    first, last = logic["questions"][0], logic["questions"][-1]
    last["asked_when"] = [[[first["id"], ["asked"]]]]
    ledger(released).write_text(json.dumps({**plain, "digest": digest(plain)}), encoding="utf-8")
    assert read_history(released.project.ledgers).problems == ()
    last["asked_when"] = [[[first["id"], ["nothing-of-it"]]]]
    ledger(released).write_text(json.dumps({**plain, "digest": digest(plain)}), encoding="utf-8")
    assert problem(released).startswith(f"editions/2026.1.json: {SAID}tools > ")
    assert problem(released).endswith(f" > logic > when. {REMEDY}")


def test_logic_that_is_written_otherwise_than_a_release_does_is_told(released: Desk, plain: dict[str, Any]) -> None:
    name, tool = next(iter(plain["tools"].items()))
    tool["logic"]["questions"][0]["more"] = 1
    ledger(released).write_text(json.dumps({**plain, "digest": digest(plain)}), encoding="utf-8")
    assert problem(released) == f"editions/2026.1.json: {SAID}tools > {name} > logic. {REMEDY}"


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
