"""The list of the generated pages, derived from the case types, the cases, the facets and the cross table.

A page is a value: its address, its title, its template and the context of that template. `publish.site`
renders them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.casebook.language.french import counted
from macros.casebook.library.case import Case
from macros.casebook.library.cross_table import Crossing, crossings
from macros.casebook.library.facets import FACETS, Facet
from macros.pages.views.views import Views


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    `address` is from the root of the site and ends with a slash; `section` is the first part of
    it, by which the menu knows its current entry (`holds`); `trail` is the way from the home page to it, as (name, address); `source` is
    the file to edit, from the root of the repository; `listed` when search engines may list it; `head`
    is the macro of `shell/heads.html` that renders what it adds to the head of the shell.
    """

    address: str
    title: str
    description: str
    template: str
    section: str
    context: Mapping[str, Any] = field(default_factory=dict)
    trail: tuple[tuple[str, str], ...] = ()
    source: str = ""
    listed: bool = True
    head: str = "plain"

    @property
    def path(self) -> str:
        """The file of the page, from the root of the site."""
        return f"{self.address}index.html"

    @property
    def depth(self) -> int:
        """The number of folders between the page and the root of the site."""
        return self.address.count("/")


def pages(views: Views) -> Iterator[Page]:
    """Every generated page: indexes of types, cases, pages of facets, the cross table."""
    yield from _types(views)
    yield from _cases(views)
    for facet in FACETS:
        yield from _facet(views, facet)
    yield from _crossings(views)


def _types(views: Views) -> Iterator[Page]:
    for kind in views.library.types.values():
        yield Page(
            f"{kind.folder}/",
            kind.label_plural,
            kind.what,
            "type.html",
            kind.folder,
            {"kind": kind, "cases": views.library.of_type(kind.folder)},
        )


def _cases(views: Views) -> Iterator[Page]:
    for case in views.library.published.values():
        if views.library.has_page(case):
            yield case_page(case)
    for case in views.library.withdrawn:
        yield Page(
            f"{case.key}/", "Page retirée", "Cette page a été retirée.", "withdrawn.html", case.kind.folder,
            {"case": case}, _trail(case), listed=False,
        )  # fmt: skip


def case_page(case: Case) -> Page:
    """The page of one case."""
    return Page(
        f"{case.key}/", case.title, case.facts.summary, "case.html", case.kind.folder,
        {"case": case}, _trail(case), f"cases/{case.key}.md",
    )  # fmt: skip


def _trail(case: Case) -> tuple[tuple[str, str], ...]:
    return ((case.kind.label_plural, f"{case.kind.folder}/"),)


def _facet(views: Views, facet: Facet) -> Iterator[Page]:
    index = views.library.index(facet)
    vocabulary = views.library.vocabularies[facet.vocabulary]
    yield Page(f"{facet.address}/", facet.label_plural, facet.about, "facet.html", facet.address, {"facet": facet})
    for term in vocabulary:
        if term.id in index:
            cases = index[term.id]
            yield Page(
                f"{facet.address}/{term.id}/",
                term.pref_label,
                term.definition or f"{term.pref_label} : {counted(len(cases), 'page')} de la bibliothèque.",
                "term.html",
                facet.address,
                {"facet": facet, "term": term, "vocabulary": vocabulary, "cases": cases},
                ((facet.label_plural, f"{facet.address}/"),),
                f"cases/_vocabularies/{facet.vocabulary}.yml",
            )


def _crossings(views: Views) -> Iterator[Page]:
    crossing: Crossing = crossings(views.library)
    trail = (("Thèmes et régions", "croisements/"),)
    about = "Combien de cas pour chaque thème dans chaque région, et lesquels."
    yield Page("croisements/", "Thèmes et régions", about, "crossing.html", "croisements", {"crossing": crossing, "form": None})
    for form in crossing.forms:
        yield Page(
            f"croisements/{form.id}/", f"Thèmes et régions : {form.pref_label}", about, "crossing.html", "croisements",
            {"crossing": crossing, "form": form}, trail,
        )  # fmt: skip
    for (theme, region), cases in crossing.pairs.items():
        names = crossing.theme(theme).pref_label, crossing.region(region).pref_label
        yield Page(
            f"croisements/{theme}/{region}/", " × ".join(names), f"Les cas sur « {names[0]} » en {names[1]}.", "pair.html",
            "croisements", {"crossing": crossing, "theme": theme, "region": region, "cases": cases}, trail,
        )  # fmt: skip
