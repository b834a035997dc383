"""The one declaration of every front-matter key: its type, default and meaning."""
