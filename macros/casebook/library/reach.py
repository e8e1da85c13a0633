"""How one reaches those of whom a case tells: a public, general way, and why this one.

The case's own address comes first (`types.base.Contact`, else its site), then that of the first of those it tells of (`CaseType.told_of`) who
has one, then the network of its region; else nobody knows yet, and the page asks. Read by the pages of cases, the lists of offers, the page of
all poles and the exports; the form's preview has a twin in `docs/javascripts/contribute/preview/library/reach.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotated_values, annotation_of
from macros.casebook.schema.references import RefTo
from macros.casebook.types.facts import Structure

CARRYING = frozenset({"porteuse", "tete-de-groupe"})
"""The roles of a structure that answers for a pole; a member or a partner does not."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to those of whom a case tells: a `contact`, or a `site` (a `types.facts.Website`), or the network of a `region` (the term,
    whose `contact` is a `registers.vocabularies.Network`), or none of them where nobody knows one.

    `through` is the key of the case whose contact or site it is, empty for its own. `sought` is the day on which an own address was looked
    for and not found, where a file says so.
    """

    contact: Any | None = None
    site: Any | None = None
    through: str = ""
    region: Any | None = None
    sought: PartialDate | None = None

    @property
    def direct(self) -> bool:
        """Whether it leads to those of whom the case tells, and not to a network that may know them."""
        return bool(self.contact or self.site)

    @property
    def url(self) -> str:
        """Its address on the web; empty where there is an e-mail address alone, or none."""
        network = self.region and self.region.contact.site
        return str((self.contact and self.contact.url) or (self.site and self.site.url) or network or "")

    @property
    def email(self) -> str:
        """Its general e-mail address; empty without one."""
        return str((self.contact and self.contact.email) or "")


def reach(library: Library, case: Case) -> Reach | None:
    """The way to those of whom a case tells; None for a type of which nobody is reached (`told_of`)."""
    if case.kind.told_of is None:
        return None
    if own := own_way(case):
        return own
    told = tuple(told_of(library, case))
    for other in told:
        if way := own_way(other):
            return Reach(way.contact, way.site, other.key)
    placed = _placed(case, told)
    region = _region(library, placed)
    sought = next((other.facts.contact_sought for other in placed if other.facts.contact_sought), None)
    return Reach(region=region, sought=sought)


def region_with_network(library: Library, case: Case) -> Any | None:
    """The region of a case, or of those it tells of, whose network may know them (a term, `Region.contact`); None without any."""
    return _region(library, _placed(case, told_of(library, case)))


def own_way(case: Case) -> Reach | None:
    """The address that a case gives itself; None without any."""
    if case.facts.contact:
        return Reach(contact=case.facts.contact)
    site = case.fact("website")
    return Reach(site=site) if site else None


def told_of(library: Library, case: Case) -> Iterator[Case]:
    """Those published cases of whom a case tells, in the order of its fields, each once."""
    keys = dict.fromkeys(key for name in case.kind.told_of or () for key in _keys(case, name))
    return (library.published[key] for key in keys if key in library.published)


def _keys(case: Case, name: str) -> Iterator[str]:
    """The keys of the cases that a field refers to, itself or in its groups."""
    value = case.fact(name)
    reference = annotation_of(case.kind.model_fields[name], RefTo)
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, str) and reference:
            found = reference.key(one)
            yield from (found,) if found else ()
        elif isinstance(one, BaseModel) and not (isinstance(value, tuple) and isinstance(one, Structure) and one.role not in CARRYING):
            yield from (key for annotation, text in annotated_values(one, RefTo) if (key := annotation.key(text)))


def _placed(case: Case, told: Iterable[Case]) -> tuple[Case, ...]:
    """A case, and those it tells of who can be reached themselves."""
    return (case, *(other for other in told if other.kind.told_of is not None))


def _region(library: Library, placed: Iterable[Case]) -> Any | None:
    return next((term for other in placed for term in _networked(library, other)), None)


def _networked(library: Library, case: Case) -> Iterator[Any]:
    """The regions of a case of which a network is known, as terms."""
    regions = (library.vocabularies["regions"][region] for region in case.regions)
    return (term for term in regions if term.contact)
