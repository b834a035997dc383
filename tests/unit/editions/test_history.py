"""Ledgers that were damaged, edited or renamed are refused by name, and nothing else is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from practice_guide.editions.history import read_history
from practice_guide.editions.ledger import ledger_text
from practice_guide.editions.names import is_name

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
