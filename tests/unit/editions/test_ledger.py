from pathlib import Path

import pytest

from practice_guide.editions.ledger import Place, page_places
from practice_guide.guide import Page, load_guide
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS

from ..small_pages import checklist_page

GUIDE = load_guide(Path(__file__).parents[2] / "cases" / "every-key", KINDS)
FRONT = "---\ntitle: Calls\nsummary: About calls.\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n---\n"
BODY = '## Say {#say}\n\nLoose words.\n\n- Say hello.\n  {#say-hello cite="own" reason="It is kind."}\n'


def page(text: str) -> Page:
    found, problems = parse_page("guide/calls.md", text.encode(), KINDS)
    assert found is not None, problems
    return found


def test_every_anchor_of_every_page_is_a_place() -> None:
    for found in GUIDE.pages.values():
        assert set(page_places(found)) == {"", *(anchor.id for anchor in found.anchors)}, found.path


@pytest.mark.parametrize(
    ("path", "anchor", "kind"),
    [
        ("guide/every-key.md", "", "page"),
        ("decisions/every-key.md", "outcome.go", "outcome"),
        ("changed.md", "every-key", "dated"),
    ],
)
def test_a_place_says_what_kind_it_is(path: str, anchor: str, kind: str) -> None:
    assert page_places(GUIDE.pages[path])[anchor].kind == kind


def test_a_statement_has_its_words_then_our_reason_and_means_what_it_rests_on() -> None:
    assert page_places(page(FRONT + BODY))["say-hello"] == Place(
        "statement", ("Say hello.", "It is kind."), {"cite": ["own"]}
    )


def test_a_page_has_the_words_that_have_no_place_of_their_own() -> None:
    assert page_places(page(FRONT + BODY))[""].words == ("Calls", "About calls.", "Loose words.")


def test_reviews_and_the_history_of_a_page_are_no_part_of_what_it_says() -> None:
    later = FRONT.replace("2027-11-20", "2027-12-20\nchanges: [{on: 2026-11-21, kind: new, what: First.}]")
    assert page_places(page(later + BODY)) == page_places(page(FRONT + BODY))


def test_the_fingerprint_follows_words_and_meaning() -> None:
    first = Place("item", ("Ring first.",), {"critical": True})
    assert first.fingerprint == Place("item", ("Ring first.",), {"critical": True}).fingerprint
    assert first.fingerprint != Place("item", ("Ring last.",), {"critical": True}).fingerprint
    assert first.fingerprint != Place("item", ("Ring first.",), {}).fingerprint


def test_the_moment_at_which_a_list_is_used_is_part_of_what_its_page_means() -> None:
    now, later = (page_places(checklist_page(moment=moment))[""] for moment in ("before", "after"))
    assert now.words == later.words
    assert (now.meaning["checklist moment"], later.meaning["checklist moment"]) == ("before", "after")
    assert now.fingerprint != later.fingerprint
