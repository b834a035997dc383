"""The real guide, read once for all tests of its content."""

from __future__ import annotations

import pytest

from practice_guide.commands.project import Project
from practice_guide.guide import Guide, load_guide
from practice_guide.kinds.all_kinds import KINDS


@pytest.fixture(scope="session")
def guide(project: Project) -> Guide:
    """The guide as its authors wrote it."""
    return load_guide(project.docs, KINDS)
