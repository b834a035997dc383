"""Where readers say that something is wrong: an address that they can open, or none yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..addresses import host_of
from ..reading.problems import UnusableSettingError

MAIL = re.compile(r"[^@\s/?#:]+@[^@\s/?#:]+\.[^@\s/?#:]+")
FORM = re.compile(r"https://\S+")
# Nobody can own these: they are set aside for examples and tests (RFC 2606, RFC 6761).
RESERVED = re.compile(r"(^|\.)(example\.(com|net|org)|example|invalid|test|localhost)$")
HOW = (
    "Give an e-mail address of your team, or the https address of a form, in the environment as GUIDE_CONTACT "
    "or as `contact` under `extra` in mkdocs.yml."
)


@dataclass(frozen=True)
class Contact:
    """Where readers turn to."""

    address: str
    """As a person reads it; empty where none was set."""
    is_mail: bool = False

    @property
    def is_placeholder(self) -> bool:
        """Whether nobody would ever be reached."""
        host = self.address.rpartition("@")[2] if self.is_mail else host_of(self.address)
        return not self.address or is_reserved(host)

    @property
    def url(self) -> str:
        """What a link to it holds; empty where it would lead nowhere."""
        if self.is_placeholder:
            return ""
        return f"mailto:{self.address}" if self.is_mail else self.address


def read_contact(contact: str) -> Contact:
    """Return where readers turn to, from the settings. Raises UnusableSettingError for what is no address."""
    if not contact or (FORM.fullmatch(contact) and host_of(contact)):
        return Contact(contact)
    if MAIL.fullmatch(contact):
        return Contact(contact, is_mail=True)
    before, _, mail = contact.rpartition(":")
    if MAIL.fullmatch(mail) and before:
        raise UnusableSettingError(f'"{contact}" is not an address. Leave out "{before}:": write "{mail}" alone.')
    raise UnusableSettingError(f'"{contact}" is not an address. {HOW}')


def is_reserved(host: str) -> bool:
    """Say whether a host is set aside for examples, so that no reader could ever be there."""
    return bool(RESERVED.search(host.lower().rstrip(".")))
