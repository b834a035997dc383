from practice_guide.problems import Problem, format_report, readable_trail, suggest


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
    assert readable_trail(("decision", "rules", 0, "when")) == ("rules", "item 1", "when")


def test_a_trail_to_the_block_itself_names_it() -> None:
    assert readable_trail(("decision",)) == ("decision",)
