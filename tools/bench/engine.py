"""Measure what proofs cost: one long tool, one too wide, and many usual ones.

Run as a module it proves the long tool in a process of its own and prints what that took, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from practice_guide.engine.compilation import compile_tool
from practice_guide.engine.declaration import Decision
from practice_guide.engine.proofs import prove
from practice_guide.engine.tool import Answer, Clears, Question, Tool

QUESTIONS = 40
REACH = 8
TOO_FAR = 16
TOOLS = (125, 250, 500)
QUESTIONS_OF_A_TOOL = 12
LEVELS = ("stop", "ask", "go")
ROOT = Path(__file__).parents[2]
BYTES_IN_MB = 1_000_000


@dataclass(frozen=True)
class LongProof:
    """Processor time and memory that the proof of one long tool took; no memory where the system does not tell."""

    seconds: float
    memory_mb: float | None
    routes: int
    faults: int


@dataclass(frozen=True)
class ManyProofs:
    """Processor time for compiling and proving numbers of tools, the best of some runs."""

    seconds: dict[int, float]

    @property
    def ratio(self) -> float:
        """The dearest tool of a series against the cheapest: 1 when cost grows in a straight line."""
        each = [seconds / number for number, seconds in self.seconds.items()]
        return max(each) / min(each)


def prove_long_tool() -> LongProof:
    """Prove the long tool in a process of its own, so that the memory is the proof's alone."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.bench.engine"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    return LongProof(**json.loads(done.stdout))


def refuse_wide_tool() -> str:
    """Return what the build says of a tool that is too wide, or nothing if it accepts it."""
    faults = prove(make_waiting_tool(QUESTIONS, TOO_FAR)).faults
    return " ".join(fault.message for fault in faults)


def prove_many_tools(runs: int) -> ManyProofs:
    """Compile and prove series of tools in turn, so that a busy moment hits all series alike."""
    seconds = dict.fromkeys(TOOLS, float("inf"))
    for _ in range(runs):
        for number in TOOLS:
            seconds[number] = min(seconds[number], time_tools(number))
    return ManyProofs(seconds)


def time_tools(number: int) -> float:
    """Return the processor time that compiling and proving this many different tools takes."""
    decisions = [make_decision(place) for place in range(number)]
    start = time.process_time()
    proofs = [prove(compile_tool(decision)) for decision in decisions]
    seconds = time.process_time() - start
    assert not any(proof.faults for proof in proofs), "the tools of the measure keep the contract"
    return seconds


def make_waiting_tool(length: int, reach: int) -> Tool:
    """Make a tool in which each question waits for the one asked `reach` before it."""
    questions = tuple(_make_waiting_question(place, reach) for place in range(length))
    return Tool("waiting", LEVELS, questions, clears={"go": Clears()})


def make_decision(place: int) -> Decision:
    """Make a tool of the usual size as an author writes it; each is a little different."""
    outcomes = {name: {"title": name.title(), "first": "Begin."} for name in LEVELS}
    questions = {f"q{number}": dict(_make_entry(number, place)) for number in range(QUESTIONS_OF_A_TOOL)}
    outcomes["go"]["clears"] = {"needs": ["q0"]}  # type: ignore[assignment]
    rule = {"id": "both", "when": {"q3": ["a"], "q5": ["a"]}, "raises": "stop", "because": "Both."}
    return Decision.model_validate(
        {"id": f"tool-{place}", "asks": "Go?", "outcomes": outcomes, "questions": questions, "rules": [rule]}
    )


def _make_waiting_question(place: int, reach: int) -> Question:
    raised = LEVELS[(place + 1) % 2]
    answers = (
        *(Answer(f"a{index}") for index in range(8)),
        Answer("high", raised, effects=frozenset({("reason", raised)})),
    )
    waits = ((f"q{place - reach}", ("a0", "a1", "a2", "a3", "high")),)
    return Question(f"q{place}", answers, asked_when=(waits,) if place >= reach else None)


def _make_entry(number: int, place: int) -> Iterator[tuple[str, Any]]:
    yield "ask", f"Is {number} so in {place}?"
    if number % 4 == 3:
        yield "asked_when", {f"q{number - 1 - place % 3}": ["a"]}
    unknown = {"say": "I do not know", "unknown": True, "raises": LEVELS[1], "because": "Not known."}
    worry = {"say": "Yes", "raises": LEVELS[number % 2], "because": "It is so."}
    yield "answers", {"a": {"say": "No"}, "b": worry, "c": unknown, "d": {"say": "Never"}}


def _measure_here() -> LongProof:
    tool = make_waiting_tool(QUESTIONS, REACH)
    start = time.process_time()
    proof = prove(tool)
    return LongProof(time.process_time() - start, _peak_memory(), proof.routes, len(proof.faults))


def _peak_memory() -> float | None:
    try:
        import resource  # absent on Windows
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in blocks of 1,024 bytes, macOS in bytes.
    return (peak if sys.platform == "darwin" else peak * 1024) / BYTES_IN_MB


if __name__ == "__main__":
    print(json.dumps(asdict(_measure_here())))
