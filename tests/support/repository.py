"""The repository under test: where it is, its commands run to their end, and a copy to commit in."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.casebook.types import case_types

ROOT = Path(__file__).resolve().parent.parent.parent

TODAY = "2026-11-30"
"""The day on which the check is asked: in some months it would tell of reviews that are due."""

FOUNDED = date.fromisoformat(TODAY)
"""The same, as a day: nothing of the founding library is due then, as its sources were read."""

TYPES = case_types()
"""The case types, as the project declares them."""

SETTINGS = frozenset({"SITE_URL", "REPO_URL", "EDITORS_EMAIL", "SOURCE_DATE_EPOCH"})
"""What the environment may say of a site; a test says it itself or leaves it unsaid."""


def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A command of the project (`run("scripts.check", "--format", "json")`), to its end."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**inherited, **(environment or {})}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def call(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same command in this process: its status and what it wrote, without the time that Python takes to start.

    For tests of what a command says; those of the command line itself `run` it.
    """
    main = importlib.import_module(command).main
    written, complained = io.StringIO(), io.StringIO()
    collecting = gc.isenabled()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(written), contextlib.redirect_stderr(complained):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:  # how a parser of arguments ends
            status = end.code
        finally:
            if collecting:
                gc.enable()  # a command may stop the collection, as its process ends soon
    return subprocess.CompletedProcess([command, *map(str, arguments)], status, written.getvalue(), complained.getvalue())
