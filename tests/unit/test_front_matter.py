from practice_guide.front_matter import Document, read_document


def read(text: str) -> Document:
    return read_document("docs/page.md", text.encode())


def messages(document: Document) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in document.problems]


def test_data_body_and_lines_are_read() -> None:
    document = read('---\ntitle: Calls\nchanges:\n  - on: 2026-11-21\n    what: "New: this"\n---\nText.\n')
    assert document.data == {"title": "Calls", "changes": [{"on": "2026-11-21", "what": "New: this"}]}
    assert (document.body, document.body_line, document.problems) == ("Text.\n", 7, ())
    assert document.lines == {
        ("title",): 2,
        ("changes",): 3,
        ("changes", 0): 4,
        ("changes", 0, "on"): 4,
        ("changes", 0, "what"): 5,
    }


def test_only_true_false_and_whole_numbers_are_not_text() -> None:
    document = read("---\na: true\nb: 12\nc: 1.5\nd: 12:30\ne: ~\nf: -3\n---\n")
    assert document.data == {"a": True, "b": 12, "c": "1.5", "d": "12:30", "e": None, "f": -3}


def test_words_in_quotes_stay_words() -> None:
    document = read('---\n"yes": "no"\n"010": "010"\n---\n')
    assert (document.data, document.problems) == ({"yes": "no", "010": "010"}, ())


def test_every_trap_is_reported_at_once() -> None:
    document = read("---\nyes: off\nnumber: 007\n---\n")
    assert messages(document) == [
        (2, 'Put "yes" in quotes: without them it was read as true or false, not as a word.'),
        (2, 'Put "off" in quotes: without them it was read as true or false, not as a word.'),
        (3, 'Put "007" in quotes: a number does not start with 0.'),
    ]


def test_on_may_be_a_key_without_quotes() -> None:
    assert read("---\non: 2026-11-21\n---\n").problems == ()


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    document = read_document("docs/page.md", b"\xef\xbb\xbf---\r\ntitle: Calls\r\n---\r\nText.\r\n")
    assert (document.data, document.body, document.body_line) == ({"title": "Calls"}, "Text.\n", 4)


def test_a_value_that_contains_itself_ends_in_a_report() -> None:
    document = read("---\na: &loop [*loop]\n---\n")
    assert messages(document) == [(2, "Anchors and aliases (& and *) are not supported. Write the value out.")]


def test_a_control_character_is_reported() -> None:
    document = read("---\na: \x01\n---\n")
    assert messages(document) == [(2, "The front matter holds a control character, which cannot be shown. Delete it.")]


def test_the_line_of_a_trail_that_was_not_written_is_that_of_its_nearest_parent() -> None:
    document = read("---\ntitle: Calls\nhome:\n  in_a_call: []\n---\n")
    assert document.line_of(("home", "in_a_call", 3, "say")) == 4
    assert document.line_of(("summary",)) == 1
