"""The pages of the real site: each one that somebody wrote, and one of each kind that the build makes."""

from __future__ import annotations

from pathlib import Path

from practice_guide.addresses import page_address

DOCS = Path(__file__).parents[1] / "docs"
WRITTEN = sorted(page_address(path.relative_to(DOCS).as_posix()) for path in DOCS.rglob("*.md"))
MADE = [
    "404.html",
    "blank/",
    "about/content-map/",
    "about/content-map/local/",
    "about/not-yet-checked/",
    "checklists/opening-the-call/family/",
    "checklists/print/",
    "decisions/recording/proof/",
    "decisions/recording/results/",
    "editions/",
    "editions/2026.2/",
    "editions/2026.2/guide/",
    "s/",
    "s/3m77-h3d2/",  # The code of a sheet.
    "s/t3cp-fhyt/",  # The code of a family sheet that was replaced.
    "s/kv2t-22rx/",  # The code of a sheet that was replaced.
    "search/",
    "teach/session/",
]
# Written as a form of facts, each laid out as every other of its folder.
FORMS = ("sources/", "teach/scenarios/", "teach/sessions/")
ONE_OF_EACH_FORM = ["sources/zoom/", "teach/scenarios/speakerphone/", "teach/sessions/a-safe-start/"]
LAID_OUT_BY_ITSELF = [address for address in WRITTEN if address in FORMS or not address.startswith(FORMS)]
