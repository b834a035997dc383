"""What a contributor's editor and host read: forms, editor settings and what runs before a commit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from practice_guide.commands.__main__ import COMMANDS
from practice_guide.commands.project import Project
from practice_guide.guide.loading import model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.key_reference import json_schema

WRITTEN_BY_HAND = {".py", ".md", ".yml", ".html", ".css", ".js", ".toml"}
# Folders of the project's own; the hidden ones beside them belong to tools.
FOLDERS = (".github", ".vscode", "docs", "hooks", "overrides", "tests")
# Bad pages and their reports are held as they are.
LEFT_ALONE = "tests/cases/"
SENTENCE = re.compile(r".*[.?`]", re.DOTALL)


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def find_form_faults(form: dict[str, Any]) -> Iterator[str]:
    """Yield what would make a host refuse a form, or cut off its words: a # behind a blank ends a line of YAML."""
    yield from (f"no {key}" for key in ("name", "description", "body") if not form.get(key))
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    ids = [field["id"] for field in fields]
    if len(ids) != len(set(ids)):
        yield "one id twice"
    described = [(field["id"], field["attributes"].get("description")) for field in fields]
    yield from (f"{field}: words cut off" for field, words in described if words and not SENTENCE.fullmatch(words))
    if "identify a child, a family or a colleague" not in form["body"][0]["attributes"]["value"]:
        yield "does not ask to leave out who it was"


@pytest.fixture(scope="module")
def forms(project: Project) -> dict[str, dict[str, Any]]:
    folder = project.root / ".github" / "ISSUE_TEMPLATE"
    return {path.stem: read(path) for path in sorted(folder.glob("[0-9]-*.yml"))}


def test_there_is_a_form_for_each_kind_of_fault_and_the_gravest_comes_first(forms: dict[str, dict[str, Any]]) -> None:
    assert [form["name"] for form in forms.values()] == [
        "An error that could hurt someone",
        "An error in the guide",
        "A fault of the software",
    ]
    assert {name: list(find_form_faults(form)) for name, form in forms.items()} == {name: [] for name in forms}
    assert "999" in forms["1-could-hurt-someone"]["body"][0]["attributes"]["value"]


def test_a_form_whose_words_are_cut_off_or_whose_ids_repeat_is_found() -> None:
    field = {"type": "input", "id": "where", "attributes": {"description": "The part behind"}}
    first = {"type": "markdown", "attributes": {"value": "Everyone can read this."}}
    assert list(find_form_faults({"name": "A", "body": [first, field, field]})) == [
        "no description",
        "one id twice",
        "where: words cut off",
        "where: words cut off",
        "does not ask to leave out who it was",
    ]


def test_editors_get_the_schema_of_today_for_every_page(project: Project) -> None:
    settings = json.loads((project.root / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert list(settings["yaml.schemas"].values()) == ["docs/**/*.md"]
    [file] = settings["yaml.schemas"]
    assert (project.root / file).read_text(encoding="utf-8") == json_schema(model_of(KINDS))


def test_what_runs_before_a_commit_is_a_command_of_this_project(project: Project) -> None:
    [repository] = read(project.root / ".pre-commit-config.yaml")["repos"]
    [hook] = repository["hooks"]
    program, file, command, *options = hook["entry"].split()
    assert (repository["repo"], program, file, options) == ("local", "python3", "dev.py", ["--quick"])
    assert command in COMMANDS
    assert not hook["pass_filenames"]


def find_untidy(root: Path) -> Iterator[str]:
    """Yield the files that are not as .editorconfig has them."""
    inside = (path for folder in FOLDERS for path in (root / folder).rglob("*"))
    for path in sorted((*root.iterdir(), *inside)):
        name = path.relative_to(root).as_posix()
        is_ours = path.suffix in WRITTEN_BY_HAND and not name.startswith(LEFT_ALONE)
        if is_ours and not is_tidy(path.read_bytes()):
            yield name


def is_tidy(written: bytes) -> bool:
    ends_well = not written or written.endswith(b"\n")
    return ends_well and not re.search(rb"\r\n|[ \t]\n", written)


def test_files_are_as_the_editor_settings_have_them(project: Project) -> None:
    assert list(find_untidy(project.root)) == []


@pytest.mark.parametrize("written", [b"a", b"a \n", b"a\r\n", b"a\n\t\n"])
def test_a_file_that_is_not_is_found(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "page.md").write_bytes(written)
    (tmp_path / "good.md").write_bytes(b"a\n\nb\n")
    assert list(find_untidy(tmp_path)) == ["page.md"]
