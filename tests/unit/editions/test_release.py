"""dev.py release: refused in words, or written once and the same ever after."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

from practice_guide.commands.build import BuildError
from practice_guide.commands.release import release

from .conftest import Desk

ENDING = "\n\nEdition {} was not released, and nothing was written.\n"


def refused(desk: Desk, name: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return why an edition was not released."""
    before = ledgers(desk)
    assert desk.release(name) == 1
    assert ledgers(desk) == before
    said = capsys.readouterr().err
    assert said.endswith(ENDING.format(name))
    return said.removesuffix(ENDING.format(name))


def ledgers(desk: Desk) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in desk.project.ledgers.glob("*")}


REMAINS = "Nothing is published yet. What remains to do:\n"
TEST_FIRST = "{}. Run every test:                  python3 dev.py test\n"


def test_a_release_writes_the_ledger_and_says_what_remains(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.release("2026.1") == 0
    assert sorted(ledgers(desk)) == ["2026.1.json", "2026.1.tar.xz", "kept.json"]
    first, _, rest = capsys.readouterr().out.partition("\n")
    assert first.startswith("Edition 2026.1 is in editions/2026.1.json: ")
    second, _, rest = rest.partition("\n")
    assert re.fullmatch(r"Its site is kept in editions/2026\.1\.tar\.xz, \d+ kB, with a banner .*", second)
    assert rest.startswith(f"{REMAINS}  {TEST_FIRST.format(1)}")
    assert "git add editions, then git commit" in rest
    assert "git tag 2026.1" in rest


def test_before_a_guide_with_examples_is_published_they_are_to_be_set(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.name("2026.1", contact="guide-editor@example.org")
    assert desk.release("2026.1") == 0
    first = (
        "  1. Set GUIDE_CONTACT before you publish: what stands there is an example. "
        "On GitHub Pages the workflow sets both.\n"
    )
    assert capsys.readouterr().out.split("\n", 2)[2].startswith(f"{REMAINS}{first}  {TEST_FIRST.format(2)}")


def test_so_is_the_address_of_the_site(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settings = desk.project.config.read_text(encoding="utf-8").replace("council.internal", "example.org")
    desk.project.config.write_text(settings, encoding="utf-8")
    assert desk.release("2026.1") == 0
    assert "  1. Set GUIDE_CONTACT and SITE_URL before you publish:" in capsys.readouterr().out


def test_a_second_time_changes_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.release("2026.1")
    first = ledgers(desk)
    capsys.readouterr()
    assert desk.release("2026.1", date(2027, 1, 1)) == 0
    assert ledgers(desk) == first
    assert capsys.readouterr().out == (
        "Edition 2026.1 is released already, and the guide is as it was. Nothing was written.\n"
    )


def test_a_released_edition_is_never_written_again(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.release("2026.1")
    desk.edit("guide/calls.md", "Ask who is there.", "Ask who is in the room.")
    assert refused(desk, "2026.1", capsys).startswith(
        "Edition 2026.1 was released on 2026-11-21, and the guide has changed since.\n"
    )


def test_the_same_guide_gives_the_same_bytes(desk: Desk) -> None:
    desk.release("2026.1")
    first = ledgers(desk)
    shutil.rmtree(desk.project.ledgers)
    desk.release("2026.1")
    assert ledgers(desk) == first


def test_a_release_without_a_contact_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.name("2026.1", contact="")
    assert refused(desk, "2026.1", capsys).startswith("Readers could not tell anyone that something is wrong")
    desk.name("2026.1", contact="the editor")
    assert refused(desk, "2026.1", capsys).startswith('"the editor" is not an address.')


def test_an_address_of_a_site_that_is_none_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settings = desk.project.config.read_text(encoding="utf-8").replace(
        "https://council.internal/", "https://[council]/"
    )
    desk.project.config.write_text(settings, encoding="utf-8")
    assert refused(desk, "2026.1", capsys).startswith(
        '"https://[council]/" is no address of a site. Correct SITE_URL, or site_url.'
    )


@pytest.mark.parametrize("setting", ['local_folder: "../ours"', "local_area: ours"])
def test_lines_of_an_authority_are_never_written_down_as_those_of_the_guide(
    desk: Desk, capsys: pytest.CaptureFixture[str], setting: str
) -> None:
    desk.project.config.write_text(f'extra: {{edition: "2026.1", {setting}}}', encoding="utf-8")
    assert refused(desk, "2026.1", capsys).startswith("A local edition has a folder and an area")


def test_a_guide_with_problems_is_refused_with_its_report(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.edit("guide/calls.md", "guide-2020:platform", "guide-2021:platform")
    assert refused(desk, "2026.1", capsys).startswith("docs/guide/calls.md:")


def test_a_broken_promise_is_refused_with_its_report(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    released.edit("guide/calls.md", "Ask who is there.", "Ask who is in the room.")
    assert refused(released, "2026.2", capsys) == (
        "docs/guide/calls.md:10  ask-who\n"
        '    The statement "ask-who" is not as in 2026.1, and no change says so. Add to `changes`:\n'
        "    - {on: ..., kind: clarification, what: ..., ids: [ask-who]}\n"
        "\n1 problem in 1 file."
    )


def test_a_damaged_ledger_is_refused(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    (released.project.ledgers / "2026.1.json").write_text("{", encoding="utf-8")
    assert refused(released, "2026.2", capsys) == (
        "editions/2026.1.json:1\n"
        "    This ledger is damaged and cannot be read. "
        "Bring the file back as it was released, from the history of the project.\n"
        "\n1 problem in 1 file."
    )


def test_a_ledger_edited_by_hand_is_refused(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    ledger = released.project.ledgers / "2026.1.json"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("Ask who is there.", "Ask nobody."), encoding="utf-8")
    assert refused(released, "2026.2", capsys) == (
        "editions/2026.1.json:1\n"
        "    This ledger was changed after its release. "
        "Bring the file back as it was released, from the history of the project.\n"
        "\n1 problem in 1 file."
    )


def test_an_address_claimed_twice_is_refused(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("guide/calls.md", "checklists/get-ready.md"):
        released.add(path, "moved: [{from: guide/old/, why: It moved., since: 2026-12-01}]")
    assert refused(released, "2026.2", capsys) == (
        "docs/guide/calls.md:6  moved > item 1 > from\n"
        '    "guide/old/" is already claimed in docs/checklists/get-ready.md:6. Keep one of the two.\n'
        "\n1 problem in 1 file."
    )


@pytest.mark.parametrize("name", ["next", "2026", "2026.01", "../2026.1"])
def test_what_is_no_name_is_refused(desk: Desk, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(desk, name, capsys).startswith(f'"{name}" is no name of an edition.')


def test_the_name_must_be_that_of_the_settings(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(desk, "2026.2", capsys) == (
        'mkdocs.yml says that this is edition "2026.1". Write edition: "2026.2" there, under `extra`.'
    )


def test_an_edition_comes_after_the_last_one(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    released.name("2025.4")
    assert refused(released, "2025.4", capsys) == "2026.1 was released already. Choose a later name than that."


def test_an_edition_is_not_dated_before_the_last_one(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.release("2026.1", date(2027, 1, 10)) == 0
    desk.name("2026.2")
    assert refused(desk, "2026.2", capsys) == (
        "2026.1 was released on 2027-01-10, and today is 2026-11-21: an edition cannot come before the last one. "
        "Set the clock of this computer, or SOURCE_DATE_EPOCH, right."
    )


def test_a_change_of_tomorrow_is_not_released(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.say("guide/calls.md", "ask-who")
    assert refused(desk, "2026.1", capsys) == (
        "docs/guide/calls.md:6  changes > item 1 > on\n"
        "    2026-12-01 is in the future. Write the day when it was done.\n\n1 problem in 1 file."
    )


def test_an_edition_whose_site_cannot_be_built_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    def keep(*_: object) -> bytes:
        raise BuildError("MkDocs ended with exit status 1")

    assert release(desk.project, "2026.1", date(2026, 11, 21), keep) == 1
    assert ledgers(desk) == {}
    assert capsys.readouterr().err == (
        "The site of the edition could not be built. The lines above say why: mend that, then release."
        + ENDING.format("2026.1")
    )
