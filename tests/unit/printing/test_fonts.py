"""The fonts of the sheets: which characters they have, and that their licence stands beside them."""

from __future__ import annotations

from practice_guide.printing.fonts import FOLDER, printable_characters


def test_the_languages_of_families_that_are_written_like_ours_can_be_printed() -> None:
    for text in ("Żółć", "Ștefan", "Gwŷdd", "Đặng", "Ağaoğlu", "Ελένη", "Київ", "“quotes” … £ € ½ †"):
        assert {ord(letter) for letter in text} <= printable_characters()


def test_emoji_and_other_scripts_cannot() -> None:
    for letter in "😀家אش☐":
        assert ord(letter) not in printable_characters()


def test_the_licence_and_no_large_file_stand_beside_the_fonts() -> None:
    assert "SIL Open Font License" in (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in FOLDER.glob("*.ttf")) < 500_000
