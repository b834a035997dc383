from practice_guide.terms import Found, Term, read_definitions, split_at_terms

CP = Term("cp", ("CP",), "Child protection.")
PLAN = Term("safe-contact-plan", ("safe-contact plan",), "A plan.")
CONTACT = Term("contact", ("contact",), "A meeting.")


def split(html: str, *terms: Term) -> list[Found]:
    return [*split_at_terms(html, terms, set())]


def test_a_term_is_found_where_it_first_stands() -> None:
    assert split("<p>A CP plan. CP again.</p>", CP) == [Found("<p>A ", CP, "CP"), Found(" plan. CP again.</p>")]


def test_a_term_seen_before_on_the_page_is_not_found_again() -> None:
    assert [*split_at_terms("<p>CP</p>", (CP,), {"cp"})] == [Found("<p>CP</p>")]


def test_terms_inside_links_headings_and_tags_are_left_alone() -> None:
    html = '<h2 id="CP">CP</h2><p><a href="CP"><b>CP</b></a> <img alt="CP"><!--CP--></p>'
    assert split(html, CP) == [Found(html)]


def test_a_term_is_a_whole_word_and_the_longest_wins() -> None:
    assert split("<p>CPD, safe-contact plan</p>", CP, PLAN, CONTACT) == [
        Found("<p>CPD, ", PLAN, "safe-contact plan"),
        Found("</p>"),
    ]


def test_a_page_without_terms_stays_whole() -> None:
    assert split("<p>CP</p>") == [Found("<p>CP</p>")]


def test_a_definition_is_the_first_paragraph_under_its_heading() -> None:
    markdown = '## CP {#cp}\n\nChild\nprotection.\n{#cp-means cite="a"}\n\nMore.\n\n## IRO {#iro}\n\nAn officer.\n'
    assert read_definitions(markdown) == {"cp": "Child protection.", "iro": "An officer."}
