"""Where readers say that something is wrong: an address that they can open, or none yet."""

from __future__ import annotations

import re

MAIL = re.compile(r"^[^@\s/]+@[^@\s/]+\.[^@\s/]+$")
HOW = 'Write an e-mail address of your team, or the https address of a form, as `contact` under `extra` in mkdocs.yml.'


class ContactError(ValueError):
    """The contact is no address. Raised by `contact_address`; caught by the hook and by the release."""


def contact_address(contact: str) -> str:
    """Return what a link to the contact holds; empty where none was set."""
    if not contact or contact.startswith("https://"):
        return contact
    if MAIL.match(contact):
        return f"mailto:{contact}"
    raise ContactError(f'"{contact}" is not an address. {HOW}')
