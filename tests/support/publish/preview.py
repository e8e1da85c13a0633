"""The preview of `mkdocs serve`, in this process: what it watches, and a rebuild when a test asks for one.

It goes the way of MkDocs' own command (`mkdocs.commands.serve`) but for the wire: nobody
waits for a watcher to look nor for an answer.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from support.cases import pole
from support.repository import ROOT

PARTS = ("docs", "macros/hooks.py", "macros/pages/templates", "theme", "mkdocs.yml", "cases/_vocabularies", "cases/_sources.yml")
"""What a preview is made of, and may be edited while it runs; its cases are two of our own."""

CASE, OTHER = "cases/poles/exemple.md", "cases/poles/voisin.md"


class Repository:
    """A copy of what a preview is made of, with two cases."""

    def __init__(self, root: Path, *more: str) -> None:
        self.root = root
        for name in (*PARTS, *more):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
            else:
                shutil.copy(ROOT / name, root / name)
        for name in (CASE, OTHER):
            self.write(name, pole())
        # The index of the search is half of a build, and nothing here searches.
        self.edit("mkdocs.yml", lambda text: text.replace("search: true", "search: false"))

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def edit(self, name: str, change: Callable[[str], str]) -> str:
        """Change a file; returns what it held."""
        held = (self.root / name).read_text(encoding="utf-8")
        changed = change(held)
        assert changed != held, f"{name} would not change"
        self.write(name, changed)
        return held


class _Server(LiveReloadServer):
    """MkDocs' server, which says what it watches and listens to nobody."""

    def __init__(self, builder: Callable[[], None], site: Path) -> None:
        super().__init__(builder=builder, host="127.0.0.1", port=0, root=str(site))
        self.watched: list[Path] = []

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        self.watched.append(Path(path))


class Preview(Repository):
    """A preview of such a copy. `rebuild` does what its server does once it has seen a change."""

    def __init__(self, root: Path) -> None:
        super().__init__(root / "repository")
        self.site = root / "site"
        logging.getLogger("mkdocs").setLevel(logging.CRITICAL)

    def start(self) -> None:
        """What `mkdocs serve` does before it listens."""
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=config.site_url)
        self.server = _Server(self._build, self.site)
        self.server.watch(config.docs_dir)
        self.server.watch(config.config_file_path)
        self.server = config.plugins.on_serve(self.server, config=config, builder=self._build)

    def rebuild(self) -> None:
        self.server.builder()

    def page(self, address: str) -> str:
        """What is at an address, a missing page's answer included."""
        path = self.site / address.lstrip("/")
        path = path / "index.html" if address.endswith("/") else path
        return (path if path.is_file() else self.site / "404.html").read_text(encoding="utf-8")

    def watches(self, name: str) -> bool:
        return any((self.root / name).is_relative_to(path) for path in self.server.watched)

    def _config(self):
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.site))

    def _build(self) -> None:
        config = self._config()
        build(config, serve_url=config.site_url)
