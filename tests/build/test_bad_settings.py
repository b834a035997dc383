"""Settings that cannot be used stop the build in words, without a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from practice_guide.commands.build import build_and_tell
from practice_guide.commands.check import check
from practice_guide.commands.project import Project

from .guide_project import make_guide_project


@pytest.mark.parametrize("edition", [2026.4, None])
def test_an_edition_that_is_not_read_as_text_stops_the_build(
    edition: object, project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    small = make_guide_project(project, tmp_path)
    settings = json.loads(small.config.read_text(encoding="utf-8"))
    small.config.write_text(json.dumps({**settings, "extra": {"edition": edition}}), encoding="utf-8")
    assert build_and_tell(small) == 1
    assert capfd.readouterr().err == (
        "Error: The name of the edition in mkdocs.yml was not read as text. Write it in quotes, under `extra`, "
        'as in edition: "2026.4". Without quotes 2026.10 is read as the number 2026.1.\n'
        "The build failed, and the lines above say why. There is no site yet.\n"
    )
    assert not small.site.exists()


def test_a_day_of_the_build_that_is_none_stops_it(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    assert build_and_tell(make_guide_project(project, tmp_path)) == 1
    assert capfd.readouterr().err == (
        'Error: SOURCE_DATE_EPOCH is "abc", and that is no day to build for. Write seconds since 1970, such as '
        "1795219200 for 21 November 2026, or leave it out to build for today.\n"
        "The build failed, and the lines above say why. There is no site yet.\n"
    )


def test_a_title_in_the_menu_that_readers_could_not_see_stops_the_build(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    small = make_guide_project(project, tmp_path)
    settings = json.loads(small.config.read_text(encoding="utf-8"))
    nav = ["index.md", {"Guide \0": ["guide/calls.md"]}]
    small.config.write_text(json.dumps({**settings, "nav": nav}), encoding="utf-8")
    assert build_and_tell(small) == 1
    said = capfd.readouterr().err
    assert (
        "mkdocs.yml:1  nav > item 2\n    This text holds a control character, which cannot be shown. Delete it." in said
    )
    assert "Traceback" not in said
    assert "\0" not in said


def test_a_page_missing_from_the_menu_stops_the_build_in_the_words_of_check(
    project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    small = make_guide_project(project, tmp_path)
    settings = json.loads(small.config.read_text(encoding="utf-8"))
    nav = ["index.md", "differences.md", "checklists/get-ready.md", "decisions/go-or-call.md"]
    settings |= {"nav": nav, "not_in_nav": "/teach/**\n/sources/*.md"}
    small.config.write_text(json.dumps(settings | {"extra": {"edition": "2026.1"}}), encoding="utf-8")
    reports = "\n\n".join(
        f"docs/{page}.md:1\n"
        "    This page is not in the menu. Add it under `nav:` in mkdocs.yml, or to `not_in_nav:` there."
        for page in ("decisions/who-calls", "guide/calls")
    )
    assert check(small, []) == 1
    assert capfd.readouterr().out == f"{reports}\n\n2 problems in 2 files.\n"
    assert build_and_tell(small) == 1
    assert capfd.readouterr().err == (
        f"{reports}\n\n2 problems in 2 files.\nNothing was built.\n\n"
        "The build failed, and the lines above say why. There is no site yet.\n"
    )


@pytest.mark.parametrize("role", [None, "", 5])
def test_a_guide_without_an_owner_is_not_built(
    role: object, project: Project, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    small = make_guide_project(project, tmp_path)
    settings = json.loads(small.config.read_text(encoding="utf-8"))
    extra = {"edition": "2026.1", "owner_role": role}
    small.config.write_text(json.dumps({**settings, "extra": extra}), encoding="utf-8")
    assert build_and_tell(small) == 1
    assert capfd.readouterr().err == (
        "Error: Readers are told which role owns the guide, and mkdocs.yml names none. Write it under `extra`, as in "
        'owner_role: "guide editor".\n'
        "The build failed, and the lines above say why. There is no site yet.\n"
    )


def test_settings_are_read_before_mkdocs_is_asked(small_project: Project, capfd: pytest.CaptureFixture[str]) -> None:
    small_project.config.write_bytes(b"site_name: \xff")
    assert build_and_tell(small_project) == 1
    assert capfd.readouterr().err == (
        "Error: mkdocs.yml:1 is not UTF-8 text. Save the file as UTF-8.\n"
        "The build failed, and the lines above say why. There is no site yet.\n"
    )
