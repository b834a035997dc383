"""What other programs are told: the feed of changes, and the policy for browsers."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from hashlib import sha256
from xml.etree import ElementTree

from practice_guide.editions.published_files import (
    POLICY,
    Publication,
    allow_reloading,
    feed_entries,
    feed_xml,
    published_files,
)
from practice_guide.guide import Page
from practice_guide.guide.kind import Edition
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://example.org/guide/"
ABOUT = Publication("Guide", "About calls", Edition("2026.1", "guide editor", date(2026, 11, 21), SITE), "f")


def page(path: str, *changes: str) -> Page:
    listed = "".join(f"  - {change}\n" for change in changes)
    front = f"title: Calls & visits\nsummary: s\nreviewed: 2026-11-21\nreview_by: 2027-11-20\nchanges:\n{listed}"
    body = '## Say {#say}\n\nSay hello.\n{#say-hello cite="own" reason="It is kind."}\n'
    found, problems = parse_page(path, f"---\n{front}---\n{body}".encode(), KINDS)
    assert found is not None, problems
    return found


FIRST = "{on: 2026-01-01, kind: new, what: First version.}"
SECOND = "{on: 2026-02-01, kind: law, what: 'Rules <changed> & so on.', ids: [say-hello]}"
THIRD = "{on: 2026-02-01, kind: correction, what: Mended.}"


def feed(*pages: Page) -> ElementTree.Element:
    return ElementTree.fromstring(feed_xml(pages, ABOUT))


def test_the_newest_change_comes_first_and_dates_the_feed() -> None:
    found = feed(page("guide/a.md", SECOND, FIRST), page("guide/b.md", FIRST))
    days = [entry.findtext("a:updated", "", ATOM) for entry in found.findall("a:entry", ATOM)]
    assert days == ["2026-02-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"]
    assert found.findtext("a:updated", "", ATOM) == "2026-02-01T00:00:00Z"


def test_an_entry_tells_the_change_and_links_the_place_that_it_names() -> None:
    entry = feed(page("guide/a.md", SECOND)).find("a:entry", ATOM)
    assert entry is not None
    link, kind = entry.find("a:link", ATOM), entry.find("a:category", ATOM)
    assert entry.findtext("a:title", "", ATOM) == "Calls & visits (law)"
    assert entry.findtext("a:summary", "", ATOM) == "Rules <changed> & so on."
    assert link is not None
    assert link.get("href") == f"{SITE}guide/a/#say-hello"
    assert kind is not None
    assert kind.get("term") == "law"


def test_a_change_that_names_no_place_or_a_place_that_is_gone_links_the_page() -> None:
    gone = "{on: 2026-02-01, kind: removed, what: Taken out., ids: [gone]}"
    links = [link.get("href") for link in feed(page("guide/a.md", gone, FIRST)).findall("a:entry/a:link", ATOM)]
    assert links == [f"{SITE}guide/a/"] * 2


def test_an_id_stays_when_a_change_of_the_same_day_is_added_and_when_the_words_are_mended() -> None:
    before = {entry.change.what: entry.id for entry in feed_entries([page("guide/a.md", SECOND, FIRST)])}
    after = {entry.change.what: entry.id for entry in feed_entries([page("guide/a.md", THIRD, SECOND, FIRST)])}
    reworded = feed_entries([page("guide/a.md", SECOND.replace("so on", "more"), FIRST)])
    assert before.items() < after.items()
    assert [entry.id for entry in reworded] == [*before.values()]


def test_every_id_is_used_once_and_holds_no_host() -> None:
    found = [entry.id for entry in feed_entries([page("guide/a.md", THIRD, SECOND, FIRST), page("b.md", FIRST)])]
    assert len(set(found)) == 4
    assert all(name.startswith("urn:uuid:") for name in found)


def test_a_guide_without_changes_has_a_feed_without_entries() -> None:
    assert feed().findall("a:entry", ATOM) == []


def test_the_feed_names_the_role_that_owns_the_guide() -> None:
    assert feed().findtext("a:author/a:name", "", ATOM) == "guide editor"
    assert date.fromisoformat(feed().findtext("a:updated", "", ATOM)[:10])


SCRIPT = b"\nvar livereload = function(epoch, requestId) {}\nlivereload(12, 34);\n"


def served(script: bytes) -> bytes:
    return b'<meta content="' + POLICY.encode() + b'"><body><script>' + script + b"</script></body>"


def test_the_script_of_mkdocs_serve_and_no_other_is_allowed_by_its_digest() -> None:
    allowed = b"script-src 'self' 'sha256-" + b64encode(sha256(SCRIPT).digest()) + b"'; style-src"
    assert allow_reloading(served(SCRIPT)) == served(SCRIPT).replace(b"script-src 'self'; style-src", allowed)


def test_a_page_without_it_stays_as_it_is() -> None:
    assert allow_reloading(served(b"alert(1);")) == served(b"alert(1);")


def test_a_page_that_is_followed_has_a_feed_of_its_own_beside_it() -> None:
    area, other = page("local/ours.md", SECOND, FIRST), page("guide/b.md", FIRST)
    files = dict(published_files([area, other], ABOUT, [area]))
    own, whole = (ElementTree.fromstring(files[address]) for address in ("local/ours/feed.xml", "feed.xml"))
    assert [len(found.findall("a:entry", ATOM)) for found in (own, whole)] == [2, 3]
    assert own.findtext("a:title", "", ATOM) == "Guide: Calls & visits: what changed"
    assert [link.get("href") for link in own.findall("a:link", ATOM)] == [
        f"{SITE}local/ours/feed.xml",
        f"{SITE}local/ours/",
    ]
    assert own.findtext("a:id", "", ATOM) != whole.findtext("a:id", "", ATOM)
