"""dev.py bench: measure builds, first views, proofs and steps through the tools against the limits."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tools.bench.areas import NUMBER, AreaCost, measure_areas
from tools.bench.build import BuildTimes, time_builds
from tools.bench.engine import (
    QUESTIONS,
    QUESTIONS_OF_A_TOOL,
    REACH,
    TOO_FAR,
    LongProof,
    ManyProofs,
    prove_long_tool,
    prove_many_tools,
    refuse_wide_tool,
)
from tools.bench.pdfs import PdfTimes, time_pdfs
from tools.bench.screens import (
    Screens,
    SearchWeight,
    Shift,
    see_results,
    see_shifts,
    see_starts,
    weigh_search,
)
from tools.bench.steps import SEARCHES, SLOWER, Steps, time_keys, time_steps
from tools.bench.views import View, Words, offline_browser, read_guide_pages, view_pages

from practice_guide.commands.build import BuildError, build_into
from practice_guide.commands.console import OptionParser, RefusedError
from practice_guide.commands.project import Project, here
from practice_guide.guide import load_guide
from practice_guide.kinds.all_kinds import KINDS

BUILD_RATIO = 1.3
FIRST_VIEW_KB = 50
MEDIAN_FIRST_VIEW_KB = 26
FIRST_VIEW_REQUESTS = 8
OUR_SCRIPT_KB = 10
SCRIPT_OF_A_TOOL_KB = 15
WORDS = 1200
SHARE_OF_MARKS = 8
PROOF_SECONDS = 0.2
PROOF_MB = 200
STRAIGHT_LINE_RATIO = 1.3
FRAME_MS = 16
KEY_MS = 50
PDF_MS = 30
# Of a phone; see PHONE in views.py.
START_SCREENS = 1
RESULT_SCREENS = 1.5
ENGINE_KB = 9
SEARCH_DATA_KB = 110
AREAS_WEIGHT_RATIO = 1.1
AREAS_BUILD_RATIO = 1.2
BYTES_IN_KB = 1000
# Who opens this page has come to search.
SEARCH_PAGE = "/search/"
TOOLS = ("/decisions/", "/teach/session/")


@dataclass(frozen=True)
class Result:
    """One thing that was measured, and what it may be at most."""

    what: str
    limit: float
    measured: float
    unit: str
    detail: str

    @property
    def is_over(self) -> bool:
        return self.measured > self.limit


def run(arguments: list[str]) -> int:
    """Print one line for each limit and return 1 where one is exceeded."""
    parser = OptionParser("dev.py bench", description="Measure speed and size against the limits.")
    parser.add_argument("--runs", type=int, default=5, help="how often to take each time (default: 5)")
    runs: int = parser.read(arguments).runs
    try:
        results = measure(here(), runs)
    except (BuildError, RefusedError) as error:
        print(f"Nothing could be measured.\n{error}", file=sys.stderr)
        return 1
    print("\n".join(format_results(results)))
    return 1 if any(result.is_over for result in results) else 0


def measure(project: Project, runs: int) -> list[Result]:
    """Measure everything that has a limit; each time is taken as often as `runs` says, or twice that."""
    # Typst works on as many threads as it likes, and counts what they wait for each other; read before its first PDF.
    os.environ["RAYON_NUM_THREADS"] = "1"
    print("Proving tools that are long, wide and many.", flush=True)
    proofs = [
        *judge_long_proof(prove_long_tool()),
        judge_refusal(refuse_wide_tool()),
        judge_many(prove_many_tools(runs)),
    ]
    print("Setting the PDFs of the checklists.", flush=True)
    pdfs = judge_pdfs(time_pdfs(project, runs))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"Building the guide and plain Material in turn, {2 * runs} times each.", flush=True)
        times = time_builds(project, folder, 2 * runs)
        print(f"Building the guide without areas of its own and with {NUMBER} in turn, {runs} times each.", flush=True)
        areas = judge_areas(measure_areas(project, folder / "areas", runs))
        build_into(project, folder / "site")
        print("Opening every page in a fresh browser, and walking through the tools.", flush=True)
        with offline_browser() as browser:
            views = view_pages(browser, folder / "site")
            words = read_guide_pages(browser, folder / "site")
            steps = time_steps(browser, folder / "site", 2 * runs)
            keys = time_keys(browser, folder / "site", runs)
            guide = load_guide(project.docs, KINDS)
            seen = [
                judge_starts(see_starts(browser, folder / "site", guide)),
                judge_results(see_results(browser, folder / "site", guide)),
                judge_shifts(see_shifts(browser, folder / "site")),
                *judge_search(weigh_search(browser, folder / "site")),
            ]
    walked = [judge_steps(steps, 2 * runs), judge_keys(keys, runs)]
    return [judge_build(times), *areas, *judge_views(views), *judge_words(words), *seen, *walked, *proofs, *pdfs]


def judge_long_proof(proof: LongProof) -> Iterable[Result]:
    """Time and memory of one proof; memory only where the system tells."""
    tool = f"{QUESTIONS} questions, {proof.routes:.1e} routes, conditions reach back {REACH} questions"
    detail = f"{tool}; {proof.faults} faults" if proof.faults else tool
    # A proof that finds faults is not the one that this limit is about.
    yield Result("Proof of a long tool", PROOF_SECONDS, float("inf") if proof.faults else proof.seconds, "s", detail)
    if proof.memory_mb is not None:
        yield Result("Memory of that proof", PROOF_MB, proof.memory_mb, "MB", "the whole process, at its peak")


def judge_refusal(said: str) -> Result:
    """A tool that is too wide must not be accepted."""
    return Result("Wider tools accepted", 0, 0 if said else 1, "", said or f"conditions reach back {TOO_FAR} questions")


def judge_many(proofs: ManyProofs) -> Result:
    series = ", ".join(f"{number}: {seconds:.2f} s" for number, seconds in proofs.seconds.items())
    detail = f"compiled and proved, {QUESTIONS_OF_A_TOOL} questions each; {series}"
    return Result("Cost of a tool among many", STRAIGHT_LINE_RATIO, proofs.ratio, "x", detail)


def judge_pdfs(times: PdfTimes) -> list[Result]:
    """The slowest sheet, and whether a pack costs the same for each list whatever their number."""
    series = ", ".join(f"{number}: {seconds:.2f} s" for number, seconds in times.packs.items())
    slowest = f"{times.slowest}; the slowest of {times.sheets}"
    return [
        Result("A checklist as a PDF", PDF_MS, times.milliseconds, "ms", slowest),
        Result("Cost of a list in a pack", STRAIGHT_LINE_RATIO, times.ratio, "x", f"lists in one PDF; {series}"),
    ]


def judge_steps(steps: list[Steps], runs: int) -> Result:
    """The slowest step through any tool."""
    slowest = max(steps, key=lambda walk: walk.slowest)
    number = sum(len(walk.milliseconds) for walk in steps)
    detail = f"{slowest.tool}; {number} steps, script of each at its best of {runs}, {SLOWER} times slower processor"
    return Result("Answer to next question", FRAME_MS, slowest.slowest, "ms", detail)


def judge_keys(milliseconds: list[float], runs: int) -> Result:
    """The slowest key in the search."""
    detail = f"{len(milliseconds)} keys in {len(SEARCHES)} searches, script of each at its best of {runs}, "
    detail += f"{SLOWER} times slower processor"
    return Result("Answer to a key in search", KEY_MS, max(milliseconds), "ms", detail)


def judge_build(times: BuildTimes) -> Result:
    detail = (
        f"{median(times.ours):.2f} s against {median(times.plain):.2f} s for the same {times.pages} pages after an "
        f"edit to one, PDFs aside, medians of {len(times.ours)} pairs; the first build takes {times.first:.2f} s"
    )
    return Result("Build, against plain Material", BUILD_RATIO, times.ratio, "x", detail)


def judge_areas(cost: AreaCost) -> list[Result]:
    """The page that ten areas make heaviest, and the build with them."""
    page, usual = cost.heaviest, median(cost.weights.values())
    weight = f"/{page}; the median of {len(cost.weights)} pages grows {usual:.3f} times"
    seconds = f"{median(cost.with_areas):.2f} s against {median(cost.without):.2f} s, PDFs aside"
    return [
        Result("Weight of a page, ten areas", AREAS_WEIGHT_RATIO, cost.weights[page], "x", weight),
        Result("Build, ten areas", AREAS_BUILD_RATIO, cost.build_ratio, "x", seconds),
    ]


def judge_views(views: list[View]) -> Iterable[Result]:
    """The worst page for each limit, with the name of the page."""
    heaviest = max(views, key=lambda view: view.size)
    kinds = ", ".join(f"{kind} {to_kb(size):.1f}" for kind, size in heaviest.sizes_by_kind().most_common())
    yield _judge_kb("First view, gzip", FIRST_VIEW_KB, heaviest.size, f"{heaviest.path} ({kinds})")
    detail = f"of {len(views)} pages"
    yield _judge_kb("First view, gzip, median", MEDIAN_FIRST_VIEW_KB, median(view.size for view in views), detail)
    busiest = max(views, key=lambda view: view.requests)
    yield Result("Requests of a first view", FIRST_VIEW_REQUESTS, busiest.requests, "", busiest.path)
    elsewhere = sorted({url for view in views for url in view.elsewhere})
    detail = ", ".join(elsewhere) or f"on all {len(views)} pages"
    yield Result("Requests to other hosts", 0, len(elsewhere), "", detail)
    searching = max((view for view in views if view.path != SEARCH_PAGE), key=lambda view: view.search_data)
    detail = searching.path if searching.search_data else f"{SEARCH_PAGE} aside; never in the size above"
    yield _judge_kb("Search data before a search", 0, searching.search_data, detail)
    for what, limit, is_tool in (
        ("Our own script, gzip", OUR_SCRIPT_KB, False),
        ("Our own script, on a tool", SCRIPT_OF_A_TOOL_KB, True),
    ):
        if alike := [view for view in views if view.path.startswith(TOOLS) is is_tool]:
            scripted = max(alike, key=lambda view: view.our_script)
            yield _judge_kb(what, limit, scripted.our_script, scripted.path)


def judge_words(pages: list[Words]) -> Iterable[Result]:
    """The longest page of the guide, and the one with most marks of sources among its words."""
    longest = max(pages, key=lambda page: page.seen)
    yield Result(
        "Words on a page of the guide", WORDS, longest.seen, "", f"{longest.path}; the longest of {len(pages)}"
    )
    marked = max(pages, key=lambda page: page.share)
    yield Result("Marks among its words", SHARE_OF_MARKS, marked.share, "%", marked.path)


def judge_starts(tools: list[Screens]) -> Result:
    """The tool whose first question ends furthest down, with its last answer."""
    lowest = max(tools, key=lambda tool: tool.screens)
    detail = f"{lowest.what}; the first question of {len(tools)} tools, each with its last answer"
    return Result("Start of a tool", START_SCREENS, lowest.screens, "screens", detail)


def judge_results(results: list[Screens]) -> Result:
    """The highest result of a tool, with what leads to it."""
    highest = max(results, key=lambda result: result.screens)
    detail = f"{highest.what}; the highest of {len(results)}, nothing unfolded"
    return Result("Height of a result", RESULT_SCREENS, highest.screens, "screens", detail)


def judge_shifts(pages: list[Shift]) -> Result:
    """The page whose parts move most while it loads."""
    most = max(pages, key=lambda page: page.moved)
    detail = f"{most.path}; the most of {len(pages)} kinds of page" if most.moved else f"on {len(pages)} kinds of page"
    return Result("Layout shift", 0, most.moved, "shift", detail)


def judge_search(weight: SearchWeight) -> Iterable[Result]:
    """What the first search asks for besides its page."""
    yield _judge_kb("Engine of the search, gzip", ENGINE_KB, weight.engine, SEARCH_PAGE)
    yield _judge_kb("Data of a first search, gzip", SEARCH_DATA_KB, weight.data, SEARCH_PAGE)


def _judge_kb(what: str, limit: float, size: float, detail: str) -> Result:
    return Result(what, limit, to_kb(size), "KB", detail)


def to_kb(size: float) -> float:
    return size / BYTES_IN_KB


def format_results(results: Iterable[Result]) -> list[str]:
    """A table of limits and measurements, worst page and all."""
    lines = [f"{'':<30} {'limit':>9} {'measured':>9}        (1 KB is {BYTES_IN_KB} bytes)"]
    for result in results:
        limit, measured = _show(result.limit, result.unit), _show(result.measured, result.unit)
        verdict = "OVER" if result.is_over else "ok"
        lines.append(f"{result.what:<30} {limit:>9} {measured:>9}  {verdict:<4}  {result.detail}")
    return lines


def _show(number: float, unit: str) -> str:
    return {
        "": f"{number:.0f}",
        "KB": f"{number:.1f} KB",
        "%": f"{number:.1f} %",
        "screens": f"{number:.2f}",
        "shift": f"{number:.3f}",
        "x": f"{number:.2f} x",
        "s": f"{number:.2f} s",
        "MB": f"{number:.0f} MB",
        "ms": f"{number:.1f} ms",
    }[unit]
