"""A dangerous error that was corrected is told wherever it is used, until the next edition takes it over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from practice_guide.editions.published_files import Publication, feed_xml
from practice_guide.kinds.checklist import CHECKLIST
from practice_guide.site import Site

from .conftest import Desk

CITE = "cite: [own], reason: It helps."
SAFETY = "changes: [{on: 2026-11-01, kind: safety, what: Never ring both., ids: [ask-who]}]"
LATER = "changes: [{on: 2026-12-01, kind: law, what: A new law.}]"
ON_LIST = "changes: [{on: 2026-11-01, kind: safety, what: Read it first., ids: [read]}]"
ON_TOOL = "changes: [{on: 2026-11-01, kind: safety, what: Not knowing means go., ids: [danger]}]"

NO_LONGER_SO = """---
title: Changed since 2020
summary: What no longer holds.
reviewed: 2026-11-21
review_by: 2027-11-20
changes: [{on: 2026-11-01, kind: safety, what: Not so., ids: [old-law]}]
dated:
  - id: old-law
    topic: the law
    standing: ended
    was: There was one law.
    now: [There are two.]
    cite: [guide-2020]
    checked: The law was read.
    look_again: 2027-05-20
---
"""


def told(desk: Desk, edition: str) -> list[str]:
    return [correction.change.what for correction in desk.site(edition).corrections]


def shown(site: Site) -> Mapping[str, list[str]]:
    """Return where each page that tells a correction leads to; nowhere from the page where it was made."""
    paths = [*site.guide.pages, *site.made_pages]
    found = {path: [entry.url for entry in site.view(path, "").safety] for path in paths}
    return {path: urls for path, urls in found.items() if urls}


def sheet_path(site: Site) -> str:
    page = site.guide.pages["checklists/get-ready.md"]
    sheet = CHECKLIST.sheet(page)
    assert sheet
    return f"s/{sheet.code.lower()}.md"


def test_a_correction_is_told_in_its_edition_and_taken_over_by_the_next(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    assert told(released, "2026.1.1") == ["Never ring both."]
    released.name("2026.1.1")
    assert released.release("2026.1.1") == 0
    assert told(released, "2026.1.1") == ["Never ring both."]
    assert told(released, "2026.1.2") == ["Never ring both."]
    # Whatever the next one is called while it is written, readers still have this one.
    assert told(released, "2026.2") == told(released, "draft") == ["Never ring both."]
    released.name("2026.2")
    assert released.release("2026.2") == 0
    assert told(released, "2026.2") == told(released, "2026.3") == []


@pytest.mark.parametrize("edition", ["2026.1", "2026.2", "draft"])
def test_before_it_is_released_it_is_told_whatever_the_edition_is_called(released: Desk, edition: str) -> None:
    released.add("guide/calls.md", SAFETY)
    assert told(released, edition) == ["Never ring both."]


def test_before_the_first_edition_nothing_needs_correcting(desk: Desk) -> None:
    desk.add("guide/calls.md", SAFETY)
    assert told(desk, "2026.1") == []


def test_other_changes_are_no_corrections(released: Desk) -> None:
    released.add("guide/calls.md", LATER)
    assert told(released, "2026.1.1") == []


def test_a_page_that_moves_does_not_tell_its_old_corrections_again(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    released.name("2026.1.1")
    assert released.release("2026.1.1") == 0
    released.name("2026.2")
    assert released.release("2026.2") == 0
    released.edit("index.md", "guide/calls.md#someone-else", "guide/ringing.md#someone-else")
    released.edit("index.md", "link: guide/calls.md", "link: guide/ringing.md")
    docs = released.project.docs
    (docs / "guide/calls.md").rename(docs / "guide/ringing.md")
    assert told(released, "2026.3") == []


def test_it_stands_on_its_page_and_with_a_link_on_the_first_page(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    assert shown(released.site("2026.1.1")) == {"guide/calls.md": [""], "index.md": ["guide/calls/#ask-who"]}


def test_a_page_that_links_to_the_place_tells_it_and_one_that_links_elsewhere_does_not(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    released.edit(
        "decisions/go-or-call.md", "first: Set a date.", "first: Set a date., says: [{text: Ask., LINK, CITE}]"
    )
    released.edit("decisions/go-or-call.md", "LINK, CITE", f'link: "guide/calls.md#ask-who", {CITE}')
    elsewhere = f'says: [{{text: Ask., link: "guide/calls.md#someone-else", {CITE}}}], first:'
    released.edit("decisions/who-calls.md", "first:", elsewhere)
    found = shown(released.site("2026.1.1"))
    assert found["decisions/go-or-call.md"] == ["../../guide/calls/#ask-who"]
    assert found["decisions/go-or-call/proof.md"] == ["../../../guide/calls/#ask-who"]
    assert "decisions/who-calls.md" not in found


def test_a_link_in_the_text_counts_as_one_in_front_matter_does(released: Desk) -> None:
    released.add("checklists/get-ready.md", ON_LIST)
    text = '\nRead [the list](../checklists/get-ready.md#read) first.\n{#read-the-list cite="own" reason="It helps."}\n'
    file = released.project.docs / "guide/calls.md"
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    assert shown(released.site("2026.1.1"))["guide/calls.md"] == ["../../checklists/get-ready/#read"]


def test_a_corrected_source_or_disagreement_is_told_where_it_is_named(released: Desk) -> None:
    on = "changes: [{on: 2026-11-01, kind: safety, what: Not so., ids: [%s]}]"
    released.add("differences.md", on % "chat")
    assert "guide/calls.md" in shown(released.site("2026.1.1"))
    released.edit("guide/calls.md", ' differs="chat"', "")
    assert "guide/calls.md" not in shown(released.site("2026.1.1"))
    released.add("sources/guide-2020.md", on % "platform")
    assert shown(released.site("2026.1.1"))["guide/calls.md"] == ["../../sources/guide-2020/#platform"]


def test_among_several_sheets_a_list_tells_its_own_correction_without_a_link_and_another_one_with_it(
    released: Desk,
) -> None:
    released.add("checklists/get-ready.md", ON_LIST)
    released.add("sources/guide-2020.md", "changes: [{on: 2026-11-01, kind: safety, what: Not so., ids: [platform]}]")
    moments = released.site("2026.1.1").view("checklists/print.md", "").part("print-several")
    found = [(told.what, told.url) for lists in moments.values() for one in lists for told in one.corrections]
    assert found == [("Read it first.", ""), ("Not so.", "../../sources/guide-2020/#platform")]


def test_a_correction_of_what_no_longer_holds_is_told_where_a_statement_names_it(released: Desk) -> None:
    (released.project.docs / "changed.md").write_text(NO_LONGER_SO, encoding="utf-8")
    assert "guide/calls.md" not in shown(released.site("2026.1.1"))
    released.edit("guide/calls.md", 'differs="chat"', 'differs="chat" dated="old-law"')
    assert shown(released.site("2026.1.1"))["guide/calls.md"] == ["../../changed/#old-law"]


def test_a_link_to_an_answer_is_told_what_its_question_tells(released: Desk) -> None:
    released.add("decisions/go-or-call.md", ON_TOOL)
    released.edit("index.md", "guide/calls.md#someone-else", "guide/calls.md")
    link = '\nSee [the answer](../decisions/go-or-call.md#danger.yes).\n{#see-answer cite="own" reason="It helps."}\n'
    file = released.project.docs / "guide/calls.md"
    file.write_text(file.read_text(encoding="utf-8") + link, encoding="utf-8")
    assert shown(released.site("2026.1.1"))["guide/calls.md"] == ["../../decisions/go-or-call/#danger"]


def test_a_corrected_list_is_told_by_its_sheet_and_by_every_tool_and_page_that_offers_it(released: Desk) -> None:
    released.add("checklists/get-ready.md", ON_LIST)
    released.add("guide/calls.md", "checklists: [get-ready]")
    released.edit("decisions/go-or-call.md", "first: Set a date.", "first: Set a date., checklists: [get-ready]")
    site = released.site("2026.1.1")
    assert shown(site) == {
        "checklists/get-ready.md": [""],
        "guide/calls.md": ["../../checklists/get-ready/#read"],
        "decisions/go-or-call.md": ["../../checklists/get-ready/#read"],
        "decisions/go-or-call/results.md": ["../../../checklists/get-ready/#read"],
        "decisions/go-or-call/proof.md": ["../../../checklists/get-ready/#read"],
        sheet_path(site): ["../../checklists/get-ready/#read"],
        "index.md": ["checklists/get-ready/#read"],
    }


def test_a_corrected_tool_is_told_by_the_lists_and_cases_that_take_its_answers(released: Desk) -> None:
    released.add("decisions/go-or-call.md", ON_TOOL)
    site = released.site("2026.1.1")
    found = shown(site)
    assert set(found) == {
        "decisions/go-or-call.md",
        "decisions/go-or-call/results.md",
        "decisions/go-or-call/proof.md",
        "checklists/get-ready.md",
        sheet_path(site),
        "index.md",
        "teach/scenarios/no-danger.md",
    }
    assert found["decisions/go-or-call.md"] == [""]


def test_whoever_looks_up_the_code_of_an_older_sheet_is_told_too(released: Desk) -> None:
    old = sheet_path(released.site())
    released.edit("checklists/get-ready.md", "Read the plan.", "Read the whole plan.")
    released.add("checklists/get-ready.md", ON_LIST)
    site = released.site("2026.1.1")
    assert old != sheet_path(site)
    assert {old, sheet_path(site)} <= set(shown(site))


def test_a_page_that_prints_several_lists_tells_it_on_the_sheet_of_the_list(released: Desk) -> None:
    released.add("checklists/get-ready.md", ON_LIST)
    view = released.site("2026.1.1").view("checklists/print.md", "")
    assert view.safety == ()
    lists = [one for lists in view.part("print-several").values() for one in lists]
    assert {one.part.checklist.id: [told.what for told in one.corrections] for one in lists} == {
        "get-ready": ["Read it first."]
    }


def test_pdfs_tell_it_with_the_day_and_the_sheet_keeps_its_code(released: Desk) -> None:
    before = released.site().view("checklists/get-ready.md", "").part("checklist").mark
    released.add("checklists/get-ready.md", ON_LIST)
    site = released.site("2026.1.1")
    assert site.view("checklists/get-ready.md", "").part("checklist").mark == before
    pdfs = [entry.data for entry in site.pdfs("Guide") if "lists" in entry.data]
    assert len(pdfs) == 4
    for data in pdfs:
        assert data["lists"][0]["corrections"] == [{"on": "1 November 2026", "what": "Read it first."}]


def test_it_heads_the_feed_before_what_is_newer(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    released.add("checklists/get-ready.md", LATER)
    site = released.site("2026.1.1")
    urgent = [correction.change for correction in site.corrections]
    edition = replace(site.edition, owner_role="editor", site_url="https://example.org/")
    about = Publication("Guide", "", edition, "f", urgent=tuple(urgent))
    feed = feed_xml(site.guide.pages.values(), about)
    titles = [line.strip() for line in feed.splitlines() if "<title>" in line]
    assert titles == [
        "<title>Guide: what changed</title>",
        "<title>Corrected for safety: Calls</title>",
        "<title>Get ready (law)</title>",
    ]


def refused(desk: Desk, edition: str, capsys: pytest.CaptureFixture[str]) -> str:
    desk.name(edition)
    before = [*desk.project.ledgers.glob("*")]
    assert desk.release(edition) == 1
    assert [*desk.project.ledgers.glob("*")] == before
    ending = f"\n\nEdition {edition} was not released, and nothing was written.\n"
    said = capsys.readouterr().err
    assert said.endswith(ending)
    return said.removesuffix(ending)


RELEASE_IT = """A dangerous error was corrected, and no edition tells it yet:
    docs/guide/calls.md: Never ring both.
Release it at once as {0}: write edition: "{0}" under `extra` in mkdocs.yml, then run
    python3 dev.py release {0}"""


@pytest.mark.parametrize("edition", ["2026.1", "2026.2", "2026.1.2", "2027.1"])
def test_a_correction_is_released_at_once_and_under_its_own_name(
    released: Desk, edition: str, capsys: pytest.CaptureFixture[str]
) -> None:
    released.add("guide/calls.md", SAFETY)
    assert refused(released, edition, capsys) == RELEASE_IT.format("2026.1.1")


def test_a_second_correction_takes_the_next_number(released: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    released.add("guide/calls.md", SAFETY)
    released.name("2026.1.1")
    assert released.release("2026.1.1") == 0
    capsys.readouterr()
    released.add("checklists/get-ready.md", ON_LIST)
    assert "Release it at once as 2026.1.2:" in refused(released, "2026.2", capsys)
    released.name("2026.1.2")
    assert released.release("2026.1.2") == 0
    released.name("2026.2")
    assert released.release("2026.2") == 0


def test_without_a_correction_a_name_of_three_parts_is_refused(
    released: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(released, "2026.1.1", capsys) == (
        "2026.1.1 would be a correction, and no change of the kind `safety` was made since 2026.1. "
        "Choose a name of two parts, such as 2026.2."
    )


def test_the_first_edition_corrects_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(desk, "2026.1.1", capsys) == (
        "2026.1.1 would be a correction, and no edition was released yet. Choose a name such as 2026.1."
    )


def test_the_build_reminds_while_the_edition_has_another_name(released: Desk) -> None:
    assert not [line for line in released.site("2026.2").announcements() if "Warning" in line]
    released.add("guide/calls.md", SAFETY)
    warnings = [line for line in released.site("2026.2").announcements() if "Warning" in line]
    reminder = f"Warning: this edition cannot be called 2026.2.\n\n{RELEASE_IT.format('2026.1.1')}\n"
    assert warnings == [reminder]
    assert not [line for line in released.site("2026.1.1").announcements() if "Warning" in line]


def test_the_build_says_nothing_of_the_name_of_a_released_correction(released: Desk) -> None:
    released.add("guide/calls.md", SAFETY)
    released.name("2026.1.1")
    assert released.release("2026.1.1") == 0
    assert released.site("2026.1.1").name_fault is None
