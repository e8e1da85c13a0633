"""`python -m scripts.issue_form`: writes the issue form of GitHub (`casebook.derived.issue_form`).

Exits 0 when the form is written, 1 when the vocabularies hold errors, 2 when the tool failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.command import ROOT, Parser, guarded

FORM = ROOT / ".github/ISSUE_TEMPLATE/fiche.yml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the form; returns the exit status."""
    from macros.casebook.derived.issue_form import form, questions
    from macros.casebook.library.needed_lists import missing_vocabularies
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import errors
    from macros.casebook.registers.link_exceptions import read_link_exceptions
    from macros.casebook.registers.sources import read_sources
    from macros.casebook.registers.vocabularies import read_vocabularies
    from macros.casebook.types import case_types

    Parser("issue_form", "Refait le formulaire de GitHub, d’après les déclarations.").parse_args(arguments)
    folder = ROOT / "cases"
    sources = read_sources(folder / "_sources.yml", "cases/_sources.yml", read_link_exceptions(folder).admitted)
    vocabularies, more = read_vocabularies(folder / "_vocabularies", "cases/_vocabularies", frozenset(sources.documents))
    problems = [*sources.problems, *more, *missing_vocabularies(case_types(), vocabularies, "cases/_vocabularies")]
    if errors(problems):
        print(report(problems, "text"), file=sys.stderr)
        return 1
    FORM.parent.mkdir(parents=True, exist_ok=True)
    FORM.write_text(form(questions(case_types(), vocabularies)), encoding="utf-8", newline="\n")
    print(f"{FORM.relative_to(ROOT)} est à jour.")
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
