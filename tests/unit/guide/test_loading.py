import os
import re
from pathlib import Path
from typing import Any

import pytest

from practice_guide.guide import loading
from practice_guide.guide.front import Key
from practice_guide.guide.kind import Kind
from practice_guide.guide.loading import Kinds, load_guide, parse_page
from practice_guide.guide.page import Anchor
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.reading.problems import Problem, format_report

PAGE = "---\ntitle: Calls\nsummary: How to call.\nreviewed: 2026-11-21\nreview_by: 2027-11-20\n---\n"


def write(docs: Path, **pages: str) -> Path:
    for name, text in pages.items():
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    return docs


def test_every_markdown_file_is_a_page_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "guide" / "deep").mkdir(parents=True)
    write(tmp_path, index=PAGE)
    write(tmp_path / "guide" / "deep", calls=PAGE)
    (tmp_path / "notes.txt").write_text("No page.", encoding="utf-8")
    guide = load_guide(tmp_path, KINDS)
    assert list(guide.pages) == ["guide/deep/calls.md", "index.md"]
    assert guide.problems == ()


def test_an_empty_folder_is_an_empty_guide(tmp_path: Path) -> None:
    guide = load_guide(tmp_path, KINDS)
    assert (guide.pages, guide.problems) == ({}, ())


def test_problems_of_all_pages_come_at_once_and_in_order(tmp_path: Path) -> None:
    write(tmp_path, b=PAGE + "## No id\n", a="", c=PAGE.replace("2027", "2025").replace("title: ", "title: More "))
    assert load_guide(tmp_path, KINDS).problems == (
        Problem("docs/a.md", 1, (), "This file is empty. Start it with front matter, or delete it."),
        Problem("docs/b.md", 7, (), "This heading has no id. End the line with one, such as {#no-id}."),
        Problem("docs/c.md", 5, ("review_by",), "The next review must come after the last one. Write a later date."),
    )


def test_a_page_that_cannot_be_read_does_not_make_others_wrong(tmp_path: Path) -> None:
    write(tmp_path, a=PAGE + "See [b](b.md#who).\n", b="---\ntitle: [\n---\n")
    assert {problem.file for problem in load_guide(tmp_path, KINDS).problems} == {"docs/b.md"}


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this account may not make links")


def messages(docs: Path) -> list[tuple[str, str]]:
    return [(problem.file, problem.message) for problem in load_guide(docs, KINDS).problems]


def test_a_folder_with_the_name_of_a_page_is_reported(tmp_path: Path) -> None:
    (tmp_path / "calls.md").mkdir()
    write(tmp_path / "calls.md", inner=PAGE)
    assert messages(tmp_path) == [
        ("docs/calls.md", "This has the name of a page and is none. Rename the folder, or put a page here.")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes in folders")
def test_a_pipe_with_the_name_of_a_page_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "calls.md")
    assert [file for file, _ in messages(tmp_path)] == ["docs/calls.md"]


def test_a_link_that_leads_nowhere_or_to_itself_is_reported(tmp_path: Path) -> None:
    link(tmp_path / "a.md", tmp_path / "gone.md")
    link(tmp_path / "b.md", tmp_path / "b.md")
    said = "This link leads nowhere. Delete it, or put the file itself here."
    assert messages(tmp_path) == [("docs/a.md", said), ("docs/b.md", said)]


def test_a_link_that_leads_out_of_the_guide_is_refused_be_it_a_page_a_picture_or_a_folder(tmp_path: Path) -> None:
    docs, outside = tmp_path / "docs", tmp_path / "outside"
    docs.mkdir()
    outside.mkdir()
    write(outside, secret=PAGE)
    link(docs / "page.md", outside / "secret.md")
    link(docs / "picture.png", outside / "secret.md")
    link(docs / "folder", outside)
    said = "This link leads out of docs/, or to a folder. Delete it, and put what belongs to the guide here itself."
    assert messages(docs) == [("docs/folder", said), ("docs/page.md", said), ("docs/picture.png", said)]


def test_a_link_to_a_folder_that_holds_it_is_refused_because_mkdocs_would_follow_it_for_ever(tmp_path: Path) -> None:
    link(tmp_path / "again", tmp_path)
    assert [file for file, _ in messages(tmp_path)] == ["docs/again"]


def test_what_an_editor_leaves_beside_a_page_is_no_page(tmp_path: Path) -> None:
    write(tmp_path, calls=PAGE)
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", x="No page.")
    link(tmp_path / ".#calls.md", Path("someone@desk.1234"))
    guide = load_guide(tmp_path, KINDS)
    assert ([*guide.pages], guide.problems) == (["calls.md"], ())


def test_a_page_by_another_ending_is_reported_because_mkdocs_would_show_it_unchecked(tmp_path: Path) -> None:
    (tmp_path / "calls.markdown").write_text(PAGE, encoding="utf-8")
    assert messages(tmp_path) == [("docs/calls.markdown", "The name of a page ends in .md. Rename the file.")]


def test_the_first_page_of_a_folder_by_another_name_is_reported(tmp_path: Path) -> None:
    write(tmp_path, README=PAGE)
    assert messages(tmp_path) == [("docs/README.md", "The first page of a folder is called index.md. Rename the file.")]


@pytest.mark.skipif(os.name == "nt", reason="Windows refuses such names itself")
def test_a_name_that_cannot_be_shown_is_reported_without_showing_it(tmp_path: Path) -> None:
    write(tmp_path, **{"calls\x1b[2J\u202e": PAGE})
    assert format_report(load_guide(tmp_path, KINDS).problems) == (
        "docs/calls\\x1b[2J\\u202e.md:1\n"
        "    The name of this file holds a character that cannot be shown. Give it another name.\n\n"
        "1 problem in 1 file."
    )


def test_whatever_was_not_foreseen_names_its_page_and_keeps_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: str, content: bytes, kinds: Kinds, shown: str) -> Any:
        return parse_page(path, content, kinds, shown) if path == "b.md" else int("a word\x1b")

    monkeypatch.setattr(loading, "parse_page", fail)
    write(tmp_path, a=PAGE, b=PAGE)
    guide = load_guide(tmp_path, KINDS)
    assert [*guide.pages] == ["b.md"]
    (problem,) = guide.problems
    assert (problem.file, problem.line) == ("docs/a.md", 1)
    assert re.fullmatch(
        r"This page could not be read, and that is a fault of ours: ValueError in test_loading\.py, line \d+\. "
        r"Please tell us, and send us the page\.",
        problem.message,
    )


def test_an_anchor_in_front_matter_knows_where_it_was_written() -> None:
    text = "---\nreflection:\n  - ask: Why?\n    id: why\ntitle: A\nsummary: A.\nreviewed: 2026-11-21\n"
    page, _ = parse_page("guide/a.md", f"{text}review_by: 2027-11-20\n---\n".encode(), KINDS)
    assert page
    assert page.anchors == (Anchor("why", 4, ("reflection", 0, "id")),)


def test_a_file_whose_front_matter_does_not_stand_gives_no_page_and_every_problem() -> None:
    page, problems = parse_page(
        "guide/a.md", b"---\ntitle: A\nsummary: A.\nreviewed: 2026-11-21\n---\n## No id\n", KINDS
    )
    assert page is None
    assert problems == (
        Problem(
            "docs/guide/a.md",
            1,
            ("review_by",),
            'The key "review_by" is missing. Add it: The day by which it must be reviewed again.',
        ),
        Problem("docs/guide/a.md", 6, (), "This heading has no id. End the line with one, such as {#no-id}."),
    )


def test_reports_leave_out_the_key_that_is_all_a_page_is_but_not_that_of_a_part() -> None:
    toy = Kind[dict[str, int]]("toy", (Key("toy", dict[str, int], "A toy.", {}),), folder="toys")
    part = Kind[dict[str, int]]("wheel", (Key("wheel", dict[str, int], "A wheel.", {}),), is_part=True)
    kinds = (toy, part, *KINDS)
    text = PAGE.removesuffix("---\n") + "toy:\n  legs: x\nwheel:\n  spokes: x\n---\n"
    page, problems = parse_page("toys/horse.md", text.encode(), kinds)
    assert (page, [problem.trail for problem in problems]) == (None, [("legs",), ("wheel", "spokes")])
