"""What browsers keep of a built site: styles, scripts, fonts and pictures are named by a digest of their content.

A host may then let them be kept for a year, since another content has another name. Files that no page asks for,
such as the pieces that a bundle is put together from, are left out. Styles of components that a page asks for in a row
are joined, so that it asks once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from ..text.scripts import squeeze_script, squeeze_style, without_indentation

FOLDERS = ("assets", "components", "vendor")
"""Where the files stand that are asked for by pages and styles alone."""
NAMED = (".css", ".js", ".woff2", ".svg")
TRIMMED = {".css": squeeze_style, ".js": squeeze_script}
DIGITS = 10
# In any attribute: a script that a page loads when it is asked for is named by one that starts with `data-`.
IN_PAGE = re.compile(r'(=")([^"#?:]+\.(?:css|js|woff2|svg))(?=")')
STYLE = r'<link rel="stylesheet" href="([^"]*)components/([^"/]+)/[^"/]+\.css">'
IN_A_ROW = re.compile(rf"{STYLE}(?:\s*{STYLE})+")
IN_STYLE = re.compile(r'(url\(")([^"#?:]+\.(?:woff2|svg))(?="\))')


def deliver(built: Path, site_path: str = "/") -> None:
    """Trim a built site, join its styles, and name by its content what browsers keep. What no page asks for goes.

    Args:
        built: The folder of the site.
        site_path: The path of its address: what absolute addresses on the page for missing ones start with.
    """
    for file in _files(built):
        if trimmed := TRIMMED.get(file.suffix):
            _write(file, trimmed(_read(file)))
    pages = {page: _join_styles(without_indentation(_read(page)), built) for page in built.rglob("*.html")}
    styles = {file: _read(file) for file in _files(built) if file.suffix == ".css"}
    texts = {**pages, **styles}
    asked = {place for file, text in texts.items() for place in _asked_by(text, file, built, site_path)}
    names = _name_files(built, site_path, styles, asked)
    for page, text in pages.items():
        _write(page, _rename_in(text, page, built, site_path, names))


def _name_files(built: Path, site_path: str, styles: dict[Path, str], asked: set[str]) -> dict[str, str]:
    """Rename what pages and styles ask for, delete the rest, and return the new name of each place."""
    names: dict[str, str] = {}
    # What styles ask for comes first: their own digest covers the new names in them.
    for file in sorted(_files(built), key=lambda file: (file.suffix == ".css", file.as_posix())):
        place = file.relative_to(built).as_posix()
        if place not in asked:
            file.unlink()
            continue
        if file in styles:
            _write(file, _rename_in(styles[file], file, built, site_path, names))
        names[place] = _named(place, file.read_bytes())
        file.rename(built / names[place])
    return names


def _read(file: Path) -> str:
    # As bytes, here and below, so that no line end is changed on the way.
    return file.read_bytes().decode("utf-8")


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8"))


def _join_styles(page: str, built: Path) -> str:
    """Let a page ask for one style in place of several components' in a row, in the same order."""
    return IN_A_ROW.sub(lambda found: _joined(found[0], built), page)


def _joined(links: str, built: Path) -> str:
    """Return one link for several, once the file that it leads to is written."""
    found = [*re.finditer(STYLE, links)]
    names = [link[2] for link in found]
    # As deep as the styles it is joined from: what they ask for stays where it is. A kept site takes no other sign.
    place = f"components/{'.'.join(names)}/style.css"
    file = built / place
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"".join((built / f"components/{name}/{name}.css").read_bytes() for name in names))
    return f'<link rel="stylesheet" href="{found[0][1]}{place}">'


def _files(built: Path) -> Iterator[Path]:
    for folder in FOLDERS:
        yield from (file for file in (built / folder).rglob("*") if file.suffix in NAMED)


def _named(place: str, content: bytes) -> str:
    """Return a place with the digest of its content before the ending: `assets/main.1f0c….css`."""
    stem, ending = posixpath.splitext(place)
    return f"{stem}.{sha256(content).hexdigest()[:DIGITS]}{ending}"


def _pattern(file: Path) -> re.Pattern[str]:
    return IN_STYLE if file.suffix == ".css" else IN_PAGE


def _asked_by(text: str, file: Path, built: Path, site_path: str) -> Iterator[str]:
    folder = file.parent.relative_to(built).as_posix()
    return (_place(found[2], folder, site_path) for found in _pattern(file).finditer(text))


def _rename_in(text: str, file: Path, built: Path, site_path: str, names: dict[str, str]) -> str:
    """Write new names into a page or a style; an address keeps its form, only its last part changes."""

    folder = file.parent.relative_to(built).as_posix()

    def rename(found: re.Match[str]) -> str:
        name = names.get(_place(found[2], folder, site_path))
        if name is None:
            return found[0]
        above, slash, _ = found[2].rpartition("/")
        return f"{found[1]}{above}{slash}{posixpath.basename(name)}"

    return _pattern(file).sub(rename, text)


def _place(address: str, folder: str, site_path: str) -> str:
    """Return the file below the root of the site that an address in a page or style of a folder means."""
    if address.startswith("/"):
        return address.removeprefix(site_path)
    # Both patterns pass over queries and whole addresses. Joined by hand, since urljoin takes ten times as long.
    return posixpath.normpath(posixpath.join(folder, address))
