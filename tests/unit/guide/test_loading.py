from pathlib import Path

from practice_guide.guide.loading import load_guide
from practice_guide.problems import Problem

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
    guide = load_guide(tmp_path)
    assert list(guide.pages) == ["guide/deep/calls.md", "index.md"]
    assert (guide.problems, guide.tools) == ((), {})


def test_an_empty_folder_is_an_empty_guide(tmp_path: Path) -> None:
    guide = load_guide(tmp_path)
    assert (guide.pages, guide.problems) == ({}, ())


def test_problems_of_all_pages_come_at_once_and_in_order(tmp_path: Path) -> None:
    write(tmp_path, b=PAGE + "## No id\n", a="", c=PAGE.replace("2027", "2025").replace("title: ", "title: More "))
    assert load_guide(tmp_path).problems == (
        Problem("docs/a.md", 1, (), "This file is empty. Start it with front matter, or delete it."),
        Problem("docs/b.md", 7, (), "This heading has no id. End the line with one, such as {#no-id}."),
        Problem("docs/c.md", 5, ("review_by",), "The next review must come after the last one. Write a later date."),
    )


def test_a_page_that_cannot_be_read_does_not_make_others_wrong(tmp_path: Path) -> None:
    write(tmp_path, a=PAGE + "See [b](b.md#who).\n", b="---\ntitle: [\n---\n")
    assert {problem.file for problem in load_guide(tmp_path).problems} == {"docs/b.md"}
