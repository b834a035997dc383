"""Styles, scripts and fonts are named by their content, and what no page asks for is not published."""

from hashlib import sha256
from pathlib import Path

import pytest

from practice_guide.editions.delivery import deliver
from practice_guide.editions.kept_sites import pack, unpack

PAGE = (
    '<link href="{0}assets/main.css"><script src="{0}components/a/a.js" data-place="{0}components/b/b.js"></script>'
    '<a href="b/">b</a>'
)
LINK = '<link rel="stylesheet" href="{}">'


def write(root: Path, **files: str) -> Path:
    for place, text in files.items():
        file = root / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        **{
            "index.html": PAGE.format("./"),
            "guide/a/index.html": PAGE.format("../../"),
            "404.html": PAGE.format("/below/"),
            "assets/main.css": '@font-face{src:url("fonts/f.woff2")}.é{}',
            "assets/fonts/f.woff2": "letters",
            "assets/fonts/LICENCE.txt": "free",
            "components/a/a.js": "x\n",
            "components/a/piece.js": "y",
            "components/b/b.js": "z\n",
        },
    )


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]


def places(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def test_files_carry_a_digest_and_pieces_are_gone(site: Path) -> None:
    deliver(site, "/below/")
    font = f"assets/fonts/f.{digest('letters')}.woff2"
    script, later = (f"components/{name}/{name}.{digest(text)}.js" for name, text in (("a", "x\n"), ("b", "z\n")))
    style = f'@font-face{{src:url("{font.removeprefix("assets/")}")}}.é{{}}'
    main = f"assets/main.{digest(style)}.css"
    assert places(site) == sorted(
        [
            *("404.html", "index.html", "guide/a/index.html"),
            *("assets/fonts/LICENCE.txt", main, font, script, later),
        ]
    )
    for place, start in {"index.html": "./", "guide/a/index.html": "../../", "404.html": "/below/"}.items():
        scripts = f'src="{start}{script}" data-place="{start}{later}"'
        expected = f'<link href="{start}{main}"><script {scripts}></script><a href="b/">b</a>'
        assert (site / place).read_text(encoding="utf-8") == expected
    assert (site / main).read_text(encoding="utf-8") == style


def test_another_font_gives_the_style_that_asks_for_it_another_name(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    for place in places(site):
        write(other, **{place: (site / place).read_text(encoding="utf-8")})
    write(other, **{"assets/fonts/f.woff2": "other letters"})
    styles = []
    for built in (site, other):
        deliver(built, "/below/")
        styles += [place for place in places(built) if place.startswith("assets/main.")]
    assert len(set(styles)) == 2


def test_comments_and_indentation_leave_pages_scripts_and_styles_and_nothing_else(site: Path) -> None:
    write(
        site,
        **{
            "index.html": f'<p>\n  a</p>{LINK.format("assets/main.css")}<script src="components/a/a.js"></script>',
            "assets/main.css": "/* Why. */\n  p { color: red; }\n",
            "components/a/a.js": "// Why.\nlet a = 1;\n",
            "assets/fonts/LICENCE.txt": "// free\n",
        },
    )
    deliver(site, "/below/")
    style, script = "p{color:red;}", "let a=1;\n"
    main, own = f"assets/main.{digest(style)}.css", f"components/a/a.{digest(script)}.js"
    told = {
        "index.html": f'<p>\na</p>{LINK.format(main)}<script src="{own}"></script>',
        "assets/fonts/LICENCE.txt": "// free\n",
        main: style,
        own: script,
    }
    assert {place: (site / place).read_text(encoding="utf-8") for place in told} == told


def test_styles_of_components_in_a_row_are_joined_in_their_order(tmp_path: Path) -> None:
    main, one, two = (
        LINK.format(f"../{place}") for place in ("assets/main.css", "components/b/b.css", "components/a/a.css")
    )
    site = write(
        tmp_path,
        **{
            "index.html": LINK.format("components/a/a.css") + "<p>",
            "x/index.html": f"{main}\n{one}{two}<p>",
            "assets/main.css": "main{}",
            "components/a/a.css": "a{}",
            "components/b/b.css": 'b{src:url("../../assets/f.woff2")}',
        },
    )
    deliver(site)
    style = 'b{src:url("../../assets/f.woff2")}a{}'
    path = f"components/b.a/style.{digest(style)}.css"
    main = f"assets/main.{digest('main{}')}.css"
    assert (site / "x" / "index.html").read_text() == f"{LINK.format(f'../{main}')}\n{LINK.format(f'../{path}')}<p>"
    assert unpack(pack({path: b""})) == {path: b""}  # a kept site takes it
    assert (site / path).read_text() == style
    alone = f"components/a/a.{digest('a{}')}.css"
    assert (site / "index.html").read_text() == LINK.format(alone) + "<p>"
    assert not (site / "components" / "b" / "b.css").exists()
