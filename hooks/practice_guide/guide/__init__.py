"""The whole guide as read from docs/: every page, and what pages refer to on each other."""

from .kind import Guide
from .loading import load_guide
from .page import Page

__all__ = ["Guide", "Page", "load_guide"]
