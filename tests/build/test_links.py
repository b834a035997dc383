"""Every link, asset and anchor of the built site leads somewhere, at the root of a host and below a folder."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from practice_guide.commands.project import Project
from practice_guide.editions.history import read_history
from practice_guide.guide import Guide
from practice_guide.printing.codes import LETTERS, qr_svg

from ..conftest import FOLDER
from ..paper import words_of
from .html_pages import Element, HtmlPage, fail_with_all, read_pages

pytestmark = pytest.mark.long

ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "cite", "srcset", "ping")
# A reader chooses to follow these; everything else with an address is fetched by itself.
SAFE_SCHEMES = ("https", "mailto", "tel")
FOLLOWED = {"a", "area"}
QR_CODE = re.compile(r"(<svg\b[^>]*>\s*<title>(QR code for [^<]*)</title>.*?</svg>)", re.DOTALL)
QR_CODE_SHEETS = (["checklist__sheet"], ["family__sheet"])
SHEETS_WITH_CODES = {"checklists/opening-the-call/", "checklists/opening-the-call/family/", "checklists/print/"}
SHEET_CODE = re.compile(rf"[{LETTERS}]{{4}}-[{LETTERS}]{{4}}")
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?(?P<address>[^"')\s]+)""")


@dataclass(frozen=True)
class Built:
    """A built site and the address it was built for."""

    folder: Path
    root: str
    pages: list[HtmlPage]

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        return {self.root + page.address: set(page.ids) for page in self.pages}

    def fault(self, address: str, start: str) -> str | None:
        """Say what is wrong with an address on the page at `start`, both whole or relative."""
        whole = urljoin(self.root + start, address)
        if not whole.startswith(self.root):
            return "leads out of the site"
        place, _, anchor = whole.partition("#")
        path = unquote(urlsplit(place).path).removeprefix(urlsplit(self.root).path)
        file = self.folder / (f"{path}index.html" if not path or path.endswith("/") else path)
        if not file.is_file():
            return "leads to no file"
        wanted = {unquote(name) for name in places_named(anchor)}
        if not wanted <= self.ids.get(place.partition("?")[0], set()):
            return "leads to no such place on its page"
        return None


@pytest.fixture(scope="module")
def at_root(built_site: Path, pages: list[HtmlPage]) -> Built:
    return Built(built_site, "http://127.0.0.1/", pages)


@pytest.fixture(scope="module")
def in_folder(late_site: Path) -> Built:
    return Built(late_site, FOLDER, read_pages(late_site))


@pytest.fixture(params=["at_root", "in_folder"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def places_named(anchor: str) -> set[str]:
    """Return the ids that an anchor needs; a link with answers, `a=danger:no;concerns:a+b`, needs each of them."""
    if not anchor.startswith("a="):
        return {anchor} - {""}
    chosen = [part.partition(":") for part in anchor[2:].split(";")]
    return {f"{question}.{answer}" for question, _, answers in chosen for answer in answers.split("+")}


def addresses(page: HtmlPage) -> Iterator[tuple[Element, str]]:
    for element in page.elements:
        for name in ADDRESSES:
            if name in element.attributes:
                yield element, element[name]


def is_canonical(element: Element) -> bool:
    return element.tag == "link" and element["rel"] == "canonical"


def has_moved(page: HtmlPage) -> bool:
    return any(meta["name"] == "robots" and meta["content"] == "noindex" for meta in page.all("meta"))


def is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).scheme) or address.startswith("//")


def test_every_link_and_asset_leads_to_a_file_and_a_place(built: Built) -> None:
    faults = {
        f"{page.address or '/'}:{element.line} <{element.tag}> {address}": built.fault(address, page.address)
        for page in built.pages
        for element, address in addresses(page)
        if not is_elsewhere(address)
    }
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)


def test_every_place_that_the_guide_or_an_earlier_edition_names_is_there(
    built: Built, project: Project, guide: Guide
) -> None:
    history = read_history(project.ledgers)
    named = {(page.address, anchor.id) for page in guide.pages.values() for anchor in page.anchors}
    for ledger in history.ledgers:
        named |= {(address, name) for address, record in ledger.pages.items() for name in record.places}
    assert len(named) > 1500
    missing = [f"{page}#{name}" for page, name in sorted(named) if built.fault(f"#{name}", page)]
    fail_with_all(missing)


def test_no_page_writes_out_its_own_host_except_to_say_where_it_is(built: Built) -> None:
    host = urlsplit(built.root).netloc
    written = {
        f"{page.address}:{element.line} {address}"
        for page in built.pages
        for element, address in addresses(page)
        if urlsplit(address).netloc == host and not is_canonical(element)
    }
    fail_with_all(written)


def test_only_the_page_for_missing_addresses_starts_links_at_the_root(built: Built) -> None:
    starting = {page.address for page in built.pages for _, address in addresses(page) if address.startswith("/")}
    assert starting == {"404.html"}


def test_every_page_but_those_without_an_address_says_where_it_is(built: Built) -> None:
    staying = [page for page in built.pages if not has_moved(page)]
    said = {page.address: [link["href"] for link in page.all("link") if is_canonical(link)] for page in staying}
    expected = {
        page.address: [] if page.address in ("404.html", "search/") else [built.root + page.address] for page in staying
    }
    assert said == expected


def test_nothing_is_fetched_from_another_host(at_root: Built) -> None:
    fetched = {
        f"{page.address}:{element.line} <{element.tag}> {address}"
        for page in at_root.pages
        for element, address in addresses(page)
        if is_elsewhere(address) and element.tag not in FOLLOWED and not is_canonical(element)
    }
    fail_with_all(fetched)


def test_links_to_other_hosts_are_encrypted(at_root: Built) -> None:
    schemes = {
        f"{page.address}:{element.line} {address}"
        for page in at_root.pages
        for element, address in addresses(page)
        if element.tag in FOLLOWED
        and is_elsewhere(address)
        and urlsplit(address).scheme not in ("https", "mailto", "tel")
    }
    fail_with_all(schemes)


def test_every_id_is_used_once_on_its_page(at_root: Built) -> None:
    twice = {page.address: [name for name, times in Counter(page.ids).items() if times > 1] for page in at_root.pages}
    fail_with_all(f"{address}: {', '.join(names)}" for address, names in twice.items() if names)


def test_every_label_description_and_control_names_an_id_of_its_page(at_root: Built) -> None:
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
    missing = {
        f"{page.address}:{element.line} {name}={target}"
        for page in at_root.pages
        for element in page.elements
        for name in names
        for target in element[name].split()
        if target not in at_root.ids[at_root.root + page.address]
    }
    fail_with_all(missing)


def test_stylesheets_use_only_files_of_the_site(built: Built) -> None:
    sheets = {
        urljoin(built.root + page.address, link["href"]).removeprefix(built.root)
        for page in built.pages
        for link in page.all("link")
        if link["rel"] == "stylesheet"
    }
    faults = {
        f"{sheet} {found['address']}": built.fault(found["address"], sheet)
        for sheet in sheets
        for found in CSS_ADDRESS.finditer((built.folder / sheet).read_text(encoding="utf-8"))
        if not found["address"].startswith(("data:", "#"))
    }
    assert faults
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)


def test_every_page_can_be_reached_from_the_first_one(at_root: Built) -> None:
    pages = {at_root.root + page.address: page for page in at_root.pages}
    reached, waiting = set(), [at_root.root]
    while waiting:
        address = waiting.pop()
        if address in pages and address not in reached:
            reached.add(address)
            links = pages[address].all("a")
            waiting += [re.split(r"[?#]", urljoin(address, link["href"]))[0] for link in links]
    # A button leads to the empty page, on the way out.
    fail_with_all(set(pages) - reached - {f"{at_root.root}404.html", f"{at_root.root}blank/"})


def test_every_qr_code_holds_the_address_beside_it_and_leads_to_a_page(built: Built) -> None:
    faults: dict[str, str | None] = {}
    for page in built.pages:
        drawn = [(title, svg) for svg, title in QR_CODE.findall(page.html)]
        sheets = [element for element in page.elements if element["class"].split()[:1] in QR_CODE_SHEETS]
        assert len(drawn) == len(sheets), page.address
        for (title, svg), sheet in zip(drawn, sheets, strict=True):
            address = title.removeprefix("QR code for ")
            printed = address.partition("://")[2].removesuffix("/")
            assert sheet.text.rstrip().endswith(f"Is it current? {printed}")
            # The picture is drawn from this very address: test_qr_code.py reads one back square by square.
            assert svg == qr_svg(address, title)
            faults[f"{page.address} {address}"] = built.fault(address, page.address)
    assert {place.rpartition("/s/")[0].split(" ")[0] for place in faults} >= SHEETS_WITH_CODES
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)


def test_the_address_beside_each_qr_code_of_a_pdf_leads_to_a_page(built: Built) -> None:
    short = re.compile(re.escape(urlsplit(built.root).netloc + urlsplit(built.root).path) + r"s/[a-z\d]{4}-[a-z\d]{4}")
    # The sheets of an invented case have no code: who holds one in the room has no use for it.
    files = [file for file in built.folder.rglob("*.pdf") if "scenarios" not in file.parts]
    assert len(files) > 20
    for file in files:
        # A long address breaks where the sheet is narrow.
        words = words_of(file).replace(" ", "")
        found = short.findall(words)
        codes = SHEET_CODE.findall(words)
        assert found
        assert len(found) == len(codes), file.name
        faults = {built.fault(f"{urlsplit(built.root).scheme}://{address}/", "") for address in found}
        assert faults == {None}, file.name


def test_every_tool_has_its_data_beside_it(at_root: Built) -> None:
    tools = [page for page in at_root.pages if page.all("decision-tool")]
    assert tools
    for page in tools:
        embedded = next(script.text for script in page.all("script") if script["type"] == "application/json")
        file = at_root.folder / page.address / "tool.json"
        assert json.loads(file.read_text(encoding="utf-8")) == json.loads(embedded), page.address


def test_every_data_file_can_be_read(at_root: Built) -> None:
    for file in at_root.folder.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))


def test_the_list_of_pages_and_the_feeds_lead_to_places_on_pages(built: Built) -> None:
    faults: dict[str, str | None] = {}
    for file in built.folder.rglob("*.xml"):
        start = file.relative_to(built.folder).as_posix()
        for element in ElementTree.parse(file).iter():
            kind = element.tag.rpartition("}")[2]
            address = element.text if kind == "loc" else element.get("href") if kind == "link" else None
            if address:
                faults[f"{start} {address}"] = built.fault(address, start)
    assert faults
    fail_with_all(f"{place}: {fault}" for place, fault in faults.items() if fault)
