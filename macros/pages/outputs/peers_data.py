"""The poles as peers, for the browser: what `likeness.peers` ranks by, with its words.

The page « Trouver un pair » adds the worths of the traits that are asked for and borne, as Python does; there is no second engine.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.library.case import Case
from macros.casebook.library.opened import Opened
from macros.casebook.library.reach import reach
from macros.casebook.likeness.borders import borders
from macros.casebook.likeness.peers import OF_A_THEME, SHARED, Peers
from macros.casebook.likeness.traits import BORNE, KINDS, SAID_BY
from macros.pages.outputs.library_data import reach_words
from macros.pages.outputs.output import File, Plan
from macros.pages.views.peers.find_peer import POINT
from macros.pages.views.peers.peer_sheet import questions, sheet
from macros.pages.views.views import Views

VERSION = 1
"""The version of the shape of the file: it changes with the shape, not with the content."""

SHORTEST = 3
"""How many letters a word has at least by which one looks for a term."""

COMMON = 5
"""A word that more than one term in so many has finds none."""


def files(plan: Plan) -> Iterator[File]:
    """`data/peers.json`, and `data/peers.z`, the same, gzipped.

    Shape: `{version, kinds: [{id, label, labels, weight}], shared: {kind: part of a description}, sought: [kind], said_by: {kind: kind},
    worths: {kind: {id: worth}}, terms: {kind: {id: label}}, tops: {theme: general theme},
    borders: {department: [department]}, point: thousandths of a point that is shown, called: {kind: {id: [other name]}}, words: {kind: {id: words}},
    questions: {id: question},
    names: {key: title}, poles: [{key, title, summary, place, year, known, notice, reach,
    traits: {kind: [id]}, practised: {theme: [key]}, hosted: {theme: [key]}, seeks: [theme], gives: [theme],
    line, ended, way: {direct, email, url, live, name, since, sought, network, asked}, offers: [{kind, text, confirmed, until, words, proposed}],
    peer: {note, since}, exchanges: [key], untold: [id of a question]}]}`.

    `kinds` are in the order of their table; `sought` are the kinds that one theme asks for which somebody seeks, the strongest first, of which
    the first that a pole has of a theme alone counts. `words` are those by which people look for a term, besides its names. `names` are the
    titles of the practices and exchanges. `way` is how one reaches a pole: directly, by the name of whoever answers for it, or by the network of
    its region; an address that is not `live` was opened by nobody. Beside a direct way, `network` is the network of its region and `asked` the
    site of that. `until` is the last day of an offer that was confirmed, `words` the same in French. `line` is that of `data/library.json`. Poles
    are in the order of their titles; members without a value are left out.
    """
    data = File.json("data/peers.json", lambda: _content(plan.views))
    yield data
    yield File("data/peers.z", lambda: gzip.compress(data.content, mtime=0))


def _content(views: Views) -> Mapping[str, Any]:
    library, peers, opened = views.library, Peers(views.library), Opened(views.library)
    worths: dict[str, dict[str, int]] = {}
    for kind, id in sorted(peers.bearers):
        worths.setdefault(kind, {})[id] = peers.worth((kind, id))
    themes = library.vocabularies["themes"]
    terms = {kind: {id: term.pref_label for id, term in BORNE[kind].terms(library.vocabularies).items()} for kind in SHARED}
    named = {key for shown in peers.shown.values() for found in (shown.practised, shown.hosted) for keys in found.values() for key in keys}
    poles = [_pole(views, peers, library.published[key], opened) for key in peers.keys]
    named |= {key for pole in poles for key in pole.get("exchanges", ())}
    return {
        "version": VERSION,
        "kinds": [{"id": id, "label": kind.label, "labels": kind.label_plural, "weight": kind.weight} for id, kind in KINDS.items()],
        "shared": dict(SHARED),
        "sought": list(OF_A_THEME),
        "said_by": dict(SAID_BY),
        "worths": worths,
        "terms": terms,
        "tops": {term.id: themes.lineage(term.id)[-1] for term in themes},
        "borders": {code: list(touching) for code, touching in borders().items()},
        "point": POINT,
        "called": {kind: called for kind in SHARED if (called := _called(views, kind))},
        "words": {kind: words for kind in SHARED if (words := _words(views, kind))},
        "questions": questions(),
        "poles": poles,
        "names": {key: library.published[key].title for key in sorted(named)},
    }


def _called(views: Views, kind: str) -> Mapping[str, list[str]]:
    """The other names of the terms of a kind, by which a visitor may look for them."""
    terms = BORNE[kind].terms(views.library.vocabularies).values()
    return {term.id: names for term in terms if (names := [*term.alt_labels, *term.hidden_labels])}


def _words(views: Views, kind: str) -> Mapping[str, str]:
    """What people type who look for a term (`keywords`): the words, folded, that neither its names say nor too many terms have."""
    terms = BORNE[kind].terms(views.library.vocabularies).values()
    typed = {term.id: {word for phrase in term.keywords for word in folded(phrase).split() if len(word) >= SHORTEST} for term in terms}
    in_terms = Counter(word for words in typed.values() for word in words)
    found = {}
    for term in terms:
        named = {word for label in (term.pref_label, *term.alt_labels, *term.hidden_labels) for word in folded(label).split()}
        found[term.id] = " ".join(sorted(word for word in typed[term.id] - named if in_terms[word] * COMMON <= len(typed)))
    return {id: words for id, words in found.items() if words}


def _pole(views: Views, peers: Peers, case: Case, opened: Opened) -> Mapping[str, Any]:
    traits: dict[str, list[str]] = {}
    for kind, id in sorted(peers.traits[case.key]):
        traits.setdefault(kind, []).append(id)
    shown, described, way = peers.shown[case.key], peers.described(case), reach(views.library, case)
    entry = {
        "key": case.key,
        "title": case.title,
        "summary": case.facts.summary,
        "place": views.place(case),
        "year": case.year,
        "known": case.known,
        "notice": case.is_notice,
        "reach": reach_words(views, way) if way else "",
        "traits": traits,
        "practised": shown.practised,
        "hosted": shown.hosted,
        "seeks": described.seeks,
        "gives": described.gives,
        **sheet(views, case, way, opened),
    }
    return {name: value for name, value in entry.items() if value}
