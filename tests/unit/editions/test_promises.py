"""What the last edition promised, and each way to break it, with the whole report."""

from __future__ import annotations

from .conftest import Desk

STATEMENT = '\nAsk who is there.\n{#ask-who cite="guide-2020:platform" differs="chat"}\n'
MOVED = 'moved: [{from: "guide/calls/#ask-who", to: "#someone-else", why: Said there., since: 2026-12-01}]'


def test_an_unchanged_guide_keeps_every_promise(released: Desk) -> None:
    assert released.report() == ""


def test_nothing_is_promised_before_the_first_release(desk: Desk) -> None:
    desk.edit("guide/calls.md", STATEMENT, "")
    assert desk.report() == ""


def test_a_statement_that_is_gone_is_named_with_what_to_write(released: Desk) -> None:
    released.edit("guide/calls.md", STATEMENT, "")
    assert released.report() == (
        "docs/guide/calls.md:1  ask-who\n"
        '    The statement "ask-who" was published in 2026.1 and is gone: "Ask who is there."\n'
        "    Bring it back, or say on the page that does its work now what became of it, under `moved` or "
        "`withdrawn`:\n"
        '    - {from: "guide/calls/#ask-who", to: "#...", why: ..., since: ...}\n'
        "\n1 problem in 1 file."
    )


def test_a_place_that_moved_or_was_withdrawn_is_answered_for(released: Desk) -> None:
    released.edit("guide/calls.md", STATEMENT, "")
    released.add("guide/calls.md", MOVED)
    assert released.report() == ""


SCENARIO = "teach/scenarios/a-child-who-agrees"


def test_a_page_that_is_gone_is_named_once_with_all_its_places(released: Desk) -> None:
    (released.project.docs / f"{SCENARIO}.md").unlink()
    first, message, *rest = released.report().splitlines()
    assert first == f"docs/{SCENARIO}.md:1"
    assert message.startswith(f'    The page "{SCENARIO}/" (')
    assert message.endswith(") was published in 2026.1 and is gone.")
    assert rest[-1] == "1 problem in 1 file."


def move_calls(desk: Desk, changes: str = "") -> None:
    """Move the page on calls to another address, and say so on it."""
    (desk.project.docs / "guide/calls.md").rename(desk.project.docs / "guide/talks.md")
    home = desk.project.docs / "index.md"
    home.write_text(home.read_text(encoding="utf-8").replace("guide/calls.md", "guide/talks.md"), encoding="utf-8")
    moved = "moved: [{from: guide/calls/, why: A better name., since: 2026-12-01}]"
    desk.add("guide/talks.md", f"{moved}\n{changes}".rstrip())
    desk.say("index.md", "")


def test_a_page_that_moved_carries_along_the_places_that_kept_their_ids(released: Desk) -> None:
    move_calls(released)
    assert released.report() == ""
    released.edit("guide/talks.md", "{#ask-who ", "{#ask-whom ")
    assert 'The statement "ask-who" was published in 2026.1 and is gone' in released.report()


def test_a_page_that_moved_still_tells_what_it_says_otherwise(released: Desk) -> None:
    move_calls(released)
    released.edit("guide/talks.md", "Ask who is there.", "Ask nobody.")
    assert released.report() == (
        "docs/guide/talks.md:11  ask-who\n"
        '    The statement "ask-who" is not as in 2026.1, and no change says so. Add to `changes`:\n'
        "    - {on: ..., kind: clarification, what: ..., ids: [ask-who]}\n"
        "\n1 problem in 1 file."
    )


def test_an_id_used_for_something_else_is_reported_on_a_page_that_moved_too(released: Desk) -> None:
    move_calls(released, "changes: [{on: 2026-12-01, kind: clarification, what: Shorter., ids: [ask-who]}]")
    released.edit("guide/talks.md", STATEMENT, "\n## Who {#ask-who}\n")
    assert '"ask-who" was a statement in 2026.1 and is a heading now.' in released.report()


def test_a_change_on_a_page_that_moved_or_is_new_names_places_that_are_there(released: Desk) -> None:
    changes = "changes: [{on: 2026-12-01, kind: law, what: Never ring both., ids: [ask-whom]}]"
    move_calls(released, changes)
    assert 'A change names "ask-whom", and this page has no such place.' in released.report()


def test_changed_words_need_a_change_that_names_them(released: Desk) -> None:
    released.edit("guide/calls.md", "Ask who is there.", "Ask who is in the room.")
    assert released.report() == (
        "docs/guide/calls.md:10  ask-who\n"
        '    The statement "ask-who" is not as in 2026.1, and no change says so. Add to `changes`:\n'
        "    - {on: ..., kind: clarification, what: ..., ids: [ask-who]}\n"
        "\n1 problem in 1 file."
    )
    released.say("guide/calls.md", "ask-who")
    assert released.report() == ""


def test_another_source_is_a_change_too(released: Desk) -> None:
    released.edit("guide/calls.md", ' differs="chat"', "")
    assert 'The statement "ask-who" is not as in 2026.1' in released.report()


def test_a_question_that_is_named_speaks_for_its_answers(released: Desk) -> None:
    released.edit("decisions/go-or-call.md", "You do not know.", "You are not sure.")
    assert 'The answer "danger.not-known" is not as in 2026.1' in released.report()
    released.say("decisions/go-or-call.md", "danger")
    assert released.report() == ""


def test_another_title_needs_a_change_of_the_page(released: Desk) -> None:
    released.edit("guide/calls.md", "title: Calls", "title: Calling")
    assert "    The page is not as in 2026.1, and no change says so. Add to `changes`:" in released.report()
    released.add("guide/calls.md", "changes: [{on: 2026-12-01, kind: clarification, what: A new title.}]")
    assert released.report() == ""


def test_a_change_that_names_no_place_is_reported(released: Desk) -> None:
    released.say("guide/calls.md", "ask-whom")
    assert 'A change names "ask-whom", and this page has no such place.' in released.report()


def test_an_id_used_again_for_something_else_is_reported(released: Desk) -> None:
    released.edit("guide/calls.md", STATEMENT, "\n## Who {#ask-who}\n")
    assert released.report() == (
        "docs/guide/calls.md:9  ask-who\n"
        '    "ask-who" was a statement in 2026.1 and is a heading now. Give the new one another id.\n'
        "    Bring it back, or say on the page that does its work now what became of it, under `moved` or "
        "`withdrawn`:\n"
        '    - {from: "guide/calls/#ask-who", to: "#...", why: ..., since: ...}\n'
        "\ndocs/guide/calls.md:9  ask-who\n"
        '    The statement "ask-who" is not as in 2026.1, and no change says so. Add to `changes`:\n'
        "    - {on: ..., kind: clarification, what: ..., ids: [ask-who]}\n"
        "\n2 problems in 1 file."
    )


def test_an_id_that_was_withdrawn_and_comes_back_for_something_else_is_reported(released: Desk) -> None:
    released.edit("guide/calls.md", STATEMENT, "")
    released.add("guide/calls.md", MOVED)
    assert released.release("2026.2") == 0
    released.edit("guide/calls.md", MOVED, "changes: [{on: 2027-01-01, kind: new, what: More., ids: [ask-who]}]")
    file = released.project.docs / "guide/calls.md"
    words = file.read_text(encoding="utf-8")
    file.write_text(words + STATEMENT.replace("Ask who is there.", "Ask who pays."), encoding="utf-8")
    assert released.report() == (
        "docs/guide/calls.md:11  ask-who\n"
        '    "ask-who" was gone in 2026.2, and before that, in 2026.1, it said other words: "Ask who is there." '
        "A link from then must not lead to something else. Give the new one another id.\n"
        "\n1 problem in 1 file."
    )
    file.write_text(words + STATEMENT, encoding="utf-8")
    assert released.report() == ""


def test_an_entry_for_a_place_that_was_never_published_is_reported(released: Desk) -> None:
    released.add("guide/calls.md", 'moved: [{from: "guide/none/", why: It moved., since: 2026-12-01}]')
    assert 'No edition published "guide/none/". Correct the address, or remove the entry.' in released.report()


def test_a_link_of_an_old_edition_is_kept_by_all_later_ones(released: Desk) -> None:
    released.edit("guide/calls.md", STATEMENT, "")
    released.add("guide/calls.md", MOVED)
    assert released.release("2026.2") == 0
    released.edit("guide/calls.md", MOVED, "")
    assert 'The statement "ask-who" was published in 2026.1 and is gone' in released.report()
