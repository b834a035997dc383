"""What the hooks ask of the site, answered from the small guide."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import Environment

from practice_guide.editions.contact import Contact
from practice_guide.editions.published_files import POLICY
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.guide.loading import model_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.key_reference import json_schema
from practice_guide.reading.problems import UnusableSettingError
from practice_guide.site import NO_OWNER, Build, Site, read_edition, read_site

from .small_pages import checklist_page, make_page, make_site

SMALL_GUIDE = Path(__file__).parents[1] / "cases" / "guide"
EDITION = Edition("2026.1", "guide editor", date(2026, 11, 21))


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(load_guide(SMALL_GUIDE, KINDS), EDITION)


def test_a_page_is_handed_to_mkdocs_without_front_matter_and_with_its_statements_marked(site: Site) -> None:
    assert site.markdown("guide/calls.md") == (
        "## Someone else {#someone-else}\n\nAsk who is there.<!--statement:ask-who-->\n{#ask-who .statement}\n"
    )


def test_mkdocs_gets_title_and_description_from_our_own_reading(site: Site) -> None:
    meta = site.meta("guide/calls.md")
    assert (meta["title"], meta["description"]) == ("Calls", "How to call.")


def test_the_anchors_of_a_page_are_those_of_its_text_and_of_its_front_matter(site: Site) -> None:
    assert site.anchors("guide/calls.md") == {"someone-else", "ask-who"}
    assert site.anchors("decisions/go-or-call.md") == {
        "outcome.go",
        "outcome.call",
        "danger",
        "danger.yes",
        "danger.no",
        "danger.not-known",
    }


def test_a_statement_that_lost_its_list_is_found_in_the_html(site: Site) -> None:
    good = '<h2 id="someone-else">Someone else</h2><p id="ask-who">Ask who is there.<!--statement:ask-who--></p>'
    assert site.detached("guide/calls.md", good) == ()
    lost = good.replace(' id="ask-who"', "")
    assert [problem.line for problem in site.detached("guide/calls.md", lost)] == [10]


def test_a_page_is_shown_with_the_parts_its_kind_calls_for(site: Site) -> None:
    shown = site.view("decisions/go-or-call.md", "")
    assert shown.edition == EDITION
    assert [piece.component for piece in (*shown.above, *shown.below)] == ["decision-tool"]


def test_a_source_page_lists_what_rests_on_it_from_the_whole_guide(site: Site) -> None:
    shown = site.view("sources/guide-2020.md", "").part("source")
    found = {words for words, _ in shown.usages("platform")}
    assert found == {"Ask who is there.", "Read the plan.", "May people use chat? Yes."}


def test_each_tool_has_its_data_beside_its_page(site: Site) -> None:
    files = dict(site.data_files())
    data = {address: json.loads(text) for address, text in files.items() if address.endswith("tool.json")}
    assert {address: tool["id"] for address, tool in data.items()} == {
        "decisions/go-or-call/tool.json": "go-or-call",
        "decisions/who-calls/tool.json": "who-calls",
    }
    assert data["decisions/go-or-call/tool.json"] == checked_tools(site.guide)["go-or-call"].data


def test_the_json_schema_stands_beside_the_reference_for_authors() -> None:
    page = make_page("about/front-matter.md", serves="reference")
    files = dict(make_site(page).data_files())
    assert files["about/front-matter/page.schema.json"] == json_schema(model_of(KINDS))


def test_data_files_hold_words_as_they_are_and_end_in_a_new_line(site: Site) -> None:
    for address, text in site.data_files():
        assert text.endswith("\n"), address
        assert "\\u" not in text, address


def test_the_build_tells_how_much_was_proved(site: Site) -> None:
    proved = [line for line in site.announcements() if "proved" in line]
    assert proved == [
        "go-or-call: 3 combinations of answers, every one proved",
        "who-calls: 12 combinations of answers, every one proved",
    ]


def test_another_day_makes_a_page_overdue_and_nothing_else_about_the_guide(site: Site) -> None:
    later = replace(site, edition=replace(EDITION, today=date(2028, 1, 1)))
    before, after = (shown.view("guide/calls.md", "") for shown in (site, later))
    found = [view.page.front.is_overdue(view.edition.today) for view in (before, after)]
    assert found == [False, True]
    assert later.guide is site.guide


def test_the_build_tells_which_pages_are_past_their_review_date(site: Site) -> None:
    later = replace(site, edition=replace(EDITION, today=date(2028, 1, 1)))
    assert [line for line in site.announcements() if "review date" in line] == []
    told = [line for line in later.announcements() if "review date" in line]
    assert "docs/guide/calls.md is past its review date: it was due by 20 November 2027" in told


def test_the_build_tells_which_family_lines_were_not_looked_at_since_their_item_changed() -> None:
    family = {"title": "We", "opening": "For you.", "mirrors": {"read": {"say": "We read.", "seen": "CCCC-CCCC"}}}
    site = make_site(checklist_page(family=family))
    [told] = [line for line in site.announcements() if "family" in line]
    assert told.startswith(
        "docs/checklists/get-ready.md:2 The item changed since its family line was last looked at. "
        "Read both, mend the line if need be, then write seen: "
    )


def test_other_programs_are_told_of_the_edition_and_without_a_host_of_no_whole_address(site: Site) -> None:
    files = dict(site.edition_files("Toys", "How to play"))
    assert {*files} == {"_headers", "edition.json"}
    assert json.loads(files["edition.json"])["edition"] == "2026.1"


def test_a_written_page_has_a_day_of_its_last_change_and_a_made_one_has_none(site: Site) -> None:
    assert site.last_change("guide/calls.md") == "2026-11-21"
    assert site.last_change("decisions/go-or-call/proof.md") is None


def test_all_that_is_wrong_with_what_is_written_and_kept_is_told_at_once(tmp_path: Path) -> None:
    docs, editions = tmp_path / "docs", tmp_path / "editions"
    docs.mkdir()
    editions.mkdir()
    (docs / "index.md").write_text("No front matter.", encoding="utf-8")
    (editions / "2026.1.json").write_text("{", encoding="utf-8")
    files = [problem.file for problem in read_site(tmp_path, docs, EDITION.today, EDITION).problems]
    assert files == ["docs/index.md", "editions/2026.1.json"]


def test_a_site_without_problems_is_what_was_written_in_an_edition(site: Site, tmp_path: Path) -> None:
    read = read_site(tmp_path, SMALL_GUIDE, EDITION.today, EDITION)
    assert (read.problems, read.edition, read.guide.pages.keys()) == ((), EDITION, site.guide.pages.keys())


def test_the_edition_comes_from_the_settings_and_needs_an_owner() -> None:
    settings = {"edition": "2026.1", "owner_role": "guide editor"}
    assert read_edition(settings, EDITION.today, "") == EDITION
    for role in (None, " ", 5):
        with pytest.raises(UnusableSettingError) as refused:
            read_edition({**settings, "owner_role": role}, EDITION.today, "")
        assert str(refused.value) == NO_OWNER


def test_templates_find_the_policy_the_contact_and_the_filters_and_are_kept_compiled(
    site: Site, tmp_path: Path
) -> None:
    templates = Environment()
    Build(site, Contact("guide@council.internal", is_mail=True), tmp_path).prepare(templates)
    written = templates.from_string("{{ policy }} {{ contact.url }} {{ day | in_words }}")
    assert written.render(day=EDITION.today) == f"{POLICY} mailto:guide@council.internal 21 November 2026"
    assert (tmp_path / ".cache" / "templates").is_dir()
