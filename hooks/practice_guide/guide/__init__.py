"""The whole guide as read from docs/: every page, and what pages refer to on each other."""

from .loading import Guide, load_guide
from .pages import Page

__all__ = ["Guide", "Page", "load_guide"]
