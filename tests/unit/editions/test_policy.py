from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from practice_guide.editions.policy import POLICY, allow_reloading

SCRIPT = b"\nvar livereload = function(epoch, requestId) {}\nlivereload(12, 34);\n"


def page(script: bytes) -> bytes:
    return b'<meta content="' + POLICY.encode() + b'"><body><script>' + script + b"</script></body>"


def test_the_script_of_mkdocs_serve_and_no_other_is_allowed_by_its_digest() -> None:
    allowed = b"script-src 'self' 'sha256-" + b64encode(sha256(SCRIPT).digest()) + b"'; style-src"
    assert allow_reloading(page(SCRIPT)) == page(SCRIPT).replace(b"script-src 'self'; style-src", allowed)


def test_a_page_without_it_stays_as_it_is() -> None:
    assert allow_reloading(page(b"alert(1);")) == page(b"alert(1);")
