"""Proof 9: where answers rise, the more protective one never gives the less protective result."""

from __future__ import annotations

from collections.abc import Iterator

from .evaluation import walk
from .faults import Fault, quoted
from .limits import TooWideError
from .pairs import PairExploration
from .routes import Exploration
from .tool import Answers, Tool


def prove_order(exploration: Exploration) -> Iterator[Fault]:
    """Yield a fault for each question with `order: rising` that has answers the wrong way round."""
    questions = exploration.machine.tool.questions
    rising = [place for place, question in enumerate(questions) if question.rising]
    try:
        reversals = list(_find(exploration, rising))
    except TooWideError:
        # Too much to look at in one go: look at each question by itself.
        reversals = [reversal for place in rising for reversal in _find(exploration, [place])]
    for reversal in reversals:
        yield _explain(exploration.machine.tool, *reversal)


def _find(exploration: Exploration, rising: list[int]) -> Iterator[tuple[int, Answers, Answers]]:
    return PairExploration(exploration, rising).find_reversals()


def _explain(tool: Tool, place: int, less: Answers, more: Answers) -> Fault:
    question = tool.questions[place].id
    chosen = [quoted(dict(route)[question]) for route in (less, more)]
    results = [walk(tool, dict(route)).result for route in (less, more)]
    message = (
        f"Choosing {chosen[1]} counts as more protective than choosing {chosen[0]}, "
        f'but can end in "{results[1]}" where {chosen[0]} ends in "{results[0]}".'
    )
    remedy = "Change the order of the answers, or remove `order: rising`."
    return Fault(("questions", question, "order"), message, remedy, (less, more))
