from pathlib import Path

import pytest
from mkdocs.config import load_config

from practice_guide.commands.project import Project, Settings, read_settings
from practice_guide.reading.problems import UnusableSettingError

NOT_TEXT = (
    "The name of the edition in mkdocs.yml was not read as text. Write it in quotes, under `extra`, "
    'as in edition: "2026.4". Without quotes 2026.10 is read as the number 2026.1.'
)
WITH_TAGS = """site_url: !ENV [SITE_URL, "https://example.org/"]
extra:
  edition: "2026.1"
  contact: !ENV [GUIDE_CONTACT, OLD_CONTACT, "a@example.org"]
  other: !!python/name:os.path
"""


def project(folder: Path, text: str) -> Project:
    found = Project(folder)
    found.config.write_text(text, encoding="utf-8")
    return found


@pytest.mark.parametrize(
    ("environment", "contact", "site_url"),
    [
        ({}, "a@example.org", "https://example.org/"),
        ({"GUIDE_CONTACT": "b@c.uk", "SITE_URL": "https://c.uk/"}, "b@c.uk", "https://c.uk/"),
        ({"OLD_CONTACT": "d@c.uk"}, "d@c.uk", "https://example.org/"),
        ({"GUIDE_CONTACT": ""}, "", "https://example.org/"),
    ],
)
def test_the_environment_comes_before_what_is_written(
    tmp_path: Path, environment: dict[str, str], contact: str, site_url: str
) -> None:
    assert read_settings(project(tmp_path, WITH_TAGS), environment) == Settings("2026.1", contact, site_url)


def test_a_single_name_from_the_environment_has_no_default(tmp_path: Path) -> None:
    found = project(tmp_path, "extra: {contact: !ENV GUIDE_CONTACT}\n")
    assert read_settings(found, {}).contact == ""
    assert read_settings(found, {"GUIDE_CONTACT": "b@c.uk"}).contact == "b@c.uk"


def test_settings_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert read_settings(project(tmp_path, "site_name: x\n")) == Settings("", "", "")


@pytest.mark.parametrize("edition", ["2026.10", "2026", "2026-11-21", "true", "", "[2026.1]"])
def test_an_edition_that_is_not_read_as_text_is_refused_with_the_remedy(tmp_path: Path, edition: str) -> None:
    with pytest.raises(UnusableSettingError) as refused:
        read_settings(project(tmp_path, f"extra:\n  edition: {edition}\n"))
    assert str(refused.value) == NOT_TEXT
    assert read_settings(project(tmp_path, 'extra: {edition: "2026.10"}\n')).edition == "2026.10"


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableSettingError, match=r"^mkdocs.yml cannot be read: "):
        read_settings(project(tmp_path, "extra: {"))


@pytest.mark.parametrize("contact", [None, "guide@council.internal"])
def test_this_project_reads_the_same_as_mkdocs_does(monkeypatch: pytest.MonkeyPatch, contact: str | None) -> None:
    monkeypatch.delenv("GUIDE_CONTACT", raising=False)
    if contact:
        monkeypatch.setenv("GUIDE_CONTACT", contact)
    here = Project(Path(__file__).parents[3])
    config = load_config(str(here.config))
    assert read_settings(here) == Settings(config.extra["edition"], config.extra["contact"], config.site_url)
    assert config.extra["contact"] == (contact or "guide-editor@example.org")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"extra: [1]", '`extra` in mkdocs.yml holds no settings. Write "key: value" lines there.'),
        (b"[1]", 'mkdocs.yml holds no settings. Write "key: value" lines there.'),
        (b"site_name: x\nsite_author: \xff", "mkdocs.yml:2 is not UTF-8 text. Save the file as UTF-8."),
        (b'site_url: "http://["', '"http://[" is no address of a site. Correct SITE_URL, or site_url.'),
    ],
)
def test_settings_that_cannot_be_used_are_told_in_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    found = Project(tmp_path)
    found.config.write_bytes(content)
    with pytest.raises(UnusableSettingError) as refused:
        read_settings(found, {})
    assert str(refused.value) == message


def test_an_empty_file_has_no_settings(tmp_path: Path) -> None:
    assert read_settings(project(tmp_path, ""), {}) == Settings("", "", "")
