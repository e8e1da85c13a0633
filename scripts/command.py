"""What the verbs share: where the repository is, which folder of cases to read, how a verb ends.

Each verb imports what it calls inside its `main`. A package that is missing is then a failure of the
tool like any other, status 2, and not mistaken for problems in the cases, status 1.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from macros.workers import WorkerLost

# No plugin of pydantic is used, and looking for one among all installed packages takes a while.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

ROOT = Path(__file__).resolve().parent.parent
"""The root of the repository."""


def add_cases_option(parser: ArgumentParser) -> None:
    """Add `--cases`, the option that names the folder of cases."""
    parser.add_argument("--cases", type=Path, metavar="DOSSIER", help="le dossier des cas (par défaut : cases)")


def cases_folder(option: Path | None) -> Path:
    """The folder of cases to read: that of the option, else the repository's own.

    It is relative when the repository is the working folder, as its path is shown before each problem.
    """
    if option is not None:
        return option
    return Path("cases") if Path.cwd() == ROOT else ROOT / "cases"


def guarded(main: Callable[[], int]) -> int:
    """The exit status of a verb: what `main` returns, or 2 when it raises.

    Output is UTF-8 on every system. When it goes to git or to an editor on Windows, Python would write
    it in the encoding of the machine, which lacks some of our spaces.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        return main()
    except SystemExit as end:  # from argparse, or from a plugin of the engine with a code of its own
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
        return 2 if end.code else 0
    except WorkerLost as lost:
        print(lost, file=sys.stderr)
        return 2
    except Exception:
        traceback.print_exc()
        return 2
