"""`python -m scripts.from_issue FICHIER|-`: makes a case file of an issue filed with the form of GitHub.

Reads the issue as Markdown copied from its page, or as the output of `gh issue view N --json
title,body`. An editor runs it on their own machine, and it needs no token. `casebook.derived.issue_draft`
makes the case.

Exits 0 when the case is written and has no error, 1 when it has errors or cannot be made, 2 when
the tool failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded


def _read_issue(source: str, most: int) -> bytes:
    """The bytes of a file or of standard input, cut after `most` + 1: enough to show that there are too many.
    Raises `OSError`."""
    if source == "-":
        return sys.stdin.buffer.read(most + 1)
    with open(source, "rb") as file:
        return file.read(most + 1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the case, check it, print its problems and the next steps; returns the exit status."""
    from macros.casebook.check.loading import load
    from macros.casebook.derived.issue_draft import write_draft
    from macros.casebook.derived.issue_text import Unreadable
    from macros.casebook.files.reading import DATA_BYTES
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import errors
    from macros.casebook.problems.quoting import in_sight, log_line
    from macros.casebook.problems.system_reasons import why
    from macros.workers import processors

    parser = Parser("from_issue", "Fait une fiche d’un ticket du formulaire.")
    parser.add_argument("source", metavar="FICHIER", help="le texte du ticket, ou « - » pour l’entrée standard")
    parser.add_argument("--name", metavar="NOM", help="le nom du fichier, si celui que donne le titre ne convient pas")
    add_cases_option(parser)
    options = parser.parse_args(arguments)
    cases = cases_folder(options.cases)
    try:
        raw = _read_issue(options.source, DATA_BYTES)
    except OSError as error:
        print(f"« {options.source} » ne se lit pas : {why(error)}.", file=sys.stderr)
        return 1
    try:
        written = write_draft(raw, cases, ROOT / "cases", options.name)
    except Unreadable as refused:
        print(log_line(str(refused)), file=sys.stderr)
        return 1
    path = written.path
    problems = [
        problem
        for problem in load(cases, fallback=ROOT / "cases", processes=processors()).problems
        if problem.path == in_sight(f"{cases}/{path.parent.name}/{path.name}")
    ]
    paragraphs = [f"{path} est écrit.", report(problems, "text"), *map(log_line, written.hints), _next_steps(path, bool(errors(problems)))]
    print("\n\n".join(paragraphs))
    return 1 if errors(problems) else 0


def _next_steps(path: Path, wrong: bool) -> str:
    steps = [
        f"Corrigez {path} : chaque ligne ci-dessus dit où et quoi. Puis « make check »." if wrong else None,
        f"Relisez {path} : des mots à soi, chaque fait avec sa date et sa source.",
        "Ajoutez les liens vers les autres fiches.",
        "Regardez la page avec « make serve ».",
        "Proposez le fichier, en citant le numéro du ticket, et remerciez la personne.",
    ]
    return "Ensuite :\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(filter(None, steps), 1))


if __name__ == "__main__":
    sys.exit(guarded(main))
