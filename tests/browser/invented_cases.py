"""Walk through the invented cases of a tool in one page: each is opened from its link, as a reader opens it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from practice_guide.guide import Guide
from practice_guide.kinds.scenario import SCENARIO, Scenario

LOOK_AT_EACH = """async (links) => {
    const look = LOOK;
    const seen = [];
    for (const link of links) {
        const opened = new Promise((resolve) => addEventListener("popstate", resolve, { once: true }));
        location.hash = link;
        await opened;
        // Once the result is drawn, the tool fills in what is folded away and what is for paper.
        await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
        seen.push(look(document.querySelector("[data-outcome]")));
    }
    return seen;
}"""


def cases_of(guide: Guide, tool: str) -> list[Scenario]:
    return [case for _, case in SCENARIO.blocks(guide.catalogue) if case.tool == tool]


def look_at_each(page: Page, cases: list[Scenario], look: str) -> list[Any]:
    """What a function of the page sees of the result of each case, with the tool open before it."""
    return list(page.evaluate(LOOK_AT_EACH.replace("LOOK", look), [case.link for case in cases]))
