from practice_guide.front_matter import read_document
from practice_guide.guide.passages import page_passages
from practice_guide.readability import Passage


def passages(text: str) -> tuple[Passage, ...]:
    return page_passages(read_document("docs/page.md", text.encode()))


def test_front_matter_gives_its_texts_with_their_lines_and_no_ids_or_history() -> None:
    found = passages(
        "---\ntitle: A page\nreviewed: 2026-11-21\nchanges:\n  - {on: 2026-11-21, what: It is new.}\n"
        "checklist:\n  id: a-list\n  groups:\n    - do: Ask who\n        is there.\n      cite: [one:two]\n---\n"
    )
    assert found == (Passage("A page", 2), Passage("Ask who is there.", 9))


def test_text_gives_paragraphs_items_and_cells_and_no_headings_lists_of_attributes_or_code() -> None:
    found = passages(
        '---\ntitle: Page\n---\n## A heading {#a-heading}\n\nFirst line\nof [two](two.md).\n{#two-lines cite="a"}\n\n'
        '- An item.\n  {#an-item cite="a"}\n- Another item.\n\n| A cell | B |\n|---|---|\n\n'
        "```\nnot words\n```\nThe end."
    )
    assert found == (
        Passage("First line of two.", 6),
        Passage("An item.", 10),
        Passage("Another item.", 12),
        Passage("A cell", 14),
        Passage("The end.", 20),
    )
