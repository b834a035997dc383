"""Measure the guide against its limits: a tool of the repository, and no part of what is published."""
