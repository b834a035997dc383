"""How every command reads its options: each is explained by --help, and a mistyped one is answered with the nearest."""

from __future__ import annotations

import argparse
from difflib import get_close_matches
from typing import NoReturn


class OptionParser(argparse.ArgumentParser):
    """Reads the words behind the name of a command."""

    def __init__(self, command: str, description: str) -> None:
        """Make a parser for a command such as `dev.py check`; options are never guessed from their first letters."""
        super().__init__(command, description=description, allow_abbrev=False)

    def read(self, words: list[str]) -> argparse.Namespace:
        """Read the words, or end the program with what is wrong and the nearest right option."""
        chosen, unknown = self.parse_known_args(words)
        if unknown:
            self.error("\n".join(map(self.describe_unknown, unknown)))
        return chosen

    def describe_unknown(self, word: str) -> str:
        """Say that there is no such option, with the nearest one."""
        name = word.partition("=")[0]
        options = [option for action in self._actions for option in action.option_strings]
        close = get_close_matches(name, options, n=1)
        guess = f' Did you mean "{close[0]}"?' if close else ""
        what = "option called" if word.startswith("-") else "use for"
        return f'There is no {what} "{name}".{guess}'

    def error(self, message: str) -> NoReturn:
        """End the program with the exit status of a wrong call."""
        self.exit(2, f"{message}\n{self.format_usage()}")
