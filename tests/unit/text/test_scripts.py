"""What is left out of the scripts that readers download."""

from __future__ import annotations

from practice_guide.text.scripts import without_comments


def test_comments_on_lines_of_their_own_go() -> None:
    assert (
        without_comments("/** One.\n * @type {x}\n */\nlet a = 1;\n// Two.\nlet b = 2;\n") == "let a = 1;\nlet b = 2;\n"
    )


def test_indentation_and_empty_lines_go_and_lines_stay_apart() -> None:
    assert without_comments("if (a) {\n\n    b()\n  c()\n}\n") == "if (a) {\nb()\nc()\n}\n"


def test_marks_of_a_comment_inside_code_stay() -> None:
    code = 'const url = "https://example.org"; // why\nconst glob = "a/*b*/c";\n'
    assert without_comments(code) == code


def test_a_comment_does_not_swallow_the_code_up_to_the_next_one() -> None:
    assert without_comments("/* One. */\nlet a = 1;\n/* Two. */\nlet b = 2;\n") == "let a = 1;\nlet b = 2;\n"
