"""Small pages for tests, made as briefly as what is tested allows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from practice_guide.guide import Guide, Page
from practice_guide.guide.catalogue import Catalogue
from practice_guide.guide.checks import check_guide
from practice_guide.guide.kind import Edition
from practice_guide.guide.loading import check, parse_page
from practice_guide.guide.loading import make_catalogue as catalogue_of
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.problems import Problem
from practice_guide.site import Site

SOURCE = {
    "name": "A guide",
    "publisher": "not stated",
    "published": "2020",
    "kind": "national guidance",
    "status": "dated",
    "extent": "England",
}
EDITION = Edition("2026.1", "guide editor", date(2026, 11, 21), "https://example.org/guide/")
CITED = {"cite": ["own"], "reason": "We saw it."}
DECISION = {
    "asks": "Go or call?",
    "outcomes": {
        "go": {"title": "Go", "first": "Set a date.", **CITED},
        "call": {"title": "You could call", "first": "Plan the call.", "clears": {"needs": ["danger"]}, **CITED},
    },
    "questions": {
        "danger": {
            "ask": "Is anyone in danger?",
            "answers": {"yes": {"say": "Yes", "raises": "go", "because": "It is.", **CITED}, "no": {"say": "No"}},
        }
    },
}


def make_page(path: str = "guide/calls.md", body: str = "", **front: Any) -> Page:
    """Make a page without problems; what front matter needs is there unless given."""
    needed = {"title": "Calls", "summary": "How to call.", "reviewed": "2026-11-21", "review_by": "2027-11-20"}
    # JSON is YAML too, and needs no care with quotes.
    page, problems = parse_page(path, f"---\n{json.dumps(needed | front)}\n---\n{body}".encode(), KINDS)
    assert page, problems
    assert problems == ()
    return page


def source_page(key: str = "guide-2020", sections: tuple[str, ...] = ("platform",), at: str = "original") -> Page:
    """Make the page of a source, its short name `Guide, 2020` for the key `guide-2020`."""
    parts = [{"id": name, "heading": name.capitalize()} for name in sections]
    checked = {"at": at, "on": "November 2026", "how": "The text was read."}
    block = SOURCE | {"key": key, "short": key.replace("-", ", ").capitalize(), "checked": checked, "sections": parts}
    return make_page(f"sources/{key}.md", title=f"About {key}", source=block)


def tool_page(name: str = "go-or-call", **decision: Any) -> Page:
    """Make the page of a decision tool of one question."""
    title = decision.pop("title", "Go or call")
    return make_page(f"decisions/{name}.md", title=title, decision=DECISION | {"id": name} | decision)


def checklist_page(name: str = "get-ready", *items: dict[str, Any], **checklist: Any) -> Page:
    """Make the page of a checklist with one group."""
    given = items or ({"id": "read", "do": "Read the plan."},)
    written = [item if "cite" in item else CITED | item for item in given]
    groups = [{"id": "first", "title": "First", "items": written}]
    block = {"id": name, "for": "Everyone", "moment": "before", "groups": groups} | checklist
    return make_page(f"checklists/{name}.md", title="Get ready", checklist=block)


def differences_page(name: str = "chat") -> Page:
    """Make a page with one difference between sources."""
    entry = {
        "id": name,
        "topic": name,
        "question": f"May people use {name}?",
        "positions": [{"says": "Yes.", "cite": ["guide-2020:platform"]}],
        "common_ground": "Everyone is heard.",
        "meanwhile": ["Ask the chair."],
        "who_decides": "The chair.",
    }
    return make_page("differences.md", differences=[entry])


def dated_page(name: str = "data-law") -> Page:
    """Make a page with one thing that was said once and is wrong."""
    entry = {
        "id": name,
        "topic": "data law",
        "standing": "wrong",
        "was": "There was one law.",
        "now": ["There are two."],
        "cite": ["guide-2020"],
        "checked": "The law was read.",
        "look_again": "2027-05-20",
    }
    return make_page("changed-since-2020.md", dated=[entry])


def make_catalogue(*pages: Page, unreadable: tuple[str, ...] = ()) -> Catalogue:
    """Make a catalogue of pages."""
    return catalogue_of({page.path: page for page in pages}, KINDS, unreadable)


def make_guide(*pages: Page, unreadable: tuple[str, ...] = ()) -> Guide:
    """Make a checked guide of pages; what is wrong with it stands in its problems."""
    return check(make_catalogue(*pages, unreadable=unreadable), KINDS)


def make_site(*pages: Page, edition: Edition = EDITION) -> Site:
    """Make the site of a few pages."""
    return Site(make_guide(*pages), edition)


def find_problems(*pages: Page, unreadable: tuple[str, ...] = ()) -> list[Problem]:
    """Return what holds for pages of any kind and does not hold for these, in the order found."""
    return check_guide(make_catalogue(*pages, unreadable=unreadable), KINDS)


def show(component: str, page: Page, *others: Page, edition: Edition = EDITION) -> Any:
    """Return what a component shows of a page, in a site of it and others."""
    return make_site(page, *others, edition=edition).view(page.path, "").part(component)
