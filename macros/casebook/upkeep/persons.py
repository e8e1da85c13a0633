"""Whether a page names people, or says their role: what the letter about it has to tell them (GDPR, article 14).

No list of first names is complete, so the doubt goes one way: two words with capitals, the first of which may be an initial, may be a person
unless a known organisation, place or page bears both, side by side. Authors of the cited documents and credits of pictures are read as texts are.
A letter never says that nobody is named: only that we saw no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from macros.casebook.language.words import words
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.schema.fields import annotated, walk
from macros.casebook.schema.references import RefTo
from macros.casebook.types.facts import Person

BEARERS = ("poles", "fiches", "pratiques", "organisations", "dispositifs")
"""The types whose names are of no person. The title of a testimony may be somebody's name."""

_PAIR = re.compile(
    r"(?<![\w’'-])(?:(?:[A-ZÀ-ÖØ-ÞŒ]\.[ \u00a0]?-?)+|[A-ZÀ-ÖØ-ÞŒ][\w’'-]*[^\W\d_])\s*(?<=[\s.])"
    r"(?:(?:de la|de|du|des|d['’])\s*)?(?:(?:Le|La|El|Ben) )?[A-ZÀ-ÖØ-ÞŒ][\w’'-]+"
)
_BEGINS = re.compile(r"(?:L[ae]s?|Les|Une?|Des|Du|Aux?|À|En|Dans|Depuis|Autour|Ce|Cette|Ces|[LD]['’](?=[a-zß-öø-ÿœ])\S*)\s")
"""The words that begin a sentence before a name and are no given name: articles and some prepositions. Those that may come before a person
(« Pour Camille ») are none of them."""

_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_TITLED = re.compile(r"\b(?:M\.|MM\.|Mme|Mmes|Mlle|Dr)\s+[A-ZÀ-ÖØ-ÞŒ]")
_ROLE = re.compile(
    r"\b(?:direct(?:eur|rice)|président|présidente|coordinat(?:eur|rice)|gérante?|cogérante?|chargée? de|maire|fondat(?:eur|rice)|animat(?:eur|rice)|"
    r"responsable|déléguée?|élue?|chercheur|chercheuse|administrat(?:eur|rice)|codirect(?:eur|rice)|députée?|ministre|salariée? du)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class People:
    """What a page says of people: `named` when it may name somebody, `by_role` when it tells of somebody by a role, `voices` the pages of
    testimonies about it that name who speaks."""

    named: bool
    by_role: bool
    voices: tuple[Case, ...]


class Persons:
    """Finds the people of pages; one serves a whole library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def of(self, case: Case) -> People:
        """What the page of a case says of people."""
        texts = [*_texts(case), *_title(case), _HEADING.sub("", case.body.text), *self._signed(case)]
        voices = (link.case for link in self._library.backlinks.get(case.key, ()) if any(person.name for person in link.case.fact("people", ())))
        persons = [group for _path, group in walk(case.facts) if isinstance(group, Person)]
        return People(
            any(person.name for person in persons) or any(self._names(text) for text in texts),
            any(person.role for person in persons) or any(_ROLE.search(text) for text in texts),
            tuple({voice.key: voice for voice in voices}.values()),
        )

    def _signed(self, case: Case) -> Iterator[str]:
        """The authors of the documents of a case, and the credits of the pictures that it shows."""
        yield from (author for cited in case.sources if (author := self._library.sources[cited].author))
        yield from (image.credit for image, _picture in self._library.pictures_of(case))

    def _names(self, text: str) -> bool:
        """Whether a text may name somebody."""
        if _TITLED.search(text):
            return True
        return any(not self._known(found) for found in _PAIR.finditer(text))

    def _known(self, found: re.Match[str]) -> bool:
        """Whether two words with capitals are known to be no person: part of the name of a page or an organisation, the whole name of a
        place, or a sentence that begins before a name. « Pierre Laval » is no part of Saint-Pierre-Laval."""
        pair = f" {' '.join(words(found[0]))} "
        return bool(_BEGINS.match(found[0])) or pair in self._bearers or f"|{pair}|" in self._places

    @cached_property
    def _bearers(self) -> str:
        """Every name of a page, an organisation or a term, folded, one after the other."""
        names = [name for folder in BEARERS for case in self._library.of_type(folder) for name in _names_in(case)]
        names += [
            term.pref_label for name in ("regions", "former_regions", "departments", "legal_forms", "glossary") for term in self._library.vocabularies[name]
        ]
        return f" {' | '.join(' '.join(words(name)) for name in names)} "

    @cached_property
    def _places(self) -> str:
        """Every commune, folded, each between two bars."""
        return "".join(f"| {' '.join(words(commune.name))} |" for commune in self._library.communes.all())


def _texts(case: Case) -> Iterator[str]:
    """What the fields of a case say in sentences."""
    for _path, group in walk(case.facts):
        yield from (value for name, value in group.__dict__.items() if isinstance(value, str) and name in {"note", "text", "did", "summary"})


def _title(case: Case) -> tuple[str, ...]:
    """The title of a case, where it may be somebody's name."""
    return () if case.kind.folder in BEARERS else (case.title,)


def _names_in(case: Case) -> Iterator[str]:
    """The names in the fields of a case that are of no person."""
    yield from (case.title, *case.facts.aliases, case.facts.territory or "")
    for _path, group in walk(case.facts):
        if isinstance(group, Person):
            continue
        references = dict(annotated(type(group), RefTo))
        yield from (value for name, value in group.__dict__.items() if isinstance(value, str) and (name in references or name == "name"))
