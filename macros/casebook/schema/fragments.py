"""The fragments of the addresses of a case page, without their `#`: those that the page keeps for itself, and a free one for a title.

A session of an event has a fragment of its own: the `id` that its file gives it, else one made of its title. `library.programme`
makes these, `schema.timetable` checks those; the contribution form has the twin `contribute/rules/programme/fragments.js`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from macros.casebook.language.french import folded

PREFIXES = ("s-", "source-", "x-")
"""How the fragments begin that belong to the page: the sections of its text (`types.base.section_id`), its documents, all else. A text
may get a further section any day, so that all that begin so are kept, not only those that a page has today."""

FIXED = ("citer", "contenu", "liens", "menu", "page-etat", "raccourci-choix", "seek", "seek-liste", "sources", "voisins")
"""The other fragments that templates and scripts give to what every case page has."""

LONGEST = 60
"""How long a fragment may be, as an id (`values.Id`)."""

UNNAMED = "temps"
"""The fragment of what has no letter in its title, and the beginning of one that the page would keep for itself."""


def is_kept(fragment: str) -> bool:
    """Whether case pages keep a fragment for themselves."""
    return fragment in FIXED or fragment.startswith(PREFIXES)


def fragment_for(title: str, taken: Collection[str]) -> str:
    """The fragment of a title, which is none of those `taken`: `Ouverture de la journée` gives `ouverture-de-la-journee`, a
    second one `ouverture-de-la-journee-2`."""
    words = re.sub(r"[^a-z0-9]+", "-", folded(title)).strip("-")
    if not words or is_kept(words):
        words = f"{UNNAMED}-{words}".strip("-")
    number, fragment = 1, _cut(words, LONGEST)
    while fragment in taken:
        number += 1
        fragment = f"{_cut(words, LONGEST - len(f'-{number}'))}-{number}"
    return fragment


def fragments_of(named: Sequence[tuple[str | None, str]]) -> tuple[str, ...]:
    """The fragments of the sessions of a programme in their order, each told by its own id, None or empty without one, and its title."""
    taken = {id for id, _title in named if id}
    fragments = []
    for id, title in named:
        fragments.append(id or fragment_for(title, taken))
        taken.add(fragments[-1])
    return tuple(fragments)


def _cut(words: str, most: int) -> str:
    """So many characters of a fragment, at the end of a word where one ends."""
    if len(words) <= most:
        return words
    whole, hyphen, _rest = words[: most + 1].rpartition("-")
    return whole if hyphen else words[:most]
