"""The commands of dev.py: one module each, with a `run(arguments)` that returns the exit status."""
