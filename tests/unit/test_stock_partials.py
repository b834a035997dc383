"""Material's own templates, as they were when ours were written to take their place."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import material
import pytest

TEMPLATES = Path(material.__file__).parent / "templates"
OVERRIDES = Path(__file__).parents[2] / "overrides"

# What each of ours takes the place of. When an upgrade changes one: read what changed, carry over what matters
# (above all a new inline script, which our policy refuses), then write the new digest here.
STOCK = {
    "404.html": "80c93494b5432b1bcdf292caeb67a0653c45b37372f49e08ad4a70ca695a7495",
    "base.html": "8536d352b0093623df9e0032894f321cbe264b15a9b48cdd962583772455dadb",
    "partials/javascripts/announce.html": "fbc798036968edbf0b7a35cff569cdf058eb131738ff7b8108281908affac0a6",
    "partials/javascripts/base.html": "d6113712bc4deb30b4bd810ee0dfc28b6f04d2f88cc0016c0f1766eac7b762b6",
    "partials/javascripts/content.html": "3722e156f0f6339de39fbbfc178b6e401d1a4fb890f189ac5b80c2504bda7dcf",
    "partials/javascripts/palette.html": "8790389765ea6036effddba548b15093bb05bdc75624eaeaf8b13f3c24be4ab5",
    "partials/languages/en.html": "902e36bb5ec5cb46fb41df377051591ec87cb4077e8de11e0efd8cd70fd4b2c6",
}


@pytest.mark.parametrize("name", STOCK)
def test_a_stock_template_is_the_one_that_ours_was_written_for(name: str) -> None:
    digest = sha256((TEMPLATES / name).read_bytes()).hexdigest()
    assert digest == STOCK[name], f"Material changed {name}: read it, then look at ours in overrides/"


@pytest.mark.parametrize("path", sorted((OVERRIDES / "partials").rglob("*.html")), ids=lambda path: path.name)
def test_a_partial_of_ours_says_why_it_exists(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("{#- Why: ")
