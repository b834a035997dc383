"""Small tools for the tests, written as briefly as their logic allows.

An answer is a string: the outcome it raises, then marks: "ends", "unknown", "alone", "becomes:other", or any other
word for something that is shown because of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from practice_guide.engine.tool import Answer, Clears, Question, Rule, Shown, Tool, freeze

CASES = Path(__file__).parents[2] / "cases" / "engine"
MARKS = {"ends", "unknown", "alone"}


def make_tool(
    questions: Mapping[str, Any],
    outcomes: tuple[str, ...] = ("stop", "ask", "go"),
    clears: Mapping[str, Any] | None = None,
    rules: tuple[Any, ...] = (),
    shown: tuple[Any, ...] = (),
    first: Mapping[str, tuple[Any, ...]] | None = None,
) -> Tool:
    """Make a tool; unless told otherwise the last outcome clears and needs nothing."""
    clearing = {outcomes[-1]: {}} if clears is None else clears
    return Tool(
        id="toy",
        outcomes=outcomes,
        questions=tuple(make_question(name, entry, outcomes) for name, entry in questions.items()),
        rules=tuple(Rule(index, condition(when), raises) for index, (when, raises) in enumerate(rules)),
        clears={
            name: Clears(tuple(entry.get("needs", ())), freeze_entry(entry.get("when")))
            for name, entry in clearing.items()
        },
        shown=tuple(Shown(condition(when), outcome) for when, outcome in shown),
        first={outcome: tuple(condition(when) for when in lines) for outcome, lines in (first or {}).items()},
    )


def make_question(name: str, entry: Mapping[str, Any], outcomes: tuple[str, ...]) -> Question:
    """Make a question from `{answers: {...}}` or from the answers alone."""
    full = entry if isinstance(entry.get("answers"), Mapping) else {"answers": entry}
    return Question(
        id=name,
        answers=tuple(make_answer(key, words, outcomes) for key, words in full["answers"].items()),
        choose=full.get("choose", "one"),
        rising=full.get("order") == "rising",
        asked_when=freeze_entry(full.get("asked_when")),
    )


def make_answer(name: str, words: str, outcomes: tuple[str, ...]) -> Answer:
    """Make an answer from its words."""
    parts = words.split()
    raises = next((part for part in parts if part in outcomes), None)
    becomes = next((part.removeprefix("becomes:") for part in parts if part.startswith("becomes:")), None)
    effects = {(part,) for part in parts if part not in MARKS and part != raises and not part.startswith("becomes:")}
    if raises:
        effects.add(("reason", raises, name))
    return Answer(
        id=name,
        raises=raises,
        ends="ends" in parts,
        unknown="unknown" in parts,
        alone="alone" in parts,
        becomes=becomes,
        effects=frozenset(effects),
    )


def condition(entry: Any) -> Any:
    """Make a condition from one clause or a list of them."""
    return freeze([entry] if isinstance(entry, Mapping) else entry)


def make_line(when: Any, outcome: str, field: str = "next") -> Shown:
    """Make a line of an outcome that shows where a condition holds."""
    return Shown(condition(when), outcome, ("outcomes", outcome, field, 0, "when"))


def freeze_entry(entry: Any) -> Any:
    """Make a condition, or None where there is none."""
    return None if entry is None else condition(entry)


def thaw(condition: Any) -> list[dict[str, list[str]]]:
    """Give a condition as plain lists and mappings, ready for JSON."""
    return [{question: list(answers) for question, answers in clause} for clause in condition]


def read_answers(text: str) -> dict[str, list[str]]:
    """Read `danger=no; concerns=injury+none`."""
    pairs = (part.strip().split("=") for part in text.split(";") if part.strip())
    return {question: chosen.split("+") for question, chosen in pairs}


def read_case(name: str) -> tuple[Tool, dict[str, tuple[dict[str, list[str]], str]]]:
    """Read a tool and its scenarios from a case file."""
    data = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    rules = tuple((rule["when"], rule["raises"]) for rule in data["rules"])
    tool = make_tool(data["questions"], tuple(data["outcomes"]), data["clears"], rules)
    scenarios = {
        title: (read_answers(scenario["answers"]), scenario["outcome"]) for title, scenario in data["scenarios"].items()
    }
    return tool, scenarios
