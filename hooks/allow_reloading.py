"""Let `mkdocs serve` load open pages again: its script stands in the page, where our policy allows none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from practice_guide.editions.published_files import allow_reloading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.livereload import LiveReloadServer


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """Change pages on their way to the browser, and never in the built site."""
    answer = server.get_app()
    assert answer is not None  # MkDocs sets it when it makes the server

    def answer_reloading(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        started: list[Any] = []

        def note(*given: Any) -> Any:
            started[:] = given

        body = allow_reloading(b"".join(answer(environ, note)))
        others = [(name, value) for name, value in started[1] if name != "Content-Length"]
        start_response(started[0], [*others, ("Content-Length", str(len(body)))])
        return [body]

    server.set_app(answer_reloading)
    return server
