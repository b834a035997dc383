"""What a guide that uses every key publishes, byte for byte: ledger, codes, search, print data, schema and data files.

The golden files stand in tests/cases/golden. They change only when what is published is meant to change: the message
of a failure says where the new file is. A fingerprint or a code that changes breaks a promise, and is no such case.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from practice_guide.editions.ledger import ledger_text
from practice_guide.guide import load_guide
from practice_guide.guide.kind import Edition
from practice_guide.guide.loading import model_of
from practice_guide.guide.search import SEARCH_DATA
from practice_guide.kinds.all_kinds import KINDS
from practice_guide.kinds.checklist import CHECKLIST, item_code
from practice_guide.kinds.sheet import printed_pages
from practice_guide.reading.fields import Sourced
from practice_guide.reading.roles import models_in
from practice_guide.site import Site

CASES = Path(__file__).parent
GOLDEN = CASES / "golden"
EDITION = Edition("2026.1", "guide editor", date(2026, 11, 21), "https://council.internal/guide/")
NAMES = ("codes.json", "ledger.json", "page.schema.json", "prints.json", "search.json", "tools.json")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small guide with the pages that use every key."""
    docs = tmp_path_factory.mktemp("every-key") / "docs"
    for folder in ("guide", "every-key"):
        shutil.copytree(CASES / folder, docs, dirs_exist_ok=True)
    guide = load_guide(docs, KINDS)
    assert guide.problems == ()
    return Site(guide, EDITION)


@pytest.fixture(scope="module")
def published(site: Site) -> dict[str, str]:
    """What is published of it, by the name of the golden file."""
    files = dict(site.data_files())
    return {
        "codes.json": _text(dict(_codes(site))),
        "ledger.json": ledger_text(site.editions.now),
        "page.schema.json": files.pop("about/front-matter/page.schema.json"),
        "prints.json": _text({entry.address: entry.data for entry in site.pdfs("A small guide")}),
        "search.json": _text(json.loads(files.pop(SEARCH_DATA))),
        "tools.json": _text(files),
    }


def test_every_golden_file_is_compared(published: dict[str, str]) -> None:
    assert sorted(published) == sorted(file.name for file in GOLDEN.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_published_is_as_it_was_byte_for_byte(name: str, published: dict[str, str], tmp_path: Path) -> None:
    now = tmp_path / name
    now.write_text(published[name], encoding="utf-8")
    was = (GOLDEN / name).read_text(encoding="utf-8")
    assert published[name] == was, f"tests/cases/golden/{name} is not what is published now: that is in {now}"


def test_the_guide_uses_every_key_that_front_matter_has(site: Site) -> None:
    used = {key for page in site.guide.pages.values() for key in _keys(page.front)}
    assert {key for model in models_in(model_of(KINDS)) for key in _declared(model)} - used == set()


def _codes(site: Site) -> Iterator[tuple[str, Any]]:
    for page, sheet in printed_pages(site.guide.catalogue):
        yield page.address, sheet.code
        checklist = CHECKLIST.block(page)
        if checklist:
            yield f"{page.address} items", {item.id: item_code(item) for item in checklist.items}


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"


def _declared(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield the keys of a block; those that all sourced blocks share count where they are used."""
    return ((model.__name__, name) for name in model.model_fields if model is not Sourced)


def _keys(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        yield from ((type(value).__name__, name) for name in value.model_fields_set)
        for name in type(value).model_fields:
            yield from _keys(getattr(value, name))
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _keys(inner)
