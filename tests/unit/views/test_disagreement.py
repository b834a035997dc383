from practice_guide.views.disagreement import (
    DatedView,
    DifferenceView,
    PositionView,
    dated_views,
    difference_views,
)
from practice_guide.views.links import Links, SourceLink
from practice_guide.views.page import ItemView

from ..small_pages import dated_page, differences_page, make_catalogue, source_page

LINKS = Links(make_catalogue(source_page()), "differences/")
SOURCE = SourceLink("Guide, 2020", "../sources/guide-2020/", "", "guide-2020")


def test_a_difference_shows_each_position_with_its_sources_and_what_to_do_meanwhile() -> None:
    section = SourceLink("Guide, 2020", "../sources/guide-2020/#platform", "", "guide-2020")
    assert difference_views(differences_page("chat").front.differences, LINKS) == (
        DifferenceView(
            "chat",
            "May people use chat?",
            (PositionView("Yes.", None, (section,)),),
            "Everyone is heard.",
            (ItemView("Ask the chair.", None),),
            "The chair.",
        ),
    )


def test_something_dated_shows_what_was_what_is_and_when_we_look_again() -> None:
    assert dated_views(dated_page().front.dated, LINKS) == (
        DatedView(
            "data-law",
            "There was one law.",
            (ItemView("There are two.", None),),
            (SOURCE,),
            "The law was read.",
            "20 May 2027",
        ),
    )


def test_a_page_without_any_shows_none() -> None:
    assert (difference_views([], LINKS), dated_views([], LINKS)) == ((), ())
