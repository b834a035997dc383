"""The kinds of pages, one module each. `all_kinds` lists them; importing one kind does not import the others."""
