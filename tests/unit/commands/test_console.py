from __future__ import annotations

import ast

import pytest

from practice_guide.commands.console import OptionParser
from practice_guide.commands.project import Project

USAGE = "usage: dev.py try [-h] [--often OFTEN] [FILE ...]\n"


@pytest.fixture
def parser() -> OptionParser:
    made = OptionParser("dev.py try", description="Try it.")
    made.add_argument("files", metavar="FILE", nargs="*", help="these files only")
    made.add_argument("--often", type=int, default=1, help="how often")
    return made


def test_options_are_read(parser: OptionParser) -> None:
    assert vars(parser.read(["a.md", "--often", "3"])) == {"files": ["a.md"], "often": 3}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--oftn", "3"], 'There is no option called "--oftn". Did you mean "--often"?\n'),
        (["--oftn=3"], 'There is no option called "--oftn". Did you mean "--often"?\n'),
        (["--of", "3"], 'There is no option called "--of". Did you mean "--often"?\n'),
        (["--xyz", "--oftn"], 'There is no option called "--xyz".\nThere is no option called "--oftn". '
         'Did you mean "--often"?\n'),
        (["--often", "x"], "argument --often: invalid int value: 'x'\n"),
    ],
)  # fmt: skip  # one case a line
def test_a_wrong_option_is_answered_with_the_nearest_one(
    parser: OptionParser, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parser.read(words)
    assert (ended.value.code, capsys.readouterr().err) == (2, said + USAGE)


def test_a_word_that_nothing_takes_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        OptionParser("dev.py none", description="Take nothing.").read(["word"])
    assert capsys.readouterr().err == 'There is no use for "word".\nusage: dev.py none [-h]\n'


def find_unexplained(code: str) -> list[int]:
    """The lines that add an option without saying what it is for."""
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    added = [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "add_argument"]
    return [call.lineno for call in added if "help" not in {keyword.arg for keyword in call.keywords}]


def test_every_option_of_every_command_is_explained(project: Project) -> None:
    commands = sorted((project.root / "hooks" / "practice_guide" / "commands").glob("*.py"))
    assert {path.name: lines for path in commands if (lines := find_unexplained(path.read_text("utf-8")))} == {}


def test_an_option_that_is_not_explained_is_found() -> None:
    assert find_unexplained('p.add_argument("--a", help="why")\np.add_argument("--b")\n') == [2]
