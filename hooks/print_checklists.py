"""Set the PDFs of checklists, family sheets and invented cases. A build without this hook has no PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from typst import TypstError

from practice_guide.printing.pdfs import PdfCache, set_pdfs
from practice_guide.site import Build

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the PDFs to what MkDocs copies. Those that did not change come from the cache."""
    build = Build.of(config.extra)
    cache = PdfCache(build.root / ".cache" / "pdf")
    try:
        for address, content in set_pdfs(build.site.pdfs(config.site_name), build.root / "overrides" / "print", cache):
            files.append(File.generated(config, address, content=content))
    except TypstError as error:
        raise PluginError(f"The PDFs could not be set with overrides/print: {error}") from error
    cache.tidy()
    return files
