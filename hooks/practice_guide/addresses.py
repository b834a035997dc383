"""Where pages stand on the site, and how one links to another."""

from __future__ import annotations

from posixpath import relpath


def page_address(path: str) -> str:
    """Return the address of a page below the root of the site: `guide/x.md` is at `guide/x/`."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return ""
    return f"{stem.removesuffix('/index')}/"


def relative_address(target: str, start: str) -> str:
    """Return the way from the page at address `start` to the address `target`, both below the root."""
    path, hash_mark, anchor = target.partition("#")
    way = relpath(path or ".", start or ".")
    way = "./" if way == "." else way
    ends_in_folder = path == "" or path.endswith("/")
    return f"{way.rstrip('/')}/{hash_mark}{anchor}" if ends_in_folder else f"{way}{hash_mark}{anchor}"

