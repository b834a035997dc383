"""Which fields of a block hold free text, found by their type: what its declaration says of it is looked through."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from practice_guide.reading.fields import Text

TEXT: tuple[Any, ...] = Text.__metadata__


@cache
def text_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields that hold one text or a list of texts, in the order declared."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(name for name in model.model_fields if is_text(hints[name]))


def is_text(hint: Any) -> bool:
    # A role beside the text, as in `Annotated[Text, WORDS]`, joins the marks of the text itself.
    return getattr(hint, "__metadata__", ())[: len(TEXT)] == TEXT or any(is_text(part) for part in get_args(hint))
