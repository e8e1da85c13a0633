"""`python -m scripts.upkeep`: what of the library looks out of date or contradicts itself, and a letter ready for each pole (`casebook.upkeep`).
`--for fiches/soleni` writes the letter about another page instead, and nothing else.

Nothing of it is published: it is written into `.cache/upkeep/`, for those who edit. Exits 0 when it is written, whatever it says; 1 when the
cases, `_judged.yml` or `suivi.yml` hold errors, or when no letter can be about a page that is asked for; 2 when the tool itself failed.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.check import day
from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded, say

if TYPE_CHECKING:
    from macros.casebook.library.case import Case
    from macros.casebook.library.library import Library
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
    from macros.pages.upkeep.drawing import INDEX, files, letter_files
    from macros.workers import processors

    parser = Parser("upkeep", "Dit ce qui vieillit ou se contredit dans la bibliothèque, et prépare une lettre par pôle.")
    add_cases_option(parser)
    parser.add_argument("--on", type=day, metavar="JOUR", default=datetime.now(UTC).date(), help="le jour auquel le dire (par défaut : ce jour)")
    parser.add_argument("--to", type=Path, metavar="DOSSIER", default=ROOT / ".cache" / "upkeep", help="où l’écrire (par défaut : .cache/upkeep)")
    parser.add_argument("--followed", type=Path, metavar="FICHIER", default=ROOT / FILE, help="les jours des lettres et des réponses (par défaut : suivi.yml)")
    parser.add_argument("--links", type=Path, metavar="FICHIER", default=ROOT / ".cache" / "liens.json", help="le compte rendu de « make links »")
    parser.add_argument("--for", dest="about", nargs="+", metavar="FICHE", help="écrit seulement la lettre sur cette page, par exemple fiches/soleni")
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
    sender = _sender()
    if options.about:
        about = _asked_for(loaded.library, options.about)
        if about is None:
            return 1
        written = letter_files(letters(loaded.library, about, today, askings), sender)
        _tell(sender, [_place(options.to, name, text) for name, text in written])
        return 0
    told = parts(loaded.library, loaded.own_sources, today, loaded.judged, _visits(options.links))
    ready = letters(loaded.library, loaded.library.of_type("poles"), today, askings)
    _write(options.to, dict(files(told, tuple(ready), sender, today)))
    for part in told:
        if part.remarks:
            print(f"{part.title} : {counted(len(part.remarks), 'remarque')}")
    print(f"À lire : {os.path.relpath(options.to / INDEX)}")
    return 0


def _asked_for(library: Library, names: Iterable[str]) -> list[Case] | None:
    """The cases of some names, as `fiches/soleni` or as the path of the file, under its former name too; None, told, where a letter about one of
    them would lead to no page."""
    found: dict[str, Case] = {}
    for name in names:
        key = name.strip("/").removeprefix("cases/").removesuffix(".md")
        case = library.cases.get(library.redirects.get(key, key))
        if case is None:
            say(f"Aucune page « {name} ».{_meant(library, key)}")
        elif case.key not in library.published:
            say(f"« {case.key} » est retirée : plus rien n’y est à relire.")
        elif not library.has_page(case):
            say(f"« {case.key} » n’a pas de page à elle, seulement une ligne dans une liste : rien n’y est à relire.")
        else:
            found[case.key] = case
            continue
        return None
    return list(found.values())


def _meant(library: Library, key: str) -> str:
    """The names near to one that no case has: those of other types, then the nearest by its letters."""
    from macros.casebook.language.nearest import nearest

    slug = key.rpartition("/")[2]
    near = [other for other in library.published if other.partition("/")[2] == slug] or list(filter(None, [nearest(key, list(library.published))]))
    if near:
        return f" Vouliez-vous dire {' ou '.join(f'« {one} »' for one in near)} ?"
    return " Écrivez le dossier et le nom du fichier, par exemple fiches/soleni."


def _place(folder: Path, name: str, text: str) -> Path:
    """Write a file of the folder; returns where it is."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _tell(sender: Sender, paths: Iterable[Path]) -> None:
    """Say where some letters are, and what is to be done before one leaves."""
    for path in paths:
        print(f"{'À imprimer' if path.suffix == '.html' else 'À envoyer'} : {os.path.relpath(path)}")
    if sender.lacking:
        print("Avant de l’envoyer, il reste à :", *(f"- {what}" for what in sender.lacking), sep="\n")


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

    for path in (folder / LETTERS).rglob("*") if (folder / LETTERS).is_dir() else ():
        if path.suffix in SUFFIXES and path.is_file() and is_letter(path.read_text(encoding="utf-8", errors="replace")):
            path.unlink()
    for name, text in files.items():
        _place(folder, name, text)


if __name__ == "__main__":
    sys.exit(guarded(main))
