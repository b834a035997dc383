from practice_guide.guide.body import BodyPart, StatementView, body_parts, fold_marks, statement_view
from practice_guide.guide.links import Card as LinkCard
from practice_guide.guide.links import Links, SourceLink
from practice_guide.guide.page import Page
from practice_guide.text.html import SECTION, Part
from practice_guide.text.markdown import Statement

from ..small_pages import dated_page, differences_page, make_catalogue, source_page


def links(*pages: Page) -> Links:
    return Links(make_catalogue(*pages), "guide/calls/")


def test_a_statement_shows_its_sources_and_its_marks() -> None:
    found = Statement("ask-who", "Ask who is there.", 5, ("guide-2020",), None, ("chat",), ("data-law",))
    assert statement_view(found, links(source_page(), differences_page(), dated_page())) == StatementView(
        "ask-who",
        "Ask who is there.",
        (SourceLink("Guide, 2020", "../../sources/guide-2020/", "", "guide-2020"),),
        (LinkCard("chat", "May people use chat?", "chat", "../../differences/#chat"),),
        (LinkCard("data-law", "There was one law.", "data law", "../../changed-since-2020/#data-law"),),
    )


def test_our_own_statement_carries_its_reason() -> None:
    found = Statement("ask-who", "Ask.", 5, ("own",), "It helps.")
    assert [source.note for source in statement_view(found, links()).sources] == ["It helps."]


def test_a_long_statement_names_its_link_by_its_first_words() -> None:
    eight = Statement("a", "One two three four five six seven eight.", 5)
    nine = Statement("a", "One two three four five six seven eight nine.", 5)
    assert statement_view(eight, links()).label == "One two three four five six seven eight."
    assert statement_view(nine, links()).label == "One two three four five six seven eight …"


def test_text_comes_in_parts_that_end_where_a_statement_ends() -> None:
    found = Statement("a", "Ask.", 5)
    assert [*body_parts([Part("<p>Ask.", found), Part("</p>")], links())] == [
        BodyPart("<p>Ask.", statement=StatementView("a", "Ask.", (), (), ())),
        BodyPart("</p>"),
    ]


def test_a_page_may_fold_the_marks_of_a_section_away_at_its_end() -> None:
    one, two, three = (StatementView(name, "", (), (), ()) for name in ("one", "two", "three"))
    a, nothing_here, b = (f"{SECTION}<h2>{title}</h2></div>" for title in ("A", "Nothing here", "B"))
    parts = [
        BodyPart("<p>First.", statement=one),
        BodyPart(f"</p>{a}<p>A word "),
        BodyPart("explained.", statement=two),
        BodyPart("</p><p>Last.", statement=three),
        BodyPart(f"</p>{nothing_here}{b}"),
    ]
    assert [*fold_marks(parts)] == [
        BodyPart("<p>First."),
        BodyPart("</p>", folded=(one,)),
        BodyPart(f"{a}<p>A word "),
        BodyPart("explained."),
        BodyPart("</p><p>Last."),
        BodyPart("</p>", folded=(two, three)),
        BodyPart(f"{nothing_here}{b}"),
    ]
    assert [*fold_marks(parts[3:4])] == [BodyPart("</p><p>Last."), BodyPart("", folded=(three,))]
