"""What ten areas cost is measured with areas that say everything, and judged by the page that grows most."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.bench.areas import NUMBER, AreaCost, area_front, area_name, weigh_page, write_areas
from tools.bench.command import judge_areas

from practice_guide.commands.project import Project
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.area import AREA
from practice_guide.kinds.area_file import Contacts, Parameters


def test_a_generated_area_is_read_and_says_everything(tmp_path: Path) -> None:
    copy = Project(tmp_path / "copy")
    copy.root.mkdir()
    copy.config.write_text('extra:\n  local_folder: !ENV [GUIDE_LOCAL, ""]\n', encoding="utf-8")
    write_areas(copy, tmp_path / "areas")
    files = sorted((tmp_path / "areas").glob("*.md"))
    assert len(files) == NUMBER
    assert str(tmp_path / "areas") in copy.config.read_text(encoding="utf-8")
    page, problems = parse_page(f"local/{files[0].name}", files[0].read_bytes(), KINDS)
    assert problems == ()
    assert page
    area = AREA.block(page)
    assert area
    assert [name for name, _, _ in area.parameters.said()] == [*Parameters.asks()]
    assert [name for name, _, _ in area.contacts.said()] == [*Contacts.asks()]


def test_no_two_areas_say_the_same() -> None:
    fronts = [area_front(number)["local"] for number in range(NUMBER)]
    assert len({area_name(number) for number in range(NUMBER)}) == NUMBER
    assert len({front["contacts"]["duty-team"]["telephone"] for front in fronts}) == NUMBER


def test_a_page_weighs_what_its_first_view_asks_for_compressed(tmp_path: Path) -> None:
    def site(name: str, style: str) -> Path:
        page = tmp_path / name / "a"
        page.mkdir(parents=True)
        (page / "index.html").write_text('<link rel="stylesheet" href="../s.css"><img src="no.png">', encoding="utf-8")
        (page.parent / "s.css").write_text(style, encoding="utf-8")
        return page.parent

    small, large = (weigh_page(site(name, style), "a/") for name, style in (("one", "p{}"), ("two", "p{}#abcdefghij")))
    assert 0 < large - small <= len("#abcdefghij")


@pytest.mark.parametrize(("weight", "after", "over"), [(1.1, 12, [False, False]), (1.11, 12.1, [True, True])])
def test_the_page_that_grows_most_counts_and_the_median_of_the_builds(
    weight: float, after: float, over: list[bool]
) -> None:
    results = judge_areas(AreaCost((10, 10, 10), (after, 30, after), {"": 1.0, "local/": weight, "a/": 1.02}))
    assert [result.is_over for result in results] == over
    assert results[0].detail == "/local/; the median of 3 pages grows 1.020 times"
