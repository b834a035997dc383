"""Set the PDFs of checklists and family sheets: each on A4 and in large print, and all lists in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File
from typst import TypstError

from practice_guide.printing.pdfs import PdfCache, set_pdfs

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the PDFs to what MkDocs copies. Those that did not change come from the cache."""
    root = Path(config.config_file_path).parent
    cache = PdfCache(root / ".cache" / "pdf")
    templates = root / "overrides" / "print"
    try:
        for address, content in set_pdfs(config.extra["site"].pdfs(config.site_name), templates, cache):
            files.append(File.generated(config, address, content=content))
    except TypstError as error:
        raise PluginError(f"The PDFs could not be set with overrides/print: {error}") from error
    cache.tidy()
    return files
