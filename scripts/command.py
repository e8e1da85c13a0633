"""What the verbs share: where the repository is, which folder of cases to read, the command line in French, how a verb ends.

Each verb imports what it calls inside its `main`. A package that is missing is then a failure of the
tool like any other, status 2, and not mistaken for problems in the cases, status 1. Whoever stands before a terminal reads
one sentence that says what to do; a traceback is for a fault of ours.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from macros.casebook.problems.quoting import log_line
from macros.casebook.problems.system_reasons import REASONS, why
from macros.workers import WorkerLost

# No plugin of pydantic is used, and looking for one among all installed packages takes a while.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

ROOT = Path(__file__).resolve().parent.parent
"""The root of the repository."""

INTERRUPTED, NOBODY_READS = 130, 141
"""The statuses of a verb that a person interrupts, and of one whose reader has gone away, as shells have them."""

_FRENCH: Mapping[str, str] = {
    "usage: ": "usage : ",
    "positional arguments": "arguments",
    "options": "options",
    "show this help message and exit": "montre cette aide",
    "%(prog)s: error: %(message)s\n": "%(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s : %(message)s",
    "the following arguments are required: %s": "il manque : %s",
    "one of the arguments %s is required": "il manque l’un de ceux-ci : %s",
    "unrecognized arguments: %s": "ceci n’est pas une option de cette commande : %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "« %(value)s » n’est pas admis ; choisissez parmi %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": "« %(value)s » n’est pas admis ; choisissez parmi %(choices)s",
    "invalid %(type)s value: %(value)r": "« %(value)s » n’est pas une valeur admise (%(type)s)",
    "expected one argument": "il faut une valeur après",
    "expected at most one argument": "il faut une seule valeur",
    "expected at least one argument": "il faut au moins une valeur après",
    "expected %s argument": "il faut %s valeur après",
    "expected %s arguments": "il faut %s valeurs après",
    "ignored explicit argument %r": "cette option ne prend pas de valeur (%r)",
    "not allowed with argument %s": "ne va pas avec %s",
    "ambiguous option: %(option)s could match %(matches)s": "« %(option)s » peut être %(matches)s : écrivez l’option en entier",
    "unexpected option string: %s": "option inattendue : %s",
}
"""What `argparse` says, in its own words, and in French."""

_NUMBERS = {"int": "un nombre entier", "float": "un nombre"}

# The way that its documentation leaves: it takes its words from these two functions of its module, which know no French.
setattr(argparse, "_", lambda text: _FRENCH.get(text, text))  # noqa: B010
setattr(argparse, "ngettext", lambda one, many, number: _FRENCH.get(one if number == 1 else many, many))  # noqa: B010


class Parser(argparse.ArgumentParser):
    """The command line of a verb: its mistakes are told in French, with the name that was meant, and end with status 2."""

    def __init__(self, verb: str, description: str, **options: Any) -> None:
        super().__init__(prog=f"python -m scripts.{verb}", description=description, **options)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """The values of the options. Ends the verb for those that it does not know."""
        options, unknown = self.parse_known_args(args, namespace)
        if unknown:
            self.error(f"ceci n’est pas une option de cette commande : {' '.join(unknown)}{self._meant(unknown)}")
        return options

    def _meant(self, unknown: Sequence[str]) -> str:
        from macros.casebook.language.nearest import nearest

        known = [name for action in self._actions for name in action.option_strings if name.startswith("--")]
        guess = next((guess for word in unknown if word.startswith("-") and (guess := nearest(word.partition("=")[0], known))), None)
        return f" — vouliez-vous dire « {guess} » ?" if guess else ""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and how the command is written; ends the verb with status 2."""
        for english, french in _NUMBERS.items():
            message = message.replace(f"une valeur admise ({english})", french)
        message = re.sub(r"(?<=parmi )'.*'$", lambda found: found.group().replace("'", ""), message)
        self.print_usage(sys.stderr)
        say(f"{message[:1].upper()}{message[1:]}")
        say(f"« {self.prog} -h » dit tout ce qu’elle accepte.")
        self.exit(2)


def add_cases_option(parser: argparse.ArgumentParser) -> None:
    """Add `--cases`, the option that names the folder of cases."""
    parser.add_argument("--cases", type=Path, metavar="DOSSIER", help="le dossier des cas (par défaut : cases)")


def cases_folder(option: Path | None) -> Path:
    """The folder of cases to read: that of the option, else the repository's own.

    It is relative when the repository is the working folder, as its path is shown before each problem.
    """
    if option is not None:
        return option
    return Path("cases") if Path.cwd() == ROOT else ROOT / "cases"


def say(message: object) -> None:
    """Write a sentence to whoever stands before the terminal, on standard error."""
    for line in str(message).split("\n"):
        print(log_line(line), file=sys.stderr)


def guarded(main: Callable[[], int]) -> int:
    """The exit status of a verb: what `main` returns, or 2 when it raises; 130 when a person interrupts it.

    Output is UTF-8 on every system. When it goes to git or to an editor on Windows, Python would write
    it in the encoding of the machine, which lacks some of our spaces.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        status = main()
        sys.stdout.flush()
        return status
    except SystemExit as end:  # from argparse, or from a plugin of the engine with a code of its own
        if isinstance(end.code, str):
            say(end.code)
        return 2 if end.code else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _let_go()
        return NOBODY_READS
    except WorkerLost as lost:
        say(lost)
    except ImportError as missing:
        say(f"Il manque à Python ce dont cette commande a besoin ({missing}) : lancez « make setup », puis la commande avec .venv/bin/python.")
    except Exception as failed:
        if told := of_system(failed):
            say(told)
            _let_go()
        else:
            traceback.print_exc()
    return 2


def _let_go() -> None:
    """Give up what was still to be printed: Python would try again at its end, and complain in English."""
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        sys.stdout.flush()
        return
    with contextlib.suppress(OSError, ValueError, io.UnsupportedOperation):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def of_system(failed: BaseException | None) -> str | None:
    """The French sentence for a failure that the system caused, itself or further back; None for a fault of ours."""
    seen: set[int] = set()
    while failed is not None and id(failed) not in seen:
        seen.add(id(failed))
        if isinstance(failed, OSError) and failed.errno in REASONS:
            name = failed.filename2 or failed.filename
            what = f"« {os.fsdecode(name)} »" if isinstance(name, str | bytes | os.PathLike) else "L’écriture"
            return f"{what} : {why(failed)}."
        if isinstance(failed, ValueError) and re.search("null (byte|character)", str(failed)):
            return "Un nom de fichier ne peut pas contenir le caractère U+0000."
        failed = failed.__cause__ or failed.__context__
    return None
