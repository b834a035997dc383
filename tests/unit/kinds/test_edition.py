"""The pages of an edition, and the list of short addresses, page by page."""

from __future__ import annotations

from datetime import date

from practice_guide.editions.history import History
from practice_guide.editions.ledger import make_ledger
from practice_guide.editions.short_addresses import ShortAddress
from practice_guide.kinds.edition import PATH, ShortLinksPart
from practice_guide.printing.codes import short_code
from practice_guide.site import Site

from ..small_pages import EDITION, make_guide, make_page, make_site

CALLS = make_page(body='## Who {#who}\n\nAsk who is there.\n{#ask cite="own" reason="It helps."}\n')


Told = tuple[str, str, str, str]


def link(target: str, kind: str, words: str) -> Told:
    return (short_code([target]), kind, words, target)


def told(part: ShortLinksPart, entry: ShortAddress) -> Told:
    """Return the code of a place, with what readers are told of it and where it leads."""
    return (entry.code, part.kind(entry), part.words(entry), entry.target)


def test_each_page_stands_before_its_places_with_what_readers_call_them() -> None:
    part = make_site(CALLS).view(PATH, "").part("short-links")
    assert part.gone == ()
    assert [(page.title, [told(part, entry) for entry in links]) for page, links in part.pages] == [
        (
            "Calls",
            [
                link("guide/calls/", "Page", "Calls"),
                link("guide/calls/#who", "Section", "Who"),
                link("guide/calls/#ask", "Statement", "Ask who is there."),
            ],
        ),
    ]


def test_what_is_gone_is_told_with_what_became_of_it() -> None:
    ask = '{words}.\n{{#{name} cite="own" reason="It helps."}}\n'
    then = [
        make_page("guide/old.md", ask.format(words="Ring first", name="ring"), title="Old"),
        make_page(
            body="\n".join(ask.format(words=name.capitalize(), name=name) for name in ("write", "shout", "wait"))
        ),
    ]
    now = make_page(
        body=ask.format(words="Wait", name="wait"),
        moved=[
            {"from": "guide/old/", "why": "Told here.", "since": "2026-12-01"},
            {"from": "guide/calls/#write", "to": "#wait", "why": "Said once.", "since": "2026-12-02"},
        ],
        withdrawn=[
            {
                "from": "guide/calls/#shout",
                "to": "#wait",
                "why": "It frightens.",
                "instead": "Wait for them.",
                "since": "2026-12-03",
            },
            {"from": "guide/old/#ring", "to": "#wait", "why": "It warns.", "instead": "Wait.", "since": "2026-12-04"},
        ],
    )
    history = History((make_ledger(then, {}, (), "2026.1", date(2026, 11, 21)),))
    part = Site(make_guide(now), EDITION, history).view(PATH, "").part("short-links")
    wait = link("guide/calls/#wait", "Statement", "Wait.")
    assert [
        (told(part, gone.link), gone.move.entry.since, gone.move.entry.why, gone.move.instead, told(part, gone.now))
        for gone in part.gone
    ] == [
        (
            link("guide/calls/#shout", "Statement", "Shout."),
            date(2026, 12, 3),
            "It frightens.",
            "Wait for them.",
            wait,
        ),
        (link("guide/calls/#write", "Statement", "Write."), date(2026, 12, 2), "Said once.", None, wait),
        (
            link("guide/old/", "Page", "Old"),
            date(2026, 12, 1),
            "Told here.",
            None,
            link("guide/calls/", "Page", "Calls"),
        ),
        (link("guide/old/#ring", "Statement", "Ring first."), date(2026, 12, 4), "It warns.", "Wait.", wait),
    ]
    assert [entry.code for _, links in part.pages for entry in links] == [
        short_code(["guide/calls/"]),
        short_code(["guide/calls/#wait"]),
    ]


def test_changed_pages_of_one_title_are_told_apart_by_the_part_of_the_guide() -> None:
    then = [make_page("guide/old.md", title="Old")]
    now = [*then, *(make_page(f"{part}/call.md", title="The call") for part in ("guide", "for")), make_page("new.md")]
    released = ((then, "2026.1"), (now, "2026.2"))
    history = History(tuple(make_ledger(pages, {}, (), name, date(2026, 11, 21)) for pages, name in released))
    edition = Site(make_guide(*now), EDITION, history).view("editions/2026.2.md", "").part("edition")["edition"]
    assert sorted((page.address, edition.section(page)) for page in edition.pages) == [
        ("for/call/", "Ways in"),
        ("guide/call/", "Guide"),
        ("new/", ""),
    ]
