"""Facets: the ways in which cases are indexed and searched.

To add one, add an entry to `FACETS`: its pages, its index, its place in the menus, in the search and in the data follow
from it. An entry of `FILTERS` narrows a search and has no page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.registers.vocabularies import Term, Vocabulary
from macros.casebook.schema.dates import Day

CARRYING_ROLES = frozenset({"porteuse", "filiale-ou-activite", "tete-de-groupe"})
"""The roles in which the legal form of a structure counts as one of the pole; that of a member or a partner does not."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to index cases, by the terms of a vocabulary.

    `id` names it in the data; `address` is the folder of its pages, empty for a filter; `about` is the French sentence
    above the list of its terms. `borne` returns the ids of the terms of a case. An `editorial` vocabulary is our own, and
    a term stays in it only if it serves two cases; the others are lists of the law or of the State. `first` is the
    folder of the type that the pages of its terms show before the others. `also` are further vocabularies whose terms a
    filter takes; no two of its vocabularies share an id. `alike` says whether a shared term makes two cases alike: how much is in
    `likeness.traits`.
    """

    id: str
    address: str
    vocabulary: str
    label: str
    label_plural: str
    about: str
    borne: Callable[[Case], tuple[str, ...]]
    editorial: bool = False
    first: str = ""
    also: tuple[str, ...] = ()
    alike: bool = False

    def values(self, case: Case) -> tuple[str, ...]:
        """The ids of the terms of a case; they are worked out once a case."""
        known = case.terms
        if self.id not in known:
            known[self.id] = self.borne(case)
        return known[self.id]

    def terms(self, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Term]:
        """Every term of the facet's vocabularies, by its id. Raises `KeyError` when one of them is missing."""
        return {term.id: term for name in (self.vocabulary, *self.also) for term in vocabularies[name]}


def _legal_forms(case: Case) -> tuple[str, ...]:
    structures = [*case.fact("structures", ()), case.fact("carrier")]
    forms = (structure.form for structure in structures if structure and structure.form and structure.role in CARRYING_ROLES)
    return tuple(dict.fromkeys(forms))


def _challenges(case: Case) -> tuple[str, ...]:
    """The question that a practice answers, those of the page, those of the ideas of an event."""
    facts = case.facts
    main = (facts.challenge,) if getattr(facts, "challenge", None) else ()
    ideas = (term for box in getattr(facts, "outputs", ()) for idea in box.items for term in idea.challenges)
    return tuple(dict.fromkeys((*main, *facts.challenges, *ideas)))


def _recognitions(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(recognition.role for recognition in case.fact("recognitions", ())))


def _contexts(case: Case) -> tuple[str, ...]:
    contexts = case.fact("context", ())
    return tuple(dict.fromkeys(term for context in contexts for term in (*context.settlements, *context.economies)))


_UNDATED = Day(0, 1, 1)
"""The day of a state without a date: before every other day, so that it is the latest only where no state has one."""


def _state(case: Case) -> tuple[str, ...]:
    """The latest dated state of a pole, or stage of an action."""
    states = [*case.fact("state", ()), *case.fact("stage", ())] if case.kind.folder in ("poles", "fiches") else []
    latest = max(states, key=lambda state: state.as_of.latest if state.as_of else _UNDATED, default=None)
    return (latest.value,) if latest else ()


def _scheme_kind(case: Case) -> tuple[str, ...]:
    kind = case.fact("kind") if case.kind.folder == "dispositifs" else None
    return (kind,) if kind else ()


def _offers(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(offer.kind for offer in case.fact("offers", ())))


FACETS: tuple[Facet, ...] = (
    Facet(
        "theme", "themes", "themes", "Thème", "Thèmes",
        "Ce dont parle un cas : comment on y coopère, et dans quel métier.",
        lambda case: case.facts.themes,
        editorial=True, alike=True,
    ),
    Facet(
        "region", "regions", "regions", "Région", "Régions",
        "Les dix-huit régions de 2016, déduites du département de chaque cas.",
        lambda case: case.regions,
        alike=True,
    ),
    Facet(
        "former_region", "anciennes-regions", "former_regions", "Région d’avant 2016", "Régions d’avant 2016",
        "Les vingt-sept régions d’avant 2016, que nomment les documents les plus anciens.",
        lambda case: case.former_regions,
    ),
    Facet(
        "legal_form", "formes-juridiques", "legal_forms", "Forme juridique", "Formes juridiques",
        "La forme des structures porteuses, à la date où une source la donne. Un pôle est un projet : c’est sa structure qui a une forme.",
        _legal_forms,
        alike=True,
    ),
    Facet(
        "challenge", "questions", "challenges", "Question", "Questions que l’on se pose",
        "Les questions que se posent ceux qui coopèrent, et les pratiques qui y répondent. "
        "Chaque page commence par un tableau de deux feuilles, à imprimer pour un conseil.",
        _challenges,
        editorial=True, first="pratiques", alike=True,
    ),
)  # fmt: skip

FILTERS: tuple[Facet, ...] = (
    Facet(
        "department", "", "departments", "Département", "Départements", "",
        lambda case: case.departments,
        alike=True,
    ),
    Facet("recognition", "", "recognition_roles", "Reconnaissance", "Reconnaissances", "", _recognitions),
    Facet(
        "context", "", "settlements", "Contexte", "Contextes", "",
        _contexts,
        also=("economies",), alike=True,
    ),
    Facet("state", "", "pole_states", "État connu", "États connus", "", _state, also=("project_stages",)),
    Facet("offer", "", "offer_kinds", "Proposition aux autres pôles", "Propositions aux autres pôles", "", _offers),
)  # fmt: skip

TRAITS: tuple[Facet, ...] = (
    Facet(
        "scheme_kind", "", "scheme_kinds", "Nature", "Natures", "",
        _scheme_kind,
        alike=True,
    ),
)  # fmt: skip
"""What makes neighbours alone, without a page or a filter: most schemes share the question and the theme of money, so what they are tells them apart."""

SEARCHED: Mapping[str, str] = {name: filter.id for filter in FILTERS if filter.alike for name in (filter.vocabulary, *filter.also)}
"""The vocabularies whose terms have no page but a search that shows who shares them: the id of their filter by their name."""

STATE = next(facet for facet in FILTERS if facet.id == "state")
"""The filter by the state of a pole, which others read of a case too."""
