"""The list of the generated pages, derived from the case types, the cases, the facets and the cross table.

A page is a value: its address, its title, its template and the context of that template. `publish.site`
renders them. A list of many cases is several pages (`numbering`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from macros.casebook.language.french import counted
from macros.casebook.library.case import Case
from macros.casebook.library.cross_table import Crossing, crossings
from macros.casebook.library.event_days import is_event, last_day
from macros.casebook.library.facets import FACETS, Facet
from macros.casebook.library.library import Library
from macros.pages.views.case_page import CasePage
from macros.pages.views.coverage.coverage import Coverage
from macros.pages.views.events.event_page import is_ahead
from macros.pages.views.numbering import PER_PAGE, Group, Numbering, cut, numbered_address
from macros.pages.views.packs.addresses import address_of
from macros.pages.views.packs.parts import pages_of
from macros.pages.views.peers.commitment_list import commitment_list
from macros.pages.views.peers.offer_lists import OfferLists
from macros.pages.views.peers.solution_lists import SolutionLists
from macros.pages.views.told.lists import known
from macros.pages.views.views import Views

IDEAS_OF = "challenges"
"""The vocabulary whose terms list, after their cases, the ideas of events that no case shows yet."""


SOURCES = "comprendre/sources/"
"""The address of the list of all documents that cases cite."""


@dataclass(frozen=True, slots=True)
class Page:
    """One generated page.

    `address` is from the root of the site and ends with a slash; `section` is the first part of
    it, by which the menu knows its current entry (`holds`); `trail` is the way from the home page to it, as (name, address); `source` is
    the file to edit, from the root of the repository; `listed` when search engines may list it; `head`
    is the macro of `shell/heads.html` that renders what it adds to the head of the shell; `numbering` says which page of
    its list it is, None where the list is one page.
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
    numbering: Numbering | None = None

    @property
    def path(self) -> str:
        """The file of the page, from the root of the site."""
        return f"{self.address}index.html"

    @property
    def begins(self) -> bool:
        """Whether it is the first page of its list, or all of it."""
        return self.numbering is None or self.numbering.number == 1

    @property
    def crumbs(self) -> tuple[tuple[str, str], ...]:
        """The way from the home page to it, as (name, address): a further page of a list is under the first one."""
        if self.numbering is None or self.begins:
            return self.trail
        return (*self.trail, (self.numbering.title, self.numbering.address(1)))

    @property
    def here(self) -> str:
        """Its name at the end of that way."""
        return self.title if self.numbering is None or self.begins else self.numbering.words.capitalize()

    @property
    def depth(self) -> int:
        """The number of folders between the page and the root of the site."""
        return self.address.count("/")


def pages(views: Views) -> Iterator[Page]:
    """Every generated page: indexes of types, cases, pages of facets, the cross table, the sources, what poles do for each other, what is counted."""
    yield from _types(views)
    yield from _cases(views)
    for facet in FACETS:
        yield from _facet(views, facet)
    yield from _crossings(views)
    yield from _sources(views)
    yield from _peer_lists(views)


def _types(views: Views) -> Iterator[Page]:
    for kind in views.library.types.values():
        cases = views.library.of_type(kind.folder)
        notices = not kind.links_for_page and [case for case in cases if case.is_notice]
        studies = cases[: len(cases) - len(notices)] if notices else cases
        page = Page(f"{kind.folder}/", kind.label_plural, kind.what, "type.html", kind.folder, {"kind": kind, "cases": cases, "known": known(cases)})
        groups = [Group("studies", studies), Group("notices", tuple(notices or ()))]
        if kind.agenda and any(is_ahead(views.library, case) for case in studies):
            page, groups = _by_day(views.library, page, studies)
        yield from _numbered(page, groups)


def _by_day(library: Library, page: Page, events: Sequence[Case]) -> tuple[Page, list[Group]]:
    """The index of events, some of which are to come, with its groups: these, the next one first, then the others as they are."""
    ahead = tuple(case for case in reversed(events) if is_ahead(library, case))
    last_days = {case.key: last_day(case) for case in ahead}
    over = tuple(case for case in events if case.key not in last_days)
    return replace(page, context={**page.context, "last_days": last_days}), [Group("ahead", ahead), Group("over", over)]


def _cases(views: Views) -> Iterator[Page]:
    for case in (*views.library.published.values(), *views.library.withdrawn):
        yield from pages_of_case(views, case.key)


def pages_of_case(views: Views, key: str) -> Iterator[Page]:
    """The pages of a case by its key; none of one that is a line on the index of its type, nor where there is no case."""
    case = views.library.cases.get(key)
    if case is None:
        return
    if case.facts.withdrawn:
        yield Page(
            f"{case.key}/", "Page retirée", "Cette page a été retirée.", "withdrawn.html", case.kind.folder,
            {"case": case}, _trail(case), listed=False,
        )  # fmt: skip
    elif views.library.has_page(case):
        yield from _case(views, case)
        yield from _pack(views, case)


def case_page(case: Case) -> Page:
    """The page of one case."""
    return Page(
        f"{case.key}/", case.title, case.facts.summary, "case.html", case.kind.folder,
        {"case": case}, _trail(case), f"cases/{case.key}.md", head="event" if is_event(case) else "plain",
    )  # fmt: skip


def _case(views: Views, case: Case) -> Iterator[Page]:
    """The page of a case, and those that list the rest of the cases that link to it."""
    page = case_page(case)
    if len(views.library.backlinks.get(case.key, ())) <= PER_PAGE:
        yield page
        return
    title = "Autour de cette page"
    first, *others = _numbered(replace(page, title=title), CasePage(views).referrers(case), "#liens")
    yield replace(page, head=first.head if page.head == "plain" else page.head, numbering=first.numbering)
    for other in others:
        trail = (*page.trail, (case.title, page.address))
        yield replace(other, description=f"Les pages qui parlent de « {case.title} ».", template="referrers.html", trail=trail, source="")


def _pack(views: Views, event: Case) -> Iterator[Page]:
    """The pages of the pack of an event; none of another case. They repeat what other pages say: search engines need not list them."""
    for part in pages_of(views.library, event) if is_event(event) else ():
        yield Page(
            address_of(event, part.address), part.title, part.about, part.template, event.kind.folder,
            {"event": event, "part": part}, (*_trail(event), (event.title, f"{event.key}/")), listed=False,
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
            page = Page(
                f"{facet.address}/{term.id}/",
                term.pref_label,
                term.definition or f"{term.pref_label} : {counted(len(cases), 'page')} de la bibliothèque.",
                "term.html",
                facet.address,
                {"facet": facet, "term": term, "vocabulary": vocabulary, "cases": cases},
                ((facet.label_plural, f"{facet.address}/"),),
                f"cases/_vocabularies/{facet.vocabulary}.yml",
            )
            ideas = views.library.ideas.get(term.id, ()) if facet.vocabulary == IDEAS_OF else ()
            yield from _numbered(page, [*views.by_kind(cases, facet.first), Group("ideas", ideas)])


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
        page = Page(
            f"croisements/{theme}/{region}/", " × ".join(names), f"Les cas sur « {names[0]} » en {names[1]}.", "pair.html",
            "croisements", {"theme": theme, "region": region, "cases": cases}, trail,
        )  # fmt: skip
        yield from _numbered(page, [Group(form, form.cases) for form in crossing.by_form(cases)])


def _sources(views: Views) -> Iterator[Page]:
    page = Page(
        SOURCES, "Documents cités", "Tous les documents que citent les fiches, rangés par éditeur.", "documents.html", "comprendre",
        {"number": len(views.cited)}, (("Comprendre", "comprendre/"), ("Méthode", "comprendre/methode/")),
    )  # fmt: skip
    yield from _numbered(page, [Group("documents", views.cited)])


def _peer_lists(views: Views) -> Iterator[Page]:
    for one in (*OfferLists(views).lists(), commitment_list(views), *SolutionLists(views).lists(), *Coverage(views).lists()):
        page = Page(one.address, one.title, one.description, one.template, one.section, one.context, one.trail)
        yield from _numbered(page, one.groups, per_page=one.per_page)


def _numbered(page: Page, groups: Iterable[Group], anchor: str = "", per_page: int = PER_PAGE) -> Iterator[Page]:
    """The pages of a list of which `page` is the first; the template of each finds its part of the list in `groups`."""
    pages = cut(groups, per_page)
    for number, part in enumerate(pages, 1):
        context = {**page.context, "groups": part}
        if len(pages) == 1:
            yield replace(page, context=context)
            return
        numbering = Numbering(page.address, page.title, number, len(pages), anchor)
        whole = replace(page, context=context, numbering=numbering, head="numbered")
        yield (
            whole
            if number == 1
            else replace(
                whole,
                address=numbered_address(page.address, number),
                title=f"{page.title}, {numbering.words}",
                description=f"{page.description} {numbering.words.capitalize()}.",
            )
        )
