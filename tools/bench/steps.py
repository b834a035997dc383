"""Time the script from an answer to the next question, and from a key to what search finds, on a slow device."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from practice_guide.commands.site_server import serving

SLOWER = 4
PHONE: ViewportSize = {"width": 360, "height": 740}
MICROSECONDS = 1000

# What a tool's page asks for when somebody begins to answer.
BEGIN = """async () => {
    document.querySelector("decision-tool").dispatchEvent(new Event("focusin"));
    await customElements.whenDefined("decision-tool");
}"""
# Takes the answers that raise nothing, so that the walk meets as many questions as it can.
WALK = """() => {
    const host = document.querySelector("decision-tool");
    const tool = JSON.parse(host.querySelector('[data-part="tool"]').textContent);
    const press = host.querySelector('[data-part="continue"]');
    for (let step = 0; host.dataset.state === "asking" && step < tool.questions.length; step++) {
        const shown = host.querySelector("[data-current]");
        const { answers } = tool.questions.find(({ id }) => id === shown.id);
        const { id } = answers.find((answer) => !answer.raises && !answer.ends) || answers.at(-1);
        shown.querySelector(`input[value="${id}"]`).checked = true;
        press.click();
    }
}"""
SEARCHES = ("what if the dad is listening", "intrepreter", "child protection conference", "zzyzx qwertyuiop")
TYPE = """(searches) => {
    const field = document.querySelector("[data-search=query]");
    for (const words of searches) {
        for (let length = 1; length <= words.length; length++) {
            field.value = words.slice(0, length);
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }
}"""
TRACED = ["devtools.timeline"]
# What the browser does when a script asks where things are; it would do it a moment later anyway.
LAYOUT = ("UpdateLayoutTree", "Layout", "PrePaint", "HitTest")


@dataclass(frozen=True)
class Steps:
    """Milliseconds of script for each press of Continue on a walk through a tool."""

    tool: str
    milliseconds: tuple[float, ...]

    @property
    def slowest(self) -> float:
        return max(self.milliseconds)


def time_steps(browser: Browser, site: Path, runs: int) -> list[Steps]:
    """Walk through every tool of a built site this often and return how long its steps took."""
    tools = sorted(page.parent.name for page in site.glob("decisions/*/index.html"))
    with serving(site) as server:
        return [time_tool(browser, f"{server.url}decisions/{tool}/", tool, runs) for tool in tools]


def time_tool(browser: Browser, url: str, tool: str, runs: int) -> Steps:
    """Walk through one tool, each time in a fresh page; other work of the machine can only lengthen a step."""
    walks = [walk(browser, url) for _ in range(runs)]
    return Steps(tool, tuple(min(step) for step in zip(*walks, strict=True)))


def walk(browser: Browser, url: str) -> list[float]:
    """Walk once and return the milliseconds of script of each step."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(url)
    page.evaluate(BEGIN)
    page.wait_for_load_state("networkidle")
    slow_down(page)
    browser.start_tracing(page=page, categories=TRACED)
    page.evaluate(WALK)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    return script_of([event for event in events if event.get("ph") == "X"], "click")


def time_keys(browser: Browser, site: Path, runs: int) -> list[float]:
    """Type some searches this often and return how long the script of each key took, at its best."""
    with serving(site) as server:
        typed = [type_searches(browser, f"{server.url}search/#q=call") for _ in range(runs)]
    return [min(key) for key in zip(*typed, strict=True)]


def type_searches(browser: Browser, url: str) -> list[float]:
    """Type once and return the milliseconds of script of each key."""
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(url)
    page.locator("[data-search-results] > li").first.wait_for()
    slow_down(page)
    browser.start_tracing(page=page, categories=TRACED)
    page.evaluate(TYPE, SEARCHES)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    return script_of([event for event in events if event.get("ph") == "X"], "input")


def slow_down(page: Page) -> None:
    """Let the page run as on a processor that is several times slower."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def script_of(events: Iterable[dict[str, Any]], action: str) -> list[float]:
    """Return for each click, or other action of a reader, in a trace the milliseconds of its thread, without layout."""
    traced = sorted(events, key=lambda event: event["ts"])
    actions = [event for event in traced if event["name"] == "EventDispatch" and _type_of(event) == action]
    return [_own_time(one, traced) / MICROSECONDS for one in actions]


def _own_time(action: dict[str, Any], events: Iterable[dict[str, Any]]) -> float:
    layout = [event for event in events if event["name"] in LAYOUT and _is_inside(event, action)]
    return float(action["tdur"] - sum(event["tdur"] for event in layout))


def _is_inside(event: dict[str, Any], action: dict[str, Any]) -> bool:
    return bool(event["tid"] == action["tid"] and 0 <= event["ts"] - action["ts"] <= action["dur"])


def _type_of(event: dict[str, Any]) -> str:
    return str(event.get("args", {}).get("data", {}).get("type"))
