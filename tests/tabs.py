"""Tabs that tests use one after the other, since a profile of its own for each takes longer than most tests do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

# No test has more tabs at once, and each tab is a process.
MOST = 6
# What Playwright takes where a profile is not told.
USUAL = {
    "viewport": {"width": 1280, "height": 720},
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
}
FORGET = "() => { localStorage.clear(); sessionStorage.clear(); }"
# What a tab, its profile and its clock cannot be rid of again.
FOR_GOOD = ("add_init_script", "expose_binding", "expose_function")
FOR_GOOD_IN_PROFILE = (*FOR_GOOD, "add_cookies", "grant_permissions", "route", "set_offline")
CLOCK = ("install", "pause_at", "set_fixed_time", "set_system_time")


class Tabs:
    """One tab for each browser and each set of settings that tests ask for, handed over as a new one would be.

    Nothing is open in it, nothing is stored and nobody listens. Files that a host lets browsers keep are still kept.
    """

    def __init__(self) -> None:
        self.open: dict[tuple[Browser, str], Tab] = {}

    def get(self, browser: Browser, **settings: Any) -> Page:
        """A tab with these settings of a profile (of `Browser.new_context`); asked for again, it is the same one."""
        key = browser, repr(sorted(settings.items()))
        tab = self.open.pop(key, None)
        if tab and tab.has_crashed:
            tab.profile.close()
            tab = None
        self.open[key] = tab = tab or Tab(browser.new_context(**settings), {**USUAL, **settings})
        if len(self.open) > MOST:
            self.open.pop(next(iter(self.open))).profile.close()
        return tab.hand_over()


class Tab:
    """One tab in a profile of its own, and what the last test that had it did to it."""

    def __init__(self, profile: BrowserContext, settings: Mapping[str, Any]) -> None:
        self.profile = profile
        self.window = settings["viewport"]
        self.media = {name: settings[name] for name in ("color_scheme", "reduced_motion", "forced_colors")}
        self.page = profile.new_page()
        self.has_crashed = False
        self.page.on("crash", self.note_crash)
        self.listening: list[Callable[[], object]] = []
        self.listen, self.page.on = self.page.on, self.remember  # type: ignore[method-assign, assignment]
        for of, names in ((self.page, FOR_GOOD), (profile, FOR_GOOD_IN_PROFILE), (self.page.clock, CLOCK)):
            for name in names:
                setattr(of, name, partial(refuse, name))

    def remember(self, event: Any, heard: Callable[..., Any]) -> None:
        self.listening.append(partial(self.page.remove_listener, event, heard))
        self.listen(event, heard)

    def note_crash(self, _: Page) -> None:
        self.has_crashed = True

    def hand_over(self) -> Page:
        for page in self.profile.pages:
            forget(page)
            if page is not self.page:
                page.close()
        while self.listening:
            self.listening.pop()()
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.emulate_media(media="null", **self.media)
        self.page.set_viewport_size(self.window)
        return self.page


def forget(page: Page) -> None:
    """Empty what the site of the open page has stored."""
    if page.url.startswith("http"):
        page.evaluate(FORGET)


def refuse(name: str, *_: object, **__: object) -> None:
    raise AssertionError(f"{name} would last into the next test: mark this one `own_profile`.")
