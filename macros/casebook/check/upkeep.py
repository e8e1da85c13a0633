"""The state of the library as a whole: what no single file shows.

Asked once every file is in order; each finding is a warning, at the place where it can be
mended. `loading` asks for what the indexes tell anyway (`seldom_used`); the rest costs, or
asks for the day, and is for `scripts.check` alone (`upkeep`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from macros.casebook.check.copies import copies
from macros.casebook.check.withdrawals import still_named
from macros.casebook.files.scaffold import BLANK, scaffold
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.library.reviews import due_on, first_due_on, reviewed_on
from macros.casebook.problems.problem import Problem, field_name
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.base import CaseType

CASES_A_TERM = 2
"""How many cases a term of an editorial vocabulary serves at least: below, it is one case's
own word, and waits in a comment of its file (rule 3 of the vocabularies)."""

FRONT_MATTER = (2, 1)
"""Where a case lacks something that its front matter could say: under its first line."""


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


def upkeep(library: Library, own_sources: Record | None, today: date) -> Iterator[Problem]:
    """Everything about the upkeep of a library on a day. `own_sources` is its own list of
    documents: a list that is only borrowed serves others, and is not asked."""
    yield from out_of_the_way(library)
    yield from overdue(library, today)
    yield from scaffold_left(library)
    yield from copied(library)
    yield from still_named(library)
    if own_sources:
        yield from unused_sources(library, own_sources)


# --- cases that nothing leads to ------------------------------------------------------------


def _linked(library: Library, case: Case) -> set[str]:
    """The published cases that a case leads to, and those that lead to it."""
    return _named_by(library, case) | {key for key, _name in case.references if key in library.published}


def _named_by(library: Library, case: Case) -> set[str]:
    return {link.case.key for link in library.backlinks.get(case.key, ())}


def _told_of(library: Library, case: Case) -> set[str]:
    """The links of an event, those to who held it or supported it aside."""
    return _linked(library, case) - {f"organisations/{name}" for name in (*case.facts.organisers, *case.facts.supporters)}


def _shown_by(library: Library, case: Case) -> set[str]:
    """The published examples of a practice."""
    return {example.case for example in case.facts.examples if example.case in library.published}


Ties = Callable[[Library, Case], set[str]]

_ALONE: tuple[Ties, str, str] = (_linked, "aucune fiche n’y mène, et elle ne mène à aucune", "reliez-la au moins au pôle ou à la rencontre dont elle parle")

TIES: Mapping[str, tuple[Ties, str, str]] = {
    "fiches": _ALONE,
    "entretiens": _ALONE,
    "echanges": _ALONE,
    "pratiques": (_shown_by, "aucun exemple de cette pratique n’est en ligne", "ajoutez à examples une fiche publiée qui la montre"),
    "organisations": (_named_by, "aucune fiche ne nomme cette organisation", "citez-la dans une fiche qu’elle concerne, ou retirez-la"),
    "dispositifs": (_named_by, "aucune fiche ne nomme ce dispositif", "citez-le dans la fiche d’un pôle qui en a bénéficié, ou retirez-le"),
    "evenements": (_told_of, "cette rencontre ne mène qu’à ses organisateurs", "reliez-la aux cas qui y ont été présentés, ou dont le texte parle"),
}
"""Which links a type needs to be of use, and what to say without any. A pole needs none: its
themes, its place and its form lead to it. Nor does a type that is not here."""


def out_of_the_way(library: Library) -> Iterator[Problem]:
    """The cases that a reader comes upon only in the list of their type."""
    for case in library.published.values():
        wanted = TIES.get(case.kind.folder)
        if wanted and not wanted[0](library, case):
            yield Problem(case.path, *FRONT_MATTER, "", "no-link", "warning", wanted[1], wanted[2])


# --- reviews ----------------------------------------------------------------------------------


def overdue(library: Library, today: date) -> Iterator[Problem]:
    """The pages whose review was due by a day; `reviews` says when it is."""
    for case in library.published.values():
        due = due_on(case) or first_due_on(case, library.sources)
        if due is None or due.latest > (today.year, today.month, today.day):
            continue
        last = reviewed_on(case)
        field = "reviewed" if last is None or case.facts.reviewed else "provenance"
        place = FRONT_MATTER if last is None else _key_position(case, field)
        yield Problem(case.path, *place, field, "review-overdue", "warning", _when(last, due), "relisez-la, puis dites-le : reviewed: {on: …, by: …}")


def _when(last: PartialDate | None, due: PartialDate) -> str:
    story = f"page relue {last.since}" if last else "personne n’a encore relu cette page"
    return f"{story} : à relire depuis le {due.words}"


def _key_position(case: Case, key: str) -> tuple[int, int]:
    """Where a field begins. A search in the text: a whole library may be overdue at once,
    and composing the positions of each file would take longer than the check."""
    found = re.search(rf"^{key}\s*:", case.source.text, re.MULTILINE)
    return case.source.position(found.start()) if found else FRONT_MATTER


# --- what stands in the text -------------------------------------------------------------------


@lru_cache(maxsize=64)
def guidance(kind: type[CaseType]) -> frozenset[str]:
    """The sentences that a new file of a type holds to be replaced, together and apart."""
    lines = [line.removeprefix(BLANK).strip(" :") for line in scaffold(kind).split("\n") if line.startswith(BLANK)]
    helps = [section.help for section in kind.sections]
    after = [line.removeprefix(help).strip() for line, help in zip(lines, helps, strict=False)]
    return frozenset(filter(None, (*lines, *helps, *after)))


def scaffold_left(library: Library) -> Iterator[Problem]:
    """The sentences of the scaffold that stand as they were, though their blank is gone."""
    for case in library.published.values():
        sentences, text = guidance(case.kind), case.body.text
        if not any(sentence in text for sentence in sentences):
            continue
        at = 0
        for line in text.split("\n"):
            if (sentence := line.strip(" :")) in sentences:
                yield Problem(
                    case.path, *case.position(at + line.index(sentence)), "", "scaffold-left", "warning",
                    f"c’est la consigne du modèle : « {sentence} »", "remplacez-la par votre texte, ou retirez la partie si les sources n’en disent rien",
                )  # fmt: skip
            at += len(line) + 1


def copied(library: Library) -> Iterator[Problem]:
    """The passages that two pages share."""
    for found in copies(sorted(library.published.values(), key=lambda case: case.path)):
        line, _column = found.other.position(found.other_at)
        yield Problem(
            found.case.path, *found.case.position(found.at), "", "copied-text", "warning",
            f"{found.length} mots de suite sont aussi dans {found.other.path}:{line} : « {found.opening}… »",
            "gardez-les dans une seule des deux fiches, avec un lien depuis l’autre, ou dites-les autrement",
        )  # fmt: skip


# --- documents -----------------------------------------------------------------------------------


def unused_sources(library: Library, record: Record) -> Iterator[Problem]:
    """The documents of a list that no case cites, nor a term of a vocabulary."""
    cited = {source for case in library.cases.values() for source in case.sources}
    cited.update(source for vocabulary in library.vocabularies.values() for term in vocabulary for source in term.source)
    unused = library.sources.keys() - cited
    for index, entry in enumerate(record.data if unused else ()):
        if entry["id"] in unused:
            line, column = record.position((index, "id"))
            yield Problem(
                record.shown, line, column, field_name((index, "id")), "unused-source", "warning",
                f"aucune fiche ne cite la source « {entry['id']} »", "citez-la dans la fiche qu’elle appuie, ou retirez-la",
            )  # fmt: skip
