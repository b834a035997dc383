"""The pictures of the tools as the build writes them: all that a tool asks and raises, in order, as plain HTML."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from practice_guide.engine.declaration import Decision
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.proof import Picture, Step

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


def expected(picture: Picture) -> list[str]:
    """Return all that a picture must say, in the order in which a reader meets it."""
    said = ["Outcomes, most protective first"]
    said += [f"{step.letter} {step.title}" for step in picture.scale]
    said.append("Questions, in the order asked")
    for number, (name, question) in enumerate(picture.decision.questions.items(), 1):
        said.append(str(number))
        said += [f"Only if {picture.words(question.asked_when)}:"] if question.asked_when else []
        said.append(question.wording())
        said += ["Tick all that fit."] if question.choose == "any" else []
        for raised, answers in picture.groups(name):
            said += [*answers, points_to(raised)]
    for number, rule in enumerate(picture.decision.rules, 1):
        said += [f"Rule {number}. {picture.questions_of(rule)}.", rule.because, f"If {picture.words(rule.when)}."]
        said.append(points_to(picture.steps[rule.raises]))
    said.append("When no answer above points anywhere")
    for step in picture.clearing:
        said += [*([f"If {step.when}:"] if step.when else []), points_to(step)]
    return said


def points_to(step: Step | None) -> str:
    return f"→ This points to {step.letter} {step.title}" if step else "Points to no outcome"


def test_a_picture_says_every_question_answer_rule_and_outcome_in_order(
    picture: str, tool: str, decisions: dict[str, Decision]
) -> None:
    rest, missing = words_of(picture), []
    for words in expected(Picture(decisions[tool])):
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
    drawn = Picture(decisions[tool])
    rows = [re.findall(r'class="tool-picture__lane[ "][^"]*', row) for row in picture.split("tool-picture__lanes")[1:]]
    assert {len(row) for row in rows} == {len(drawn.scale)}
    reached = [[place for place, lane in enumerate(row) if "lane--reached" in lane] for row in rows]
    assert reached[: len(drawn.scale)] == [[place] for place in range(len(drawn.scale))]
    groups = [raised for name in drawn.decision.questions for raised, _ in drawn.groups(name)]
    steps = [*drawn.scale, *groups, *(drawn.steps[rule.raises] for rule in drawn.decision.rules), *drawn.clearing]
    assert reached == [[drawn.scale.index(step)] if step else [] for step in steps]


def test_the_page_of_a_tool_leads_to_its_picture(built_site: Path, tool: str) -> None:
    assert 'href="proof/#picture"' in (built_site / "decisions" / tool / "index.html").read_text(encoding="utf-8")


def test_a_card_on_a_page_leads_to_the_tool_and_prints_its_address(built_site: Path) -> None:
    page = (built_site / "guide" / "recording-a-call" / "index.html").read_text(encoding="utf-8")
    assert '<a class="tool-card__link" href="../../decisions/recording/">' in page
    assert 'print-only">http://127.0.0.1/decisions/recording/</span>' in page
