from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from practice_guide.commands import check as command
from practice_guide.commands.check import check, run
from practice_guide.commands.project import Project
from practice_guide.guide.catalogue import Catalogue
from practice_guide.guide.kind import Facts, Kinds
from practice_guide.guide.loading import parse_page
from practice_guide.guide.page import Page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.checklist import CHECKLIST, item_code
from practice_guide.kinds.local_rules import LOCAL_RULES
from practice_guide.reading.problems import Problem

from ..small_pages import checklist_page, make_catalogue

HOME = Problem("docs/index.md", 3, ("title",), "The title is missing.")
PAGE = Problem("docs/guide/page.md", 7, (), "Something else is wrong.")
NAMES = {"index.md": "Home", "guide/page.md": "A page"}
SETTINGS = "extra: {edition: '2026.1'}\n"
HOME_REPORT = "docs/index.md:3  title\n    The title is missing."
PAGE_REPORT = "docs/guide/page.md:7\n    Something else is wrong."


@dataclass(frozen=True)
class FoundProblems:
    problems: tuple[Problem, ...]
    pages: dict[str, Page] = field(default_factory=dict)
    kinds: Kinds = KINDS
    files: frozenset[str] = frozenset({"index.md", "guide/page.md"})
    catalogue: Catalogue = field(default_factory=make_catalogue)
    facts: Facts = field(default_factory=lambda: {LOCAL_RULES.name: ()})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of two pages with a problem each, which is where we are."""
    (tmp_path / "docs" / "guide").mkdir(parents=True)
    for problem in (HOME, PAGE):
        (tmp_path / problem.file).write_text("", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "read_guide", lambda *_: FoundProblems((HOME, PAGE)))
    return Project(Path())


@pytest.fixture
def sound_project(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The same project with two sound pages, due for review on 20 November 2026."""
    text = "---\ntitle: {0}\nsummary: The cat sat.\nreviewed: 2026-01-01\nreview_by: 2026-11-20\n---\n{0} is here.\n"
    pages = {name: parse_page(name, text.format(title).encode(), KINDS)[0] for name, title in NAMES.items()}
    found = {name: page for name, page in pages.items() if page}
    monkeypatch.setattr(command, "read_guide", lambda *_: FoundProblems((), found))
    return project


def on_day(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(f"{day}T12:00Z").timestamp())))


def test_pages_past_their_review_date_are_listed_and_fail_nothing(
    sound_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day("2026-11-22", monkeypatch)
    assert run([]) == 0
    assert capsys.readouterr().out == (
        "No problems found.\n\nPast their review date on 22 November 2026:\n"
        "docs/guide/page.md  A page: due by 20 November 2026, 2 days ago\n"
        "docs/index.md  Home: due by 20 November 2026, 2 days ago\n"
    )


def test_named_files_limit_the_list_of_overdue_pages(
    sound_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day("2026-11-21", monkeypatch)
    assert check(sound_project, ["docs/index.md"]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        "Past their review date on 21 November 2026:",
        "docs/index.md  Home: due by 20 November 2026, 1 day ago",
    ]


def test_reading_ease_is_shown_only_when_asked_for_hardest_first(
    sound_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day("2026-11-20", monkeypatch)
    assert run(["--readability"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "No problems found."
    assert said[2].startswith("Reading ease (Flesch: 60 is plain English")
    assert [line.split()[2] for line in said[3:5]] == ["docs/guide/page.md", "docs/index.md"]
    assert said[-1] == "No sentence has more than 30 words."


def test_all_pages_are_reported_on(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 1
    assert capsys.readouterr().out == f"{PAGE_REPORT}\n\n{HOME_REPORT}\n\n2 problems in 2 files.\n"


@pytest.mark.parametrize("name", ["docs/index.md", "./docs/guide/../index.md"])
def test_named_files_limit_the_report(name: str, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project, [name]) == 1
    assert capsys.readouterr().out == f"{HOME_REPORT}\n\n1 problem in 1 file.\n"


def test_a_file_may_be_named_by_its_full_path(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project, [str(Path("docs/index.md").resolve())]) == 1
    assert capsys.readouterr().out == f"{HOME_REPORT}\n\n1 problem in 1 file.\n"


def test_a_sound_file_is_said_to_be_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    Path("docs/sound.md").write_text("", encoding="utf-8")
    assert check(project, ["docs/sound.md"]) == 0
    assert capsys.readouterr().out == "No problems found.\n"


def test_what_a_build_would_refuse_in_the_settings_is_refused(
    sound_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day("2026-11-20", monkeypatch)
    sound_project.config.write_text(
        f"{SETTINGS}nav:\n  - index.md\n  - Pages: [guide/gone.md]\nnot_in_nav: /teach/**\n", encoding="utf-8"
    )
    assert check(sound_project, []) == 1
    assert capsys.readouterr().out == (
        "docs/guide/page.md:1\n"
        "    This page is not in the menu. Add it under `nav:` in mkdocs.yml, or to `not_in_nav:` there.\n\n"
        "mkdocs.yml:4  nav\n"
        '    There is no page "guide/gone.md" in docs/. Did you mean "guide/page.md"?\n\n'
        "2 problems in 2 files.\n"
    )
    sound_project.config.write_text(f"{SETTINGS}nav: [index.md]\nnot_in_nav: /guide/*.md\n", encoding="utf-8")
    assert check(sound_project, []) == 0


def test_a_name_that_is_no_file_is_refused_and_not_passed_as_sound(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(project, ["index.md"]) == 2
    said = "There is no file index.md. Write it as in: dev.py check docs/index.md\n"
    assert capsys.readouterr() == ("", said)


def test_family_lines_whose_item_changed_are_listed_and_fail_nothing(
    project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    items = [{"id": "read", "do": "Read the plan."}, {"id": "ask", "do": "Ask."}]
    mirrors = {"read": {"say": "We read it.", "seen": "CCCC-CCCC"}, "ask": {"say": "We ask."}}
    page = checklist_page("get-ready", *items, family={"title": "We", "opening": "For you.", "mirrors": mirrors})
    checklist = CHECKLIST.block(page)
    assert checklist
    codes = [item_code(item) for item in checklist.items]
    monkeypatch.setattr(command, "read_guide", lambda *_: FoundProblems((), {page.path: page}))
    on_day("2026-11-21", monkeypatch)
    assert check(project, []) == 0
    assert capsys.readouterr().out == (
        "No problems found.\n\nLook at these again:\n"
        "docs/checklists/get-ready.md:2  family > mirrors > read\n"
        "    The item changed since its family line was last looked at.\n"
        f"    Read both, mend the line if need be, then write seen: {codes[0]}\n"
        "docs/checklists/get-ready.md:2  family > mirrors > ask\n"
        "    Nobody has set this family line beside its item yet.\n"
        f"    Read both, mend the line if need be, then write seen: {codes[1]}\n"
    )


def test_settings_that_cannot_be_read_are_a_problem_too(
    sound_project: Project, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day("2026-11-20", monkeypatch)
    sound_project.config.write_bytes(b"site_name: \xff")
    assert check(sound_project, []) == 1
    assert capsys.readouterr().out == (
        "mkdocs.yml:1\n    mkdocs.yml:1 is not UTF-8 text. Save the file as UTF-8.\n\n1 problem in 1 file.\n"
    )
