"""A build replaces the site whole, or not at all."""

from __future__ import annotations

import pytest

from practice_guide.commands.build import build_and_tell
from practice_guide.commands.project import Project


def page_of(project: Project) -> str:
    return (project.site / "index.html").read_text(encoding="utf-8")


def names_in(project: Project) -> list[str]:
    return sorted(path.name for path in project.root.iterdir())


def test_a_good_build_replaces_the_site_and_says_where_it_is(
    small_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (small_project.site / "gone").mkdir(parents=True)
    assert build_and_tell(small_project) == 0
    assert "First words." in page_of(small_project)
    assert not (small_project.site / "gone").exists()
    assert capsys.readouterr().out == f"The site is in {small_project.site.resolve()}\n"


def test_a_build_leaves_nothing_but_the_site_behind(small_project: Project) -> None:
    build_and_tell(small_project)
    build_and_tell(small_project)
    assert names_in(small_project) == ["docs", "hooks", "mkdocs.yml", "site"]


def test_a_failed_build_keeps_the_last_good_site(small_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    build_and_tell(small_project)
    (small_project.docs / "index.md").write_text("[broken](missing.md)\n", encoding="utf-8")
    capsys.readouterr()
    assert build_and_tell(small_project) == 1
    assert "First words." in page_of(small_project)
    assert names_in(small_project) == ["docs", "hooks", "mkdocs.yml", "site"]
    said = "The build failed, and the lines above say why. The last good site is still in site/.\n"
    assert capsys.readouterr().err == said


def test_a_first_build_that_fails_leaves_no_site(small_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (small_project.docs / "index.md").write_text("[broken](missing.md)\n", encoding="utf-8")
    assert build_and_tell(small_project) == 1
    assert names_in(small_project) == ["docs", "hooks", "mkdocs.yml"]
    assert capsys.readouterr().err == ("The build failed, and the lines above say why. There is no site yet.\n")


def test_a_report_of_ours_comes_without_a_frame_around_it(
    small_project: Project, capfd: pytest.CaptureFixture[str]
) -> None:
    raised = 'def on_config(config):\n    raise PluginError("\\nOur report.")\n'
    hook = f"from mkdocs.exceptions import PluginError\n{raised}"
    (small_project.root / "hooks" / "stop.py").write_text(hook, encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/stop.py]\n", encoding="utf-8")
    assert build_and_tell(small_project) == 1
    said = "Our report.\n\nThe build failed, and the lines above say why. There is no site yet.\n"
    assert capfd.readouterr() == ("", said)


def test_a_warning_alone_fails_the_build(small_project: Project) -> None:
    hook = 'import logging\ndef on_config(config):\n    logging.getLogger("mkdocs.x").warning("careful")\n'
    (small_project.root / "hooks" / "warn.py").write_text(hook, encoding="utf-8")
    config = small_project.config.read_text(encoding="utf-8")
    small_project.config.write_text(f"{config}hooks: [hooks/warn.py]\n", encoding="utf-8")
    assert build_and_tell(small_project) == 1
