"""What the search may find: each case as a document, its words by field; `general_pages` makes those of the general pages.

A case is made of its record, not of its page, so that nothing of the frame of a page is searched. `postings` weighs the
words of the fields, `index_files` writes what the browser needs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from macros.casebook.check.marks.notes import NOTE_MARK
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS, Facet
from macros.casebook.schema.fields import annotation_of, nested
from macros.casebook.schema.references import RefTo, TermOf
from macros.casebook.schema.values import Typed
from macros.pages.search import rules
from macros.pages.views.field_sections import field_sections
from macros.pages.views.views import Views

ANOTHER_FIELD = frozenset({"title", "summary", "aliases", "keywords", "themes", "challenges", "departments", "regions"})
"""The fields of a case whose words another field of its document has."""

OF_THE_PAGE = frozenset({"provenance", "confirmations", "reviewed", "withdrawn", "new_sources", "images"})
"""The fields that are about the page and not about the case."""


@dataclass(frozen=True, slots=True)
class Document:
    """One thing that the search may find. `address` is from the root; `key` is that of a case, empty for a general page.

    `names` are what it is called, the title first; `texts` returns its words by field (`postings.FIELDS`); `keywords` are what
    people type who look for it; `values` its values by facet. `prior` multiplies its score, of 16; `says_how` marks an answer to « comment … »,
    `last` what comes last at equal score; `suggested` whether its names are proposed as one types. `sites` are the regions and
    departments where it is (`search.places`); `part_of` is the address of the page of which it is a section; `of_the_site` says that it
    is a list, a tool or a guide: neither a case nor a term.
    """

    address: str
    title: str
    kind: str
    summary: str
    names: tuple[str, ...]
    texts: Callable[[], Mapping[str, str]]
    keywords: tuple[str, ...] = ()
    key: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    prior: int = rules.WHOLE
    says_how: bool = False
    last: bool = False
    suggested: bool = True
    sites: tuple[str, ...] = ()
    part_of: str = ""
    of_the_site: bool = False


def case_document(views: Views, case: Case) -> Document:
    """A published case."""
    facts, library = case.facts, views.library
    values = {"type": (case.kind.folder,), **{facet.id: facet.values(case) for facet in (*FACETS, *FILTERS)}}
    has_page = library.has_page(case)
    return Document(
        views.case_path(case.key) or "",
        case.title,
        "Notice" if case.is_notice else case.kind.label,
        facts.summary,
        (case.title, *facts.aliases),
        lambda: _case_texts(views, case, values),
        (*facts.keywords, *(one.name for one in case.fact("laureates", ()))),
        case.key,
        values,
        prior=rules.NOTICE if case.is_notice else rules.WHOLE if has_page else rules.LINE,
        says_how=case.kind.folder in {facet.first for facet in FACETS},
        last=case.is_notice,
        sites=() if facts.national else case.departments or case.regions,
    )


def _case_texts(views: Views, case: Case, values: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    terms = [term for facet in (*FACETS, *FILTERS) for value in values[facet.id] for term in _lineage(views, facet, value)]
    return {
        "summary": case.facts.summary,
        "terms": listed(term.pref_label for term in terms),
        "other_terms": listed(name for term in terms for name in (*term.alt_labels, *term.hidden_labels)),
        "facts": listed([views.place(case), *_words(views, case.facts, ANOTHER_FIELD | OF_THE_PAGE)]),
        "headings": listed([*(section.title for section in case.body.sections), *(section.title for section in field_sections(case))]),
        "links": listed(link.case.title for link in views.library.backlinks.get(case.key, ())),
        "text": plain(case.body.text),
    }


def _lineage(views: Views, facet: Facet, value: str) -> Iterator[Any]:
    """The term of a value, and the terms above it."""
    for name in (facet.vocabulary, *facet.also):
        vocabulary = views.library.vocabularies[name]
        if value in vocabulary:
            yield from (vocabulary[id] for id in vocabulary.lineage(value))


def listed(texts: Any) -> str:
    """Texts one after the other, each once."""
    return " · ".join(dict.fromkeys(text for text in texts if text))


def _words(views: Views, group: BaseModel, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """The words that the fields of a group hold, those of the groups inside it included, but for the fields that are left out."""
    for name, show in _shown(type(group)):
        if name not in left_out:
            value = getattr(group, name)
            for single in value if isinstance(value, tuple) else (value,):
                if single is not None:
                    yield show(views, single)
    for name, _model in nested(type(group)):
        if name not in left_out:
            value = getattr(group, name)
            for inner in value if isinstance(value, tuple) else (value,):
                if inner is not None:
                    yield from _words(views, inner)


@lru_cache(maxsize=256)
def _shown(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model whose values are words or lead to some: (name, function from views and one value to text)."""
    shown: list[tuple[str, Any]] = []
    groups = dict(nested(model))
    for name, info in model.model_fields.items():
        if name in groups:
            continue
        if term := annotation_of(info, TermOf):
            shown.append((name, lambda views, value, term=term: views.term(term.vocabulary, value).text))
        elif reference := annotation_of(info, RefTo):
            shown.append((name, lambda views, value, reference=reference: link.text if (link := views.reference(reference, value)) else ""))
        elif (typed := annotation_of(info, Typed)) and typed.kind == "line":
            shown.append((name, lambda _views, value: value))
    return tuple(shown)


_LINK = re.compile(r"\]\([^)\s]*(?:\s[^)]*)?\)")
_SIGNS = re.compile(r"[*_`#>\[\]|]+")


def plain(markdown: str) -> str:
    """The words of a Markdown text, without the addresses of its links and the marks of its notes."""
    if "[^" in markdown:
        markdown = NOTE_MARK.sub("", markdown)
    return _SIGNS.sub(" ", _LINK.sub(" ", markdown))
