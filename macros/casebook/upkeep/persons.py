"""Whether a page names people, or says their role: what the letter about it has to tell them (GDPR, article 14).

No list of first names is complete, so the doubt goes one way: two words with capitals that no known organisation, place or page bears may be
a person. « Ne nomme pas de personne » is said only where there is none.
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
    r"(?<![\w’'-])(?P<first>[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ]+(?:-[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ]+)*)\s+"
    r"(?:(?:de la|de|du|des|d['’])\s*)?(?P<last>(?:(?:Le|La|El|Ben) )?[A-ZÀ-ÖØ-ÞŒ][\w’'-]+)"
)
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
        texts = [*_texts(case), _HEADING.sub("", case.body.text)]
        voices = (link.case for link in self._library.backlinks.get(case.key, ()) if any(person.name for person in link.case.fact("people", ())))
        return People(
            any(self._names(text) for text in texts), any(_ROLE.search(text) for text in texts), tuple({voice.key: voice for voice in voices}.values())
        )

    def _names(self, text: str) -> bool:
        """Whether a text may name somebody."""
        if _TITLED.search(text):
            return True
        return any(not self._known(found) for found in _PAIR.finditer(text))

    def _known(self, found: re.Match[str]) -> bool:
        """Whether two words with capitals are known to be no person: part of a name, or a sentence that begins before one."""
        pair = f" {' '.join(words(found[0]))} "
        return pair in self._bearers or (found["first"].lower() in self._small and f" {' '.join(words(found['last']))} " in self._bearers)

    @cached_property
    def _bearers(self) -> str:
        """Every name of a page, an organisation or a place, folded, one after the other."""
        names = [name for folder in BEARERS for case in self._library.of_type(folder) for name in _names_in(case)]
        names += [
            term.pref_label for name in ("regions", "former_regions", "departments", "legal_forms", "glossary") for term in self._library.vocabularies[name]
        ]
        names += [commune.name for commune in self._library.communes.all()]
        return f" {' | '.join(' '.join(words(name)) for name in names)} "

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that bodies write in small letters: with a capital they begin a sentence."""
        return frozenset(word for case in self._library.published.values() for word in re.findall(r"\b[a-zß-öø-ÿœ]+\b", case.body.text))


def _texts(case: Case) -> Iterator[str]:
    """What the fields of a case say in sentences."""
    for _path, group in walk(case.facts):
        yield from (value for name, value in group.__dict__.items() if isinstance(value, str) and name in {"note", "text", "did", "summary"})


def _names_in(case: Case) -> Iterator[str]:
    """The names in the fields of a case that are of no person."""
    yield from (case.title, *case.facts.aliases, case.facts.territory or "")
    for _path, group in walk(case.facts):
        if isinstance(group, Person):
            continue
        references = dict(annotated(type(group), RefTo))
        yield from (value for name, value in group.__dict__.items() if isinstance(value, str) and (name in references or name == "name"))
