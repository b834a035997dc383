"""The workflow and the bot's settings: every action pinned by its commit, no rights that a job does not need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
import yaml

from practice_guide.commands.__main__ import COMMANDS
from practice_guide.commands.project import Project

PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
COMMAND = re.compile(r"python dev\.py (\S+)")


@pytest.fixture(scope="module")
def workflow(project: Project) -> str:
    return (project.root / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")


def find_faults(text: str) -> Iterator[str]:
    """Yield what could let other code in, or leave rights where they are not needed."""
    uses = [line.strip().removeprefix("- ") for line in text.splitlines() if re.match(r"\s*(- )?uses:", line)]
    yield from (f"not pinned: {line}" for line in uses if not PINNED.fullmatch(line))
    read: dict[str, Any] = yaml.safe_load(text)
    if read["permissions"] != {"contents": "read"}:
        yield "the workflow may do more than read"
    for name, job in read["jobs"].items():
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        if any((step.get("with") or {}).get("persist-credentials") is not False for step in checkouts):
            yield f"{name}: keeps the token after its checkout"
        if "timeout-minutes" not in job:
            yield f"{name}: may hang for hours"
        if name != "publish" and "permissions" in job:
            yield f"{name}: asks for rights"
    yield from (f"no such command: {name}" for name in COMMAND.findall(text) if name not in COMMANDS)


def test_the_workflow_lets_in_no_other_code_and_keeps_no_rights(workflow: str) -> None:
    assert list(find_faults(workflow)) == []
    assert len(PINNED.findall(workflow)) >= 6


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (r"checkout@\S+ # v\S+", "checkout@v7", "not pinned: uses: actions/checkout@v7"),
        (r"(deploy-pages@\S+) # v\S+", r"\1", "not pinned: uses: actions/deploy-pages@"),
        ("actions/setup-python", "someone/setup-python", "not pinned: uses: someone/setup-python@"),
        (r"\n +persist-credentials: false", "", "everywhere: keeps the token after its checkout"),
        ("persist-credentials: false", "persist-credentials: true", "everywhere: keeps the token after its checkout"),
        (r"\n +timeout-minutes: 60", "", "build: may hang for hours"),
        ("contents: read", "contents: write", "the workflow may do more than read"),
        ("dev.py check", "dev.py chek", "no such command: chek"),
    ],
)
def test_each_fault_in_a_workflow_is_found(workflow: str, right: str, wrong: str, said: str) -> None:
    planted = re.sub(right, wrong, workflow, count=1)
    assert planted != workflow
    assert next(find_faults(planted)).startswith(said)


def test_every_system_is_tried_with_the_oldest_and_the_newest_python(workflow: str, project: Project) -> None:
    jobs = yaml.safe_load(workflow)["jobs"]
    matrix = jobs["everywhere"]["strategy"]["matrix"]
    tried = set(product(matrix["system"], matrix["python"]))
    assert tried == set(product(("ubuntu-latest", "windows-latest", "macos-latest"), ("3.11", "3.14")))
    said = COMMAND.findall(" ".join(step.get("run", "") for step in jobs["everywhere"]["steps"]))
    assert said == ["check", "test", "build"]
    assert 'requires-python = ">=3.11' in (project.root / "pyproject.toml").read_text(encoding="utf-8")


def test_nothing_is_published_unless_every_job_was_green(workflow: str) -> None:
    jobs = yaml.safe_load(workflow)["jobs"]
    assert set(jobs["publish"]["needs"]) == jobs.keys() - {"publish"}


def test_a_bot_moves_the_pins_of_packages_and_actions_but_never_to_mkdocs_2(project: Project) -> None:
    settings = yaml.safe_load((project.root / ".github" / "dependabot.yml").read_text(encoding="utf-8"))
    updates = {entry["package-ecosystem"]: entry for entry in settings["updates"]}
    assert updates.keys() == {"uv", "github-actions"}
    assert updates["uv"]["ignore"] == [{"dependency-name": "mkdocs", "versions": [">=2"]}]
