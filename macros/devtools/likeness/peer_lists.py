"""Which poles an emerging pole would rather be told of: the first five of three orders, side by side, without a word on which is which.

`python -m macros.devtools.likeness.peer_lists draw DESCRIPTIONS SHEETS KEY` writes, for each description, three lists of poles in an order
made by chance: by the model (`casebook.likeness.peers`), of the same region first, by the number of themes that are shared. Somebody who has
not seen the key says in a file of verdicts which of the three they would rather have; `… peer_lists count KEY VERDICTS…` tells what was
preferred. What came of it is in docs/decisions/0040-likeness.md.

A description (`tests/data/peer-descriptions.yml`) is what an emerging pole says of itself in its own words, `prose`, and the terms that it
would choose on « Trouver un pair ». A verdict is a list of the names of lists, the preferred one first: `{"d01": ["B", "A", "C"]}`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.likeness.peers import POLES, Description, Peers
from macros.casebook.likeness.traits import BORNE
from macros.devtools.likeness.peer_ranks import FIRST, region_first

NAMES = ("A", "B", "C")
"""How the three lists of a description are called."""


def described(entry: Mapping[str, Any]) -> Description:
    """The description that an entry of the file makes; its context is of two kinds in the file, as in that of a case."""
    parts = ("themes", "challenges", "regions", "departments", "legal_forms", "seeks", "gives")
    return Description(**{part: tuple(entry[part]) for part in parts}, contexts=(*entry["settlements"], *entry["economies"]))


def orders(library: Library, description: Description) -> Mapping[str, Sequence[Case]]:
    """The first poles for a description, by the model and by two orders that need none."""
    poles = library.of_type(POLES)
    themes = {*description.themes}
    return {
        "model": [peer.case for peer in Peers(library).ranked(description, FIRST)],
        "region": region_first(description.regions, description.themes, poles)[:FIRST],
        "themes": sorted(poles, key=lambda case: (-len({*case.facts.themes} & themes), case.sort_key))[:FIRST],
    }


def drawn(library: Library, entries: Sequence[Mapping[str, Any]], seed: int) -> tuple[Sequence[Mapping[str, Any]], Mapping[str, Mapping[str, str]]]:
    """The sheets to judge, and their key: of which order each list is, by the id of the description and the name of the list."""
    chance = Random(seed)
    sheets, key = [], {}
    for entry in entries:
        found = orders(library, described(entry))
        names = dict(zip(NAMES, chance.sample([*found], len(found)), strict=True))
        sheets.append(
            {"id": entry["id"], "prose": entry["prose"], "lists": {name: [_line(library, case) for case in found[order]] for name, order in names.items()}}
        )
        key[entry["id"]] = names
    return sheets, key


def preferred(key: Mapping[str, Mapping[str, str]], verdicts: Mapping[str, Sequence[str]]) -> Counter[str]:
    """How often each order was preferred. Raises `KeyError` for a description or a list that the key does not have."""
    return Counter(key[id][names[0]] for id, names in verdicts.items())


def _line(library: Library, case: Case) -> Mapping[str, Any]:
    """What a judge reads of a pole: what its card says, and the name of its file."""
    contexts = BORNE["context"]
    return {
        "page": f"cases/{case.key}.md",
        "title": case.title,
        "place": case.facts.territory,
        "summary": case.facts.summary,
        "context": [contexts.terms(library.vocabularies)[id].pref_label for id in contexts.values(case)],
        "themes": [library.vocabularies["themes"][id].pref_label for id in case.facts.themes],
    }


def main() -> None:
    """Draw the lists, or count the verdicts."""
    parser = argparse.ArgumentParser(prog="python -m macros.devtools.likeness.peer_lists")
    verbs = parser.add_subparsers(dest="verb", required=True)
    draw, count = verbs.add_parser("draw"), verbs.add_parser("count")
    for name in ("descriptions", "sheets", "key"):
        draw.add_argument(name, type=Path)
    draw.add_argument("--seed", type=int, default=1, help="what decides the order of the lists")
    count.add_argument("key", type=Path)
    count.add_argument("verdicts", type=Path, nargs="+")
    asked = parser.parse_args()
    if asked.verb == "draw":
        library, _problems = load_or_raise(Path("cases"))
        sheets, key = drawn(library, yaml.safe_load(asked.descriptions.read_text(encoding="utf-8")), asked.seed)
        for path, value in ((asked.sheets, sheets), (asked.key, key)):
            path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    else:
        key = json.loads(asked.key.read_text(encoding="utf-8"))
        for path in asked.verdicts:
            found = preferred(key, json.loads(path.read_text(encoding="utf-8")))
            print(f"{path.name}: {', '.join(f'{order} {number}' for order, number in found.most_common())}, of {found.total()}")


if __name__ == "__main__":
    main()
