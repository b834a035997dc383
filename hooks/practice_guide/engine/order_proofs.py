"""Proof 9: where answers rise, the more protective one never gives the less protective result."""

from __future__ import annotations

from collections.abc import Iterator

from .evaluation import walk
from .faults import Fault, quoted
from .limits import TooWideError
from .pairs import explore_pairs
from .routes import Exploration
from .tool import Answers, Tool


def prove_order(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question with `order: rising` that has answers the wrong way round."""
    questions = exploration.machine.tool.questions
    rising = [place for place, question in enumerate(questions) if question.rising]
    if _may_be_reversed(exploration, rising):
        for place in rising:
            reversal = explore_pairs(exploration, [place]).find_reversal()
            if reversal is not None:
                yield _explain(exploration.machine.tool, *reversal)


def _may_be_reversed(exploration: Exploration, rising: list[int]) -> bool:
    """Look at all questions in one go; where that is too much, each must be looked at by itself."""
    try:
        return explore_pairs(exploration, rising).find_reversal() is not None
    except TooWideError:
        return True


def _explain(tool: Tool, place: int, less: Answers, more: Answers) -> Fault:
    question = tool.questions[place].id
    chosen = [quoted(dict(route)[question]) for route in (less, more)]
    results = [walk(tool, dict(route)).result for route in (less, more)]
    message = (
        f"{chosen[1]} is written as more protective than {chosen[0]}, "
        f'but can end in "{results[1]}" where {chosen[0]} ends in "{results[0]}".'
    )
    remedy = "Change the order of the answers, or remove `order: rising`."
    return Fault(("questions", question, "order"), message, remedy, (less, more))
