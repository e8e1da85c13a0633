"""What the verbs share: where the repository is, which cases are meant, how a verb ends.

A verb imports what it is over inside its `main`: an environment that lacks a package then ends
with 2 as any other failure of the tool, and is not mistaken for problems in the cases.
"""

from __future__ import annotations

import io
import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from macros.workers import WorkerLost

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""


def offer_cases(parser: ArgumentParser) -> None:
    """Give a verb the option that names its folder of cases."""
    parser.add_argument("--cases", type=Path, metavar="DOSSIER", help="le dossier des cas (par défaut : cases)")


def cases_folder(given: Path | None) -> Path:
    """The folder to read: the one named, else the repository's, shown as short as can be."""
    if given is not None:
        return given
    return Path("cases") if Path.cwd() == ROOT else ROOT / "cases"


def guarded(main: Callable[[], int]) -> int:
    """The exit status of a verb: what `main` returns, and 2 when the tool itself failed.

    What a verb prints is UTF-8 on every system: where Windows hands it on to git or to an editor,
    Python would write it in the alphabet of the machine, which lacks some of our spaces.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        return main()
    except SystemExit as end:  # a wrong call, or a plugin of the engine, which has its own codes
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return 2 if end.code else 0
    except WorkerLost as lost:
        print(lost, file=sys.stderr)
        return 2
    except Exception:
        traceback.print_exc()
        return 2
