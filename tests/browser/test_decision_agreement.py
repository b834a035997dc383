"""One evaluator in Python and one in the browser: on routes that cover every transition of every tool, they agree.

A transition is a state before a question (what can still matter of the answers so far) with one group of like
answers. The page itself is driven too: what it shows as result is what Python says.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from practice_guide.engine.declaration import Consideration, Decision, FirstLine
from practice_guide.engine.result import Change, find_change
from practice_guide.engine.tool import Answers, Tool, freeze, holds
from practice_guide.engine.walk import Reason, Route, walk
from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools
from practice_guide.kinds.local_rules import LocalTool, local_tools
from practice_guide.kinds.scenario import SCENARIO, said_by
from practice_guide.reading.fields import ItemEntry

from ..unit.engine.covering import covering_routes
from ..unit.engine.random_tools import make_tool
from ..unit.engine.toys import thaw
from .open_tool import open_tool

TOOLS = sorted(path.stem for path in Path("docs/decisions").glob("*.md") if path.stem != "index")
SCRIPTS = Path("overrides/components/decision-tool")
RULES = "\n".join((SCRIPTS / f"decision-{name}.js").read_text(encoding="utf-8") for name in ("conditions", "rules"))
ODD_ROUTES = 400

Given = dict[str, list[str]]

WALK_ALL = """({ tool, routes }) => routes.map((given) => {
  const route = walk(tool, new Map(Object.entries(given)));
  return { ...route, answers: [...route.answers], dropped: [...new Set(route.dropped)].sort() };
})"""

CHANGE_ALL = """({ tool, routes }) => routes.map((given) => {
  const route = walk(tool, new Map(Object.entries(given)));
  const outcome = resultOf(route);
  return outcome && findChange(tool, route.answers, outcome);
})"""

SHOW_ALL = """(routes) => routes.map((given) => {
  const host = document.querySelector("decision-tool");
  host.keep(new Map(Object.entries(given)));
  host.show("result", { withFocus: false });
  host.finish();
  const shown = document.querySelector("[data-outcome]");
  // Reasons that did not decide the result are folded, and count as shown.
  for (const fold of shown ? shown.querySelectorAll("details") : []) fold.open = true;
  // Words without their sources, opening words and spaces.
  const wordsOf = (part) => {
    const copy = part.cloneNode(true);
    for (const extra of copy.querySelectorAll(".statement__marks, .decision-tool__said, .decision-tool__raises,"
      + " .decision-tool__when, .decision-tool__outline, .decision-tool__origin")) extra.remove();
    return copy.textContent.replace(/\\s+/g, " ").trim();
  };
  const lines = (selector) => shown
    ? [...shown.querySelectorAll(selector)].filter((line) => line.checkVisibility()).map(wordsOf) : [];
  return {
    outcome: shown && shown.dataset.outcome,
    reasons: lines("[data-part=reasons] > li, [data-part=lesser] > li"),
    quoted: shown ? [...shown.querySelectorAll(".decision-tool__said")]
      .map((said) => said.textContent.replace(/\\s+/g, " ").trim()) : [],
    considerations: lines("[data-towards] > li").sort(),
    notices: lines("[data-part=notices] > li"),
    next: lines("[data-part=next] > ol > li, [data-part=more] > li"),
    first: lines(".decision-tool__first"),
    changes: lines("[data-part=changes] > li"),
    said: lines("li:not([data-standing] > li), .decision-tool__first, .decision-tool__title"),
    leads: shown ? [...shown.querySelectorAll("[data-leads]")].map((line) => line.dataset.leads) : [],
    alone: lines("[data-block=local] [data-say=title]"),
  };
})"""


TELL_ALL = """(routes) => routes.map((given) => {
  const host = document.querySelector("decision-tool");
  host.keep(new Map(Object.entries(given)));
  host.show("result", { withFocus: false });
  host.finish();
  for (const fold of host.querySelectorAll("[data-outcome] details")) fold.open = true;
  return document.querySelector("[data-outcome]").innerText;
})"""


@pytest.fixture(scope="module")
def shared(browsers: Callable[[str], Browser]) -> Iterator[Page]:
    """One tab for many evaluations."""
    context = browsers("usual").new_context()
    yield context.new_page()
    context.close()


def evaluate(page: Page, script: str, given: Any) -> Any:
    """What a function of the page makes of plain data, which goes there and back as text.

    Of other data, Playwright checks every value, which takes longer than all the walks.
    """
    made = f"JSON.stringify(({script})(JSON.parse(given)), (_, value) => value === undefined ? null : value)"
    return json.loads(page.evaluate(f"(given) => {made}", json.dumps(given)))


def as_given(answers: Answers) -> Given:
    return {question: list(chosen) for question, chosen in answers}


def covering(tool: Tool) -> list[Given]:
    """Give complete routes that take every transition."""
    return [as_given(route) for route in covering_routes(tool)]


def beginnings(tool: Tool) -> Iterator[Given]:
    """Give each of those routes as far as each of its questions."""
    for route in covering_routes(tool):
        yield from (as_given(route[:length]) for length in range(len(route)))


def every_answer(tool: Tool) -> Iterator[Given]:
    """Give every answer of every question by itself, whether its question is asked or not."""
    return ({question.id: [answer.id]} for question in tool.questions for answer in question.answers)


def odd_routes(tool: Tool) -> Iterator[Given]:
    """Give answers as a broken link might: any boxes, unknown names, some questions left out."""
    chance = random.Random(f"odd routes of {tool.id}")
    for _ in range(ODD_ROUTES):
        given = {}
        for question in tool.questions:
            names = [answer.id for answer in question.answers] + ["nonsense"] * (chance.random() < 0.1)
            most = 3 if question.choose == "any" else 1 + (chance.random() < 0.05)
            given[question.id] = chance.sample(names, chance.randint(1, min(most, len(names))))
        yield {q: a for q, a in given.items() if chance.random() < 0.97}


def expected(tool: Tool, route: Route) -> dict[str, Any]:
    """Say what the browser's walk must return."""
    raised = sorted(route.raised, key=lambda reason: tool.level(reason.outcome))
    return {
        "answers": [[question, list(chosen)] for question, chosen in route.answers],
        "unanswered": route.unanswered,
        "raised": [
            {"outcome": r.outcome, "rule": r.rule}
            if r.question is None
            else {"outcome": r.outcome, "question": r.question, "answer": r.answer}
            for r in raised
        ],
        "leading": route.leading,
        "stillOpen": list(route.still_open),
        "result": route.result,
        "settled": route.settled,
        "dropped": sorted({dropped.question for dropped in route.dropped}),
    }


@pytest.mark.parametrize("name", TOOLS)
def test_both_evaluators_agree_on_every_transition_and_on_broken_answers(guide: Guide, shared: Page, name: str) -> None:
    checked = checked_tools(guide)[name]
    scenarios = [scenario for _, scenario in SCENARIO.blocks(guide.catalogue)]
    routes = [
        *covering(checked.tool),
        *beginnings(checked.tool),
        *every_answer(checked.tool),
        *odd_routes(checked.tool),
        *(dict(scenario.answers) for scenario in scenarios if scenario.tool == name),
    ]
    shared.goto("about:blank")
    shared.add_script_tag(content=RULES)
    found = evaluate(shared, WALK_ALL, {"tool": checked.data, "routes": routes})
    for given, got in zip(routes, found, strict=True):
        assert got == expected(checked.tool, walk(checked.tool, given)), given


def change_of(tool: Tool, given: Given) -> dict[str, Any] | None:
    """Say what the browser must find to change the result of these answers, where they have one."""
    route = walk(tool, given)
    outcome = route.result or (route.leading if route.settled else None)
    found = find_change(tool, dict(route.answers), outcome) if outcome else None
    return found and {"chosen": [list(pair) for pair in found.answers], "outcome": found.outcome, "opens": found.opens}


@pytest.mark.parametrize("name", TOOLS)
def test_both_name_the_same_change_on_every_transition_wherever_the_tool_may_stop(
    guide: Guide, shared: Page, name: str
) -> None:
    tool, data = checked_tools(guide)[name].tool, checked_tools(guide)[name].data
    routes = [*covering(tool), *beginnings(tool), *odd_routes(tool)]
    shared.goto("about:blank")
    shared.add_script_tag(content=RULES)
    found = evaluate(shared, CHANGE_ALL, {"tool": data, "routes": routes})
    expected_changes = [change_of(tool, given) for given in routes]
    assert any(expected_changes)
    for given, got, wanted in zip(routes, found, expected_changes, strict=True):
        assert got == wanted, given


def as_browser_data(tool: Tool) -> dict[str, Any]:
    """Write a tool that no author wrote as the page holds it."""
    return {
        "scale": list(tool.outcomes),
        "outcomes": {
            name: {
                "first": [thaw(when) for when in tool.first.get(name, ())],
                "clears": {"when": thaw(tool.clears[name].when or ()) or None} if name in tool.clears else None,
            }
            for name in tool.outcomes
        },
        "questions": [
            {
                **asdict(question),
                "asked_when": None if question.asked_when is None else thaw(question.asked_when),
                "answers": [{**asdict(answer), "effects": None} for answer in question.answers],
            }
            for question in tool.questions
        ],
        "rules": [{"when": thaw(rule.when), "raises": rule.raises} for rule in tool.rules],
    }


def test_both_agree_on_random_tools_that_use_all_that_authors_may_write(shared: Page) -> None:
    shared.goto("about:blank")
    shared.add_script_tag(content=RULES)
    for seed in range(150):
        tool = make_tool(random.Random(seed).choice)
        routes = [*covering(tool), *beginnings(tool)]
        sent = {"tool": as_browser_data(tool), "routes": routes}
        walked, changed = evaluate(shared, WALK_ALL, sent), evaluate(shared, CHANGE_ALL, sent)
        for given, got, change in zip(routes, walked, changed, strict=True):
            assert got == expected(tool, walk(tool, given)), (seed, given)
            assert change == change_of(tool, given), (seed, given)


WORDINGS = """<decision-tool><p data-wordings>
  <span data-when='[{"rain": ["yes"]}]'>In the rain?</span><span data-when='[{"rain": ["no"]}]'>In the sun?</span>
  <span>Outside?</span></p></decision-tool>"""

PICK = """(given) => {
    const wordings = document.querySelectorAll("[data-wordings]");
    pickWordings({ wordings }, new Map(Object.entries(given)));
}"""


@pytest.mark.parametrize(
    ("given", "words"), [({"rain": ["yes"]}, "In the rain?"), ({"rain": ["no"]}, "In the sun?"), ({}, "Outside?")]
)
def test_of_words_that_depend_on_the_answers_the_first_whose_condition_holds_are_shown_and_quoted(
    shared: Page, given: Given, words: str
) -> None:
    shared.set_content(WORDINGS)
    for name in ("conditions", "rules", "form", "result"):
        shared.add_script_tag(content=(SCRIPTS / f"decision-{name}.js").read_text(encoding="utf-8"))
    shared.evaluate(PICK, given)
    assert shared.locator("[data-wordings] > :not([data-off])").all_text_contents() == [words]
    asks = [{"when": [{"rain": ["yes"]}], "text": "In the rain?"}, {"when": [{"rain": ["no"]}], "text": "In the sun?"}]
    tool = {"questions": [{"id": "where", "ask": "Outside?", "asks": asks, "answers": []}]}
    quote = "({ tool, given }) => wordsOf(tool, 'where', new Map(Object.entries(given))).ask"
    assert shared.evaluate(quote, {"tool": tool, "given": given}) == words


def shown_items(items: Sequence[ItemEntry | FirstLine | Consideration], given: Given) -> list[str]:
    return [" ".join(item.text.split()) for item in items if holds(freeze(item.when), given)]


def because(decision: Decision, reason: Reason) -> str | None:
    if reason.rule is not None:
        return decision.rules[reason.rule].because
    assert reason.question is not None
    assert reason.answer is not None
    return decision.questions[reason.question].answers[reason.answer].because


def quote(decision: Decision, reason: Reason, given: Given, local: LocalTool | None) -> str:
    """Say which answers a reason must quote: its own, or those that met the first clause of its rule that holds."""
    if reason.rule is None:
        return f"You answered {said(decision, reason.question or '', [reason.answer or ''], given)}"
    clauses = freeze(decision.rules[reason.rule].when) or ()
    clause = next(clause for clause in clauses if holds((clause,), given))
    wanted = dict(clause)
    met = [
        (question, [a for a in given[question] if a in wanted[question]]) for question in given if question in wanted
    ]
    quoted = " And ".join(said(decision, question, answers, given) for question, answers in met)
    name = f"In {local.area.name}" if local and is_local(reason, local) else f"Rule {reason.rule + 1}"
    return f"{name}. You answered {quoted}"


def is_local(reason: Reason, local: LocalTool | None) -> bool:
    """Tell whether a rule of an area raised it: those come after the rules of the tool."""
    return local is not None and reason.rule is not None and reason.rule >= len(local.national.decision.rules)


def said(decision: Decision, question: str, answers: list[str], given: Given) -> str:
    asked = decision.questions[question]
    in_order = [entry.say for name, entry in asked.answers.items() if name in answers]
    return f"{'; '.join(in_order)} to: {asked.wording(given)}"


def general_thoughts(decision: Decision, result: str) -> list[Consideration]:
    """Leave out the general thoughts where the result is past them all: nobody weighs a call while they ring 999."""
    given = [a.consider for question in decision.questions.values() for a in question.answers.values() if a.consider]
    order = list(decision.outcomes)
    directions = [order.index(thought.towards) for thought in (*decision.considerations, *given)]
    return decision.considerations if order.index(result) >= min(directions, default=0) else []


def expected_page(
    decision: Decision, route: Route, change: Change | None, local: LocalTool | None = None
) -> dict[str, Any]:
    """Say what the page must show for a complete route, from the front matter alone: what an area raised first."""
    given = as_given(route.answers)
    assert route.result is not None
    chosen = [decision.questions[q].answers[a] for q, names in route.answers for a in names]
    order = list(decision.outcomes)
    reasons = sorted(
        route.raised, key=lambda r: (r.outcome != route.result, not is_local(r, local), order.index(r.outcome))
    )
    thoughts = [*general_thoughts(decision, route.result), *(answer.consider for answer in chosen if answer.consider)]
    return {
        "outcome": route.result,
        "reasons": [because(decision, reason) for reason in reasons],
        "quoted": [quote(decision, reason, given, local) for reason in reasons],
        "considerations": sorted(shown_items(thoughts, given)),
        "notices": shown_items([*decision.notices, *(n for answer in chosen for n in answer.notices)], given),
        "next": shown_items(decision.outcomes[route.result].next, given),
        "first": shown_items(decision.outcomes[route.result].first, given)[:1],
        "changes": [decision.questions[q].answers[a].change for q, a in change.answers] if change else [],
        "leads": [change.outcome] if change and change.outcome else [],
        "alone": alone(route, given, local) if local else [],
    }


def alone(route: Route, given: Given, local: LocalTool) -> list[str]:
    """Give the title of what the guide alone would say, where a rule of the area led to something else."""
    without = walk(local.national.tool, given).result or ""
    return [local.decision.outcomes[without].title] if without != route.result else []


@pytest.mark.parametrize("name", TOOLS)
def test_the_page_shows_the_result_that_the_engine_gives_on_every_transition(
    guide: Guide, shared: Page, site_url: str, name: str
) -> None:
    checked = checked_tools(guide)[name]
    routes = covering(checked.tool)
    open_tool(shared, f"{site_url}decisions/{name}/")
    for start in range(0, len(routes), 200):
        batch = routes[start : start + 200]
        for given, got in zip(batch, evaluate(shared, SHOW_ALL, batch), strict=True):
            route = walk(checked.tool, given)
            change = find_change(checked.tool, dict(route.answers), route.result or "")
            known = {plain(line) for line in said_by(checked, route, guide.catalogue)}
            said = {plain(line) for line in got.pop("said")}
            assert said - known == set(), given
            assert got == expected_page(checked.decision, route, change), given


def with_rules(guide: Guide) -> list[LocalTool]:
    """Give each tool with the rules of an area, for all areas that have some."""
    return [local for local in local_tools(guide) if local.own.rules]


TIGHTEN = "({ tool, rules, area }) => { window.tightened = tighten(tool, rules, area); }"


def test_both_evaluators_agree_on_every_transition_with_the_rules_of_each_area(guide: Guide, shared: Page) -> None:
    shared.goto("about:blank")
    shared.add_script_tag(content=RULES)
    walk_all = WALK_ALL.replace("({ tool, routes })", "(routes)").replace("walk(tool", "walk(window.tightened")
    for local in with_rules(guide):
        sent = {"tool": local.national.data, "rules": local.rule_data, "area": local.area.name}
        shared.evaluate(TIGHTEN, sent)
        whole = covering(local.tool)
        raised = [given for given in whole if any(is_local(r, local) for r in walk(local.tool, given).raised)]
        # As far as each question too, where a rule of the area may settle the result.
        starts = (dict([*given.items()][:length]) for given in raised for length in range(1, len(given)))
        routes = [*whole, *{str(given): given for given in starts}.values()]
        for given, got in zip(routes, evaluate(shared, walk_all, routes), strict=True):
            assert got == expected(local.tool, walk(local.tool, given)), (local.decision.id, given)


def test_with_an_area_on_the_page_names_its_rule_first_and_what_the_guide_alone_would_say(
    guide: Guide, page: Page, site_url: str
) -> None:
    for local in with_rules(guide):
        checked = replace(local.national, decision=local.decision, tool=local.tool)
        walked = [(given, walk(local.tool, given)) for given in covering(local.tool)]
        routes = {
            str(given): (given, route) for given, route in walked if any(is_local(r, local) for r in route.raised)
        }
        assert routes
        open_tool(page, f"{site_url}decisions/{local.decision.id}/#area={local.area.id}")
        found = evaluate(page, SHOW_ALL, [given for given, _ in routes.values()])
        for (given, route), got in zip(routes.values(), found, strict=True):
            change = find_change(local.tool, dict(route.answers), route.result or "")
            known = {plain(line) for line in said_by(checked, route, guide.catalogue)}
            assert {plain(line) for line in got.pop("said")} - known == set(), given
            assert got == expected_page(local.decision, route, change, local), given
    assert any(alone(route, given, local) for given, route in routes.values())


def plain(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize("name", TOOLS)
def test_what_a_case_may_hold_a_result_to_is_all_that_the_page_says(
    guide: Guide, shared: Page, site_url: str, name: str
) -> None:
    checked = checked_tools(guide)[name]
    routes = [dict(case.answers) for _, case in SCENARIO.blocks(guide.catalogue) if case.tool == name]
    open_tool(shared, f"{site_url}decisions/{name}/")
    for given, got in zip(routes, evaluate(shared, TELL_ALL, routes), strict=True):
        lines = said_by(checked, walk(checked.tool, given), guide.catalogue)
        assert [line for line in lines if plain(line) not in plain(got)] == [], given
