"""The report of dev.py check --readability."""

from __future__ import annotations

from collections.abc import Iterable

from practice_guide.guide import Page
from practice_guide.guide.passages import page_passages
from practice_guide.readability import MOST_WORDS, measure

HEAD = "Reading ease (Flesch: 60 is plain English, below 30 is very hard) and school grade, hardest first:"


def format_reading(pages: Iterable[Page]) -> str:
    """Return the pages with how easily each reads, hardest first, then every sentence that is too long."""
    figures = {page.document.file: measure(page_passages(page.document)) for page in pages}
    ranked = sorted(figures.items(), key=lambda entry: (entry[1].ease, entry[0]))
    lines = [f"{found.ease:6.1f}  {found.grade:4.1f}  {file}" for file, found in ranked]
    long = [
        f"{file}:{sentence.line}  {sentence.words} words\n    {sentence.text}"
        for file, found in sorted(figures.items())
        for sentence in found.long_sentences
    ]
    ending = f"Sentences of more than {MOST_WORDS} words:" if long else f"No sentence has more than {MOST_WORDS} words."
    return "\n".join([HEAD, *lines, "", ending, *long])
