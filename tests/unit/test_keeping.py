"""What a build worked out is kept for the next one, and never outlives what it was made of."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from practice_guide import keeping
from practice_guide.keeping import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "results"


def opened(file: Path) -> Store:
    store = Store()
    store.open(file)
    return store


def never() -> str:
    raise AssertionError("This was kept and should not be made again.")


def test_a_result_is_made_once_and_taken_from_the_file_by_the_next_build(file: Path) -> None:
    first = opened(file)
    assert first.take(b"name", lambda: "made") == "made"
    first.save()
    assert opened(file).take(b"name", never) == "made"


def test_what_a_build_did_not_use_is_dropped(file: Path) -> None:
    first = opened(file)
    first.take(b"kept", lambda: "old")
    first.take(b"gone", lambda: "old")
    first.save()
    second = opened(file)
    second.take(b"kept", never)
    second.save()
    third = opened(file)
    assert [third.take(name, lambda: "new") for name in (b"kept", b"gone")] == ["old", "new"]


def test_a_damaged_file_counts_as_empty(file: Path) -> None:
    store = opened(file)
    store.take(b"name", lambda: "made")
    store.save()
    for damaged in (b"", b"short", file.read_bytes()[:-1], file.read_bytes() + b"x", pickle.dumps({b"name": b"x"})):
        file.write_bytes(damaged)
        assert opened(file).take(b"name", lambda: "made again") == "made again"


def test_results_of_other_code_are_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = opened(file)
    store.take(b"name", lambda: "made")
    store.save()
    monkeypatch.setattr(keeping, "_code_digest", lambda: b"other code")
    assert opened(file).take(b"name", lambda: "made again") == "made again"


def test_a_kept_function_answers_by_what_it_is_given(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "STORE", opened(file))
    asked: list[str] = []

    @keeping.kept
    def shout(word: str) -> str:
        asked.append(word)
        return word.upper()

    assert [shout("a"), shout("b"), shout("a")] == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_without_a_file_every_result_is_made_and_none_is_written(tmp_path: Path) -> None:
    store = Store()
    assert [store.take(b"name", make) for make in (lambda: "first", lambda: "second")] == ["first", "second"]
    store.save()
    assert [*tmp_path.iterdir()] == []
