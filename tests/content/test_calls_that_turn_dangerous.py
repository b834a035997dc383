"""What a page must and must not say for a call that turns dangerous: the controls of the hazard log, shown."""

from __future__ import annotations

import re

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.checklist import CHECKLIST, Checklist

from .texts import Said, body_texts, every_text

# It tells of such lines; it does not give them.
REPORTING = {"about/safety.md"}
SCRIPTED = re.compile(
    r"\b(?:good\s?bye|bye.bye|bad line|wrong number|about the appointment|another appointment|battery is|"
    r"someone is at the door|i (?:have|need) to go|i must go)\b",
    re.IGNORECASE,
)
SILENT_999 = re.compile(
    r"\b55\b|silent 999|silent call|\bwhisper|without (?:speaking|a word)|cannot speak", re.IGNORECASE
)
NOTHING_TO_FAMILY = re.compile(
    r"\b(?:family|parents?|carers?) nothing\b|\bnot tell the (?:family|parents?)\b", re.IGNORECASE
)
HARM_BY_SOMEBODY = re.compile(r"\bhurt the child\b|\bsexual abuse\b", re.IGNORECASE)
INVENTED_AREA = "local/exampleshire.md"
TELEPHONE = re.compile(r"(?<![\w-])0\d{2,4}[ -]?\d{3,4}[ -]?\d{3,4}\b")
CLEARS = re.compile(
    r"\b(?:you|they) (?:may|can|could) (?:now )?(?:contact|ring|call|meet|record|go ahead)\b", re.IGNORECASE
)
VERDICTS = re.compile(
    r"\bunlawful|\billegal|Working Together (?:\d+ )?(?:forbids|allows|permits)|2026 Act", re.IGNORECASE
)


@pytest.fixture(scope="module")
def texts(guide: Guide) -> list[Said]:
    return [said for said in every_text(guide) if said.page.path not in REPORTING]


def lines(found: list[Said]) -> list[str]:
    return [str(said) for said in found]


def part(guide: Guide, path: str, heading: str) -> str:
    """Return what stands under a heading, as far as the next of its rank or higher."""
    text = guide.pages[path].document.body
    at = re.search(rf"^(#+) .*\{{#{heading}\}}$", text, re.MULTILINE)
    assert at, f"{path} has no heading #{heading}"
    end = re.search(rf"^#{{1,{len(at[1])}}} ", text[at.end() :], re.MULTILINE)
    return text[at.end() :][: end.start() if end else None]


def statement(guide: Guide, path: str, name: str) -> str:
    """Return the words of a statement."""
    block = re.search(
        rf"^((?:(?!\n\n|\n\s*(?:[-*]|1\.) ).)*?)\n\s*\{{#{name} ", guide.pages[path].document.body, re.M | re.S
    )
    assert block, f"{path} has no statement #{name}"
    return block[1].rpartition("\n\n")[2]


def checklists(guide: Guide) -> list[Checklist]:
    found = (CHECKLIST.block(entry.page) for entry in guide.catalogue.all("checklist").values())
    return [listed for listed in found if listed]


def item(guide: Guide, checklist: str, name: str) -> str:
    listed = next(listed for listed in checklists(guide) if listed.id == checklist)
    found = next(item for group in listed.groups for item in group.items if item.id == name)
    return f"{found.do} {found.why or ''}"


def test_no_page_gives_words_to_end_a_call_or_a_code_word(texts: list[Said]) -> None:
    found = [said for said in texts if SCRIPTED.search(said.text)]
    stories = {"Scenario.story", "Scenario.summary", "Front.summary"}
    assert lines([said for said in found if said.key not in stories and "scenarios" not in said.page.path]) == []


@pytest.mark.parametrize(
    "scripted",
    [
        "That was all about the appointment. Thank you, goodbye.",
        "If you cannot talk, say I have the wrong number.",
        "Say something ordinary, such as a bad line, and end the call.",
        "End it for an ordinary reason, such as another appointment.",
    ],
)
def test_the_endings_that_once_stood_would_be_noticed(scripted: str) -> None:
    assert SCRIPTED.search(scripted)


def test_every_list_for_a_doubtful_call_sends_you_to_your_own_reason(guide: Guide) -> None:
    places = {
        "domestic-abuse-safe-contact": "end-ordinary",
        "opening-the-call": "ordinary-ending",
        "someone-unknown-appears": "in-doubt-end",
    }
    for checklist, name in places.items():
        assert "your own everyday reason" in item(guide, checklist, name), checklist
        assert "agreed beforehand" in item(guide, checklist, name), checklist


def test_silent_999_is_on_no_family_sheet_and_in_no_line_to_say_aloud(texts: list[Said]) -> None:
    never = {"FamilySheet.title", "FamilySheet.opening", "FamilySheet.ending", "FamilyLine.say", "FamilyLine.heading"}
    never |= {"ChecklistItem.ask_aloud"}
    assert never - {said.key for said in texts} == set()
    assert lines([said for said in texts if said.key in never and SILENT_999.search(said.text)]) == []


@pytest.mark.parametrize("telling", ["Ring 999 and press 55.", "You can make a silent call.", "You can whisper."])
def test_a_line_that_tells_of_silent_999_would_be_noticed(telling: str) -> None:
    assert SILENT_999.search(telling)


def test_silent_999_says_when_it_may_be_told_what_55_does_not_do_and_how_a_landline_differs(guide: Guide) -> None:
    told = part(guide, "guide/in-a-call-now.md", "silent-999")
    assert told.index("never in a message") < told.index("From a mobile")
    for words in (
        "sure that nobody hears",
        "Never aloud",
        "whisper",
        "55 does not tell the police where",
        "From a landline",
    ):
        assert words in told, words
    assert "Never in a message" in item(guide, "domestic-abuse-safe-contact", "silent-999")


def test_the_first_words_for_a_call_say_how_to_ring_for_help(guide: Guide) -> None:
    first, second = list(body_texts(guide.pages["guide/in-a-call-now.md"]))[:2]
    assert "Mute the call first, and check that you are muted" in first.text
    assert "Give their address first, and say that you are not there" in first.text
    assert "Hide your picture" in second.text
    assert "With a person in distress, stay where they can see you" in second.text


@pytest.mark.parametrize("checklist", ["domestic-abuse-safe-contact", "with-a-child"])
def test_lists_for_a_call_say_to_mute_before_999(guide: Guide, checklist: str) -> None:
    words = item(guide, checklist, "danger-now").lower()
    for part_ in ("mute", "check that you are muted", "address", "you are not there"):
        assert part_ in words


def test_a_child_is_asked_how_they_are_there_only_unheard_and_the_call_is_kept(guide: Guide) -> None:
    for words in (
        statement(guide, "guide/in-a-call-now.md", "child-safe-there-now"),
        item(guide, "with-a-child", "safe-there-now"),
    ):
        for part_ in ("nly if you are sure", "s is no proof", "999 or duty now", "do not end the call first"):
            assert part_ in words


def test_the_family_is_told_nothing_only_where_somebody_may_have_hurt_the_child(texts: list[Said]) -> None:
    found = [
        said
        for said in texts
        if NOTHING_TO_FAMILY.search(said.text)
        and not HARM_BY_SOMEBODY.search(said.text)
        and not said.page.path.startswith("decisions/")
        and "scenarios" not in said.page.path
        and said.key != "Change.what"
    ]
    assert lines(found) == []


@pytest.mark.parametrize(
    "silence", ["Tell your manager now, and the family nothing yet.", "Do not tell the family until that is planned."]
)
def test_the_silence_that_once_stood_for_every_worry_would_be_noticed(silence: str) -> None:
    assert NOTHING_TO_FAMILY.search(silence)
    assert not HARM_BY_SOMEBODY.search(silence)


def test_each_worry_has_lines_of_its_own_and_duties_say_what_is_not_known(guide: Guide) -> None:
    told = part(guide, "guide/during-the-call.md", "after-a-child-tells-you")
    for name in ("after-harm-by-someone", "after-self-harm", "after-marriage-or-fgm", "after-marriage-no-family"):
        assert f"{{#{name} " in told, name
    duties = part(guide, "guide/during-the-call.md", "duties-to-report")
    assert "Whether it has started is not known: we looked on 28 November 2026" in duties
    assert "ask legal today" in duties.lower()


ADVICE_BY_QUESTIONS = [
    ("guide/contact-with-someone-who-may-be-harming.md", None),
    ("guide/recording-a-call.md", "consent"),
]


@pytest.mark.parametrize(("path", "heading"), ADVICE_BY_QUESTIONS)
def test_questions_for_a_specialist_clear_nothing_and_say_that_none_has_read_them(
    guide: Guide, path: str, heading: str | None
) -> None:
    told = part(guide, path, heading) if heading else guide.pages[path].document.body
    assert re.search(r"[Nn]o specialist has read this (?:page|section) yet", told)
    assert "questions to take to" in told
    assert CLEARS.findall(told.replace("no answer here means that you may go ahead", "")) == []


def test_words_that_clear_would_be_noticed() -> None:
    assert CLEARS.search("Then you may contact them by phone.")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("guide/online-conferences.md", "orders-and-bail"),
        ("guide/virtual-home-visits.md", "orders-and-bail"),
        ("guide/contact-with-someone-who-may-be-harming.md", "ask-legal-about-orders"),
    ],
)
def test_an_order_or_bail_is_asked_about_before_two_people_share_a_call(guide: Guide, path: str, name: str) -> None:
    words = statement(guide, path, name)
    assert "bail condition" in words
    assert "forbid contact by video, chat or invitation too" in words
    assert "sk legal" in words


@pytest.mark.parametrize(
    ("checklist", "name"),
    [("conference-chair", "together-or-apart"), ("domestic-abuse-safe-contact", "whose-contact")],
)
def test_the_lists_ask_about_orders_and_bail_as_well(guide: Guide, checklist: str, name: str) -> None:
    words = item(guide, checklist, name)
    assert "legal" in words
    assert "bail" in words


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("guide/virtual-home-visits.md", "not-safe-to-go-alone"),
        ("guide/what-must-be-in-person.md", "not-safe-alone"),
        ("guide/contact-with-someone-who-may-be-harming.md", "not-alone"),
    ],
)
def test_a_page_that_sends_you_in_person_thinks_of_your_own_safety(guide: Guide, path: str, name: str) -> None:
    words = statement(guide, path, name)
    assert "Do not go alone, and do not swap the visit for a call" in words
    assert "ing your manager now" in words


IN_PERSON = "guide/what-must-be-in-person.md"
SET_BY_LAW = ["looked-after", "court-order", "private-fostering", "placement-for-adoption"]
KINDS_OF_VISIT = [
    *SET_BY_LAW,
    "child-protection-plan",
    "section-47",
    "child-in-need",
    "family-help",
    "assessment",
    "reviewing-officer",
    "conference",
    "care-leavers-and-short-breaks",
]


def test_what_must_be_in_person_gives_no_verdict_and_no_duty_of_the_act_of_2026(guide: Guide) -> None:
    assert VERDICTS.findall(guide.pages[IN_PERSON].document.body) == []


@pytest.mark.parametrize("kind", SET_BY_LAW)
def test_no_manager_agrees_to_anything_where_a_law_or_an_order_decides(guide: Guide, kind: str) -> None:
    assert "manager" not in part(guide, IN_PERSON, kind)


@pytest.mark.parametrize("kind", KINDS_OF_VISIT)
def test_every_kind_of_visit_has_room_for_legal_and_what_is_not_known_has_its_day(guide: Guide, kind: str) -> None:
    told = part(guide, IN_PERSON, kind)
    assert "Legal sign-off (role, date): none yet." in told
    if "not known" in told.lower():
        assert "28 November 2026" in told


def test_no_page_but_that_of_the_invented_area_prints_a_telephone_number(texts: list[Said]) -> None:
    printed = [said for said in texts if TELEPHONE.search(said.text)]
    assert lines([said for said in printed if said.page.path != INVENTED_AREA]) == []
    # A range that the regulator keeps free for stories, so that nobody's telephone rings.
    assert [said.text for said in printed if not said.text.startswith("01632 9601")] == []


def test_a_telephone_number_would_be_noticed() -> None:
    assert TELEPHONE.search("Ring duty on 01632 960 001.")
