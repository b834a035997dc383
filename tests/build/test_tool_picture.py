"""The pictures of the tools as the build writes them: all that a tool asks and raises, in order, as plain HTML."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from practice_guide.engine.declaration import Decision
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.tool_picture import Content, Step, picture_content

TOOLS = ("visit-mode", "platform", "recording")
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def decisions(guide: Guide) -> dict[str, Decision]:
    return {name: checked.decision for name, checked in checked_tools(guide).items()}


@pytest.fixture(params=TOOLS)
def tool(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def picture(built_site: Path, tool: str) -> str:
    """The HTML of a picture."""
    page = (built_site / "decisions" / tool / "proof" / "index.html").read_text(encoding="utf-8")
    return page.split('<figure class="tool-picture">')[1].split("</figure>")[0]


def words_of(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", html)).split())


def expected(content: Content) -> list[str]:
    """Return all that a picture must say, in the order in which a reader meets it."""
    said = ["Outcomes, most protective first"]
    said += [f"{step.letter} {step.title}" for step in content.scale]
    said.append("Questions, in the order asked")
    for question in content.questions:
        said.append(str(question.number))
        said += [f"Only if {question.asked_when}:"] if question.asked_when else []
        said.append(question.ask)
        said += ["Tick all that fit."] if question.takes_several else []
        for group in question.groups:
            said += [*group.answers, points_to(group.raises)]
    for combination in content.combinations:
        said += [f"Rule {combination.number}. {combination.questions}.", combination.because, f"If {combination.when}."]
        said.append(points_to(combination.raises))
    said.append("When no answer above points anywhere")
    for step in content.clearing:
        said += [*([f"If {step.when}:"] if step.when else []), points_to(step)]
    return said


def points_to(step: Step | None) -> str:
    return f"→ This points to {step.letter} {step.title}" if step else "Points to no outcome"


def test_a_picture_says_every_question_answer_rule_and_outcome_in_order(
    picture: str, tool: str, decisions: dict[str, Decision]
) -> None:
    rest, missing = words_of(picture), []
    for words in expected(picture_content(decisions[tool])):
        before, found, after = rest.partition(words)
        missing += [] if found else [words]
        rest = after if found else before
    assert missing == []
    assert rest == ""


def test_a_picture_needs_no_script_no_style_of_its_own_and_no_drawing(picture: str) -> None:
    assert re.findall(r"<(?:svg|img|script|canvas)|\bstyle=", picture) == []


def test_the_lanes_repeat_in_a_place_what_the_letter_says(
    picture: str, tool: str, decisions: dict[str, Decision]
) -> None:
    content = picture_content(decisions[tool])
    rows = [re.findall(r'class="tool-picture__lane[ "][^"]*', row) for row in picture.split("tool-picture__lanes")[1:]]
    assert {len(row) for row in rows} == {len(content.scale)}
    reached = [[place for place, lane in enumerate(row) if "lane--reached" in lane] for row in rows]
    assert reached[: len(content.scale)] == [[place] for place in range(len(content.scale))]
    groups = [group.raises for question in content.questions for group in question.groups]
    steps = [*content.scale, *groups, *(rule.raises for rule in content.combinations), *content.clearing]
    assert reached == [[content.scale.index(step)] if step else [] for step in steps]


def test_the_page_of_a_tool_leads_to_its_picture(built_site: Path, tool: str) -> None:
    assert 'href="proof/#picture"' in (built_site / "decisions" / tool / "index.html").read_text(encoding="utf-8")


def test_a_card_on_a_page_leads_to_the_tool_and_prints_its_address(built_site: Path) -> None:
    page = (built_site / "guide" / "recording-a-call" / "index.html").read_text(encoding="utf-8")
    assert '<a class="tool-card__link" href="../../decisions/recording/">' in page
    assert 'print-only">http://127.0.0.1/decisions/recording/</span>' in page
