"""The state of the library as a whole: what no single file shows.

Asked once every file is in order (see `loading`); each finding is a warning, at the place
where it can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.casebook.facets import FACETS
from macros.casebook.library import Library
from macros.casebook.problems import Problem

CASES_A_TERM = 2
"""How many cases a term of an editorial vocabulary serves at least: below, it is one case's
own word, and waits in a comment of its file (rule 3 of the vocabularies)."""


def seldom_used(library: Library) -> Iterator[Problem]:
    """The terms of our own vocabularies that serve too few published cases."""
    for facet in FACETS:
        if not facet.editorial:
            continue
        vocabulary, index = library.vocabularies[facet.vocabulary], library.index(facet)
        for term in vocabulary:
            number = len(index.get(term.id, ()))
            if number < CASES_A_TERM:
                said = "aucune fiche ne le porte" if number == 0 else "une seule fiche le porte"
                yield Problem(
                    vocabulary.record.shown, *vocabulary.position(term.id), "", "seldom-used", "warning",
                    f"« {term.pref_label} » : {said}", "mettez ce terme en commentaire, ou donnez-le aux fiches qu’il décrit",
                )  # fmt: skip
