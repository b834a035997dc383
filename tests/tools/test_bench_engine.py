"""The tools that the bench proves are of the kind that the limits speak of."""

from __future__ import annotations

from math import inf

from tools.bench.command import judge_keys, judge_long_proof, judge_many, judge_refusal, judge_steps
from tools.bench.engine import (
    QUESTIONS,
    REACH,
    LongProof,
    ManyProofs,
    make_decision,
    make_waiting_tool,
    prove_long_tool,
    refuse_wide_tool,
)
from tools.bench.steps import Steps, script_of

from practice_guide.engine.compilation import compile_tool
from practice_guide.engine.proofs import prove


def test_the_long_tool_is_proved_in_a_process_of_its_own() -> None:
    proof = prove_long_tool()
    assert (proof.faults, proof.routes > 10**30, proof.seconds > 0) == (0, True, True)


def test_conditions_of_the_long_tool_reach_back_as_far_as_the_limit_says() -> None:
    for place, question in enumerate(make_waiting_tool(QUESTIONS, REACH).questions):
        read = {name for clause in question.asked_when or () for name, _ in clause}
        assert read == ({f"q{place - REACH}"} if place >= REACH else set())


def test_the_wide_tool_is_refused_by_the_name_of_a_question() -> None:
    assert refuse_wide_tool().startswith('The tool is too wide to prove: "q12"')


def test_tools_of_a_series_differ_and_keep_the_contract() -> None:
    tools = [compile_tool(make_decision(place)) for place in range(4)]
    assert [prove(tool).faults for tool in tools] == [()] * 4
    assert len({tool.questions for tool in tools}) > 1
    assert all(len(tool.questions) == 12 for tool in tools)


def test_a_series_grows_in_a_straight_line_when_each_tool_costs_the_same() -> None:
    assert ManyProofs({125: 1.0, 250: 2.0, 500: 4.0}).ratio == 1
    within, over = judge_many(ManyProofs({125: 1.0, 500: 5.2})), judge_many(ManyProofs({125: 1.0, 500: 5.3}))
    assert (within.is_over, over.is_over) == (False, True)


def test_a_proof_with_faults_or_over_its_time_or_memory_is_over() -> None:
    def over(proof: LongProof) -> list[bool]:
        return [result.is_over for result in judge_long_proof(proof)]

    assert over(LongProof(0.2, 200.0, 10**31, 0)) == [False, False]
    assert over(LongProof(0.21, 201.0, 10**31, 0)) == [True, True]
    assert over(LongProof(0.1, None, 10**31, 0)) == [False]
    assert over(LongProof(0.1, None, 10**31, 2)) == [True]
    assert next(iter(judge_long_proof(LongProof(0.1, None, 10**31, 2)))).measured == inf


def test_a_wide_tool_that_is_accepted_is_over() -> None:
    assert (judge_refusal("Too wide.").is_over, judge_refusal("").is_over) == (False, True)


def test_the_slowest_step_of_any_tool_counts() -> None:
    result = judge_steps([Steps("a", (1.0, 2.0)), Steps("b", (16.1,))], 5)
    assert (result.measured, result.is_over, result.detail.startswith("b; 3 steps")) == (16.1, True, True)


def test_layout_inside_a_click_is_not_script() -> None:
    def event(name: str, start: int, length: int, tid: int = 1, **data: str) -> dict[str, object]:
        return {"name": name, "ts": start, "dur": length, "tdur": length, "tid": tid, "args": {"data": data}}

    trace = [
        event("Layout", 300, 2000),
        event("EventDispatch", 100, 9000, type="click"),
        event("EventDispatch", 200, 50, type="focus"),
        event("Layout", 400, 1000, tid=2),
        event("Layout", 9900, 1000),
        event("EventDispatch", 20000, 500, type="click"),
    ]
    assert script_of(trace, "click") == [7.0, 0.5]


def test_the_slowest_key_of_any_search_counts() -> None:
    result = judge_keys([3.0, 50.1, 2.0], 5)
    assert (result.measured, result.is_over, result.detail.startswith("3 keys in 4 searches")) == (50.1, True, True)
