"""MkDocs events, each a few lines: load, capture the shells, fill the blocks, publish.

The engine draws hand-written pages and blank ones; nothing contributed passes through
here. In a preview no event raises: a request would wait for ever.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.casebook.problems.formats import report
from macros.casebook.problems.problem import InvalidCases
from macros.pages.publish import vendor
from macros.pages.publish.assets import Named, missing
from macros.pages.publish.engine import ENGINE
from macros.pages.publish.preload import needed
from macros.pages.publish.shell import slot_mark
from macros.pages.publish.site import DEPTHS
from macros.pages.publish.staging import RefusedTarget
from macros.pages.render.typography import spaced
from macros.pages.views.blocks import BlockError
from macros.pages.views.settings import Settings
from macros.workers import WorkerLost

log = logging.getLogger("mkdocs.plugins.bibliotheque")

SHELL = "blank-page"
"""The folder of the blank pages; they are captured and never written."""

STYLES = "stylesheets/all.css"
"""The sheet that every page loads."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview."""
    ENGINE.serving = command == "serve"


@event_priority(100)  # mkdocs-macros reads our package in its own on_config
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the cases and send the engine to the staging tree."""
    own = config.extra["casebook"]
    cases = Path(own["cases"])
    if not cases.is_absolute() and not own.get("as_given"):
        cases = Path(config.config_file_path).parent / cases
    root = Path(config.config_file_path).parent
    if cases.is_relative_to(root) and root == Path.cwd():
        cases = cases.relative_to(root)
    edit_base = f"{config.repo_url.rstrip('/')}/{(config.edit_uri or '').removesuffix('docs/')}" if config.repo_url else ""
    settings = Settings(
        menu=config.extra["menu"],
        site_url=(config.site_url or "").rstrip("/") + "/",
        edit_base=edit_base,
        editors_email=config.extra["editors_email"],
        preview=ENGINE.serving,
        search=own["search"],
    )
    try:
        config.site_dir = str(ENGINE.begin(Path(config.site_dir), cases, settings))
    except InvalidCases as refused:
        raise PluginError(report(refused.problems, "text")) from refused
    except (RefusedTarget, WorkerLost) as refused:
        raise PluginError(str(refused)) from refused
    if not config.repo_url:
        config.edit_uri = None
    if ENGINE.serving:
        config.plugins["macros"].config["on_error_fail"] = False
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add one blank page for each depth of address; leave out the files of the engine's
    theme, which no page of ours loads."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        files.remove(file)
    try:
        for path, content in vendor.files():
            files.append(File.generated(config, path, content=content))
    except vendor.NotInstalled as not_installed:
        raise PluginError(str(not_installed)) from not_installed
    named = {"extra_css": config.extra_css, "extra_javascript": config.extra_javascript}
    _exist((Named(str(path), f"mkdocs.yml, {name}") for name, paths in named.items() for path in paths), files)
    _gather_styles(files, config)
    for depth in DEPTHS:
        path = "/".join([SHELL, *(["x"] * (depth - 1)), "index.md"])
        files.append(File.generated(config, path, content=f"---\nshell: {depth}\n---\n"))
    return files


def _gather_styles(files: Files, config: MkDocsConfig) -> None:
    """One sheet travels where several are written: those of `extra_css`, in their order."""
    sheets = [files.src_uris[path] for path in config.extra_css]
    text = "\n".join(sheet.content_string for sheet in sheets)
    for sheet in sheets:
        files.remove(sheet)
    files.append(File.generated(config, STYLES, content=text))
    config.extra_css = [STYLES]


def _exist(named: Iterable[Named], files: Files) -> None:
    """Refuse what names a sheet or a script that is not there. Raises `PluginError`."""
    if wrong := missing(named, files.src_uris):
        raise PluginError("\n".join(wrong))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the theme its slots, and what the scripts of a page stand on."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    _exist((Named(path, page.file.src_uri) for page in pages for name in ("styles", "scripts") for path in _listed(page, name)), files)

    def read(script: str) -> str:
        _exist([Named(script, "un script importe un autre")], files)
        return files.src_uris[script].content_string

    slots = ENGINE.current().slots
    env.globals.update(needed=lambda script: needed(read, script), slot=slot_mark, policy=lambda: slots.policy, banner=lambda: slots.banner)
    return env


def _listed(page: Page, name: str) -> Sequence[str]:
    """What the head of a page lists under a name; one alone is a list of one."""
    value = page.meta.get(name) or []
    page.meta[name] = [value] if isinstance(value, str) else value
    return page.meta[name]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """French spacing in the hand-written pages."""
    return spaced(html)


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep blank pages as shells; fill the blocks of the others."""
    site = ENGINE.current()
    if depth := page.meta.get("shell"):
        site.capture(depth, output)
        return ""
    try:
        return site.fill(output, page.url)
    except BlockError as error:
        raise PluginError(f"{page.file.src_uri}: {error}") from error


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The sitemap is ours; the engine's knows only its own pages."""
    return "" if template_name == "sitemap.xml" else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Pour the library and publish; in a preview a failure leaves the last good site."""
    try:
        ENGINE.finish()
    except WorkerLost as lost:
        raise PluginError(str(lost)) from lost
    except Exception:
        if not ENGINE.serving:
            raise
        log.exception("Cette version n’a pas pu être publiée ; la précédente reste en place")
        ENGINE.end()


def on_build_error(error: Exception) -> None:
    """A build that failed leaves nothing behind."""
    ENGINE.end()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Watch what a page is made of: cases, vocabularies, templates, theme.

    A build that fails, for whatever reason, is told in the log and leaves the last good
    site: MkDocs would keep every request waiting for the next build that succeeds.
    """
    rebuild = server.builder

    def rebuild_or_keep() -> None:
        try:
            rebuild()
        except Exception:
            log.exception("L’aperçu n’a pas pu être refait ; la version précédente reste en place")

    server.builder = rebuild_or_keep
    root = Path(config.config_file_path).parent
    for folder in (root / config.extra["casebook"]["cases"], root / "macros" / "pages" / "templates", root / "theme"):
        if folder.is_dir():
            server.watch(str(folder))
    return server
