"""What browsers may do on our pages: one policy, for the head of every page and for hosts that send headers."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
)
# A page cannot forbid being framed by itself: browsers read this part from headers only.
HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


SCRIPTS_ALLOWED = b"script-src 'self'"
# The script that `mkdocs serve` writes into each page that it sends, to load it again after a build.
RELOADING = re.compile(rb"<script>([^<]*livereload\([0-9]+, [0-9]+\);\s*)</script>")


def allow_reloading(page: bytes) -> bytes:
    """Return a page as `mkdocs serve` sends it, with a policy that also allows this one script by its digest."""
    script = RELOADING.search(page)
    if not script:
        return page
    digest = b64encode(sha256(script[1]).digest())
    return page.replace(SCRIPTS_ALLOWED, SCRIPTS_ALLOWED + b" 'sha256-" + digest + b"'", 1)


def headers_file() -> str:
    """Return the `_headers` file that Netlify, Cloudflare Pages and others read beside the site."""
    lines = [f"  {name}: {value}" for name, value in HEADERS.items()]
    return "\n".join(["/*", *lines, ""])
