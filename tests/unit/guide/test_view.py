from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from practice_guide.editions.contact import Contact
from practice_guide.guide.links import FILTERS, Links, SourceLink
from practice_guide.guide.links import Card as LinkCard
from practice_guide.guide.page import Page
from practice_guide.guide.view import BodyPart, StatementView, fold_marks, fold_sections, statement_view
from practice_guide.text.html import SECTION, Fold
from practice_guide.text.markdown import Statement

from ..small_pages import (
    checklist_page,
    dated_page,
    differences_page,
    make_catalogue,
    make_page,
    make_site,
    source_page,
    tool_page,
)

OVERRIDES = Path(__file__).parents[3] / "overrides"


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


def mark(cite: str, sections: tuple[str, ...] = ("platform",), **more: tuple[str, ...]) -> str:
    """The mark of a statement with these sources."""
    found = Statement("a", "Ask.", 5, tuple(cite.split()), "It helps." if "own" in cite else None, **more)
    pages = source_page(sections=sections), source_page("law-2020"), differences_page(), dated_page()
    return statement_view(found, links(*pages)).mark


def test_a_statement_has_one_mark_that_says_what_a_reader_should_know_first() -> None:
    assert mark("guide-2020") == "1 source"
    assert mark("guide-2020 law-2020 own") == "2 sources"
    assert mark("own") == "ours"
    assert mark("guide-2020", dated=("data-law",)) == "dated"
    assert mark("guide-2020", differs=("chat",), dated=("data-law",)) == "sources disagree"
    assert mark("signpost") == ""


def test_two_sections_of_one_source_count_as_one() -> None:
    assert mark("guide-2020:platform guide-2020:chat", sections=("platform", "chat")) == "1 source"


def test_paper_numbers_each_source_of_a_page_once() -> None:
    pages = source_page(sections=("platform", "chat")), source_page("law-2020")
    of_page = links(*pages)
    cites = ("guide-2020:chat",), ("law-2020", "own"), ("signpost",), ("guide-2020:platform", "law-2020")
    numbered = of_page.numbered(cites)
    assert [source.label for source in numbered] == ["Guide, 2020", "Law, 2020", "Our addition"]
    views = [statement_view(Statement("a", "Ask.", 5, cite, "It helps."), of_page, numbered) for cite in cites]
    assert [view.numbers for view in views] == [(1,), (2, 3), (), (1, 2)]


def test_a_page_may_fold_the_marks_of_a_section_away_at_its_end() -> None:
    one, two, three = (StatementView(name, "", (), (), ()) for name in ("one", "two", "three"))
    a, nothing_here, b = (f"{SECTION}<h2>{title}</h2></div>" for title in ("A", "Nothing here", "B"))
    parts = [
        BodyPart("<p>", begins=one),
        BodyPart("First.", statement=one),
        BodyPart(f"</p>{a}<p>A word "),
        BodyPart("explained.", statement=two),
        BodyPart("</p><p>Last.", statement=three),
        BodyPart(f"</p>{nothing_here}{b}"),
    ]
    last = BodyPart("</p><p>Last.", statement=three, is_quiet=True)
    assert [*fold_marks(parts)] == [
        BodyPart("<p>", is_quiet=True),
        BodyPart("First.", statement=one, is_quiet=True),
        BodyPart("</p>", folded=(one,)),
        BodyPart(f"{a}<p>A word ", is_quiet=True),
        BodyPart("explained.", statement=two, is_quiet=True),
        last,
        BodyPart("</p>", folded=(two, three)),
        BodyPart(f"{nothing_here}{b}", is_quiet=True),
    ]
    assert [*fold_marks(parts[4:5])] == [last, BodyPart("", folded=(three,))]


def heading(name: str) -> str:
    """The heading of a section as a page has it."""
    return f'{SECTION}<h2 id="{name}">{name.upper()}</h2> <a class="headerlink" href="#{name}">#</a></div>'


def test_a_page_may_keep_sections_closed_until_a_reader_opens_them() -> None:
    parts = [
        BodyPart(f"<p>First.</p>{heading('a')}<p>A "),
        BodyPart(f"word.</p>{heading('b')}{heading('c')}<p>C.</p>"),
        BodyPart(f"{heading('d')}<p>D.</p>"),
    ]
    a, b, d = (Fold(f'<h2 id="{x}">{x.upper()}</h2>', f'<a class="headerlink" href="#{x}">#</a>') for x in "abd")
    assert [*fold_sections(parts, ["a", "b", "d"])] == [
        BodyPart("<p>First.</p>", opens=a),
        BodyPart("<p>A "),
        BodyPart("word.</p>", closes=True),
        BodyPart("", opens=b),
        BodyPart("", closes=True),
        BodyPart(f"{heading('c')}<p>C.</p>"),
        BodyPart("", opens=d),
        BodyPart("<p>D.</p>"),
        BodyPart("", closes=True),
    ]
    assert [*fold_sections(parts, [])] == parts


def end_of_page(*others: Page, **front: Any) -> str:
    """Return the end of a page as its template shows it."""
    page = make_page("guide/calls.md", **front)
    view = make_site(page, *others).view(page.path, "")
    templates = Environment(loader=FileSystemLoader(OVERRIDES))
    templates.filters |= FILTERS | {"url": str}
    shown = templates.get_template("components/page-end/page-end.html")
    around = {"page": {"url": page.address}, "contact": Contact(""), "config": {"extra": {"edition": "2026.1"}}}
    html = shown.render(guide=view, looks=page.looks, **around)
    return " ".join(html.split())


def test_a_page_offers_its_tools_and_checklists() -> None:
    html = end_of_page(tool_page(), checklist_page(), tools=["go-or-call"], checklists=["get-ready"])
    assert '<li><a href="../../decisions/go-or-call/">Go or call?</a></li>' in html
    assert '<li><a href="../../checklists/get-ready/">Get ready</a></li>' in html
    assert "Help to decide" not in end_of_page()
    assert "Checklists for this" not in end_of_page()


def test_a_page_ends_with_questions_a_line_for_the_record_and_its_changes() -> None:
    change = {"on": "2026-11-21", "kind": "new", "what": "The first text."}
    html = end_of_page(reflection=[{"id": "why", "ask": "Why?"}], cpd="I learned ...", changes=[change])
    assert '<li id="why">Why? <a' in html
    assert "“I learned ...”" in html
    assert "<li>21 November 2026: The first text.</li>" in html
    assert "Think it over" not in end_of_page()
    assert "What changed on this page" not in end_of_page()


def test_only_the_component_of_its_kind_and_its_parts_give_a_page_styles_and_scripts() -> None:
    site = make_site(tool_page(), checklist_page(), source_page(), make_page())
    found = {path: site.view(path, "") for path in (*site.guide.pages, "checklists/print.md")}
    assert {path: (view.styles, view.scripts) for path, view in found.items()} == {
        "decisions/go-or-call.md": (("decision-tool",), ("decision-tool",)),
        "checklists/get-ready.md": (("pocket", "checklist"), ("checklist",)),
        "sources/guide-2020.md": (("source",), ()),
        "guide/calls.md": ((), ()),
        "checklists/print.md": (("safety", "checklist", "print-several"), ()),
    }


def test_the_page_that_serves_callers_is_linked_from_every_page() -> None:
    site = make_site(make_page(), make_page("guide/in-a-call.md", serves="in-a-call"))
    assert site.view("guide/calls.md", "").in_a_call_url == "../../guide/in-a-call/"
    assert make_site(make_page()).view("guide/calls.md", "").in_a_call_url == ""
