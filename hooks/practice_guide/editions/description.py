"""edition.json: which edition a site shows, for programs that ask."""

from __future__ import annotations

import json
from datetime import date

FORMAT = 1
EDITION_FILE = "edition.json"


def edition_json(name: str, built: date, fingerprint: str, released: date | None = None) -> str:
    """Return the edition with its dates and one fingerprint of everything that the guide says."""
    data = {
        "format": FORMAT,
        "edition": name,
        "released": released.isoformat() if released else None,
        "built": built.isoformat(),
        "fingerprint": fingerprint,
    }
    return json.dumps(data, indent=1) + "\n"


def robots_txt(site_url: str) -> str:
    """Let every search engine in, and tell it where the list of pages is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"
