"""The overlay scenarios SO1 to SO3: a local rule stands beside the guide, and what would loosen it is refused."""

from __future__ import annotations

import re

import pytest

from practice_guide.editions.ledger import page_places
from practice_guide.engine.walk import walk
from practice_guide.guide import Guide
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.area import AREA
from practice_guide.kinds.area_file import Area, Note
from practice_guide.kinds.decision import checked_tools
from practice_guide.reading.problems import format_report

A_CALL_COUNTS = """---
title: Ours
summary: Ours.
reviewed: 2026-11-21
review_by: 2027-11-20
local:
  id: ours
  name: Ours
  covers: One authority.
  standing: current
  owner: practice lead
  parameters:
    cp-visit-interval: {value: 10, says: "A call counts.", source: "Ours"}
---
"""


def area(guide: Guide, name: str) -> Area:
    return next(area for _, area in AREA.blocks(guide.catalogue) if area.id == name)


def note_on(guide: Guide, area: Area, place: str) -> tuple[Note, list[str]]:
    """Give the note of an area at a place of the guide, and the words that stand there."""
    note = next(note for note in area.notes if note.on == place)
    path, _, anchor = place.partition("#")
    return note, [*page_places(guide.pages[path])[anchor].words]


def test_so1_no_chat_in_berkshire_and_another_way_for_whom_it_would_shut_out(guide: Guide) -> None:
    berkshire = area(guide, "berkshire")
    chat = berkshire.parameters.chat_in_conference
    assert chat
    assert chat.value == "never"
    note, words = note_on(guide, berkshire, "checklists/conference-joining-virtually.md#no-side-chat")
    assert "ask the chair before the meeting for a different way to take part" in note.says
    assert any(note.quotes in text for text in words)


def test_so2_stay_to_the_end_in_greenwich_tell_the_chair_early_and_no_number_is_made_up(guide: Guide) -> None:
    greenwich = area(guide, "greenwich")
    stay, quorum = greenwich.parameters.stay_throughout, greenwich.parameters.quorum_rule
    assert stay
    assert stay.value is True
    note, words = note_on(guide, greenwich, "checklists/conference-joining-virtually.md#stay-to-the-end")
    for said in ("stay for the whole meeting", "too few to decide", "tell the chair well before the meeting"):
        assert said.casefold() in note.says.casefold()
    assert quorum
    assert re.findall(r"\d+", quorum.value.replace("2021", "")) == []
    assert re.findall(r"\d+", note.says.replace("2021", "")) == []
    assert any(note.quotes in text for text in words)


@pytest.mark.parametrize("area_is_refused_by", ["its words", "its value"])
def test_so3_a_file_that_lets_a_call_count_is_refused_and_the_stop_stands(
    guide: Guide, area_is_refused_by: str
) -> None:
    text = A_CALL_COUNTS
    if area_is_refused_by == "its value":
        text = text.replace('value: 10, says: "A call counts."', 'value: "a call counts"')
    page, problems = parse_page("local/ours.md", text.encode(), KINDS)
    assert page is None
    assert re.search(
        r"docs/local/ours.md:13  local > parameters > cp-visit-interval > (says|value)", format_report(problems)
    )
    tool = checked_tools(guide)["visit-mode"].tool
    route = walk(tool, {"danger": ["no"], "purpose": ["child-protection-plan-visit"]})
    assert (route.leading, [reason.answer for reason in route.raised]) == ("in-person", ["child-protection-plan-visit"])
