"""Whether schemes and poles agree on who was chosen: a scheme, or a document's title, names a laureate whose page says nothing of it, and
the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from macros.casebook.files.yaml_values import Record
from macros.casebook.language.words import stem, words
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.schema.fields import annotated, walk
from macros.casebook.schema.references import RefTo
from macros.casebook.upkeep.names import Mention, Names
from macros.casebook.upkeep.prose import Sentence, sentences
from macros.casebook.upkeep.remark import Remark, place_of, remark

CHOOSING = frozenset({"appel-a-projets", "appel-a-manifestation-d-interet", "charte"})
"""The kinds of schemes that choose poles, or that poles sign: being named there is a recognition."""

LAUREATE = "laureat"
"""The role of a recognition by the State."""

CHOSEN = frozenset(map(stem, ("laureat", "laureate", "laureats", "retenu", "retenue", "choisi", "choisie", "selectionne", "selectionnee", "signataire")))
"""The stems that say that somebody was chosen."""

_DENIED = re.compile(r"(?:ne (?:cite|citent|nomme|nomment)|n’apparaît|n'apparaît|sans) [^.;]*\b(?:appel|lauréat)")
"""A sentence that says that no call named the case: what a page still says after somebody has found one."""


def named_by_schemes(library: Library, names: Names) -> Iterator[Remark]:
    """The poles that a scheme names as chosen, in its text or in a line of its fields, whose page has no such recognition."""
    for scheme in library.of_type("dispositifs"):
        if scheme.facts.kind not in CHOOSING:
            continue
        named: dict[str, tuple[str | int, ...] | int] = {}
        for sentence in sentences(scheme):
            for key, at in _poles_in(sentence, names):
                named.setdefault(key, at)
        for path, group in walk(scheme.facts):
            for key in _poles_of_group(group, names) if path else ():
                named.setdefault(key, path)
        for key, where in named.items():
            pole = library.published.get(key)
            if pole and not any(recognition.scheme == scheme.slug for recognition in pole.facts.recognitions):
                words_of = {"scheme": scheme.title, "pole": pole.title, "path": pole.path, "slug": scheme.slug}
                position = scheme.position(where) if isinstance(where, int) else place_of(scheme, where)
                yield remark(scheme, pole.key, finding((), "recognition-missing", **words_of), position)


def _poles_in(sentence: Sentence, names: Names) -> Iterator[tuple[str, int]]:
    for link in sentence.links:
        if link.key.startswith("poles/"):
            yield link.key, link.start
    for mention in names.mentions(sentence.text):
        yield from ((key, sentence.at + mention.start) for key in _poles_of(mention))


def _poles_of(mention: Mention) -> list[str]:
    """The poles that bear a name."""
    return sorted(key for key in mention.keys if key.startswith("poles/"))


def _poles_of_group(group: BaseModel, names: Names) -> Iterator[str]:
    """The poles that a line of a scheme's fields refers to or names."""
    references = dict(annotated(type(group), RefTo))
    for name, value in group.__dict__.items():
        if name in references:
            for one in value if isinstance(value, tuple) else (value,):
                key = references[name].key(one) if one else None
                if key and key.startswith("poles/"):
                    yield key
        if isinstance(value, str):
            yield from (key for mention in names.mentions(value) for key in _poles_of(mention))


def named_by_documents(library: Library, record: Record | None, names: Names) -> Iterator[Remark]:
    """The documents whose title, or what is noted of them, calls a pole a laureate of which no recognition of its page says so."""
    for rank, entry in enumerate(record.data if record else ()):
        title = f"{entry['title']} {entry.get('note', '')}"
        if not any(stem(word) == stem("laureat") for word in words(title)):
            continue
        for key in dict.fromkeys(key for mention in names.mentions(title) for key in _poles_of(mention)):
            pole = library.published[key]
            if not any(recognition.role == LAUREATE for recognition in pole.facts.recognitions):
                found = finding((rank, "title"), "recognition-missing/source", pole=pole.title, path=pole.path)
                problem = found.at(record.shown, record.position((rank, "title"))) if record else None
                if problem:
                    yield Remark(f"{found.code} {entry['id']} {key}", key, problem)


def told_in_texts(library: Library, names: Names) -> Iterator[Remark]:
    """The sentences that say a pole was chosen by a scheme, with a link to it, where the fields of the pole do not; and the notes of
    recognitions that say no call named the pole, where another of its recognitions does."""
    choosing = {scheme.key: scheme for scheme in library.of_type("dispositifs") if scheme.facts.kind in CHOOSING}
    for case in library.published.values():
        if case.kind.folder == "dispositifs":
            continue
        for sentence in sentences(case):
            schemes = [choosing[link.key] for link in sentence.links if link.key in choosing]
            if not schemes or not any(stem(word) in CHOSEN for word in words(sentence.text)):
                continue
            poles = dict(_poles_in(sentence, names)) or ({case.key: sentence.links[0].start} if case.kind.folder == "poles" else {})
            for key, at in poles.items() if len(schemes) == 1 else ():
                yield from _untold(library, case, key, at, schemes[0])
        yield from _denied(case)


def _untold(library: Library, case: Case, key: str, at: int, scheme: Case) -> Iterator[Remark]:
    pole = library.published.get(key)
    if pole and not any(recognition.scheme == scheme.slug for recognition in pole.facts.recognitions):
        words_of = {"scheme": scheme.title, "pole": pole.title, "path": pole.path, "slug": scheme.slug}
        yield remark(case, f"{pole.key} {scheme.slug}", finding((), "recognition-missing/text", **words_of), case.position(at))


def _denied(case: Case) -> Iterator[Remark]:
    """The notes of the recognitions of a pole that deny one which its own fields have."""
    chosen = [recognition for recognition in case.fact("recognitions", ()) if recognition.role == LAUREATE and recognition.scheme]
    if not chosen:
        return
    notes = [(recognition.note, ("recognitions", rank, "note")) for rank, recognition in enumerate(case.facts.recognitions) if recognition.note]
    places = [(note, place_of(case, path)) for note, path in notes if _DENIED.search(note)]
    for text, position in places:
        yield remark(case, "recognitions", finding((), "recognition-unlisted/text", scheme=case.title, value=text), position)


def counted(library: Library) -> Iterator[Remark]:
    """The schemes of which more poles say that they are laureates than the scheme counts."""
    for scheme in library.of_type("dispositifs"):
        said = [pole for pole in library.of_type("poles") if any(one.scheme == scheme.slug and one.role == LAUREATE for one in pole.facts.recognitions)]
        for rank, figure in enumerate(scheme.facts.key_figures):
            first = next(iter(words(figure.label)), "")
            if stem(first) == stem("laureats") and figure.value.isdigit() and len(said) > int(figure.value):
                found = finding((), "recognition-unlisted", count=len(said), value=figure.value)
                yield remark(scheme, "key_figures", found, place_of(scheme, ("key_figures", rank, "value")))
