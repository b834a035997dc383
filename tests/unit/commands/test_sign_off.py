from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.__main__ import main
from practice_guide.commands.check import check
from practice_guide.commands.project import Project
from practice_guide.commands.sign_off import run, sign_off

from ...small_guide import CASES, SmallGuide

TODAY = date(2026, 11, 28)
PAGE = "decisions/go-or-call.md"
AGREED = 'signed_off: {role: "Team manager", on: 2026-11-21, logic: "DK4Y-KYN3"}'
SIGNED = CASES.parent / "sign-off" / "signed.csv"
NAME_IT = "Name the table that was filled in."
ANOTHER = f"""{SIGNED}:2  Logic (leave as it is)
    This is the table of the tool "go-or-call". Write its name, or take the table of "who-calls".

1 problem in 1 file."""
REMAINS = """What remains to do:
  1. Make sure that "Team manager" is a role, and that the table names nobody.
  2. Keep the table where your employer keeps such records.
  3. Add an entry to `changes` on that page, as in:
     - {on: 2026-11-28, kind: clarification, what: "A practising manager has agreed the logic of this tool."}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallGuide:
    """A copy of the small guide, in which commands run."""
    shutil.copytree(CASES, tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("extra: {edition: '2026.1'}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return SmallGuide(Project(Path()))


def page_of(small: SmallGuide) -> str:
    return (small.project.docs / PAGE).read_bytes().decode("utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  asks: Go or call?\n", "  asks: Go or call?\n  signed_off: null\n"),
        (
            "  asks: Go or call?\n",
            '  signed_off: {role: Lead, on: 2026-11-20, logic: "CDF4-7KMR"}\n  asks: Go or call?\n',
        ),
        ("  asks: Go or call?\n", "  asks: Go or call?\n"),
    ],
)
def test_a_table_that_is_filled_in_is_written_on_the_page(
    small: SmallGuide, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    small.edit(PAGE, old, new)
    was = page_of(small)
    assert sign_off(small.project, "go-or-call", SIGNED, TODAY) == 0
    line = next(number for number, words in enumerate(page_of(small).split("\n"), 1) if "signed_off" in words)
    assert capsys.readouterr().out == (
        "Agreed on 21 November 2026 by: Team manager. The code of the logic is DK4Y-KYN3.\n\n"
        f"Written to docs/{PAGE}:{line}\n    {AGREED}\n\n"
        f"Comments in the table, to look at:\n{SIGNED}:3  Read it again in May.\n\n{REMAINS}"
    )
    others = [words for words in was.split("\n") if "signed_off" not in words]
    assert [words for words in page_of(small).split("\n") if "signed_off" not in words] == others
    assert page_of(small).count(f"  {AGREED}\n") == 1


def test_the_ends_of_lines_stay_as_they_are(small: SmallGuide, capsys: pytest.CaptureFixture[str]) -> None:
    file = small.project.docs / PAGE
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert sign_off(small.project, "go-or-call", SIGNED, TODAY) == 0
    assert f"  {AGREED}\r\n" in page_of(small)
    assert page_of(small).count("\n") == page_of(small).count("\r\n")


def test_where_it_has_no_line_of_its_own_the_author_is_told_what_to_write(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    small.edit(PAGE, "  asks:", "  signed_off:\n    role: Lead\n    on: 2026-11-20\n    logic: CDF4-7KMR\n  asks:")
    was = page_of(small)
    assert sign_off(small.project, "go-or-call", SIGNED, TODAY) == 0
    told = f"Write this below `decision:` in docs/{PAGE}, in the place of `signed_off`:\n    {AGREED}\n"
    assert told in capsys.readouterr().out
    assert page_of(small) == was


def test_a_change_of_the_logic_afterwards_is_told_by_check(
    small: SmallGuide, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_off(small.project, "go-or-call", SIGNED, TODAY)
    capsys.readouterr()
    assert check(small.project, []) == 0
    assert "agreeing" not in capsys.readouterr().out
    small.edit(PAGE, "ask: Is anyone in danger?", "ask: Is a child in danger?")
    assert check(small.project, []) == 0
    assert capsys.readouterr().out == (
        "No problems found.\n\nLook at these again:\n"
        f"docs/{PAGE}:8  signed_off\n"
        '    The logic that was agreed has the code "DK4Y-KYN3", and today\'s has "YK9C-3XDH": it needs agreeing '
        "again, and the page says so. Have the table of today filled in and read it back with dev.py sign-off, "
        "or set `signed_off: null`.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["go-or-cal", str(SIGNED)], 2, 'There is no tool called "go-or-cal". Did you mean "go-or-call"?'),
        (["go-or-call", "none.csv"], 2, f"none.csv cannot be read: no such file or directory. {NAME_IT}"),
        (["go-or-call", "docs"], 2, f"docs cannot be read: is a directory. {NAME_IT}"),
        (["who-calls", str(SIGNED)], 1, ANOTHER),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_refused_and_nothing_changes(
    small: SmallGuide, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, told: str
) -> None:
    was = page_of(small)
    assert main(["sign-off", *arguments]) == status
    assert capsys.readouterr().err == f"{told}\n\nNobody's agreement was written down.\n"
    assert page_of(small) == was


def test_a_guide_with_mistakes_is_mended_first(small: SmallGuide, capsys: pytest.CaptureFixture[str]) -> None:
    small.edit(PAGE, "raises: go,", "raises: gone,")
    was = page_of(small)
    assert main(["sign-off", "go-or-call", str(SIGNED)]) == 1
    assert capsys.readouterr().err.startswith(f"docs/{PAGE}:21  questions > danger > answers > yes > raises\n")
    assert page_of(small) == was


def test_a_mistyped_option_is_told_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["go-or-call", "routes.csv", "--hepl"])
    assert ended.value.code == 2
    assert 'There is no option called "--hepl". Did you mean "--help"?' in capsys.readouterr().err
