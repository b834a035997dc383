"""Where pages stand on the site, and how one links to another."""

from __future__ import annotations

from urllib.parse import urlsplit

FAMILY = "family/"
# What the build makes beside a page: how a tool was tested, what a list tells the family.
BESIDE = ("proof/", FAMILY)
OTHERS = "pages"
"""The part of the guide for all that stands in no such folder."""
PART_TITLES = {
    "guide": "Guide",
    "decisions": "Decision tools",
    "checklists": "Checklists",
    "teach": "Teaching",
    "sources": "Sources",
    "for": "Ways in",
    "local": "Local practice",
    "about": "About this guide",
    OTHERS: "Other pages",
}


def page_address(path: str) -> str:
    """Return the address of a page, or of a place on it, below the root of the site: `guide/x.md` is at `guide/x/`."""
    file, hash_mark, anchor = path.partition("#")
    stem = file.removesuffix(".md")
    return ("" if stem == "index" else f"{stem.removesuffix('/index')}/") + hash_mark + anchor


def relative_address(target: str, start: str) -> str:
    """Return the way from the page at address `start` to the address `target`, both below the root."""
    path, hash_mark, anchor = target.partition("#")
    if path == start:
        return f"{hash_mark}{anchor}" or "./"
    # Always by way of the root: simpler and several times faster than the shortest way.
    return f"{'../' * start.count('/')}{path}{hash_mark}{anchor}" or "./"


def part_of_guide(address: str) -> str:
    """Return the part of the guide that a page belongs to, one of PART_TITLES: its folder, where it has a title."""
    folder, _, rest = address.partition("/")
    return folder if rest and folder in PART_TITLES else OTHERS


def page_beside(address: str) -> str:
    """Return the address of the page that a made page belongs to; for any other page, its own."""
    return next((address.removesuffix(part) for part in BESIDE if address.endswith(f"/{part}")), address)


def host_of(address: str) -> str:
    """Return the host of a whole address, without its port; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # such as a bracket that is never closed, or a gap in brackets that nobody has filled in
        return ""
