"""References of a text that the fields of the page do not know: a case that is named without a link, a pole that a link alone leads to,
a name typed in full where a page has it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.schema.fields import annotated, walk
from macros.casebook.schema.references import RefTo
from macros.casebook.upkeep.names import Names
from macros.casebook.upkeep.prose import sentences
from macros.casebook.upkeep.remark import Remark, place_of, remark

CITED = "Cité dans"
"""The name of a link that no field makes."""

HOLDS_POLES = {"fiches": "poles", "entretiens": "poles", "pratiques": "examples"}
"""The field by which a type says which poles it is about. Other pages name poles for many reasons."""


def unlinked(library: Library, names: Names) -> Iterator[Remark]:
    """The names of cases in a body from which nothing on the page leads there, nor back: each once a page."""
    for case in library.published.values():
        known = {reference.key for reference in case.references} | {link.case.key for link in library.backlinks.get(case.key, ())} | {case.key}
        for sentence in sentences(case):
            linked = [(link.start - sentence.at, link.end - sentence.at) for link in sentence.links]
            for mention in names.mentions(sentence.text):
                if mention.keys & known or any(start <= mention.start < end for start, end in linked):
                    continue
                known |= mention.keys
                target = library.published[min(mention.keys)]
                name = sentence.text[mention.start : mention.end]
                found = finding((), "reference-unlinked", value=name, path=target.path)
                yield remark(case, target.key, found, case.position(sentence.at + mention.start))


def unknown_to_fields(library: Library) -> Iterator[Remark]:
    """The poles to which the text of a sheet, a testimony or a practice leads, and no field, of it or of the pole's page."""
    for case in library.published.values():
        field = HOLDS_POLES.get(case.kind.folder)
        if not field:
            continue
        known = {reference.key for reference in case.references if reference.inverse != CITED}
        known |= {link.case.key for link in library.backlinks.get(case.key, ()) if link.label != CITED}
        known |= {key for reference in known if reference in library.published for key in _fields_of(library.published[reference])}
        for sentence in sentences(case):
            for link in sentence.links:
                if link.key.startswith("poles/") and link.key not in known and link.key in library.published:
                    known.add(link.key)
                    found = finding((), "reference-unlinked/field", value=library.published[link.key].title, field=field)
                    yield remark(case, link.key, found, case.position(link.start))


def _fields_of(case: Case) -> Iterator[str]:
    """The cases that the fields of a case lead to."""
    return (reference.key for reference in case.references if reference.inverse != CITED)


def typed_in_full(library: Library) -> Iterator[Remark]:
    """The names typed in a field where a page of the type that it refers to has that name."""
    pages: dict[tuple[str, str], Case] = {}
    for case in library.published.values():
        for name in (case.title, *case.facts.aliases):
            pages.setdefault((case.kind.folder, folded(name)), case)
    for case in library.published.values():
        for path, group in walk(case.facts):
            for name, reference in annotated(type(group), RefTo):
                value = getattr(group, name)
                for rank, one in enumerate(value if isinstance(value, tuple) else (value,)):
                    page = pages.get((reference.target, folded(one))) if one and reference.key(one) is None else None
                    if page and page is not case:
                        place = (*path, name, rank) if isinstance(value, tuple) else (*path, name)
                        found = finding(place, "reference-unlinked/name", value=one, slug=page.slug)
                        yield remark(case, f"{page.key} {'.'.join(map(str, path))}", found, place_of(case, place))
