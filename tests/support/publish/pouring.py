"""A site without its command: the engine draws its pages once, each library is then poured in this process.

What MkDocs draws is the same whatever the cases are: the shells, and the hand-written
pages with marks where blocks of the library go. It is recorded once for all tests of a
worker; a library goes through the project's own hooks, in the order in which MkDocs calls
them. That this gives what the command gives is a test (`pages/publish/test_pouring.py`).
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros import hooks
from macros.pages.publish import engine
from support.repository import ROOT, SETTINGS

_RECORDER = Path(__file__).with_name("recording.py")


@dataclass
class Drawn:
    """What MkDocs draws: its files as they are, its pages before our hooks see them, the blocks
    that they call for (their names and values), in the order of the calls."""

    config: MkDocsConfig
    files: Path
    kept: tempfile.TemporaryDirectory[str]
    """What holds the files; gone with the process."""
    pages: list[tuple[Page, str]] = field(default_factory=list)
    blocks: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)


recording: list[Drawn] = []
"""The one that `recording.py` adds to, while MkDocs draws."""


def pour(cases: Path, site: Path, search: bool = False, settings: Mapping[str, str] | None = None, processes: int = 1) -> None:
    """Build the site of a folder of cases into `site`; `settings` are of the environment (`EDITORS_EMAIL`).

    Raises what the build raises: `PluginError` with the report, for cases that hold errors.
    """
    drawn = _drawn(tuple(sorted((settings or {}).items())))
    config = drawn.config
    config.site_dir = str(site)
    _read(config, cases, search)
    with fresh_engine(), mock.patch.object(engine, "processors", return_value=processes):
        hooks.on_config(config)
        for name, values in drawn.blocks:
            engine.ENGINE.current().block(name, **values)
        staged = Path(config.site_dir)
        shutil.copytree(drawn.files, staged, dirs_exist_ok=True, copy_function=shutil.copy)
        for page, drawing in drawn.pages:
            assert hooks.on_post_page(drawing, page=page, config=config) == ""
        hooks.on_post_build(config)


@cache
def _drawn(settings: tuple[tuple[str, str], ...]) -> Drawn:
    """What MkDocs draws under some settings, of a library without cases."""
    kept = tempfile.TemporaryDirectory(prefix="drawn-")
    base = Path(kept.name)
    (base / "cases").mkdir()
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with _environment(dict(settings)):
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(base / "site"), hooks=[str(ROOT / "macros" / "hooks.py"), str(_RECORDER)])
        _read(config, base / "cases", search=False)
        drawn = Drawn(config, base / "files", kept)
        recording.append(drawn)
        asked = engine.block

        def recorded(name: str, /, **values: Any) -> str:
            drawn.blocks.append((name, values))
            return asked(name, **values)

        with fresh_engine(), mock.patch.object(engine, "block", recorded):
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        recording.remove(drawn)
    return drawn


def _read(config: MkDocsConfig, cases: Path, search: bool) -> None:
    config.extra["casebook"] = {"cases": str(cases), "as_given": True, "search": search}


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
