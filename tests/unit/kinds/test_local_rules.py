"""What an area adds to a tool: rules that can only raise, proved over all routes of whatever file is accepted."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_guide.engine.compilation import logic_code
from practice_guide.engine.route_comparison import compare_routes
from practice_guide.guide import Guide, Page
from practice_guide.guide.loading import parse_page
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.decision import DECISION, checked_tools
from practice_guide.kinds.local_rules import LOCAL_RULES, LocalTool, local_tools, tell_effects

from ..engine import brute_force
from ..engine.random_tools import NUMBERS
from ..small_pages import CITED, make_catalogue, make_guide, make_page, show, tool_page

HAT = {"text": "Bring a hat.", "when": {"boxes": "hat"}, **CITED}
OUTCOMES = {
    "stop": {"title": "Stop", "first": "Stop.", "says": [HAT], **CITED},
    "ask": {"title": "Ask", "first": "Ask.", "says": [HAT], **CITED},
    "go": {"title": "You could go", "first": "Go.", "clears": {"needs": ["rain", "boxes"]}, **CITED},
}
QUESTIONS: dict[str, Any] = {
    "rain": {
        "ask": "Is it raining?",
        "answers": {
            "yes": {"say": "Yes", "raises": "stop", "because": "It is wet.", **CITED},
            "no": {"say": "No"},
            "not-known": {"say": "I do not know", "unknown": True, "raises": "ask", "because": "Look.", **CITED},
        },
    },
    "boxes": {
        "ask": "What is missing?",
        "choose": "any",
        "answers": {
            "hat": {"say": "A hat", "raises": "ask", "because": "Heads get cold.", **CITED},
            "none": {"say": "Nothing", "alone": True},
        },
    },
    "far": {
        "ask": "Is it far?",
        "asked_when": {"rain": ["no"], "boxes": ["none"]},
        "answers": {"yes": {"say": "Yes", "notices": [{"text": "Take water.", **CITED}]}, "no": {"say": "No"}},
    },
}
TOOL = tool_page("walk", asks="Walk?", outcomes=OUTCOMES, questions=QUESTIONS)
FAR = {
    "id": "not-far",
    "when": {"far": ["yes"]},
    "raises": "ask",
    "because": "Here, nobody goes far.",
    "source": "Ours",
}
CASE = {
    "id": "far-away",
    "tool": "walk",
    "story": ["Somebody walks far."],
    "answers": {"rain": "no", "boxes": "none", "far": "yes"},
    "outcome": "go",
    "because": "Nothing is missing.",
    "discuss": ["What would you do?"],
}


def area_file(tools: Any, **local: Any) -> bytes:
    block = {"id": "ours", "name": "Ours", "covers": "One.", "standing": "current", "owner": "lead", "tools": tools}
    front = {"title": "Ours", "summary": "Ours.", "reviewed": "2026-11-21", "review_by": "2027-11-20"}
    return f"---\n{json.dumps(front | {'local': block | local})}\n---\n".encode()


def area(*rules: dict[str, Any], **own: Any) -> Page:
    page, problems = parse_page("local/ours.md", area_file({"walk": {"rules": list(rules), **own}}), KINDS)
    assert page, problems
    return page


def case_page() -> Page:
    return make_page("teach/scenarios/far-away.md", title="Far away", scenario=CASE)


def on_page(page: Page, *others: Page) -> tuple[LocalTool, ...]:
    found: tuple[LocalTool, ...] = show("local-rules", page, *others)
    return found


def test_a_rule_of_an_area_is_told_with_its_condition_its_outcome_and_where_it_is_from() -> None:
    ours = area(FAR)
    [tool] = on_page(TOOL, ours)
    [rule] = tool.rules
    assert (tool.area.id, tool.area.name, tool.national.page.front.title) == ("ours", "Ours", "Go or call")
    assert (rule.entry.raises, rule.title, rule.text, rule.entry.source) == ("ask", "Ask", FAR["because"], "Ours")
    when = tool.condition(rule.entry.when)
    assert [[(piece.number, piece.answers) for piece in clause] for clause in when] == [[(3, ("Yes",))]]
    assert tool.rule_data == [{"id": "not-far", "when": [{"far": ["yes"]}], "raises": "ask"}]


def test_what_it_changes_is_listed_on_the_page_of_the_area_and_told_in_the_build() -> None:
    pages = area(FAR, {**FAR, "id": "near", "when": {"far": ["no"]}}), TOOL, case_page()
    [tool] = on_page(*pages)
    effects = tool.effects
    assert [(change.before, change.after, change.routes) for change in effects.changes] == [("go", "ask", 2)]
    assert (effects.unreachable, effects.idle) == (("go",), ())
    assert [(case.page.front.title, case.before, case.after) for case in tool.cases] == [("Far away", "go", "ask")]
    guide = make_guide(*pages)
    assert guide.problems == ()
    assert [line for _, line in tell_effects(guide)] == [
        "docs/local/ours.md  walk: 2 combinations of answers end more protectively. "
        'Never the result: "go". Cases that end elsewhere: "far-away".'
    ]
    assert [*LOCAL_RULES.announce(guide)] == [line for _, line in tell_effects(guide)]


def test_a_page_that_no_area_adds_to_shows_nothing_of_rules() -> None:
    assert show("local-rules", TOOL) is None
    assert show("local-rules", make_page(), TOOL, area(FAR)) is None


def test_an_area_signs_a_tool_off_with_its_own_rules() -> None:
    decision = DECISION.block(TOOL)
    assert decision
    code = on_page(area(FAR), TOOL)[0].logic
    assert code != logic_code(decision)
    signed = area(FAR, signed_off={"role": "principal social worker", "on": "2026-11-20", "logic": code})
    [tool] = on_page(signed, TOOL)
    assert (tool.is_agreed, tool.own.signed_off and tool.own.signed_off.role) == (True, "principal social worker")
    assert [*LOCAL_RULES.outdated(signed, make_catalogue(signed, TOOL))] == []


def test_a_sign_off_is_stale_once_the_tool_or_the_rules_have_changed() -> None:
    code = on_page(area(FAR), TOOL)[0].logic
    signed_off = {"role": "principal social worker", "on": "2026-11-20", "logic": code}
    reworded = QUESTIONS | {"far": QUESTIONS["far"] | {"ask": "Is it a long way?"}}
    other_tool = tool_page("walk", asks="Walk?", outcomes=OUTCOMES, questions=reworded)
    for rule, tool in ((FAR | {"because": "It is too far."}, TOOL), (FAR, other_tool)):
        page = area(rule, signed_off=signed_off)
        assert not on_page(page, tool)[0].is_agreed
        [problem] = LOCAL_RULES.outdated(page, make_catalogue(page, tool))
        assert problem.trail == ("local", "tools", "walk", "signed_off")
        assert f'has the code "{code}"' in problem.message
        assert on_page(page, tool)[0].logic in problem.message


def test_an_area_may_sign_off_a_tool_as_the_guide_has_it() -> None:
    decision = DECISION.block(TOOL)
    assert decision
    signed = area(signed_off={"role": "lead", "on": "2026-11-20", "logic": logic_code(decision)})
    [tool] = on_page(TOOL, signed)
    assert (tool.is_agreed, tool.rules, tool.effects.changes) == (True, [], ())
    assert [*tell_effects(make_guide(TOOL, signed))] == []


# Whatever file is accepted


Pick = Callable[[list[Any]], Any]
LOOSENS = ({"lowers": "go"}, {"replaces": "rain"}, {"raises": None}, {"unless": {"rain": "yes"}}, {"ends": True})


def make_rule(pick: Pick, number: int) -> dict[str, Any]:
    """Make a rule as an author may write it, sound or not, with attempts to loosen."""
    when: dict[str, Any] = {}
    for _ in range(pick([1, 1, 2])):
        name = pick([*QUESTIONS] * 6 + ["wind"])
        known = [*QUESTIONS.get(name, {"answers": {"yes": {}}})["answers"]]
        when[name] = [pick(known * 6 + ["asked", "rainy"])]
    rule: dict[str, Any] = {
        "id": f"rule-{number}",
        "when": when,
        "raises": pick(["ask", "stop", "stop", "ask"] * 4 + ["go", "og"]),
    }
    more: dict[str, Any] = pick([{}] * 25 + [*LOOSENS])
    return rule | {"because": "Ours.", "source": "Ours"} | more


@st.composite
def area_files(draw: Any) -> bytes:
    """Draw the file of an area with up to three rules for the tool, and now and then other things about it."""

    def pick(options: list[Any]) -> Any:
        return options[draw(NUMBERS) % len(options)]

    rules = [make_rule(pick, number) for number in range(pick([1, 1, 1, 2, 3]))]
    more = pick([{}] * 30 + [{"outcomes": {}}, {"questions": {"rain": {}}}, {"rules_off": ["rain"]}])
    return area_file({pick(["walk"] * 30 + ["wolk"]): {"rules": rules} | more})


def accepted(content: bytes) -> Guide | None:
    """Return the guide with the file, if it is published as it is."""
    page, problems = parse_page("local/ours.md", content, KINDS)
    guide = make_guide(TOOL, page) if page and not problems else None
    return guide if guide and not guide.problems else None


def test_no_file_that_is_accepted_lowers_the_result_of_any_route() -> None:
    found = {"accepted": 0, "refused": 0, "raised": 0}

    @settings(
        max_examples=150,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(content=area_files())
    def hold(content: bytes) -> None:
        guide = accepted(content)
        found["accepted" if guide else "refused"] += 1
        if guide is None:
            return
        [local] = local_tools(guide)
        national = checked_tools(guide)["walk"].tool
        # Over all routes twice: as the engine counts them, and one by one.
        changes = compare_routes(national, local.tool)
        assert all(change.after and national.level(change.after) < national.level(change.before) for change in changes)
        raised = 0
        for route in brute_force.list_routes(national):
            [was], [now] = route.results, brute_force.end(local.tool, route.answers).results
            assert national.level(now) <= national.level(was), route.answers
            raised += now != was
        assert raised == sum(change.routes for change in changes) > 0
        found["raised"] += raised

    hold()
    assert found["accepted"] >= 20, found
    assert found["refused"] >= 30, found
