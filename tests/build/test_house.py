"""How the code is laid out: one direction of imports, no MkDocs in the package, a test beside each module, sizes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from practice_guide.commands.project import Project

# Each may import from itself and from those before it.
ORDER = ("", "reading", "text", "printing", "engine", "guide", "editions", "kinds", "site", "commands")
# Modules of the root: what every room may use, and what stands above the kinds.
ROOT = {"addresses": "", "whole_files": "", "site": "site", "": ""}
LONGEST_FUNCTION = 30
LONGEST_DOORWAY = 60
NAMED_TEST = re.compile(r"tests/[a-z_/]+\.py")
# What has no test of its own, and the test that shows what it does, from tests/.
SHOWN_BY = {
    "commands/build": "build/test_atomic_build.py",
    "commands/changes": "unit/editions/test_effects.py",
    "commands/processes": "build/test_stopping.py",
    "commands/release": "unit/editions/test_release.py",
    "editions/editions": "unit/editions/test_promises.py",
    "engine/declaration": "cases/test_invalid_pages.py",
    "guide/front": "cases/test_invalid_pages.py",
    "guide/kind": "build/test_toy_kind.py",
    "kinds/all_kinds": "cases/test_golden.py",
    "kinds/area_file": "cases/test_invalid_pages.py",
    "kinds/sheet": "unit/kinds/test_sheet_code.py",
}


def package(project: Project) -> Path:
    return project.root / "hooks" / "practice_guide"


def modules(folder: Path) -> dict[str, ast.Module]:
    """Return every module of the package by its path without `.py`, package markers left out."""
    files = sorted(file for file in folder.rglob("*.py") if file.name != "__init__.py")
    return {file.relative_to(folder).with_suffix("").as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def imported(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield the modules that a module imports: those of the package by their path, others by their name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            above = name.split("/")[: -node.level]
            yield "/".join([*above, *(node.module or "").split(".")]).strip("/")
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").removeprefix("practice_guide.").replace(".", "/")


def room(name: str) -> str:
    first, _, rest = name.partition("/")
    return first if rest or first in ORDER else ROOT.get(first, first)


def find_upward(name: str, tree: ast.Module, known: set[str]) -> list[str]:
    """Return the imports of a module that lead to a room above its own."""
    rooms = {room(other) for other in known}
    above = ORDER[ORDER.index(room(name)) + 1 :]
    return [
        f"{name} imports {other}" for other in imported(name, tree) if room(other) in above and room(other) in rooms
    ]


def test_the_package_never_imports_mkdocs(project: Project) -> None:
    found = {
        f"{name} imports {other}"
        for name, tree in modules(package(project)).items()
        for other in imported(name, tree)
        if other.split("/")[0].split(".")[0] in ("mkdocs", "material")
    }
    assert found == set()


def test_imports_lead_one_way(project: Project) -> None:
    known = modules(package(project))
    assert [line for name, tree in known.items() for line in find_upward(name, tree, set(known))] == []


def test_an_import_that_leads_up_is_found() -> None:
    tree = ast.parse("from ..kinds.source import SOURCE")
    assert find_upward("guide/links", tree, {"kinds/source"}) == ["guide/links imports kinds/source"]


def test_no_kind_imports_one_that_imports_it(project: Project) -> None:
    known = {name: tree for name, tree in modules(package(project)).items() if name.startswith("kinds/")}
    leads = {name: {other for other in imported(name, tree) if other in known} for name, tree in known.items()}

    def reached(name: str, seen: frozenset[str] = frozenset()) -> set[str]:
        return {other for one in leads[name] - seen for other in ({one} | reached(one, seen | {one}))}

    assert [name for name in known if name in reached(name)] == []


def test_every_module_has_its_test_or_names_another(project: Project) -> None:
    tests = project.root / "tests"

    def own_test(name: str) -> Path:
        return (tests / "unit" / name).parent / f"test_{Path(name).name.strip('_')}.py"

    alone = {name for name in modules(package(project)) if not own_test(name).is_file()}
    assert alone == set(SHOWN_BY)
    assert [shown_by for shown_by in SHOWN_BY.values() if not (tests / shown_by).is_file()] == []


def test_a_function_stays_short(project: Project) -> None:
    long = {
        f"{name}: {node.name}"
        for name, tree in modules(package(project)).items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    }
    assert long == set()


def test_a_hook_is_a_doorway(project: Project) -> None:
    files = (project.root / "hooks").glob("*.py")
    long = {file.name: len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_DOORWAY} == {}


def test_every_test_that_a_text_names_is_there(project: Project) -> None:
    files = [*project.root.glob("*.md"), *project.root.glob("architecture/**/*.md"), *project.docs.rglob("*.md")]
    named = {(file.name, name) for file in files for name in NAMED_TEST.findall(file.read_text("utf-8"))}
    assert {(file, name) for file, name in named if not (project.root / name).is_file()} == set()
    assert named
