"""The same short walk in every engine: what readers do most, by hand and by touch of nothing but what they see."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .engines import Engine

TOOLS = sorted(path.stem for path in Path("docs/decisions").glob("*.md") if path.stem != "index")
STATE = "document.querySelector('decision-tool').dataset.state"
READY = "document.querySelector('decision-tool').hasAttribute('data-ready')"
LONGEST_ROUTE = 40
PAGE = "frames[0].document.documentElement"


def press(engine: Engine, name: str, kind: str = "a, button") -> None:
    """Press what a reader sees by this name."""
    engine.click(f"walk.named({name!r}, {kind!r})")


def words(engine: Engine, selector: str) -> str:
    """The words of the first such part that is seen."""
    return str(engine.evaluate(f"walk.see({selector!r}).innerText"))


def walk_to_the_result(engine: Engine) -> None:
    """Give the last answer of each question, until there is a result."""
    engine.expect(f"{STATE} === 'asking'")
    for _ in range(LONGEST_ROUTE):
        state = engine.evaluate(STATE)
        if state == "result":
            return
        if state == "settled":
            press(engine, "See the result")
        else:
            engine.click("[...document.querySelectorAll('[data-current] label')].at(-1)")
            press(engine, "Continue")
            # The first answer brings the script that takes the press.
            engine.expect(READY)
    raise AssertionError("the tool asks on and on")


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_leads_to_a_result_and_back_to_the_last_question(engine: Engine, probed_url: str, tool: str) -> None:
    engine.open(f"{probed_url}decisions/{tool}/")
    walk_to_the_result(engine)
    assert engine.evaluate("walk.see('[data-outcome] h3').innerText")
    assert engine.evaluate("document.activeElement === walk.see('[data-outcome] h3')")
    engine.evaluate("history.back()")
    engine.expect(f"{STATE} !== 'result'")
    engine.expect("document.querySelector('[data-current] input:checked') !== null")


def test_a_checklist_ticks_counts_and_clears(engine: Engine, probed_url: str) -> None:
    engine.open(f"{probed_url}checklists/before-the-call/")
    engine.click("document.querySelectorAll('.checklist__item label')[0]")
    engine.click("document.querySelectorAll('.checklist__item label')[1]")
    engine.expect("walk.see('[data-part=total]').innerText === '2 of 16 done'")
    press(engine, "Clear all ticks")
    engine.expect("walk.see('[data-part=total]').innerText === '0 of 16 done'")
    press(engine, "Put the ticks back")
    engine.expect("walk.see('[data-part=total]').innerText === '2 of 16 done'")


def test_a_word_of_the_glossary_opens_its_card_and_a_press_elsewhere_closes_it(engine: Engine, probed_url: str) -> None:
    engine.open(f"{probed_url}guide/recording-a-call/")
    assert engine.evaluate("walk.see('.term__means')") is None
    press(engine, "lawful basis")
    engine.expect("walk.see('.term__means') !== undefined")
    assert words(engine, ".term__means").startswith("The reason in data protection law that allows")
    assert engine.evaluate("walk.see('.term__means').getBoundingClientRect().bottom < innerHeight")
    engine.click("document.querySelector('h1')")
    engine.expect("walk.see('.term__means') === undefined")


def test_search_finds_a_page_and_leads_to_it(engine: Engine, probed_url: str) -> None:
    engine.open(f"{probed_url}search/")
    engine.click("document.querySelector('.search__input')")
    engine.expect("document.activeElement.matches('.search__input')")
    # Each letter is searched, and its list takes the place of the last one; a walk that presses a link wants one list.
    engine.evaluate("document.activeElement.value = 'interprete'")
    engine.type("r")
    engine.expect("document.activeElement.value === 'interpreter'")
    result = "[data-search-results] a"
    engine.expect(f"walk.see({result!r}) !== undefined")
    assert "interpreter" in words(engine, "[data-search-results]").lower()
    path = engine.evaluate(f"walk.see({result!r}).pathname")
    engine.click(f"walk.see({result!r})")
    engine.expect(f"location.pathname === {path!r} && document.readyState === 'complete'")


def test_the_page_for_use_in_a_call_is_one_press_away_and_unfolds_its_sources(engine: Engine, probed_url: str) -> None:
    engine.open(probed_url)
    press(engine, "In a call now?")
    engine.expect("location.pathname === '/guide/in-a-call-now/' && document.readyState === 'complete'")
    assert engine.evaluate("walk.see('.statement-fold a')") is None
    engine.click("walk.see('.statement-fold summary')")
    engine.expect("walk.see('.statement-fold a') !== undefined")


def test_several_lists_are_chosen_counted_and_printed(engine: Engine, probed_url: str) -> None:
    engine.open(f"{probed_url}checklists/print/")
    engine.evaluate("window.print = () => { window.printed = true; }")
    for title in ("Before the call", "Your own space"):
        press(engine, title, "label")
    engine.expect("walk.see('[data-part=count]').innerText === '2 lists chosen, 2 sheets.'")
    press(engine, "Print")
    engine.expect("window.printed === true")


def test_without_storage_a_tool_and_a_checklist_work(engine: Engine, blocked_url: str) -> None:
    engine.open(f"{blocked_url}decisions/visit-mode/")
    walk_to_the_result(engine)
    engine.open(f"{blocked_url}checklists/before-the-call/")
    engine.click("document.querySelector('.checklist__item label')")
    engine.expect("walk.see('[data-part=total]').innerText === '1 of 16 done'")


def test_nothing_is_wider_than_the_narrowest_window(engine: Engine, probed_url: str, built_site: Path) -> None:
    engine.open(f"{probed_url}__walk/phone.html")
    wide = []
    for path in longest_page_of_each_kind(built_site):
        engine.evaluate(f"frames[0].location.replace({path!r})")
        engine.expect(f"frames[0].location.pathname === {path!r} && frames[0].document.readyState === 'complete'")
        if engine.evaluate(f"{PAGE}.scrollWidth > {PAGE}.clientWidth"):
            wide.append(path)
    assert wide == []


def longest_page_of_each_kind(site: Path) -> list[str]:
    """The addresses of the pages with most in them; tests in Chromium look at all the others."""
    longest: dict[str, tuple[int, str]] = {}
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        if kind := re.search(r'class="page page--([\w-]+)', text):
            path = f"/{file.relative_to(site).as_posix()}".removesuffix("index.html")
            longest[kind[1]] = max(longest.get(kind[1], (0, "")), (len(text), path))
    return [path for _, path in longest.values()]
