"""A site without its command: the engine draws its pages once, each library is then poured in this process.

What MkDocs draws is the same whatever the cases are: the shells, and the hand-written pages with marks where blocks of
the library go. It is drawn once for all tests of a worker, as for a preview (`scripts.serve`); so is a PDF of the same values, for
most sites of the tests hold the same events. A library goes through
the project's own hooks, in the order in which MkDocs calls them. That this gives what the command gives is a test
(`pages/publish/test_pouring.py`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from unittest import mock

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros import hooks
from macros.pages.pdf import drawing
from macros.pages.preview.snapshot import Drawn
from macros.pages.publish import engine
from scripts.serve import draw
from support.repository import ROOT, SETTINGS


def pour(cases: Path, site: Path, search: bool = False, settings: Mapping[str, str] | None = None, processes: int = 1) -> None:
    """Build the site of a folder of cases into `site`; `settings` are of the environment (`EDITORS_EMAIL`).

    Raises what the build raises: `PluginError` with the report, for cases that hold errors.
    """
    config, drawn = _drawn(tuple(sorted((settings or {}).items())))
    config.site_dir = str(site)
    config.extra["casebook"] = {"cases": str(cases), "as_given": True, "search": search}
    with fresh_engine(), mock.patch.object(engine, "processors", return_value=processes), mock.patch.object(drawing, "typeset", _typeset):
        hooks.on_config(config)
        current = engine.ENGINE.current()
        current.shells.update(drawn.drawing.shells)
        current.pages.extend(drawn.drawing.pages)
        current.blocks.extend(drawn.drawing.blocks)
        current.assets.update(drawn.drawing.assets)
        for path, content in drawn.files.items():
            copied = Path(config.site_dir, path)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(content)
        hooks.on_post_build(config)


_typeset = cache(drawing.typeset)


@cache
def _drawn(settings: tuple[tuple[str, str], ...]) -> tuple[MkDocsConfig, Drawn]:
    """The configuration of MkDocs, and what it draws under some settings."""
    with _environment(dict(settings)), fresh_engine():
        drawn = draw()
        return load_config(str(ROOT / "mkdocs.yml")), drawn


@contextlib.contextmanager
def _environment(settings: Mapping[str, str]) -> Iterator[None]:
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    with mock.patch.dict(os.environ, {**inherited, **settings, "NO_MKDOCS_2_WARNING": "1"}, clear=True):
        yield


@contextlib.contextmanager
def fresh_engine() -> Iterator[None]:
    """The engine as a process finds it; what is left in it is gone afterwards."""
    before = vars(engine.ENGINE).copy()
    vars(engine.ENGINE).update(vars(engine.Engine()))
    try:
        yield
    finally:
        engine.ENGINE.end()
        vars(engine.ENGINE).update(before)
