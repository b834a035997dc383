import pytest

from practice_guide.guide.pages import Anchor, parse_page
from practice_guide.problems import Problem

from ..small_pages import checklist_page, differences_page, make_page, source_page, tool_page


@pytest.mark.parametrize(
    ("path", "kind"),
    [("guide/calls.md", "guide"), ("guide/index.md", "index"), ("evidence.md", "page"), ("about/privacy.md", "about")],
)
def test_a_page_without_a_block_is_of_the_kind_of_its_folder(path: str, kind: str) -> None:
    assert make_page(path).kind == kind


@pytest.mark.parametrize("path", ["policies/calls.md", "guide/deep/calls.md", "checklists/how.md", "proof/x.md"])
def test_a_page_without_a_block_in_any_other_folder_is_plain_guidance(path: str) -> None:
    assert make_page(path).kind == "guide"


def test_a_page_with_a_block_is_of_the_kind_of_its_block() -> None:
    pages = [tool_page(), checklist_page(), source_page(), differences_page()]
    assert [page.kind for page in pages] == ["decision", "checklist", "source", "differences"]


@pytest.mark.parametrize(("path", "address"), [("index.md", ""), ("guide/index.md", "guide/"), ("a/b.md", "a/b/")])
def test_a_page_has_the_address_of_its_file(path: str, address: str) -> None:
    assert make_page(path).address == address


def test_headings_and_statements_can_be_linked() -> None:
    page = make_page(body='## Who {#who}\n\nAsk who is there.\n{#ask-who cite="a"}\n')
    assert page.anchors == (Anchor("who", 4), Anchor("ask-who", 7))


def test_questions_answers_and_outcomes_can_be_linked() -> None:
    assert [anchor.id for anchor in tool_page().anchors] == [
        "outcome.go",
        "outcome.call",
        "danger",
        "danger.yes",
        "danger.no",
    ]


def test_groups_items_and_fields_of_a_checklist_can_be_linked() -> None:
    page = checklist_page("x", {"id": "read", "do": "Read."}, fields=[{"id": "worry", "label": "What worries us"}])
    assert [anchor.id for anchor in page.anchors] == ["first", "read", "worry"]


def test_sections_differences_and_reflections_can_be_linked() -> None:
    pages = [source_page(sections=("platform", "recording")), differences_page("chat")]
    pages.append(make_page(reflection=[{"id": "why", "ask": "Why?"}]))
    assert [[anchor.id for anchor in page.anchors] for page in pages] == [["platform", "recording"], ["chat"], ["why"]]


def test_an_anchor_in_front_matter_knows_where_it_was_written() -> None:
    text = "---\nreflection:\n  - ask: Why?\n    id: why\ntitle: A\nsummary: A.\nreviewed: 2026-11-21\n"
    page, _ = parse_page("guide/a.md", f"{text}review_by: 2027-11-20\n---\n".encode())
    assert page
    assert page.anchors == (Anchor("why", 4, ("reflection", 0, "id")),)


def test_a_file_whose_front_matter_does_not_stand_gives_no_page_and_every_problem() -> None:
    page, problems = parse_page("guide/a.md", b"---\ntitle: A\nsummary: A.\nreviewed: 2026-11-21\n---\n## No id\n")
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
