"""Check front matter against the schema and say what is wrong in an author's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .fields import ADDRESS_PATTERN, CITE_PATTERN, HIDDEN_TEXT, LINK_PATTERN, PLACE_PATTERN
from .front_matter import Document, texts_in
from .hidden_characters import explain_text
from .problems import LONGEST_SHOWN, Problem, Trail, readable_trail, shown, suggest
from .roles import ConditionMark, fields_of, marked_fields, models_in, models_of

# What mkdocs.yml says to readers.
SHOWN_SETTINGS = ("site_name", "site_description", "site_author", "copyright", "nav", "extra")
# Fewer than a report lists of one file, so that how many more there are is among them.
MOST_EXPLAINED = 40
KNOWN_PATTERNS = {
    CITE_PATTERN: 'a source. Write "key" or "key:section", such as "swe-2020:platform".',
    ADDRESS_PATTERN: "an address. Start it with https:// and leave out spaces.",
    LINK_PATTERN: 'a link. Write the file of a page, such as "guide/calls.md#host", or an address with https://.',
    PLACE_PATTERN: 'a place of this guide. Write the file of its page and its id, such as "guide/calls.md#host".',
}

NO_DATE = "{is_not} a date. Write year, month and day: 2026-11-21."
MESSAGES = {
    "string_too_long": "This text has {size} characters; at most {max_length} fit. Shorten it.",
    "string_too_short": "This text is empty. Write it, or remove the key.",
    "too_long": "There are {actual_length} entries; at most {max_length} fit here.",
    "too_short": "This list is empty. Add an entry, or remove the key.",
    "less_than_equal": "{given} does not fit here: write at most {le}.",
    "greater_than_equal": "{given} does not fit here: write at least {ge}.",
    **dict.fromkeys(("date_type", "date_from_datetime_parsing", "date_parsing"), NO_DATE),
}
EXPECTED = {
    "string_type": 'plain text in quotes: "like this"',
    "bool_type": "true or false",
    "int_type": "a whole number",
    "list_type": 'a list, each entry on its own line after "- "',
    **dict.fromkeys(("dict_type", "model_type"), '"key: value" lines, indented below'),
}
NEGATED = re.compile(r"!|not\b", re.IGNORECASE)
NO_NOT = 'A condition has no "{}". List the answers with which it holds, and leave out the others.'
NO_ANY = 'A condition has no "{}". Write a list, of which any entry may hold: [{{...}}, {{...}}].'
NO_ALL = (
    'A condition has no "{}". Write the questions side by side, and all of them must hold: {{one: [...], two: [...]}}.'
)
# What other languages of conditions have, and how to say it in ours.
OPERATORS = {
    **{word: NO_NOT.format(word) for word in ("not", "none", "unless", "except")},
    **{word: NO_ANY.format(word) for word in ("any", "or")},
    **{word: NO_ALL.format(word) for word in ("all", "and")},
}

Model = TypeVar("Model", bound=BaseModel)


def read_page(document: Document, model: type[Model]) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the front matter checked against a model, or None and every problem in it."""
    if not document.data:
        return None, document.problems
    try:
        page = model.model_validate(document.data)
    except ValidationError as error:
        found = _explain_all(document, error.errors(include_url=False), model)
        # What follows from a problem already reported at the same place says nothing.
        known = {(problem.line, problem.trail) for problem in document.problems}
        return None, (*document.problems, *(problem for problem in found if (problem.line, problem.trail) not in known))
    return (None if document.problems else page), document.problems


def check_settings(settings: Mapping[str, Any], written: str) -> Iterator[Problem]:
    """Yield a problem for each text in mkdocs.yml that readers could not see, given the settings and the file."""
    lines = _lines(written)
    for trail, text in texts_in(settings):
        if text and (fault := explain_text(text)):
            # A value from the environment stands on no line.
            yield Problem("mkdocs.yml", lines.get(text, 1), readable_trail(trail), fault)


def check_menu(
    settings: Mapping[str, Any],
    written: str,
    files: Collection[str],
    made: Collection[str],
    is_left_out: Callable[[str], bool],
) -> Iterator[Problem]:
    """Yield a problem for each page that the menu in mkdocs.yml leaves out, and for each that it names in vain.

    Args:
        settings: What mkdocs.yml says; without `nav`, MkDocs makes the menu of all pages.
        written: The text of mkdocs.yml.
        files: The pages in docs/, by their path from there.
        made: Those that the build makes itself.
        is_left_out: Says whether `not_in_nav` in mkdocs.yml names a page.
    """
    if not settings.get("nav"):
        return
    named = [text for _, text in texts_in(settings["nav"]) if text.endswith(".md") and "://" not in text]
    lines = _lines(written)
    for path in sorted(set(files) - set(named)):
        if not is_left_out(path):
            message = "This page is not in the menu. Add it under `nav:` in mkdocs.yml, or to `not_in_nav:` there."
            yield Problem(f"docs/{path}", 1, (), message)
    for path in dict.fromkeys(named):
        if path not in files and path not in made:
            message = f'There is no page "{shown(path)}" in docs/. {suggest(path, files, "Pages")}'
            yield Problem("mkdocs.yml", lines.get(path, 1), ("nav",), message)


def setting_problem(config: Path, name: str, message: str) -> Problem:
    """Return a problem with a setting under `extra`, at its line in mkdocs.yml where it stands there."""
    written = config.read_text(encoding="utf-8") if config.is_file() else ""
    return Problem(config.name, _lines(written).get(name, 1), ("extra", name), message)


def _lines(written: str) -> dict[str, int]:
    """Return the line of each key and value of a YAML file; of equal ones, that of the last."""
    tokens = yaml.scan(written, Loader=yaml.SafeLoader)
    return {token.value: token.start_mark.line + 1 for token in tokens if isinstance(token, yaml.ScalarToken)}


def _explain_all(document: Document, details: list[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    """Yield a problem for each fault, but for very many only how many more there are: to word them takes long."""
    yield from (_explain(document, detail, model) for detail in details[:MOST_EXPLAINED])
    if more := details[MOST_EXPLAINED:]:
        trail = _written_trail(document.data, more[0]["loc"])
        yield document.problem(trail, f"{len(more):,} more problems follow from here. Mend those above first.")


def _explain(document: Document, detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    trail, kind = _written_trail(document.data, detail["loc"]), detail["type"]
    block, name = _model_at(model, detail["loc"][:-1]), str(detail["loc"][-1])
    if kind == "extra_forbidden":
        keys = [field.key for field in fields_of(block)] if block else []
        message = f'There is no key called "{shown(name)}" here. {suggest(name, keys, "Keys")}'
    elif kind == "missing":
        fields = block.model_fields.items() if block else ()
        meanings = (field.description for own, field in fields if name in (own, field.alias))
        message = f'The key "{name}" is missing. Add it: {next(meanings, None) or name}'
    elif found := _explain_condition(model, trail, detail["input"]):
        trail, message = found
    else:
        message = _explain_value(kind, detail)
    return document.problem(trail, message)


def _explain_condition(model: type[BaseModel], trail: Trail, given: Any) -> tuple[Trail, str] | None:
    """Return where a condition says what none can say, and what to write instead; None for anything else."""
    start = next((place for place, step in enumerate(trail, 1) if step in _condition_keys(model)), None)
    if start is None:
        return None
    for place, step in enumerate(trail[start:], start + 1):
        if isinstance(step, str) and step in OPERATORS:
            return trail[:place], OPERATORS[step]
    if isinstance(given, str) and NEGATED.match(given):
        return trail, OPERATORS["not"]
    if isinstance(given, dict) and any(word in given for word in OPERATORS):
        word = next(word for word in given if word in OPERATORS)
        return (*trail, word), OPERATORS[word]
    if len(trail) == start and not isinstance(given, (list, dict)):
        return trail, 'This is no condition. Write a question with its answers, such as {privacy: ["yes", not-known]}.'
    return None


@cache
def _condition_keys(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.key for inner in models_in(model) for field, _ in marked_fields(inner, ConditionMark))


def _explain_value(kind: str, detail: ErrorDetails) -> str:
    given, context = detail["input"], detail.get("ctx", {})
    if given is None:
        return "There is no value here. Write one, or remove the key."
    if kind == HIDDEN_TEXT:
        return detail["msg"]
    if kind == "string_type" and not isinstance(given, (list, dict)):
        was = "true or false" if isinstance(given, bool) else "a number"
        written = str(given).lower() if isinstance(given, bool) else given
        return f'This was read as {was}; put it in quotes: "{written}".'
    if kind == "string_pattern_mismatch":
        return _explain_pattern(str(given), str(context["pattern"]))
    if kind == "literal_error":
        allowed = [value.strip("'") for value in re.findall(r"'[^']*'", str(context["expected"]))]
        return f"{_is_not(given)} one of the values allowed here. {suggest(str(given), allowed)}"
    if message := MESSAGES.get(kind):
        return message.format(given=given, size=len(str(given)), is_not=_is_not(given), **context)
    return f"This is {_found(given)}; write {EXPECTED.get(kind, 'something else')}."


def _is_not(given: Any) -> str:
    if isinstance(given, (list, dict, bool)):
        return f"This is {_found(given)}, not"
    return f'"{shown(str(given))}" is not'


def _explain_pattern(given: str, pattern: str) -> str:
    if pattern in KNOWN_PATTERNS:
        return f"{_is_not(given)} {KNOWN_PATTERNS[pattern]}"
    tried = re.sub(r"[^a-z0-9]+", "-", given[:LONGEST_SHOWN].lower()).strip("-")
    # Never less than was written: another id would be another thing.
    remedy = f' Try "{tried}".' if re.match(pattern, tried) else ""
    letter = "with at least one letter" if re.match(pattern, "1a") else "a letter first"
    return f"{_is_not(given)} an id: use lower-case letters, digits and hyphens, {letter}.{remedy}"


def _found(given: Any) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, int):
        return "a number"
    if isinstance(given, dict):
        return '"key: value" lines'
    return "a list" if isinstance(given, list) else "text"


def _written_trail(data: Any, location: Trail) -> Trail:
    """Return the location without the steps that the schema adds and no author wrote."""
    trail: list[str | int] = []
    for number, step in enumerate(location):
        if step == "[key]":
            continue
        is_last = number == len(location) - 1
        inside = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if step in inside:
            data = data[step]
            trail.append(step)
        elif is_last and isinstance(data, dict) and isinstance(step, str):
            trail.append(step)
    return tuple(trail)


def _model_at(model: type[BaseModel], location: Trail) -> type[BaseModel] | None:
    """Return the schema of the mapping at a location, if one stands there."""
    found: Any = model
    for step in location:
        models = [kind for kind in models_of(found) if isinstance(step, str)]
        fields = [field for kind in models for name, field in kind.model_fields.items() if step in (name, field.alias)]
        if fields:
            found = fields[0].annotation
    return next(models_of(found), None)
