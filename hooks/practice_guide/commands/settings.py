"""What commands need to know of mkdocs.yml, read without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from practice_guide.commands.project import Project


@dataclass(frozen=True)
class Settings:
    """The settings of an edition."""

    edition: str
    contact: str


class SettingsError(ValueError):
    """mkdocs.yml cannot be read. Raised by `read_settings`; caught by the commands."""


class _Loader(yaml.SafeLoader):
    """Reads past the tags that only MkDocs knows, such as !ENV."""


_Loader.add_multi_constructor("", lambda *_: None)


def read_settings(project: Project) -> Settings:
    """Return the settings of the edition."""
    try:
        found: Any = yaml.load(project.config.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, yaml.YAMLError) as error:
        raise SettingsError(f"mkdocs.yml cannot be read: {error}") from error
    extra = found.get("extra", {}) if isinstance(found, dict) else {}
    return Settings(str(extra.get("edition") or ""), str(extra.get("contact") or ""))
