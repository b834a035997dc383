"""Editions of the guide: what each one published, what changed since, and the files that tell other programs."""
