"""Tabs that tests use one after the other, since a profile of its own for each takes longer than most tests do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Response

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

    Nothing is stored and nobody listens. The page of the test before stays until another is opened, and files that a
    host lets browsers keep are still kept.
    """

    def __init__(self) -> None:
        self.open: dict[tuple[Browser, str], Tab] = {}

    def get(self, browser: Browser, **settings: Any) -> Page:
        """A tab with these settings of a profile (of `Browser.new_context`); asked for again, it is the same one."""
        key = browser, repr(sorted(settings.items()))
        tab = self.open.pop(key, None)
        if tab and not tab.empty():
            tab.profile.close()
            tab = None
        self.open[key] = tab = tab or Tab(browser.new_context(**settings), {**USUAL, **settings})
        if len(self.open) > MOST:
            self.open.pop(next(iter(self.open))).profile.close()
        return tab.page


class Tab:
    """One tab in a profile of its own, and what the test that has it does to it."""

    def __init__(self, profile: BrowserContext, settings: Mapping[str, Any]) -> None:
        self.profile = profile
        self.page = page = profile.new_page()
        self.has_crashed = self.is_left = False
        page.on("crash", self.note_crash)
        self.to_undo: dict[object, Callable[[], object]] = {}
        media = {name: settings[name] for name in ("color_scheme", "reduced_motion", "forced_colors")}
        self.undo_after("emulate_media", partial(page.emulate_media, media="null", **media))
        self.undo_after("set_viewport_size", partial(page.set_viewport_size, settings["viewport"]))
        self.undo_after("route", page.unroute_all)
        self.listen, page.on = page.on, self.remember  # type: ignore[method-assign, assignment]
        self.go, page.goto = page.goto, self.leave_for  # type: ignore[method-assign]
        self.set_content, page.set_content = page.set_content, self.put  # type: ignore[method-assign]
        for of, names in ((page, FOR_GOOD), (profile, FOR_GOOD_IN_PROFILE), (page.clock, CLOCK)):
            for name in names:
                setattr(of, name, partial(refuse, name))

    def undo_after(self, name: str, undo: Callable[[], object]) -> None:
        """Have what a method of the page does undone, once it was called."""
        change = getattr(self.page, name)

        def change_for_now(*arguments: Any, **options: Any) -> object:
            self.to_undo[name] = undo
            return change(*arguments, **options)

        setattr(self.page, name, change_for_now)

    def remember(self, event: Any, heard: Callable[..., Any]) -> None:
        self.to_undo[event, heard] = partial(self.page.remove_listener, event, heard)
        self.listen(event, heard)

    def leave_for(self, url: str, **options: Any) -> Response | None:
        """Go to an address; from the page of the test before never to a place in it, which would be no new page."""
        if self.is_left and url.partition("#")[0] == self.page.url.partition("#")[0]:
            self.go("about:blank")
        self.is_left = False
        return self.go(url, **options)

    def put(self, html: str, **options: Any) -> None:
        """Set what the tab shows, and not where the page of the test before is still, whose policy would rule it."""
        if self.is_left:
            self.leave_for("about:blank")
        self.set_content(html, **options)

    def note_crash(self, _: Page) -> None:
        self.has_crashed = True

    def empty(self) -> bool:
        """Take back what was done to the tab, and say whether that could be done.

        It cannot where the tab crashed, or is on its way to another page just now.
        """
        if self.has_crashed:
            return False
        try:
            for page in self.profile.pages:
                forget(page)
                if page is not self.page:
                    page.close()
            while self.to_undo:
                self.to_undo.popitem()[1]()
        except Error:
            return False
        self.is_left = True
        return True


def forget(page: Page) -> None:
    """Empty what the site of the open page has stored."""
    if page.url.startswith("http"):
        page.evaluate(FORGET)


def refuse(name: str, *_: object, **__: object) -> None:
    raise AssertionError(f"{name} would last into the next test: mark this one `own_profile`.")
