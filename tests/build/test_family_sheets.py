"""Family sheets as built: a page and two PDFs each, a code that leads to an answer, and no word that tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from practice_guide.kinds.family import TELLING

from ..paper import words_of
from .html_pages import Element, parse

LISTS = ("conference-preparing-a-family", "family-records", "opening-the-call")


def file(site: Path, name: str, is_large: bool = False) -> Path:
    return site / f"checklists/{name}/family/{name}-in-plain-words{'-large-print' if is_large else ''}.pdf"


def pdf(site: Path, name: str, is_large: bool = False) -> PdfReader:
    return PdfReader(file(site, name, is_large))


def text(site: Path, name: str, is_large: bool = False) -> str:
    return words_of(file(site, name, is_large))


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def family_lines(site: Path, name: str) -> list[Element]:
    elements = parse(page(site, f"checklists/{name}/family"))
    return [element for element in elements if "family__line" in element["class"].split()]


def component(site: Path, name: str) -> str:
    [shown] = [part for part in parse(page(site, f"checklists/{name}/family")) if part["class"] == "family"]
    return " ".join(shown.text.split())


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("is_large", "most"), [(False, 1), (True, 2)])
def test_its_pdf_is_tagged_titled_and_short(built_site: Path, name: str, is_large: bool, most: int) -> None:
    reader = pdf(built_site, name, is_large)
    assert len(reader.pages) <= most
    assert [round(side) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalogue["/Metadata"].get_data()
    assert reader.metadata is not None
    assert f'<h1 class="page-header__title">{reader.metadata.title}</h1>' in page(
        built_site, f"checklists/{name}/family"
    )


@pytest.mark.parametrize(("is_large", "least"), [(False, 12), (True, 18)])
@pytest.mark.parametrize("name", LISTS)
def test_its_words_are_large_enough(built_site: Path, name: str, is_large: bool, least: int) -> None:
    sizes: list[float] = []

    def note(words: str, *rest: object) -> None:
        if len(words.split()) > 4 and "edition" not in words and "Reviewed" not in words:
            sizes.append(float(str(rest[3])))

    for sheet in pdf(built_site, name, is_large).pages:
        sheet.extract_text(visitor_text=note)
    assert sizes
    assert min(sizes) >= least


@pytest.mark.parametrize("name", LISTS)
def test_page_and_pdfs_say_the_same_and_nothing_that_tells(built_site: Path, name: str) -> None:
    lines = [line.text.removesuffix("#").strip() for line in family_lines(built_site, name)]
    assert len(lines) > 10
    for said in (text(built_site, name), text(built_site, name, is_large=True)):
        assert [line for line in lines if line not in said] == []
        assert not TELLING.search(said)
    assert not TELLING.search(component(built_site, name))


@pytest.mark.parametrize("name", LISTS)
def test_its_code_leads_to_a_page_that_says_it_is_current(built_site: Path, name: str) -> None:
    html = page(built_site, f"checklists/{name}/family")
    [code] = [part.text for part in parse(html) if part["class"] == "family__code"]
    assert code in text(built_site, name)
    answer = page(built_site, f"s/{code.lower()}")
    assert "This sheet is current." in answer
    assert code in page(built_site, "s")


@pytest.mark.parametrize("name", LISTS)
def test_its_code_leads_to_nothing_else_and_tells_nothing(built_site: Path, name: str) -> None:
    html = page(built_site, f"checklists/{name}/family")
    [code] = [part.text for part in parse(html) if part["class"] == "family__code"]
    answer = parse(page(built_site, f"s/{code.lower()}"))
    files = [f"../../checklists/{name}/family/{name}-in-plain-words{size}.pdf" for size in ("", "-large-print")]
    assert all((built_site / "s" / code.lower() / file).resolve().is_file() for file in files)
    assert [(link.text, link["href"]) for link in answer if link.tag == "a"] == [
        ("usual size", files[0]),
        ("large print", files[1]),
        ("Close", "../../blank/"),
    ]
    assert not [part.tag for part in answer if part.tag in ("nav", "header", "footer", "script", "button")]
    shown = " ".join(part.text for part in answer)
    assert not TELLING.search(shown)
    assert "In Person or On Screen" not in shown
    assert "Ask the person who gave it to you." in shown


@pytest.mark.parametrize("name", LISTS)
def test_each_line_leads_the_worker_to_its_item(built_site: Path, name: str) -> None:
    elements = parse(page(built_site, f"checklists/{name}/family"))
    lines = [line["id"] for line in family_lines(built_site, name)]
    linked = [link["href"] for link in elements if link.tag == "a" and f"checklists/{name}/#" in link["href"]]
    assert [address.rpartition("#")[2] for address in linked] == lines
    items = {part["id"] for part in parse(page(built_site, f"checklists/{name}")) if "checklist__item" in part["class"]}
    assert set(lines) < items


@pytest.mark.parametrize("name", LISTS)
def test_the_list_offers_it_to_give_in_person(built_site: Path, name: str) -> None:
    assert "For the family, in plain words:" in page(built_site, f"checklists/{name}")
    assert f"checklists/{name}/family/" in page(built_site, "checklists")
