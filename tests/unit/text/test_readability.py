from practice_guide.reading.front_matter import read_document
from practice_guide.text.readability import LongSentence, Passage, measure, page_passages

EASY = "The cat sat on the mat. It was happy there."
HARD = "Organisational accountability necessitates comprehensive multidisciplinary documentation."


def test_hard_words_read_less_easily_than_short_ones() -> None:
    easy, hard = measure([Passage(EASY, 1)]), measure([Passage(HARD, 1)])
    assert easy.ease > 90 > 0 > hard.ease
    assert easy.grade < 3 < 20 < hard.grade


def test_a_title_does_not_make_a_page_look_easy() -> None:
    assert measure([Passage("Cats and mats", 1), Passage(HARD, 2)]) == measure([Passage(HARD, 2)])


def test_a_page_of_titles_has_nothing_hard() -> None:
    assert measure([Passage("Organisational accountability", 1)]).ease == 100


def test_a_sentence_of_thirty_words_is_allowed() -> None:
    assert measure([Passage("word " * 29 + "word.", 1)]).long_sentences == ()


def test_a_sentence_of_thirty_one_words_is_listed_with_its_line_even_without_a_full_stop() -> None:
    long = " ".join(["Word", *["word"] * 30])
    assert measure([Passage(f"Short. {long}", 7)]).long_sentences == (LongSentence(long, 31, 7),)


def test_sentences_end_before_closing_quotes_and_dashes_are_no_words() -> None:
    spoken = " ".join(["“Word", *["word"] * 14, "- word.”", *["Word"] * 15])
    assert measure([Passage(spoken, 1)]).long_sentences == ()


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
