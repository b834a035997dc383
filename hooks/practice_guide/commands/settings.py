"""What commands need to know of mkdocs.yml, read without MkDocs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from practice_guide.commands.project import Project
from practice_guide.editions.names import EditionNameError, read_name


@dataclass(frozen=True)
class Settings:
    """The settings of an edition."""

    edition: str
    contact: str
    site_url: str


class SettingsError(ValueError):
    """mkdocs.yml cannot be read or used. Raised by `read_settings`; caught by the commands."""


def read_settings(project: Project, environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the edition."""
    try:
        found: Any = yaml.load(project.config.read_text(encoding="utf-8"), Loader=_loader(environment))
    except (OSError, yaml.YAMLError) as error:
        raise SettingsError(f"mkdocs.yml cannot be read: {error}") from error
    settings = found if isinstance(found, dict) else {}
    extra = settings.get("extra") or {}
    try:
        edition = read_name(extra.get("edition", ""))
    except EditionNameError as error:
        raise SettingsError(str(error)) from error
    return Settings(edition, str(extra.get("contact") or ""), str(settings.get("site_url") or ""))


def _loader(environment: Mapping[str, str]) -> type[yaml.SafeLoader]:
    """Return a loader that knows the tag !ENV as MkDocs does, and reads past its other tags."""

    class Loader(yaml.SafeLoader):
        """One for each reading, since the tag looks things up in its environment."""

    def from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.SequenceNode):
            return environment.get(str(node.value))
        *names, default = loader.construct_sequence(node) or [None]
        return next((environment[name] for name in names if name in environment), default)

    Loader.add_constructor("!ENV", from_environment)
    Loader.add_multi_constructor("", lambda *_: None)
    return Loader
