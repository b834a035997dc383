from practice_guide.reading.problems import Problem, format_report, readable_trail, shown, suggest


def test_a_report_lists_problems_by_page_and_line_and_counts_them() -> None:
    problems = [
        Problem("docs/b.md", 2, ("title",), "Late."),
        Problem("docs/a.md", 10, (), "Second."),
        Problem("docs/a.md", 9, ("questions", "privacy"), "First.", ("Route: this way",)),
    ]
    assert format_report(problems) == (
        "docs/a.md:9  questions > privacy\n    First.\n    Route: this way\n\n"
        "docs/a.md:10\n    Second.\n\n"
        "docs/b.md:2  title\n    Late.\n\n"
        "3 problems in 2 files."
    )


def test_a_problem_reported_twice_is_shown_once() -> None:
    problem = Problem("docs/a.md", 1, (), "Once.")
    assert format_report([problem, problem]) == "docs/a.md:1\n    Once.\n\n1 problem in 1 file."


def test_a_near_miss_is_answered_with_the_nearest_value() -> None:
    assert suggest("in-persn", ["act-now", "in-person"]) == 'Did you mean "in-person"?'


def test_a_far_miss_is_answered_with_the_values_allowed() -> None:
    assert suggest("zebra", ["act-now", "in-person"], "Outcomes") == 'Outcomes: "act-now", "in-person".'


def test_a_long_list_of_values_is_cut_and_counted() -> None:
    assert suggest("x", [f"value-{number}" for number in range(14)]).endswith('"value-11" and 2 more.')


def test_nothing_is_suggested_where_nothing_is_allowed() -> None:
    assert suggest("x", []) == ""


def test_a_trail_leaves_out_the_block_and_counts_from_one() -> None:
    assert readable_trail(("decision", "rules", 0, "when"), {"decision"}) == ("rules", "item 1", "when")


def test_a_trail_to_the_block_itself_names_it() -> None:
    assert readable_trail(("decision",), {"decision"}) == ("decision",)


def test_of_very_many_problems_the_first_of_each_file_are_listed_and_the_others_counted() -> None:
    problems = [Problem(f"docs/{file}.md", line + 1, (), "Mend.") for file in "abcdef" for line in range(60)]
    report = format_report(problems)
    assert report.count("Mend.") == 200
    assert report.count("docs/a.md\n    10 more problems in this file.") == 1
    assert report.endswith(
        "docs/e.md\n    60 more problems in this file.\n\ndocs/f.md\n    60 more problems in this file.\n\n"
        "360 problems in 6 files."
    )


def test_a_report_never_moves_the_cursor_of_a_terminal() -> None:
    problem = Problem("docs/a\x1b.md", 1, ("k\n", "x" * 90), "It says \x1b[2J\u202e and naïve “words”.", ("Route:\r",))
    assert format_report([problem]) == (
        f"docs/a\\x1b.md:1  k\\n > {'x' * 80}…\n    It says \\x1b[2J\\u202e and naïve “words”.\n    Route:\\r\n\n"
        "1 problem in 1 file."
    )


def test_what_was_given_is_shown_cut() -> None:
    assert shown("x" * 80) == "x" * 80
    assert shown("x" * 81) == f"{'x' * 80}…"


def test_nothing_is_guessed_for_what_no_hand_wrote() -> None:
    assert suggest("a" * 81, ["a" * 80]) == f'Choose from: "{"a" * 80}".'
