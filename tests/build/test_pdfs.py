"""The PDFs of the real site: all there, one sheet each, tagged, and not set again without need."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from ..paper import words_of, words_on_sheets

LISTS = sorted(path.stem for path in Path("docs/checklists").glob("*.md") if path.stem != "index")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_one_sheet_on_a4_with_the_code_of_its_page(built_site: Path, name: str) -> None:
    file = built_site / "checklists" / name / f"{name}.pdf"
    [sheet] = PdfReader(file).pages
    width, height = sheet.mediabox[2:]
    assert (round(width), round(height)) == (595, 842)
    code = (built_site / "checklists" / name / "index.html").read_text(encoding="utf-8").partition("checklist__code")[2]
    assert code[2:11] in words_on_sheets(file)[0]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_prints_every_reason_and_all_words_to_say(built_site: Path, name: str) -> None:
    front = yaml.safe_load(Path(f"docs/checklists/{name}.md").read_text(encoding="utf-8").split("---\n")[1])
    items = [item for group in front["checklist"]["groups"] for item in group["items"]]
    printed = squeezed(words_of(built_site / "checklists" / name / f"{name}.pdf"))
    needed = [item[key] for item in items for key in ("why", "ask_aloud") if key in item]
    assert [words for words in needed if squeezed(words) not in printed] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_a_tagged_version_in_large_print(built_site: Path, name: str) -> None:
    reader = PdfReader(built_site / "checklists" / name / f"{name}-large-print.pdf")
    assert len(reader.pages) <= 3
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_pack_holds_every_list_after_its_contents(built_site: Path) -> None:
    reader = PdfReader(built_site / "checklists" / "all-checklists.pdf")
    assert len(reader.pages) == len(LISTS) + 1
    assert next(entry.title for entry in reader.outline if not isinstance(entry, list)) == "Before you decide"


def test_the_pack_in_large_print_holds_every_list_after_its_contents(built_site: Path) -> None:
    file = built_site / "checklists" / "all-checklists-large-print.pdf"
    reader = PdfReader(file)
    each = [built_site / "checklists" / name / f"{name}-large-print.pdf" for name in LISTS]
    assert len(reader.pages) == 1 + sum(len(PdfReader(file).pages) for file in each)
    contents = words_on_sheets(file)[0]
    titles = [str(PdfReader(file).metadata.title) for file in each]  # type: ignore[union-attr] # each has a title
    assert [title for title in titles if title not in contents] == []
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("name", ["all-checklists", "all-checklists-large-print"])
def test_a_pack_without_scripts_can_be_found_from_the_page_of_lists(built_site: Path, name: str) -> None:
    assert f'href="{name}.pdf"' in (built_site / "checklists" / "index.html").read_text(encoding="utf-8")


CASES = sorted(path.stem for path in Path("docs/teach/scenarios").glob("*.md") if path.stem != "index")


@pytest.mark.long
def test_each_case_has_a_card_on_one_sheet_without_the_answer_that_whoever_leads_has(built_site: Path) -> None:
    for name in CASES:
        case = yaml.safe_load(Path(f"docs/teach/scenarios/{name}.md").read_text("utf-8").split("---\n")[1])["scenario"]
        folder = built_site / "teach" / "scenarios" / name
        [card] = words_on_sheets(folder / "card.pdf")
        handed_out, led = squeezed(card), squeezed(words_of(folder / "for-whoever-leads.pdf"))
        asked = [squeezed(words) for words in (*case["story"], *case["discuss"])]
        assert [words for words in asked if words not in handed_out or words not in led] == [], name
        assert squeezed(case["because"]) in led, name
        assert squeezed(case["because"]) not in handed_out, name
        assert "Theanswer" not in handed_out, name


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def pdfs(built_site: Path) -> dict[str, PdfReader]:
    return {file.relative_to(built_site).as_posix(): PdfReader(file) for file in sorted(built_site.rglob("*.pdf"))}


def test_every_pdf_says_that_it_is_tagged_titled_and_in_english(pdfs: dict[str, PdfReader]) -> None:
    assert len(pdfs) >= 2 * len(LISTS) + 2 * len(CASES) + 2
    for reader in pdfs.values():
        root = reader.trailer["/Root"]
        assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
            "en-GB",
            True,
            True,
        )
        # Typst refuses to write this line into a file that fails its check of PDF/UA-1.
        assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
        assert reader.metadata is not None
        assert reader.metadata.title


def test_every_letter_of_every_pdf_is_of_the_font_that_is_shipped(pdfs: dict[str, PdfReader]) -> None:
    names = {
        font["/BaseFont"].partition("+")[2]
        for reader in pdfs.values()
        for page in reader.pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
    }
    assert names == {"NotoSans-Regular", "NotoSans-Bold"}


def test_no_font_or_template_of_the_press_is_published(built_site: Path) -> None:
    assert not [*built_site.rglob("*.typ"), *built_site.rglob("NotoSans*")]
