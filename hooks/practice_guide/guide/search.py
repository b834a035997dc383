"""What readers can search for: what pages say, place by place, and the other words that people type for it.

The search itself is a script, overrides/components/search/search-engine.js. Here is the data that it reads, and what
must hold for the words that authors give it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ..reading.problems import Problem, shown, suggest
from ..text.markdown import find_blocks, prose_lines
from .catalogue import Catalogue, Declared
from .kind import Guide, Kind, blocks_of
from .page import Looks, Page

SEARCH_DATA = "search/data.json"
FORMAT = 1
IN_A_CALL = Looks(found_as="In a call now?", found_weight=1.8)
SAME_WORDS, NOT_IN_GUIDE = "words for the same", "subject that the guide does not have"
# Words of no weight in a question: "what if the dad is listening" asks for a dad who listens.
SMALL_WORDS = """
a about actually all also am an and any are as at be because been being but by can cannot cant could d did didnt do
does doesnt doing don dont for from get gets getting go goes going gonna got had has hasnt have havent having he her
hers him his how i id if im in into is isnt it its ive just ll m may me might must my myself no not now of off ok okay
on or our ours please re s shall she should so some still such t tell than that thats the their theirs them then there
theres these they theyre this those to too up upon us use used uses using ve very want wants was we well were what
whats when where whether which while who whos whose why will wish with would yes you your yours
"""
LEFT_OUT = frozenset(SMALL_WORDS.split())
# A reader's first search waits for the data, so pages on which nobody acts give their titles, headings and a start.
BRIEF_WEIGHT, BRIEF = 0.5, 120
# A word on more pages than this leads nowhere.
MOST_PAGES, FEW_PAGES = 0.4, 10
TABLE_LINE = re.compile(r"[|]|-{3,}")
CONTRACTED = re.compile("['\u2019](?:s|ll|ve|re|d|m)\\b|['\u2019]")
LETTERS = re.compile(r"[^\W_]+")
# Every accent that stands apart is beyond the letters of Latin, and so is little else.
NOT_LATIN = re.compile("[^\x00-\u02ff]")


@dataclass(frozen=True)
class Passage:
    """Some text with a place of its own."""

    anchor: str
    text: str


@dataclass(frozen=True)
class SearchEntry:
    """A part of a page that can be found; the empty anchor is the page itself, the empty title its title."""

    anchor: str
    title: str
    texts: tuple[Passage | str | None, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts, each with the nearest place that leads to it."""
        given = (text if isinstance(text, Passage) else Passage(self.anchor, text or "") for text in self.texts)
        return tuple(passage for passage in given if passage.text)


def search_data(guide: Guide, pages: Iterable[Page]) -> str:
    """Return what the search reads, as JSON text: pages, places on them, and words that stand for others.

    Args:
        pages: All pages of the site, written and made.
    """
    found = [page for page in pages if page.looks.is_found]
    looks = [_looks(page, guide.kinds) for page in found]
    labels = list(dict.fromkeys(look.found_as for look in looks))
    standing = guide.catalogue.standing_words
    data = {
        "format": FORMAT,
        "kinds": labels,
        "pages": [
            [page.address, page.front.title, labels.index(look.found_as), look.found_weight]
            for page, look in zip(found, looks, strict=True)
        ],
        "entries": [entry for number, page in enumerate(found) for entry in _entries(number, page, guide)],
        "same": [list(group.lines) for group in guide.catalogue.all(SAME_WORDS).values()],
        "missing": [[list(lack.lines), _nearest(lack, found)] for lack in guide.catalogue.all(NOT_IN_GUIDE).values()],
        "leftOut": sorted(LEFT_OUT),
        "danger": standing.danger if standing else "",
    }
    return f"{json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n"


def search_entries(page: Page, guide: Guide) -> Iterator[SearchEntry]:
    """Yield each part of a page that can be found: the page itself, its sections, and what its front matter holds."""
    declared = [entry for kind, block in blocks_of(page, guide.kinds) for entry in kind.search(page, block)]
    of_page = [text for entry in declared if not entry.anchor for text in entry.passages]
    front = page.front
    taken = [item.text for item in front.take_away]
    asked = [Passage(entry.id, entry.ask) for entry in front.reflection]
    # A list of subjects repeats the words of everything else.
    sections = [] if front.serves == "site-index" else list(_sections(page))
    opening = [text for entry in sections if not entry.anchor for text in entry.passages]
    yield SearchEntry("", "", (front.summary, *taken, *of_page, *opening, *asked))
    yield from (entry for entry in (*sections, *declared) if entry.anchor)


def found_words(page: Page) -> dict[str, tuple[list[str], list[str]]]:
    """Return the other words for a page and its places, by place: its words, and those that call for help at once."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for entry in page.front.found_by:
        words, urgent = found.setdefault(entry.at or "", ([], []))
        words += entry.words
        urgent += entry.urgent
    return found


def titles_of_places(page: Page, guide: Guide) -> dict[str, str]:
    """Return what each part of a page is called, by its place; the page itself stands under the empty one."""
    return {entry.anchor: entry.title or page.front.title for entry in _parts(page, guide)}


def check_found_by(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield a problem for each word for searches that leads nowhere: to no place, to nothing, or to everything."""
    # Counted when the first word is asked for.
    spread = cache(partial(_count_pages, catalogue))
    for page in catalogue.pages.values():
        places = [anchor.id for anchor in page.anchors]
        for number, entry in enumerate(page.front.found_by):
            at = partial(page.document.problem, ("found_by", number))
            if entry.at and entry.at not in places:
                yield at(f'This page has no place called "{shown(entry.at)}". {suggest(entry.at, places, "Places")}')
            if not (entry.words or entry.urgent):
                yield at("Nothing is found by this. Write words, as in: words: [running away].")
            faults = (_fault(words, spread, len(catalogue.pages)) for words in (*entry.words, *entry.urgent))
            yield from map(at, filter(None, faults))


def plain_words(text: str) -> list[str]:
    """Return the words of a text as the search compares them: small, without accents or what follows an apostrophe."""
    plain = unicodedata.normalize("NFD", text.lower())
    bare = NOT_LATIN.sub(lambda sign: "" if unicodedata.combining(sign[0]) else sign[0], plain)
    return LETTERS.findall(CONTRACTED.sub("", bare))


def _looks(page: Page, kinds: Collection[Kind[Any]]) -> Looks:
    """Return the looks of a page to those who search: a part that is found as something says what the page is."""
    if page.front.serves == "in-a-call":
        return IN_A_CALL
    parts = (kind.looks for kind, _ in blocks_of(page, kinds) if kind.is_part and kind.looks.found_as != "Guide")
    return next(parts, page.looks)


def _entries(number: int, page: Page, guide: Guide) -> Iterator[list[Any]]:
    words = found_words(page)
    is_brief = _looks(page, guide.kinds).found_weight <= BRIEF_WEIGHT
    for entry in _parts(page, guide):
        also, urgent = words.get(entry.anchor, ([], []))
        passages = _start_of(entry) if is_brief else entry.passages
        texts = [part for text in passages for part in (text.anchor if text.anchor != entry.anchor else "", text.text)]
        yield [number, entry.anchor, entry.title, also, urgent, texts]


def _parts(page: Page, guide: Guide) -> Iterator[SearchEntry]:
    """Yield each part of a page, then each place inside one that has other words of its own."""
    entries = {entry.anchor: entry for entry in search_entries(page, guide)}
    yield from entries.values()
    yield from (_alone(place, entries.values()) for place in found_words(page) if place not in entries)


def _start_of(entry: SearchEntry) -> tuple[Passage, ...]:
    """Return how a page on which nobody acts opens; of its parts nothing, for they are found by their titles."""
    text = " ".join(passage.text for passage in entry.passages)
    shown = text if len(text) <= BRIEF else f"{text[:BRIEF].rsplit(' ', 1)[0]} …"
    return () if entry.anchor else (Passage("", shown),)


def _alone(place: str, entries: Iterable[SearchEntry]) -> SearchEntry:
    """Return a place inside a part as a part of its own."""
    inside = ((entry, text) for entry in entries for text in entry.passages if text.anchor == place)
    entry, text = next(inside, (None, None))
    return SearchEntry(place, entry.title if entry else "", (text,))


def _sections(page: Page) -> Iterator[SearchEntry]:
    """Yield the text before the first heading, then that below each; a paragraph has its own place if it has one."""
    statements = {statement.line: statement.id for statement in page.body.statements}
    headings = [*page.body.headings]
    titles = {"": "", **{heading.id: heading.text for heading in headings}}
    texts: dict[str, list[Passage]] = {place: [] for place in titles}
    here = ""
    for block in find_blocks(prose_lines(page.document)):
        while headings and headings[0].line < block.line:
            here = headings.pop(0).id
        text = " ".join(TABLE_LINE.sub(" ", block.text).split())
        texts[here].append(Passage(statements.get(block.line + len(block.lines), here), text))
    yield from (SearchEntry(place, titles[place], tuple(found)) for place, found in texts.items())


def _nearest(lack: Declared, pages: list[Page]) -> list[list[Any]]:
    """Return where to look instead: the number of the page, and the place on it."""
    numbers = {page.path: number for number, page in enumerate(pages)}
    return [[numbers[path], anchor] for path, _, anchor in (link.partition("#") for link in lack.parts)]


def words_of_weight(given: str) -> list[str]:
    """Return the words that searches look at."""
    return [word for word in plain_words(given) if word not in LEFT_OUT]


def explain_left_out(given: str) -> str | None:
    """Return what is wrong with words that searches leave out altogether."""
    if words_of_weight(given):
        return None
    return f'Nothing is found by "{shown(given)}": searches leave out such words. Write a word of weight.'


def _count_pages(catalogue: Catalogue) -> Counter[str]:
    """Return on how many pages each word stands."""
    texts = (f"{page.front.title} {page.front.summary} {page.document.body}" for page in catalogue.pages.values())
    return Counter(word for text in texts for word in {*plain_words(text)})


def _fault(given: str, spread: Callable[[], Counter[str]], pages: int) -> str | None:
    """Return what is wrong with words for searches, given on how many of all pages each word stands."""
    words = words_of_weight(given)
    if len(words) == 1 and (count := spread()[words[0]]) > max(FEW_PAGES, MOST_PAGES * pages):
        return f'Everything is found by "{shown(given)}": it stands on {count} pages. Write what sets this one apart.'
    return explain_left_out(given)
