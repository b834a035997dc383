"""A guide whose ledgers cannot be trusted is not built: the report names the file, and the last good site stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from practice_guide.commands.build import build_and_tell
from practice_guide.commands.project import Project
from practice_guide.commands.release import release

from .guide_project import make_guide_project

REMEDY = "Bring the file back as it was released, from the history of the project."


@pytest.fixture(scope="module")
def small(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    found = make_guide_project(project, tmp_path_factory.mktemp("ledgers"))
    settings = found.config.read_text(encoding="utf-8").removesuffix("}")
    extra = '{"edition": "2026.1", "contact": "guide@council.internal"}'
    found.config.write_text(f'{settings}, "extra": {extra}}}', encoding="utf-8")
    assert release(found, "2026.1", date(2026, 11, 21)) == 0
    return found


def edited(text: str) -> str:
    return text.replace("Ask who is there.", "Ask nobody.")


def cut_off(text: str) -> str:
    return text[: len(text) // 2]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (edited, f"This ledger was changed after its release. {REMEDY}"),
        (cut_off, f"This ledger is damaged and cannot be read. {REMEDY}"),
    ],
)
def test_it_is_reported_and_the_old_site_stays(
    small: Project, change: Callable[[str], str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    small.site.mkdir(exist_ok=True)
    (small.site / "index.html").write_text("the last good site", encoding="utf-8")
    ledger = small.ledgers / "2026.1.json"
    as_released = ledger.read_text(encoding="utf-8")
    ledger.write_text(change(as_released), encoding="utf-8")
    try:
        assert build_and_tell(small) == 1
    finally:
        ledger.write_text(as_released, encoding="utf-8")
    said = capfd.readouterr().err
    assert f"editions/2026.1.json:1\n    {message}\n\n1 problem in 1 file.\nNothing was built." in said
    assert [file.name for file in small.site.iterdir()] == ["index.html"]
    assert (small.site / "index.html").read_text(encoding="utf-8") == "the last good site"
