from pathlib import Path

import pytest

from practice_guide.commands.project import Project
from practice_guide.commands.settings import Settings, SettingsError, read_settings


def project(folder: Path, text: str) -> Project:
    found = Project(folder)
    found.config.write_text(text, encoding="utf-8")
    return found


def test_the_settings_are_read_past_the_tags_of_mkdocs(tmp_path: Path) -> None:
    text = 'site_url: !ENV [SITE_URL, "x"]\nextra: {edition: "2026.1", contact: a@example.org}\n'
    assert read_settings(project(tmp_path, text)) == Settings("2026.1", "a@example.org")


def test_settings_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert read_settings(project(tmp_path, "site_name: x\n")) == Settings("", "")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs.yml cannot be read: "):
        read_settings(project(tmp_path, "extra: {"))


def test_the_settings_of_this_project_name_an_edition() -> None:
    assert read_settings(Project(Path(__file__).parents[3])).edition
