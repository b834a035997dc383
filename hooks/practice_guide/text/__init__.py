"""Text in the forms it takes: Markdown as written, HTML as shown, and how it reads."""
