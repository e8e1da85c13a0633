"""Hooks of MkDocs that record what it draws, beside the project's own; see `pouring`."""

from __future__ import annotations

import shutil

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from support.publish import pouring


@event_priority(100)  # before the project's own hook fills the page
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    pouring.recording[-1].pages.append((page, output))
    return output


@event_priority(100)  # before the project's own hook pours the library
def on_post_build(config: MkDocsConfig) -> None:
    drawn = pouring.recording[-1]
    shutil.copytree(config.site_dir, drawn.files)
    for page, _drawing in drawn.pages:
        (drawn.files / page.file.dest_uri).unlink(missing_ok=True)
