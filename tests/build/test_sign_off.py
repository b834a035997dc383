"""What the pages of a tool say about who agreed its logic, and about what was tested."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from practice_guide.commands.build import build_and_tell
from practice_guide.commands.project import Project
from practice_guide.commands.sign_off import sign_off

from .guide_project import CASES, make_guide_project
from .html_pages import read_page

NOBODY = "Nobody has agreed this."
AGREED = "Logic DK4Y-KYN3 agreed on 21 November 2026 by: Team manager."
AGAIN = (
    "The logic of this tool has changed since it was agreed, so it needs agreeing again. "
    "Logic CDF4-7KMR was agreed on 21 November 2026 by: A manager."
)
UNTESTED = "What was not tested, because this tool has none:"
NONE = [
    "Answers such as “I do not know”.",
    "Lines that depend on answers.",
    "Answers written from least to most protective.",
    "Invented cases, with the result written down in advance.",
]


@pytest.fixture(scope="module")
def site(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A guide with a tool that is agreed, one that has changed since, and one without a case that nobody agreed."""
    small = make_guide_project(project, tmp_path_factory.mktemp("signed"), ("guide", "every-key"))
    (small.docs / "teach" / "scenarios" / "a-child-who-agrees.md").unlink()
    assert sign_off(small, "go-or-call", CASES / "sign-off" / "signed.csv", date(2026, 11, 28)) == 0
    assert build_and_tell(small) == 0
    return small.site


def words(site: Path, address: str) -> list[str]:
    page = read_page(site / address / "index.html", site)
    return [" ".join(element.text.split()) for element in page.all("p", "li")]


def untested(told: list[str]) -> list[str]:
    """What a page on testing says that its tool has none of."""
    after = told[told.index(UNTESTED) + 1 :]
    return after[: next(place for place, line in enumerate(after) if line.startswith("This shows the rules"))]


@pytest.mark.parametrize(
    ("tool", "said", "not_said"),
    [
        ("go-or-call", AGREED, {NOBODY, AGAIN}),
        ("every-key", AGAIN, {NOBODY, AGREED}),
        ("who-calls", NOBODY, {AGREED, AGAIN}),
    ],
)
def test_each_page_of_a_tool_says_who_agreed_which_logic_and_when(
    site: Path, tool: str, said: str, not_said: set[str]
) -> None:
    for page in (f"decisions/{tool}", f"decisions/{tool}/proof"):
        told = words(site, page)
        assert said in told
        assert not_said.isdisjoint(told)


def test_the_page_on_testing_says_none_where_there_is_none(site: Path) -> None:
    told = words(site, "decisions/who-calls/proof")
    assert untested(told) == NONE
    assert not [line for line in told if "less protective result" in line or "in advance that" in line]


def test_the_page_on_testing_counts_what_was_tested(site: Path) -> None:
    told = words(site, "decisions/go-or-call/proof")
    assert "1 invented case ends where we wrote down in advance that it should." in told
    assert untested(told) == [NONE[1], "Questions with several boxes to tick.", NONE[2]]
