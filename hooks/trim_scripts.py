"""Take the comments out of scripts that MkDocs puts together: readers download them, and need only the code."""

from __future__ import annotations

from typing import Any

from practice_guide.text.scripts import without_comments


def on_post_template(output: str, *, template_name: str, **_: Any) -> str:
    """Trim each script; other templates pass as they are."""
    return without_comments(output) if template_name.endswith(".js") else output
