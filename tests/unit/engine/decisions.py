"""A small `decision:` block, complete in every key, that a test can change in one place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from practice_guide.engine.declaration import Decision

SOUND: dict[str, Any] = {
    "id": "toy",
    "asks": "Shall we go?",
    "outcomes": {
        "stop": {"title": "Stop", "first": "Stop here", "next": [{"text": "Ring", "when": {"rain": ["yes"]}}]},
        "ask": {"title": "Ask first", "first": "Ask", "checklists": [{"id": "coats", "when": {"rain": ["no"]}}]},
        "go": {"title": "You could go", "first": "Go", "clears": {"needs": ["rain"]}},
    },
    "questions": {
        "rain": {
            "ask": "Is it raining?",
            "answers": {
                "yes": {"say": "Yes", "consider": {"towards": "stop", "text": "Rain is wet."}},
                "no": {"say": "No", "notices": [{"text": "Take a hat", "when": {"coat": ["no"]}}, "Lucky you"]},
                "not-known": {
                    "say": "I do not know",
                    "unknown": True,
                    "raises": "ask",
                    "because": "Not knowing is not dry.",
                },
            },
        },
        "coat": {
            "ask": "Which coats do you have?",
            "choose": "any",
            "order": "rising",
            "asked_when": {"rain": ["yes", "no"]},
            "answers": {
                "none": {"say": "None", "alone": True},
                "long": {
                    "say": "A long one",
                    "raises": "stop",
                    "because": "It drags.",
                    "ends": True,
                    "becomes": "none",
                    "change": "Hang it up",
                },
                "no": {"say": "I will not say"},
            },
        },
    },
    "rules": [
        {"id": "wet", "when": {"rain": ["yes"], "coat": ["none"]}, "raises": "stop", "because": "You would get wet."}
    ],
}


def make_decision(*changes: tuple[str, Any]) -> Decision:
    """Make the sound decision with changes: a path such as `questions rain ask`, and the new value.

    A value of None takes the key out.
    """
    data = deepcopy(SOUND)
    for path, value in changes:
        *parents, last = [int(step) if step.isdigit() else step for step in path.split()]
        place: Any = data
        for step in parents:
            place = place[step]
        if value is None:
            del place[last]
        else:
            place[last] = value
    return Decision.model_validate(data)
