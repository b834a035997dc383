"""What no tool, checklist or page may ever say. Each rule shows what it catches and what it lets stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from practice_guide.guide import Guide
from practice_guide.kinds.decision import checked_tools

from .texts import Said, every_text

# These keys and pages report or warn of what must not be done; they do not advise it.
REPORTING_KEYS = {
    "Change.what",
    "Scenario.never_shows",
    "Scenario.story",
    "Dated.was",
    "Difference.question",
    "Difference.topic",
    "Source.caution",
}
REPORTING_PAGES = {
    "about/safety.md",
    "about/contributing.md",
    "about/site-index.md",
    "about/how-statements-are-checked.md",
}
NOT = r"\b(?:not|never|no|nobody|nothing|cannot|nor|neither|none|without|unsafe|wrong)\b"
CONDITION = r"\b(?:if|whether|when|where|only|until|unless|as long as|enough that|before|check)\b"


@dataclass(frozen=True)
class Rule:
    """What must not be said, unless the sentence forbids or conditions it."""

    says: str
    unless: str
    caught: str
    let_stand: str
    keys: set[str] = field(default_factory=set)
    """Where it applies; empty for everywhere."""

    def breaks(self, sentence: str) -> bool:
        is_said = re.search(self.says, sentence, re.IGNORECASE)
        return bool(is_said) and not (self.unless and re.search(self.unless, sentence, re.IGNORECASE))


RULES = {
    "call a contact or a child safe or approved": Rule(
        r"\b(?:calls?|contact|visit|video|screen|meeting|it|this|child|children|family|home|they|you|one)\b(?: \w+)?"
        r" (?:is|are|was|were|will be|would be) (?:now |quite )?(?:safe|approved(?! for)|cleared|risk.free)\b",
        f"{NOT}|{CONDITION}",
        "On these answers the call is safe.",
        "A parent's account does not tell you the child is safe.",
    ),
    "title an outcome with a verdict": Rule(
        r"\b(?:safe|safely|approved|cleared|passed|low risk|no risk)\b",
        "",
        "Approved: go ahead by video",
        "You could plan a call as extra contact",
        keys={"Outcome.title", "Outcome.first"},
    ),
    "count a call as a required visit": Rule(
        r"\b(?:call|video|screen)\b.*\b(?:counts?|counted|replaces?|stands? in|instead of|in place of)\b.*\bvisits?\b",
        f"{NOT}|legal advice|2020 guides",
        "This video call counts as the visit.",
        "A call does not replace a visit that is due.",
    ),
    "call a virtual visit completed": Rule(
        r"\b(?:virtual visit|visit by video)\b.*\b(?:completed|done|carried out|met)\b",
        NOT,
        "Write down: virtual visit completed.",
        "Plan a visit by video as extra contact.",
    ),
    "suggest ringing both partners at once": Rule(
        r"\b(?:both|two|victim)\b.*\b(?:at once|at the same time|same time)\b",
        rf"{NOT}|\bwithdr\w+|\bdevices\b|\bentry\b",
        "Two workers ring both partners at the same time.",
        "Never ring two adults at once.",
    ),
    "offer Telegram as encrypted": Rule(
        r"\btelegram\b.*\bencrypt|\bencrypt.*\btelegram\b",
        rf"{NOT}|\bcalled\b|^“.*”$|2020|as encrypted, intruders|\bdescribes\b|\bitself says\b|developer documentation",
        "Use an encrypted app, such as Telegram.",
        "Telegram's ordinary chats are not end-to-end encrypted.",
    ),
    "tell a family that recording is illegal": Rule(
        r"\brecord\w*\b.*\b(?:illegal|against the law|unlawful|a crime|an offence)\b",
        NOT,
        "Tell them that recording a meeting is against the law.",
        "Never say that recording is illegal.",
    ),
    "advise to record in secret": Rule(
        r"\brecord\b.*\b(?:in secret|secretly|covertly|without telling|without saying)\b",
        rf"{NOT}|\bif\b|\bwho\b|\bsomeone\b",
        "Record the call in secret.",
        "Never record a family in secret.",
    ),
    "rank apps by security": Rule(
        r"\b(?:safest|securest|most secure|more secure|safer|best)\b.*\b(?:app|apps|platform|platforms)\b",
        NOT,
        "Signal is the most secure app.",
        "Choose an app that your employer allows.",
    ),
    "suggest deleting what others may need": Rule(
        r"\bdelet(?:e|ing)\b.*\b(?:recording|transcript|video|clip)s?\b",
        rf"{NOT}|\bask\b|\bbefore\b",
        "Ring them and delete the recording.",
        "Ask nobody to delete a recording before you have taken advice.",
    ),
    "take silence or a banner for agreement": Rule(
        r"\b(?:silence|banner)\b.*\b(?:agree\w*|consent|yes)\b",
        NOT,
        "Silence counts as agreement.",
        "A banner is not a yes.",
    ),
    "ask a person in hiding to show where they are": Rule(
        r"\b(?:confidential address|refuge)\b.*\b(?:show|unblur|blur off|turn the camera)\b",
        NOT,
        "Ask the person at a confidential address to show the room.",
        "Never ask anyone at a confidential address to show where they are.",
    ),
    "ask for a device to be unplugged or changed": Rule(
        r"\bunplug\w*|\b(?:change|switch off|turn off)\b.*\b(?:speaker|doorbell|smart \w+)",
        NOT,
        "Ask her to unplug the smart speaker.",
        "Do not ask anyone to unplug or change a device.",
    ),
    "suggest a loudspeaker": Rule(
        r"\b(?:loud)?speaker(?:phone)? on\b|\b(?:on|use(?: the| a)?) (?:loud)?speaker(?:phone)?\b",
        NOT,
        "Put the phone on speaker so that everybody can hear.",
        "Use the handset or an earpiece, not a loudspeaker.",
        keys={
            "ChecklistItem.do",
            "ChecklistItem.why",
            "ChecklistItem.ask_aloud",
            "FamilyLine.say",
            "ItemEntry.text",
            "body",
        },
    ),
    "give a score": Rule(
        r"\b(?:score|scores|scored|risk rating|per cent safe|points in all)\b",
        rf"{NOT}|\bgoal\b",
        "Your score is 7.",
        "They give no scores.",
    ),
    "ask for a name or an address": Rule(
        r"\b(?:names?|address(?:es)?|date of birth|phone number|case number)\b",
        r"\bno names\b",
        "What is the child's name?",
        "What we found (no names)",
        keys={"Asking.text", "HandField.label"},
    ),
}


@pytest.fixture(scope="module")
def texts(guide: Guide) -> list[Said]:
    every = [said for said in every_text(guide) if said.page.path not in REPORTING_PAGES]
    return [said for said in every if said.key not in REPORTING_KEYS]


def test_the_words_that_readers_meet_are_looked_at(texts: list[Said]) -> None:
    met = {"ChecklistItem.do", "ChecklistItem.ask_aloud", "FamilyLine.say", "ItemEntry.text", "Outcome.title", "body"}
    met |= {"Asking.text", "Answer.say", "Consideration.text", "PageFrontMatter.title", "StandingWords.danger"}
    assert met - {said.key for said in texts} == set()


@pytest.mark.parametrize("name", RULES)
def test_no_page_does_what_must_never_be_done(name: str, texts: list[Said]) -> None:
    rule = RULES[name]
    found = [
        f"{said.page.document.file}:{said.line} {said.key}: {sentence}"
        for said in texts
        if not rule.keys or said.key in rule.keys
        for sentence in said.sentences()
        if rule.breaks(sentence)
    ]
    assert found == [], f"The guide must never {name}:\n" + "\n".join(found)


@pytest.mark.parametrize("name", RULES)
def test_a_sentence_that_does_it_would_be_caught(name: str) -> None:
    assert RULES[name].breaks(RULES[name].caught)


@pytest.mark.parametrize("name", RULES)
def test_a_warning_against_it_is_let_stand(name: str) -> None:
    assert not RULES[name].breaks(RULES[name].let_stand)


def test_the_standing_words_are_on_every_tool(guide: Guide) -> None:
    words = guide.catalogue.standing_words
    assert words is not None
    said = " ".join([words.danger, *words.before, *words.on_every_result, words.not_signed_off, words.proof])
    for part in ("999", "not a decision", "does not replace a visit", "your manager", "duty", "record"):
        assert part in said, part


def test_the_strictest_outcome_of_every_tool_comes_first_and_only_the_last_ones_clear(guide: Guide) -> None:
    for name, checked in checked_tools(guide).items():
        clearing = [outcome.clears is not None for outcome in checked.decision.outcomes.values()]
        assert clearing == sorted(clearing), name
        assert clearing[-1], name


def test_an_answer_that_is_not_known_never_clears(guide: Guide) -> None:
    unknown = [
        (name, question, answer)
        for name, checked in checked_tools(guide).items()
        for question, asked in checked.decision.questions.items()
        for answer, entry in asked.answers.items()
        if entry.unknown and not entry.raises
    ]
    # `captured` is asked only after an answer that has raised already.
    assert unknown == [("recording", "captured", "not-known")]


def test_no_change_is_offered_that_only_a_family_a_risk_or_an_app_could_bring_about(guide: Guide) -> None:
    offered = {
        question
        for name, checked in checked_tools(guide).items()
        for question, asked in checked.decision.questions.items()
        for entry in asked.answers.values()
        if entry.becomes
    }
    assert offered
    assert (
        offered
        & {"danger", "purpose", "concerns", "wishes", "harm", "court", "watched", "captured", "app", "age", "keeps"}
        == set()
    )
