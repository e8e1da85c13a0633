"""The events of MkDocs, a few lines each: begin to read the cases, keep what MkDocs draws, publish.

MkDocs calls these functions by their names. It renders hand-written pages and blank ones, and nothing
that is contributed. In a preview no event raises, as MkDocs would keep every request waiting.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.casebook.problems.formats import report
from macros.casebook.problems.problem import InvalidCases
from macros.pages.outputs.packs import HELD as HELD_IN_FILES
from macros.pages.publish import vendor
from macros.pages.publish.assets import Named, left_by_systems, listed, missing
from macros.pages.publish.bundles import bundle
from macros.pages.publish.drawing import DrawnPage
from macros.pages.publish.engine import ENGINE
from macros.pages.publish.preload import needed
from macros.pages.publish.shell import slot_mark
from macros.pages.publish.site import DEPTHS
from macros.pages.publish.target import RefusedTarget
from macros.pages.render.typography import printed
from macros.pages.views.blocks import BlockError
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.settings import settings_of
from macros.workers import WorkerLost

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.bibliotheque")

SHELL = "blank-page"
"""The folder of the blank pages, which are captured as shells and never written."""

STYLES = "stylesheets/all.css"
"""The style sheet that every page loads."""

FRAME_STYLES = "stylesheets/frames.css"
"""The style sheet that the frames load."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview (`mkdocs serve`). Raises `Abort` for `mkdocs gh-deploy`, which would look for the site where
    it is no more once it is published."""
    if command == "gh-deploy":
        raise Abort(
            "« mkdocs gh-deploy » ne va pas avec ce projet : construisez avec « make site ARGS=--publish », puis mettez en ligne le dossier site/. "
            "Sur GitHub, .github/workflows/site.yml le fait à chaque changement de main."
        )
    ENGINE.serving = command == "serve"


@event_priority(100)  # mkdocs-macros reads our package in its own on_config
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin to read the cases, and make MkDocs write into the staging tree.

    Raises `PluginError` when the site cannot be written where it should, or a worker is lost.
    """
    try:
        settings = settings_of(config.extra, config.site_url or "", config.repo_url or "", config.edit_uri or "", preview=ENGINE.serving)
    except KeyError as lacking:
        raise PluginError(f"mkdocs.yml : il manque « {lacking.args[0]} » sous « extra » ; reprenez cette ligne de celui du dépôt") from None
    own = config.extra["casebook"]
    cases = Path(own["cases"])
    if not cases.is_absolute() and not own.get("as_given"):
        cases = Path(config.config_file_path).parent / cases
    root = Path(config.config_file_path).parent
    if cases.is_relative_to(root) and root == Path.cwd():
        cases = cases.relative_to(root)
    try:
        config.site_dir = str(ENGINE.begin(Path(config.site_dir), cases, settings))
    except (RefusedTarget, WorkerLost) as refused:
        raise PluginError(str(refused)) from refused
    if not config.repo_url:
        config.edit_uri = None
    draw = config.theme.get_env
    config.theme.get_env = lambda: _without_files(draw(), config)  # type: ignore[method-assign]
    if ENGINE.serving:
        config.plugins["macros"].config["on_error_fail"] = False
    return config


def _without_files(env: Any, config: MkDocsConfig) -> Any:
    """The environment of the theme, of which MkDocs lists the files that it copies: those of our own folder alone. Material
    has 14,000, and no page of ours loads one."""
    own = FileSystemLoader(config.theme.custom_dir or [])
    env.loader.list_templates = own.list_templates
    return env


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave aside what systems leave, and add one blank page for each depth of address. Raises `PluginError` when a file that the settings name is missing."""
    for path in left_by_systems(files.src_uris):
        files.remove(files.src_uris[path])
    try:
        for path, content in vendor.files():
            files.append(File.generated(config, path, content=content))
    except vendor.NotInstalled as not_installed:
        raise PluginError(str(not_installed)) from not_installed
    named = {"extra_css": config.extra_css, "extra_javascript": config.extra_javascript, "extra.frame_css": config.extra["frame_css"]}
    _require((Named(str(path), f"mkdocs.yml, {name}") for name, paths in named.items() for path in paths), files)
    _gather_styles(files, config)
    if ENGINE.drawing:
        ENGINE.drawing.assets = {path: files.src_uris[path].content_string for path in HELD_IN_FILES}
    for depth in DEPTHS:
        path = "/".join([SHELL, *(["x"] * (depth - 1)), "index.md"])
        files.append(File.generated(config, path, content=f"---\nshell: {depth}\n---\n"))
    return files


def _gather_styles(files: Files, config: MkDocsConfig) -> None:
    """Join the sheets of `extra_css`, in their order, into one, and those of the frames into another: a page then loads one file."""
    joined = {STYLES: list(config.extra_css), FRAME_STYLES: config.extra["frame_css"]}
    for path, names in joined.items():
        files.append(File.generated(config, path, content="\n".join(files.src_uris[name].content_string for name in names)))
    for name in dict.fromkeys(chain(*joined.values())):
        files.remove(files.src_uris[name])
    config.extra_css = [STYLES]


def _require(named: Iterable[Named], files: Files) -> None:
    """Raise `PluginError` when a sheet or script that is named is not among the files of the site."""
    if wrong := missing(named, files.src_uris):
        raise PluginError("\n".join(wrong))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Give the theme its slots, and the function that lists what a script imports.

    Raises `PluginError` when a page names a sheet or a script that does not exist.
    """
    pages = [file.page for file in files.documentation_pages() if file.page]
    _require((Named(path, page.file.src_uri) for page in pages for name in ("styles", "scripts", "ahead") for path in listed(page.meta, name)), files)

    for page in (page for page in pages if page.meta.get("bundle")):
        _bundle(page, config, files)

    def read(script: str) -> str:
        _require([Named(script, "un script importe un autre")], files)
        return files.src_uris[script].content_string

    env.globals.update(needed=lambda script: needed(read, script), slot=slot_mark)
    return env


def _bundle(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Put in the place of the last script of a page what it becomes with all that it imports. Raises `PluginError` without esbuild."""
    scripts = {path: file.content_bytes for path, file in files.src_uris.items() if path.startswith("javascripts/") and path.endswith(".js")}
    try:
        made = bundle(page.meta["scripts"][-1], scripts, page.meta["ahead"])
    except vendor.NotInstalled as not_installed:
        raise PluginError(str(not_installed)) from not_installed
    for path, content in made.files.items():
        files.append(File.generated(config, path, content=content))
    page.meta.update(scripts=[*page.meta["scripts"][:-1], made.script], ahead=made.ahead)


@event_priority(-100)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Keep a blank page as a shell, any other until there are cases for its blocks, their words as French prints them; MkDocs
    writes neither."""
    drawing, output = ENGINE.current(), printed(output)
    if depth := page.meta.get("shell"):
        drawing.capture(depth, output)
    else:
        drawing.pages.append(DrawnPage(_hand_written(page), page.file.dest_uri, output, page.file.src_uri))
    return ""


def _hand_written(page: Page) -> HandWritten:
    """A page as its front matter describes it."""
    meta = page.meta
    return HandWritten(
        page.url,
        str(page.title or ""),
        meta.get("description") or "",
        aliases=tuple(meta.get("aliases") or ()),
        keywords=tuple(meta.get("keywords") or ()),
        searched=not meta.get("unsearched"),
        sections=bool(meta.get("sections")),
    )


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page of what is not there as the others; drop the sitemap of MkDocs, which lists hand-written pages alone:
    `outputs.sitemap` writes ours."""
    if template_name == "404.html":
        ENGINE.current().pages.append(
            DrawnPage(HandWritten("", "Page introuvable", searched=False), template_name, printed(output_content), "theme/404.html", listed=False)
        )
    return "" if template_name in ("404.html", "sitemap.xml") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Write all pages and publish the site; in a preview a failure leaves the last good one.

    Outside a preview raises what `Engine.finish` raises, as a `PluginError` when it is no fault of the program.
    """
    try:
        ENGINE.finish()
    except Exception as failure:
        if not ENGINE.serving:
            if isinstance(failure, InvalidCases):
                raise PluginError(report(failure.problems, "text")) from failure
            if isinstance(failure, BlockError | RefusedTarget | WorkerLost):
                raise PluginError(str(failure)) from failure
            raise
        log.exception("Cette version n’a pas pu être publiée ; la précédente reste en place")
        ENGINE.end()


def on_build_error(error: Exception) -> None:
    """Remove the staging tree of a build that failed."""
    ENGINE.end()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Rebuild the preview when a case, a vocabulary, a template or the theme changes.

    A build that fails for any reason is logged and leaves the last good site: otherwise MkDocs would
    keep every request waiting for the next build that succeeds.
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
