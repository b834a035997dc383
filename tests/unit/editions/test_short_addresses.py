"""The short address of every place: made of its address alone, and never of another meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from practice_guide.editions import short_addresses as module
from practice_guide.editions.ledger import Ledger, make_ledger
from practice_guide.editions.short_addresses import FOLDER, ShortAddress, short_addresses
from practice_guide.guide import Page
from practice_guide.printing.codes import code_address, short_code

from ..small_pages import make_page


def page(*statements: str, path: str = "guide/calls.md", words: str = "Ask who is there.") -> Page:
    body = "\n\n".join(f'{words}\n{{#{name} cite="own" reason="It helps."}}' for name in statements)
    return make_page(path, body=body + "\n")


def ledger(*pages: Page, edition: str = "2026.1") -> Ledger:
    return make_ledger(pages, {}, (), edition, date(2026, 11, 21))


def codes(*ledgers: Ledger) -> dict[str, str]:
    return {found.target: found.code for found in short_addresses(ledgers[:-1], ledgers[-1])}


def test_every_page_and_place_has_a_code_made_of_its_address() -> None:
    assert codes(ledger(page("ask"))) == {
        "guide/calls/": short_code(["guide/calls/"]),
        "guide/calls/#ask": short_code(["guide/calls/#ask"]),
    }


def test_a_code_says_what_its_place_is_and_says() -> None:
    _, found = short_addresses((), ledger(page("ask")))
    code = short_code(["guide/calls/#ask"])
    assert found == ShortAddress(code, "guide/calls/", "ask", "statement", "Ask who is there.")


def test_a_code_stays_when_the_words_change_and_when_places_come_before_it() -> None:
    before, after = ledger(page("ask")), ledger(page("ask", words="Ask first."), page("a", path="guide/a.md"))
    assert codes(after)["guide/calls/#ask"] == codes(before)["guide/calls/#ask"]


def test_a_place_that_is_gone_keeps_its_code_and_its_last_words() -> None:
    found = short_addresses((ledger(page("ask")),), ledger(page(), edition="2026.2"))
    assert [(entry.target, entry.title) for entry in found] == [
        ("guide/calls/", "Calls"),
        ("guide/calls/#ask", "Ask who is there."),
    ]


def test_a_page_that_the_build_makes_has_none() -> None:
    made = replace(page(), path="guide/made.md", is_made=True)
    assert codes(ledger(page(), made)) == {"guide/calls/": short_code(["guide/calls/"])}


def test_where_two_would_have_one_code_the_first_published_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "short_code", lambda content: f"CODE-{len(content)}")
    first, then = ledger(page(path="guide/z.md")), ledger(page(path="guide/z.md"), page(path="guide/a.md"))
    assert codes(first) == {"guide/z/": "CODE-1"}
    assert codes(first, then) == {"guide/z/": "CODE-1", "guide/a/": "CODE-2"}


def test_a_short_address_is_written_small() -> None:
    assert code_address("CDF4-7KMR", FOLDER) == "l/cdf4-7kmr/"
