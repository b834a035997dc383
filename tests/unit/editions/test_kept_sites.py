"""Kept sites: the same bytes for the same files, and nothing is used that is not what was kept."""

from __future__ import annotations

import io
import json
import lzma
import tarfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from practice_guide.editions import kept_sites
from practice_guide.editions.kept_sites import (
    KeptFileError,
    KeptSites,
    pack,
    read_kept_sites,
    site_digest,
    unpack,
    write_kept_site,
)
from practice_guide.editions.ledger import Ledger

FILES = {"index.html": b"<p>One</p>", "guide/calls/index.html": b"<p>Two</p>"}
REMEDY = "Bring the file back as it was kept, from the history of the project."
OLD = Ledger("2026.1", date(2026, 11, 21), {}, {}, {}, archive="x")
NEW = replace(OLD, archive="", site=site_digest(pack(FILES)))


def problem(found: KeptSites) -> str:
    (only,) = found.problems
    assert found.sites == {}
    return f"{only.file}: {only.message}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The editions of a guide that kept the site of 2026.1."""
    found = tmp_path / "editions"
    write_kept_site(found, "2026.1", pack(FILES))
    return found


def test_what_was_kept_is_read_as_it_was(folder: Path) -> None:
    for ledger in (OLD, NEW):
        assert read_kept_sites(folder, [ledger]) == KeptSites({"2026.1": FILES})


def test_the_same_files_in_any_order_give_the_same_tar() -> None:
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    assert unpack(pack(FILES)) == FILES


def test_each_site_has_its_digest_in_the_list(folder: Path) -> None:
    size = write_kept_site(folder, "2026.2", pack({}))
    assert size == (folder / "2026.2.tar.xz").stat().st_size
    digests = {"2026.1": site_digest(pack(FILES)), "2026.2": site_digest(pack({}))}
    assert json.loads((folder / "kept.json").read_text(encoding="utf-8")) == digests


def test_an_edition_of_a_time_before_sites_were_kept_has_none(tmp_path: Path) -> None:
    assert read_kept_sites(tmp_path, [OLD]) == KeptSites()


@pytest.mark.parametrize("ledger", [OLD, NEW])
def test_a_site_whose_file_is_gone_is_missed(folder: Path, ledger: Ledger) -> None:
    (folder / "2026.1.tar.xz").unlink()
    assert problem(read_kept_sites(folder, [ledger])) == (
        f"editions/2026.1.tar.xz: The site of edition 2026.1 was kept, and its file is gone. {REMEDY}"
    )


def test_so_it_is_where_only_the_ledger_still_tells_of_it(tmp_path: Path) -> None:
    assert "The site of edition 2026.1 was kept" in problem(read_kept_sites(tmp_path, [NEW]))


@pytest.mark.parametrize("ledger", [OLD, NEW])
def test_another_site_than_the_one_that_was_kept_is_refused(folder: Path, ledger: Ledger) -> None:
    (folder / "2026.1.tar.xz").write_bytes(lzma.compress(pack({"index.html": b"<p>Other</p>"})))
    assert problem(read_kept_sites(folder, [ledger])) == (
        "editions/2026.1.tar.xz: This is not the site that was kept: "
        f"kept.json or the ledger has another digest. {REMEDY}"
    )


def test_so_it_is_where_the_list_was_changed_with_it(folder: Path) -> None:
    write_kept_site(folder, "2026.1", pack({"index.html": b"<p>Other</p>"}))
    assert "the ledger has another digest" in problem(read_kept_sites(folder, [NEW]))


@pytest.mark.parametrize("content", [b"", b"no archive", lzma.compress(b"no tar" * 999)[:-9]])
def test_a_damaged_file_is_refused(folder: Path, content: bytes) -> None:
    (folder / "2026.1.tar.xz").write_bytes(content)
    assert problem(read_kept_sites(folder, [OLD])) == (
        f"editions/2026.1.tar.xz: This file is damaged and cannot be read. {REMEDY}"
    )


@pytest.mark.parametrize("content", ["", "[]", "{", '{"2026.1": 1}'])
def test_a_damaged_list_is_refused(folder: Path, content: str) -> None:
    (folder / "kept.json").write_text(content, encoding="utf-8")
    assert problem(read_kept_sites(folder, [OLD])) == (
        f"editions/kept.json: This file is damaged and cannot be read. {REMEDY}"
    )


def test_a_file_that_unpacks_to_more_than_any_site_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_sites, "LARGEST_SITE", 100)
    assert "This file holds more than a site of this guide could." in problem(read_kept_sites(folder, [OLD]))


@pytest.mark.parametrize(
    "name",
    [
        "../index.html",
        "guide/../../index.html",
        "/etc/index.html",
        "C:/index.html",
        "guide\\index.html",
        "./index.html",
        ".htaccess",
        "guide//index.html",
        "assets/main.js",
        "checklists/ready/ready.pdf",
        "search/index.html",
    ],
)
def test_a_file_that_no_kept_site_has_is_refused_by_name(name: str) -> None:
    with pytest.raises(KeptFileError, match="This file holds ") as refused:
        unpack(pack({name: b"x"}))
    assert repr(name) in str(refused.value)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_anything_but_a_plain_file_is_refused(kind: bytes) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        entry = tarfile.TarInfo("index.html")
        entry.type, entry.linkname = kind, "/etc/passwd"
        tar.addfile(entry)
    with pytest.raises(KeptFileError, match=r"'index\.html'"):
        unpack(packed.getvalue())
