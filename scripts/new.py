"""`python -m scripts.new TYPE NOM`: writes a new case file, with blanks to fill (`casebook.files.scaffold`).

Exits 0 when the file is written, 1 when it cannot be (unknown type, name taken), 2 when the tool
failed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from scripts.command import Parser, add_cases_option, cases_folder, guarded, say

NAMED = "3 à 60 lettres minuscules sans accent, chiffres et tirets"
"""What the name of a file is made of."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; returns the exit status."""
    from macros.casebook.check.folders import used_ids
    from macros.casebook.check.rules import RESERVED_SLUGS
    from macros.casebook.files.scaffold import scaffold
    from macros.casebook.language.french import slug as french_slug
    from macros.casebook.language.nearest import nearest
    from macros.casebook.schema.case_ids import new_id
    from macros.casebook.schema.values import SLUG
    from macros.casebook.types import case_types

    types = case_types()
    listed = "\n".join(f"  {kind.folder:14} {kind.what}" for kind in types.values())
    parser = Parser(
        "new",
        "Prépare une nouvelle fiche à remplir.",
        epilog=f"types de fiches :\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("type", metavar="TYPE", nargs="?", help="le dossier de la fiche, par exemple fiches")
    parser.add_argument("name", metavar="NOM", nargs="?", help="le nom du fichier : minuscules sans accent, chiffres, tirets")
    add_cases_option(parser)
    options = parser.parse_args(arguments)
    if not options.type:
        parser.error(f"il manque le type de la fiche et son nom. Par exemple : make new TYPE=fiches NAME=mon-action\n\ntypes de fiches :\n{listed}\n")
    kind = types.get(options.type)
    if kind is None:
        guess = nearest(options.type, list(types))
        return _refuse(f"Aucun type « {options.type} »." + (f" Vouliez-vous dire « {guess} » ?" if guess else f" Types : {', '.join(types)}."))
    if not options.name:
        parser.error(f"il manque le nom de la fiche : {NAMED}. Par exemple : make new TYPE={kind.folder} NAME=mon-nom")
    slug = options.name.removesuffix(".md")
    if not SLUG.fullmatch(slug) or slug in RESERVED_SLUGS:
        better = french_slug(slug)[:60].strip("-")
        better = better if SLUG.fullmatch(better) and better not in RESERVED_SLUGS else ""
        return _refuse(f"« {slug} » ne peut pas être un nom de fichier : {NAMED}." + (f" Par exemple : {better}" if better else ""))
    path = cases_folder(options.cases) / kind.folder / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    id = new_id(used_ids(types, path.parent.parent))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(scaffold(kind, id))
    except FileExistsError:
        return _refuse(f"{path} existe déjà : choisissez un autre nom, ou complétez ce fichier.")
    print(f"{path} est prêt. Remplissez-le, puis lancez « make check ».")
    return 0


def _refuse(message: str) -> int:
    say(message)
    return 1


if __name__ == "__main__":
    sys.exit(guarded(main))
