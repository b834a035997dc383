"""The practice guide: front matter and Markdown in, checked content and view models out.

The package holds pure functions and never imports MkDocs; the hook files beside it do that.
Imports run one way: reading, text, printing, engine, guide, editions, kinds, site, commands.
"""
