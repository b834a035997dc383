from practice_guide.text.word_changes import Stretch, word_changes


def test_words_that_went_stand_before_words_that_came() -> None:
    assert word_changes("Ring your manager today", "Ring your manager now") == (
        Stretch("same", "Ring your manager"),
        Stretch("out", "today"),
        Stretch("in", "now"),
    )


def test_words_put_in_or_taken_out_stand_alone() -> None:
    assert word_changes("Ask", "Ask first") == (Stretch("same", "Ask"), Stretch("in", "first"))
    assert word_changes("Ask first", "Ask") == (Stretch("same", "Ask"), Stretch("out", "first"))


def test_the_same_words_and_no_words_have_no_marks() -> None:
    assert word_changes("Ask\nfirst", "Ask first") == (Stretch("same", "Ask first"),)
    assert word_changes("", "") == ()
