from practice_guide.readability import LongSentence, Passage, measure

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
