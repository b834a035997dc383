from practice_guide.text.word_changes import WORDS_AROUND, Stretch, near_changes, word_changes


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


def test_words_far_from_every_change_are_left_out() -> None:
    start, middle, end = (" ".join(f"{where}{n}" for n in range(3 * WORDS_AROUND)) for where in "abc")
    changes = word_changes(f"{start} old {middle} gone {end}", f"{start} new {middle} {end}")
    assert near_changes(changes) == (
        Stretch("same", " ".join(["…", *start.split()[-WORDS_AROUND:]])),
        Stretch("out", "old"),
        Stretch("in", "new"),
        Stretch("same", " ".join([*middle.split()[:WORDS_AROUND], "…", *middle.split()[-WORDS_AROUND:]])),
        Stretch("out", "gone"),
        Stretch("same", " ".join([*end.split()[:WORDS_AROUND], "…"])),
    )


def test_few_unchanged_words_and_words_that_never_changed_stay_whole() -> None:
    few = (Stretch("in", "new"), Stretch("same", " ".join("a" * (WORDS_AROUND + 1))))
    assert near_changes(few) == few
    whole = word_changes(" ".join("a" * 99), " ".join("a" * 99))
    assert near_changes(whole) == whole
    assert near_changes(()) == ()
