"""`python -m scripts.upkeep`: what of the library looks out of date or contradicts itself, and a letter ready for each pole (`casebook.upkeep`).

Nothing of it is published: it is written into `.cache/upkeep/`, for those who edit. Exits 0 when it is written, whatever it says; 1 when the
cases, `_judged.yml` or `suivi.yml` hold errors; 2 when the tool itself failed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.check import day
from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded, say

if TYPE_CHECKING:
    from macros.casebook.upkeep.ageing import Visit
    from macros.pages.upkeep.drawing import Sender


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page and the letters; returns the exit status."""
    from macros.casebook.check.loading import load
    from macros.casebook.language.french import counted
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import errors
    from macros.casebook.schema.dates import Day
    from macros.casebook.upkeep.asking import FILE, read_askings
    from macros.casebook.upkeep.letters import letters
    from macros.casebook.upkeep.remarks import parts
    from macros.pages.upkeep.drawing import INDEX, files
    from macros.workers import processors

    parser = Parser("upkeep", "Dit ce qui vieillit ou se contredit dans la bibliothèque, et prépare une lettre par pôle.")
    add_cases_option(parser)
    parser.add_argument("--on", type=day, metavar="JOUR", default=datetime.now(UTC).date(), help="le jour auquel le dire (par défaut : ce jour)")
    parser.add_argument("--to", type=Path, metavar="DOSSIER", default=ROOT / ".cache" / "upkeep", help="où l’écrire (par défaut : .cache/upkeep)")
    parser.add_argument("--followed", type=Path, metavar="FICHIER", default=ROOT / FILE, help="les jours des lettres et des réponses (par défaut : suivi.yml)")
    parser.add_argument("--links", type=Path, metavar="FICHIER", default=ROOT / ".cache" / "liens.json", help="le compte rendu de « make links »")
    options = parser.parse_args(arguments)
    gc.disable()  # a process that ends soon frees its memory by ending
    cases = cases_folder(options.cases)
    today = Day(options.on.year, options.on.month, options.on.day)
    loaded = load(cases, fallback=ROOT / "cases", processes=processors())
    askings = read_askings(options.followed, loaded.library) if loaded.library else None
    wrong = errors([*loaded.problems, *(askings.problems if askings else ())])
    if wrong or not loaded.library or not askings:
        print(report(sorted(wrong), "text"))
        return 1
    told = parts(loaded.library, loaded.own_sources, today, loaded.judged, _visits(options.links))
    written = letters(loaded.library, today, askings)
    _write(options.to, dict(files(told, tuple(written), _sender(), today)))
    for part in told:
        if part.remarks:
            print(f"{part.title} : {counted(len(part.remarks), 'remarque')}")
    print(f"À lire : {os.path.relpath(options.to / INDEX)}")
    return 0


def _visits(path: Path) -> Mapping[str, Visit] | None:
    """What `make links` found of each address; None where it has not been run, or its report cannot be read."""
    from macros.casebook.upkeep.ageing import Visit

    try:
        return {address["url"]: Visit(address["state"], address["said"]) for address in json.loads(path.read_text(encoding="utf-8"))["addresses"]}
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        say(f"{path} n’est pas un compte rendu de « make links » : relancez-le.")
        return None


def _sender() -> Sender:
    """Who sends the letters, as `mkdocs.yml` and the legal notice say."""
    from mkdocs.utils.yaml import yaml_load

    from macros.pages.upkeep.drawing import Sender, names_publisher

    settings = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    notice = (ROOT / "docs" / "mentions-legales.md").read_text(encoding="utf-8")
    return Sender(f"{settings['site_url'].rstrip('/')}/", settings["extra"]["editors_email"] or "", names_publisher(notice))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files, in the place of those of the time before: a letter to a pole that was withdrawn must not be left, also where no pole
    is. Only letters are removed, whatever else is in the folder."""
    from macros.pages.upkeep.drawing import LETTERS, SUFFIXES, is_letter

    for path in (folder / LETTERS).glob("*") if (folder / LETTERS).is_dir() else ():
        if path.suffix in SUFFIXES and path.is_file() and is_letter(path.read_text(encoding="utf-8", errors="replace")):
            path.unlink()
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(guarded(main))
