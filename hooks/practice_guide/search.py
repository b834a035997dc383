"""What readers can search for besides the text of pages: questions, checklist items, sources and the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape

from .guide.catalogue import Catalogue
from .guide.pages import Page
from .schema.checklist import Checklist
from .schema.decision import Decision

Entry = dict[str, str]

# Advice comes before stories with the same words in their titles.
WEIGHT_OF_CASES = 0.1


def add_to_index(index: str, catalogue: Catalogue) -> str:
    """Return the search index of the site, as JSON text, with what pages declare in their front matter."""
    data = json.loads(index)
    titles = {page.address: escape(_title(page)) for page in catalogue.pages.values()}
    for entry in data["docs"]:
        # The search plugin leaves the titles of pages as they are typed; the search shows them as HTML.
        entry["title"] = titles.get(entry["location"], entry["title"])
    indexed = {entry["location"] for entry in data["docs"]}
    data["docs"] += [entry for page in catalogue.pages.values() for entry in _missing_entries(page, indexed)]
    cases = {page.address for page in catalogue.pages.values() if page.front.scenario}
    for entry in data["docs"]:
        if entry["location"] in cases:
            entry["boost"] = WEIGHT_OF_CASES
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _missing_entries(page: Page, indexed: set[str]) -> Iterator[Entry]:
    entries = [*search_entries(page)]
    # The search shows a part under its page, so the page needs an entry of its own, and first.
    if entries and page.address not in {*indexed, entries[0]["location"]}:
        yield _entry(page, "", page.front.title, [page.front.summary])
    yield from entries


def search_entries(page: Page) -> Iterator[Entry]:
    """Yield an entry for each part of a page that its front matter holds, in the index's own form."""
    front = page.front
    if front.decision:
        yield from _decision_entries(page, front.decision)
    if front.checklist:
        yield from _checklist_entries(page, front.checklist)
    for difference in front.differences:
        # What to do comes first: an excerpt of a position alone would read as advice.
        do = [item.text for item in difference.meanwhile]
        said = [words for position in difference.positions for words in (position.dated, position.says)]
        yield _entry(page, difference.id, difference.question, [*do, difference.common_ground, *said])
    for dated in front.dated:
        yield _entry(page, dated.id, dated.topic, [dated.was, *(item.text for item in dated.now)])
    for section in front.source.sections if front.source else []:
        if section.says:
            yield _entry(page, section.id, section.heading, [section.says])
    if front.scenario:
        yield _entry(page, "", _title(page), front.scenario.story)


def _decision_entries(page: Page, decision: Decision) -> Iterator[Entry]:
    for name, question in decision.questions.items():
        answers = [answer.say for answer in question.answers.values()]
        yield _entry(page, name, question.ask, [question.help or "", question.why or "", *answers])
    for name, outcome in decision.outcomes.items():
        steps = [item.text for item in (*outcome.says, *outcome.next)]
        yield _entry(page, f"outcome.{name}", outcome.title, [outcome.first, *steps])


def _checklist_entries(page: Page, checklist: Checklist) -> Iterator[Entry]:
    for group in checklist.groups:
        words = [words for item in group.items for words in (item.do, item.why or "", item.ask_aloud or "")]
        yield _entry(page, group.id, f"{page.front.title}: {group.title}", words)


def _title(page: Page) -> str:
    # A story reads like advice or like a real case, and is neither.
    return f"Invented case: {page.front.title}" if page.front.scenario else page.front.title


def _entry(page: Page, anchor: str, title: str, texts: Iterable[str | None]) -> Entry:
    location = f"{page.address}#{anchor}" if anchor else page.address
    # The index holds HTML, and what authors write in front matter is plain text.
    return {"location": location, "title": escape(title), "text": escape(" ".join(filter(None, texts)))}
