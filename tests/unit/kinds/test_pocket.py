"""Which pages show their lines one at a time."""

from __future__ import annotations

from practice_guide.guide import Page

from ..small_pages import checklist_page, make_page, make_site


def parts(page: Page) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    view = make_site(page).view(page.path, "")
    return [piece.component for piece in view.above], view.styles, view.scripts


def test_the_page_for_use_in_a_call_goes_step_by_step() -> None:
    assert parts(make_page(serves="in-a-call")) == (["pocket"], ("pocket",), ("pocket",))


def test_other_pages_of_the_guide_do_not() -> None:
    assert parts(make_page()) == ([], (), ())


def test_a_checklist_brings_the_same_in_its_own_script() -> None:
    assert parts(checklist_page()) == (["checklist"], ("pocket", "checklist"), ("checklist",))
