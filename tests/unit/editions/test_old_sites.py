"""Old sites: where their pages lead today, and whether they would be the same if they were made again."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from practice_guide.editions.old_sites import CODE, PACKAGE, RECORD, Answer, OldSite, is_fresh, look_of, read_old_sites

from .conftest import Desk

SCENARIO = "teach/scenarios/a-child-who-agrees"
ANSWERS = {"": Answer("", "there"), "gone/": Answer("gone/", "gone")}
CONTACT = "team@council.internal"
MADE = OldSite("2026.1", "digest", "https://example.org/", CONTACT, "look", ANSWERS)


def keep(folder: Path, text: str) -> None:
    (folder / "2026.1").mkdir()
    (folder / "2026.1" / RECORD).write_text(text, encoding="utf-8")


def test_an_old_site_is_read_as_it_was_made(tmp_path: Path) -> None:
    keep(tmp_path, MADE.text)
    assert read_old_sites(tmp_path, ["2026.1", "2026.2"], CONTACT, "look") == (MADE,)


def test_one_with_another_banner_is_not_used(tmp_path: Path) -> None:
    keep(tmp_path, MADE.text)
    assert read_old_sites(tmp_path, ["2026.1"], CONTACT, "other look") == ()


def test_one_whose_readers_turned_to_another_contact_is_not_used(tmp_path: Path) -> None:
    keep(tmp_path, MADE.text)
    assert read_old_sites(tmp_path, ["2026.1"], "guide@council.internal", "look") == ()
    assert read_old_sites(tmp_path, ["2026.1"], "", "look") == ()


def test_a_record_from_before_contacts_were_noted_counts_as_none(tmp_path: Path) -> None:
    noted = json.loads(MADE.text)
    del noted["contact"]
    keep(tmp_path, json.dumps(noted))
    assert read_old_sites(tmp_path, ["2026.1"], CONTACT, "look") == ()
    assert read_old_sites(tmp_path, ["2026.1"], "", "look") == ()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "answers": {"": {}}}'])
def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path, text: str) -> None:
    keep(tmp_path, text)
    assert read_old_sites(tmp_path, ["2026.1"], CONTACT, "look") == ()


def test_the_look_changes_with_the_templates(tmp_path: Path) -> None:
    template = tmp_path / "components" / "old-edition" / "old-edition.html"
    template.parent.mkdir(parents=True)
    template.write_text("one", encoding="utf-8")
    first = look_of(tmp_path)
    assert look_of(tmp_path) == first
    template.write_text("two", encoding="utf-8")
    assert look_of(tmp_path) != first


@pytest.mark.parametrize("name", CODE)
def test_the_look_changes_with_the_code_that_dresses_old_pages(name: str, tmp_path: Path) -> None:
    for module in CODE:
        (tmp_path / module).parent.mkdir(exist_ok=True)
        shutil.copy(PACKAGE / module, tmp_path / module)
    assert look_of(tmp_path, tmp_path) == look_of(tmp_path)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write("# More.\n")
    assert look_of(tmp_path, tmp_path) != look_of(tmp_path)


def test_an_old_site_is_fresh_while_all_that_it_depends_on_is_the_same(released: Desk) -> None:
    site = released.site()
    (ledger,) = site.history.ledgers
    old = replace(MADE, archive=ledger.archive, answers={"guide/calls/": Answer("guide/calls/", "there")})
    assert is_fresh(old, ledger, "https://example.org/", site.answer_today)
    assert not is_fresh(old, ledger, "https://example.com/", site.answer_today)
    assert not is_fresh(replace(old, archive="other"), ledger, "https://example.org/", site.answer_today)
    moved = replace(old, answers={"guide/calls/": Answer("guide/visits/", "there")})
    assert not is_fresh(moved, ledger, "https://example.org/", site.answer_today)


def test_an_address_is_answered_by_the_page_its_new_address_a_notice_or_the_first_page(released: Desk) -> None:
    (released.project.docs / f"{SCENARIO}.md").unlink()
    (released.project.docs / "teach/scenarios/no-danger.md").unlink()
    released.add(
        "guide/calls.md",
        f"moved: [{{from: {SCENARIO}/, to: '#someone-else', why: It is here., since: 2026-12-01}}]\n"
        "withdrawn: [{from: teach/scenarios/no-danger/, why: It was wrong., since: 2026-12-01, instead: Look.}]",
    )
    site = released.site()
    assert {address: site.answer_today(address) for address in ANSWERED} == ANSWERED


ANSWERED = {
    "": Answer("", "there"),
    "guide/calls/": Answer("guide/calls/", "there"),
    "decisions/go-or-call/proof/": Answer("decisions/go-or-call/proof/", "there"),
    "editions/2026.1/": Answer("editions/2026.1/", "there"),
    "s/": Answer("s/", "there"),
    "feed.xml": Answer("feed.xml", "there"),
    f"{SCENARIO}/": Answer("guide/calls/#someone-else", "there"),
    "teach/scenarios/no-danger/": Answer("teach/scenarios/no-danger/", "gone"),
    "never/published/": Answer("", "home"),
}


def test_only_earlier_editions_are_read_as_they_were(released: Desk) -> None:
    site = released.site("2026.1")
    (ledger,) = site.history.ledgers
    old = replace(MADE, archive=ledger.archive, site_url="", answers={})
    assert site.earlier_editions == ()
    assert replace(site, old_sites=(old,)).readable == ()
    later = replace(released.site("2026.2"), old_sites=(old,))
    assert [earlier.edition for earlier in later.earlier_editions] == ["2026.1"]
    assert later.readable == ("2026.1",)
