"""An authority's own edition: what is read from its folder, and what is refused with the file where it lies."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.area_file import Contacts, Parameters
from practice_guide.kinds.local_edition import LocalEdition, read_guide, read_local_edition, start_file
from practice_guide.reading.problems import format_report

HEAD = "title: {0}\nsummary: About {0}.\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n"
AREA_FILE = f"---\n{HEAD}local: {{{{id: {{0}}, name: {{0}}, covers: One., standing: invented, owner: lead}}}}\n---\n"
SETTINGS = 'site_name: "x"\nextra:\n  edition: "2026.1"\n  local_folder: ours\n  local_area: ourshire\n'


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


def area(name: str) -> str:
    return AREA_FILE.format(name)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A guide of one area, with a folder beside it that holds another."""
    root = write(tmp_path / "guide")
    (root / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    write(root / "docs" / "local", elsewhere=area("elsewhere"))
    write(tmp_path / "ours", ourshire=area("ourshire"))
    return root


def read(root: Path, folder: str = "../ours", default: str = "") -> Guide:
    return read_guide(root, root / "docs", local=LocalEdition(folder, default))


def report(root: Path, folder: str = "../ours", default: str = "") -> str:
    return format_report(read(root, folder, default).problems)


def test_an_area_file_of_the_authority_is_a_page_beside_those_of_the_guide(root: Path) -> None:
    guide = read(root, default="ourshire")
    assert guide.problems == ()
    assert [*guide.pages] == ["local/elsewhere.md", "local/ourshire.md"]
    assert [page.is_in_docs for page in guide.pages.values()] == [True, False]


def test_a_report_names_the_file_where_it_lies(root: Path) -> None:
    write(root.parent / "ours", ourshire=area("ourshire").replace("owner", "ownr"))
    assert report(root) == (
        "../ours/ourshire.md:6  local > owner\n"
        '    The key "owner" is missing. Add it: The role that keeps its lines; never a name.\n\n'
        "../ours/ourshire.md:6  local > ownr\n"
        '    There is no key called "ownr" here. Did you mean "owner"?\n\n'
        "2 problems in 1 file."
    )


def test_an_area_that_the_guide_describes_already_is_refused(root: Path) -> None:
    write(root.parent / "ours", elsewhere=area("elsewhere"))
    assert report(root) == (
        "../ours/elsewhere.md:1\n"
        "    docs/local/elsewhere.md is there already, and both would be one page. Remove one of the two files.\n\n"
        "1 problem in 1 file."
    )


def test_an_area_in_two_files_of_the_folder_is_refused(root: Path) -> None:
    write(root.parent / "ours", again=area("ourshire").replace("title: ourshire", "title: Again"))
    assert report(root) == (
        "../ours/again.md:6  local > id\n"
        '    The file of "ourshire" is ../ours/ourshire.md. Rename the file or change the id.\n\n'
        "1 problem in 1 file."
    )


def test_a_file_that_describes_no_area_is_refused(root: Path) -> None:
    write(root.parent / "ours", notes=f"---\n{HEAD.format('Notes')}---\n")
    assert report(root) == (
        "../ours/notes.md:1\n"
        '    The key "local" is missing. Add it: An area and what it adds to the guide. '
        "Or take this file out of the folder.\n\n"
        "1 problem in 1 file."
    )


def test_what_an_authority_says_about_its_folder_is_no_area(root: Path) -> None:
    write(root.parent / "ours", README="# Our folder\n")
    (root.parent / "ours" / "notes.txt").write_text("No area.", encoding="utf-8")
    assert read(root).problems == ()


@pytest.mark.parametrize(
    ("folder", "fault"),
    [
        ("../our", 'The folder "../our" is not there. Correct GUIDE_LOCAL, or `local_folder`.'),
        ("mkdocs.yml", 'The folder "mkdocs.yml" is no folder. Correct GUIDE_LOCAL, or `local_folder`.'),
        ("docs/local", 'The folder "docs/local" is part of the guide already. Name one outside docs/.'),
        (".", 'The folder "." holds no area file. Write one: python3 dev.py local new AREA'),
    ],
)
def test_a_folder_that_cannot_be_used_is_refused_at_the_setting(root: Path, folder: str, fault: str) -> None:
    told = f"mkdocs.yml:4  extra > local_folder\n    {fault}\n"
    assert report(root, folder).startswith(told) or f"\n\n{told}" in report(root, folder)


@pytest.mark.parametrize(
    ("name", "near"),
    [("oureshire", 'Did you mean "ourshire"?'), ("x", 'Areas: "elsewhere", "ourshire".')],
)
def test_an_area_that_no_file_describes_cannot_be_on_by_default(root: Path, name: str, near: str) -> None:
    assert report(root, default=name) == (
        "mkdocs.yml:5  extra > local_area\n"
        f'    No file describes an area called "{name}". {near} Correct GUIDE_AREA, or `local_area`.\n\n'
        "1 problem in 1 file."
    )


def test_an_area_with_a_fault_is_told_once(root: Path) -> None:
    write(root.parent / "ours", ourshire="---\ntitle: [\n---\n")
    assert {problem.file for problem in read(root, default="ourshire").problems} == {"../ours/ourshire.md"}


def test_the_settings_are_empty_or_text() -> None:
    assert read_local_edition({}) == LocalEdition()
    assert read_local_edition({"local_folder": "../ours", "local_area": 5}) == LocalEdition("../ours", "5")


# The file to start from


def start() -> str:
    filled = start_file("ourshire", date(2026, 11, 21)).replace('covers: ""', "covers: One.")
    return filled.replace('owner: ""', "owner: lead")


def test_the_file_to_start_from_is_sound_once_the_first_two_lines_are_filled_in(root: Path) -> None:
    write(root.parent / "ours", ourshire=start_file("ourshire", date(2026, 11, 21)))
    empty = "This text is empty. Write it, or remove the key."
    assert [(problem.trail, problem.message) for problem in read(root).problems] == [
        (("local", "covers"), empty),
        (("local", "owner"), empty),
    ]
    write(root.parent / "ours", ourshire=start())
    assert read(root).problems == ()


def entries(text: str) -> list[str]:
    return re.findall(r"^    # ([a-z-]+): \{", text, re.MULTILINE)


def test_it_holds_everything_that_an_area_may_say() -> None:
    names = [name for of in (Parameters, Contacts) for name in of.asks()]
    assert entries(start()) == names


def test_the_rule_in_it_needs_a_tool_of_the_guide_and_its_words(root: Path) -> None:
    rule = [line for line in start().splitlines() if re.match(r"    # +(visit-mode|rules:|- \{id: \"\", when)", line)]
    with_rule = start().replace("\n".join(rule), "\n".join(line.replace("# ", "", 1) for line in rule))
    assert with_rule != start()
    write(root.parent / "ours", ourshire=with_rule)
    assert {problem.trail[-1] for problem in read(root).problems} == {"id", "because", "source"}


@pytest.mark.parametrize("name", entries(start_file("ourshire", date(2026, 11, 21))))
def test_each_line_is_refused_until_it_is_filled_in_and_for_nothing_else(name: str, root: Path) -> None:
    write(root.parent / "ours", ourshire=start().replace(f"    # {name}:", f"    {name}:"))
    problems = read(root).problems
    assert {problem.trail[2] for problem in problems} == {name}
    wanted = ("This text is empty", "There is no value here", "This list is empty", "This is no ", "Write minutes")
    assert [problem.message for problem in problems if not problem.message.startswith(wanted)] == []
