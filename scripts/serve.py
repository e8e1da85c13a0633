"""`python -m scripts.serve`: a live preview of the site, which shows an edit as soon as its file is saved.

Exits 0 when it is stopped (Ctrl+C), 2 when it cannot begin: the address is taken, or `docs/` cannot be drawn.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded

if TYPE_CHECKING:
    from macros.pages.preview.snapshot import Drawn

DRAWN_FROM = ("docs", "theme", "mkdocs.yml")
"""What MkDocs draws from, in the repository."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the preview until it is stopped; returns the exit status."""
    from macros.casebook.check.rereading import Rereading
    from macros.pages.preview.desk import Desk, DrawingFailed
    from macros.pages.preview.running import run
    from macros.pages.preview.search import FollowingSearch
    from macros.pages.preview.server import PreviewServer
    from macros.pages.preview.watching import WakeUp
    from macros.pages.render.environment import TEMPLATES
    from macros.workers import processors

    parser = Parser("serve", "Montre le site, et chaque changement dès que le fichier est enregistré.")
    add_cases_option(parser)
    parser.add_argument("--address", metavar="HÔTE:PORT", default="127.0.0.1:8000", help="où le montrer (par défaut : 127.0.0.1:8000)")
    options = parser.parse_args(arguments)
    host, _, port = options.address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        parser.error(f"« {options.address} » n’est pas une adresse : écrivez hôte:port, comme 127.0.0.1:8000")

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    cases, drawn_from = cases_folder(options.cases), tuple(ROOT / name for name in DRAWN_FROM)
    try:
        server = PreviewServer(host.strip("[]"), int(port))
    except OSError as error:
        return _refused(options.address, error)
    gc.disable()  # a collection among 10,000 cases takes longer than an edit; `run` does it when nobody waits
    reading = Rereading(cases, fallback=ROOT / "cases")
    reading.start(processors())  # goes on while the engine is imported
    try:
        desk = Desk(reading, draw, drawn_from)
    except DrawingFailed as failed:
        print(f"L’aperçu ne peut pas commencer : {failed}", file=sys.stderr)
        return 2
    search = FollowingSearch()
    try:
        server.show(desk, search)
    except OSError as error:
        return _refused(options.address, error)
    wake = WakeUp([cases, ROOT / "cases", TEMPLATES, *drawn_from])
    print(f"L’aperçu est sur http://{host}:{server.server_port}{desk.path} (Ctrl+C pour l’arrêter).", flush=True)
    gc.collect()
    gc.freeze()  # what the first reading made stays
    try:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        run(desk, server, search, wake)
    except KeyboardInterrupt:
        print("L’aperçu est arrêté.", flush=True)
    return 0


def _refused(address: str, error: OSError) -> int:
    """Say why the preview cannot listen; returns the exit status."""
    if error.errno == errno.EADDRINUSE:
        advice = "arrêtez-le, ou choisissez une autre adresse : make serve ADDRESS=127.0.0.1:8001"
        print(f"{address} est déjà pris, peut-être par un autre aperçu ; {advice}", file=sys.stderr)
    else:
        from macros.casebook.problems.system_reasons import why

        print(f"L’aperçu ne peut pas être montré à {address} : {why(error)}.", file=sys.stderr)
    return 2


def draw() -> Drawn:
    """What MkDocs draws from `docs/` and the theme. Raises `DrawingFailed`."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from macros.pages.preview.desk import DrawingFailed
    from macros.pages.preview.snapshot import Drawn
    from macros.pages.publish.engine import ENGINE

    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    ENGINE.drawing_only = True
    try:
        with tempfile.TemporaryDirectory(prefix="bibliotheque-drawing-") as folder:
            config = load_config(str(ROOT / "mkdocs.yml"), site_dir=folder)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
            paths = sorted(path for path in Path(folder).rglob("*") if path.is_file())
            return Drawn(ENGINE.current(), {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    except (Exception, SystemExit) as failed:  # the engine ends a build with either
        raise DrawingFailed(_first_cause(failed)) from failed
    finally:
        ENGINE.drawing_only, ENGINE.drawing = False, None


def _first_cause(error: BaseException) -> str:
    """What is wrong, in the words of the exception that was raised first."""
    while cause := error.__cause__ or error.__context__:
        error = cause
    return f"{type(error).__name__} : {error}"


if __name__ == "__main__":
    status = guarded(main)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # an ordinary end waits for the requests under way, and frees the memory of every case
