"""The general pages as documents of the search: those of terms, lists, tools and guides, and the sections of a page that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from typing import Any

from macros.pages.search import rules
from macros.pages.search.documents import Document, listed
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings
from macros.pages.views.told.site_map import is_list
from macros.pages.views.views import Views

GLOSSARY = "comprendre/glossaire/"
"""The address of the glossary, a hand-written page."""

MOST_CASES_OF_A_TERM = 60
"""How many titles of its cases the page of a term is found by."""

KIND = "Page du site"
"""What a hand-written page is called where it is found."""


def general_documents(views: Views, pages: Sequence[Page], hand_written: Sequence[HandWritten], settings: Settings) -> Iterator[Document]:
    """The pages that are no case: those of terms, lists, tools and guides."""
    for page in (page for page in pages if page.begins):
        if page.template == "term.html":
            yield _term_document(views, page)
        elif is_list(page):
            keywords = tuple(settings.keywords.get(page.address, ()))
            yield Document(
                page.address, page.title, "Liste", page.description, (page.title,), partial(dict, summary=page.description), keywords, of_the_site=True
            )
    for entry in views.library.vocabularies.get("glossary", ()):
        yield _glossary_document(entry)
    for written in hand_written:
        if not written.address:  # the home page answers nothing
            continue
        yield from _hand_written_documents(views, written)


def _term_document(views: Views, page: Page) -> Document:
    facet, term, vocabulary, cases = (page.context[name] for name in ("facet", "term", "vocabulary", "cases"))
    around = [vocabulary[id] for id in (*vocabulary.lineage(term.id)[1:], *vocabulary.narrower.get(term.id, ()))]
    texts = {
        "summary": term.definition or "",
        "terms": listed(other.pref_label for other in around),
        "other_terms": listed(name for other in around for name in (*other.alt_labels, *other.hidden_labels)),
        "facts": term.note or "",
        "links": listed(case.title for case in cases[:MOST_CASES_OF_A_TERM]),
    }
    names = (term.pref_label, *term.alt_labels, *term.hidden_labels)
    of_today = facet.id in rules.LEADING
    prior = rules.WHOLE if of_today else rules.FORMER
    departments = views.library.vocabularies["departments"]
    former = [one.id for one in departments if one.former_region == term.id] if facet.id == "former_region" else []
    return Document(
        page.address, term.pref_label, facet.label, term.definition or "", names, lambda: texts, term.keywords,
        prior=prior, says_how=bool(facet.first), suggested=of_today,
        sites=(term.id,) if facet.id == "region" else tuple(former),
    )  # fmt: skip


def _glossary_document(entry: Any) -> Document:
    names = (entry.pref_label, entry.expansion, *entry.alt_labels, *entry.hidden_labels)
    summary = f"{entry.expansion}. {entry.definition or ''}".strip()
    address = f"{GLOSSARY}#{entry.id}"
    return Document(address, entry.pref_label, "Glossaire", summary, names, partial(dict, summary=summary), prior=rules.ENTRY, suggested=False)


def _hand_written_documents(views: Views, page: HandWritten) -> Iterator[Document]:
    """A page; and each section of a page whose `sections` answer, for their own part, what the page answers: in the words of its keywords."""
    reader = _Reader()

    def texts() -> Mapping[str, str]:
        _read(reader, page)
        return {"summary": page.description, "headings": listed(one.title for one in reader.sections), "text": " ".join(reader.text)}

    yield Document(page.address, page.title, KIND, page.description, (page.title, *page.aliases), texts, page.keywords, of_the_site=True)
    if page.sections:
        _read(reader, page)
        yield from (_section_document(views, page, section) for section in reader.sections if section.id)


def _section_document(views: Views, page: HandWritten, section: _Section) -> Document:
    title, told = f"{page.title} : {section.title}", " ".join(" ".join(section.text).split())
    summary = _FIRST.split(section.first)[0] or page.description
    regions = tuple(term.id for term in views.library.vocabularies["regions"] if term.pref_label == section.title)
    return Document(
        f"{page.address}#{section.id}", title, KIND, summary, (title,), partial(dict, summary=summary, text=told), page.keywords,
        prior=rules.SECTION, suggested=False, sites=regions, part_of=page.address, of_the_site=True,
    )  # fmt: skip


_FIRST = re.compile(r"(?<=\w\w\.)\s")
"""The end of a first sentence: what follows the full stop of a word."""


@dataclass(slots=True)
class _Section:
    """What stands below a heading of the second rank: the fragment of its address, empty without one, its title, its first paragraph, its words."""

    id: str
    title: str = ""
    first: str = ""
    text: list[str] = field(default_factory=list)


def _read(reader: _Reader, page: HandWritten) -> None:
    """Read a page once."""
    if not reader.text:
        reader.feed(page.html)


class _Reader(HTMLParser):
    """Collects the words of a page, and its sections: each heading begins one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[_Section] = []
        self.text: list[str] = []
        self._around = ""
        self._in_heading = self._in_paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        id = dict(attrs).get("id") or ""
        if tag == "section":
            self._around = id
        elif tag in ("h2", "h3"):
            self._in_heading = True
            self.sections.append(_Section(id or self._around))
        elif tag == "p":
            self._in_paragraph = bool(self.sections and not self.sections[-1].first)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._around = ""
        elif tag in ("h2", "h3"):
            self._in_heading = False
        elif tag == "p" and self._in_paragraph:
            self._in_paragraph = False
            self.sections[-1].first = " ".join(self.sections[-1].first.split())

    def handle_data(self, data: str) -> None:
        if self._in_heading:
            self.sections[-1].title += data
            return
        self.text.append(data)
        if self.sections:
            self.sections[-1].text.append(data)
            if self._in_paragraph:
                self.sections[-1].first += data
