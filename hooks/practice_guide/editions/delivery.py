"""What browsers keep of a built site: styles, scripts, fonts and pictures are named by a digest of their content.

A host may then let them be kept for a year, since another content has another name. Files that no page asks for,
such as the pieces that a bundle is put together from, are left out. Styles of components that a page asks for in a row
are joined, so that it asks once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from ..text.scripts import squeeze_style, without_comments, without_indentation

FOLDERS = ("assets", "components", "vendor")
"""Where the files stand that are asked for by pages and styles alone."""
NAMED = (".css", ".js", ".woff2", ".svg")
TRIMMED = {".html": without_indentation, ".css": squeeze_style, ".js": without_comments}
KEPT_SITE = re.compile(r"editions/[^/]+/site/")
"""A kept site is whole by itself and stays as it was."""
DIGITS = 10
# A script that a page loads when it is asked for is named by a `data-` attribute.
IN_PAGE = re.compile(r'(?<=\s)((?:href|src|data-[a-z]+)=")([^"#?:]+\.(?:css|js|woff2|svg))(?=")')
STYLE = r'<link rel="stylesheet" href="([^"]*)components/([^"/]+)/[^"/]+\.css">'
IN_A_ROW = re.compile(rf"{STYLE}(?:\s*{STYLE})+")
IN_STYLE = re.compile(r'(url\(")([^"#?:]+\.(?:woff2|svg))(?="\))')


def trim(built: Path) -> None:
    """Take out of pages, scripts and styles of a built site what a browser makes nothing of."""
    for file in (*_files(built), *_pages(built)):
        if trimmed := TRIMMED.get(file.suffix):
            # As bytes, so that no line end is changed on the way.
            file.write_bytes(trimmed(file.read_bytes().decode("utf-8")).encode("utf-8"))


def join_styles(built: Path) -> None:
    """Let each page of a built site ask for one style in place of several components' in a row, in the same order."""
    for page in _pages(built):
        text = page.read_bytes().decode("utf-8")
        joined = IN_A_ROW.sub(lambda found: _joined(found[0], built), text)
        if joined != text:
            page.write_bytes(joined.encode("utf-8"))


def _joined(links: str, built: Path) -> str:
    """Return one link for several, once the file that it leads to is written."""
    found = [*re.finditer(STYLE, links)]
    names = [link[2] for link in found]
    # As deep as the styles it is joined from: what they ask for stays where it is. A kept site takes no other sign.
    place = f"components/{'.'.join(names)}/style.css"
    file = built / place
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"".join((built / f"components/{name}/{name}.css").read_bytes() for name in names))
    return f'<link rel="stylesheet" href="{found[0][1]}{place}">'


def name_by_content(built: Path, site_path: str = "/") -> None:
    """Give files of a built site names with a digest, write these into pages and styles, delete what none asks for.

    Args:
        built: The folder of the site.
        site_path: The path of its address: what absolute addresses on the page for missing ones start with.
    """
    pages = _pages(built)
    styles = [file for folder in FOLDERS for file in sorted((built / folder).rglob("*.css"))]
    asked = {found for file in (*pages, *styles) for found in _asked(file, built, site_path)}
    names: dict[str, str] = {}
    # What styles ask for comes first: their own digest covers the new names in them.
    for file in sorted(_files(built), key=lambda file: (file.suffix == ".css", file.as_posix())):
        place = file.relative_to(built).as_posix()
        if place not in asked:
            file.unlink()
            continue
        if file.suffix == ".css":
            _rename_in(file, built, site_path, names)
        names[place] = _named(place, file.read_bytes())
        file.rename(built / names[place])
    for page in pages:
        _rename_in(page, built, site_path, names)


def _pages(built: Path) -> list[Path]:
    return [file for file in built.rglob("*.html") if not _is_kept(file, built)]


def _is_kept(file: Path, built: Path) -> bool:
    return KEPT_SITE.match(file.relative_to(built).as_posix()) is not None


def _files(built: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (file for file in (built / folder).rglob("*") if file.suffix in NAMED)


def _named(place: str, content: bytes) -> str:
    """Return a place with the digest of its content before the ending: `assets/main.1f0c….css`."""
    stem, ending = posixpath.splitext(place)
    return f"{stem}.{sha256(content).hexdigest()[:DIGITS]}{ending}"


def _asked(file: Path, built: Path, site_path: str) -> Iterable[str]:
    pattern = IN_STYLE if file.suffix == ".css" else IN_PAGE
    text = file.read_text(encoding="utf-8")
    return {_place(found[2], file, built, site_path) for found in pattern.finditer(text)}


def _rename_in(file: Path, built: Path, site_path: str, names: dict[str, str]) -> None:
    """Write new names into a page or a style; an address keeps its form, only its last part changes."""
    pattern = IN_STYLE if file.suffix == ".css" else IN_PAGE

    def rename(found: re.Match[str]) -> str:
        name = names.get(_place(found[2], file, built, site_path))
        if name is None:
            return found[0]
        folder = found[2].rpartition("/")
        return f"{found[1]}{folder[0]}{folder[1]}{posixpath.basename(name)}"

    # As bytes, so that line ends stay as they were built.
    text = file.read_bytes().decode("utf-8")
    file.write_bytes(pattern.sub(rename, text).encode("utf-8"))


def _place(address: str, file: Path, built: Path, site_path: str) -> str:
    """Return the file below the root of the site that an address in a page or style means."""
    whole = urljoin(site_path + file.relative_to(built).as_posix(), address)
    return urlsplit(whole).path.removeprefix(site_path)
