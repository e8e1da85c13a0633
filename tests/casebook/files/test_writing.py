"""Writing a case: what was read comes back, whatever it holds, in one style; a change touches its field alone."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import replace_fields
from macros.casebook.files.writing import LONGEST_KEY, write
from macros.casebook.files.yaml_values import MAX_DEPTH
from macros.casebook.types.base import CaseType
from macros.casebook.types.fiche import Fiche
from macros.casebook.types.pole import Pole
from support.corpus import Corpus
from support.repository import ROOT, TYPES

CASES = sorted((ROOT / "cases").glob("*/*.md"))

MARKS = [
    *"-?:,[]{}#&*!|>'\"%@`\\~=<+./$()^_;",
    *" \t\n\r\0\a\x1b\x7f\x85\xa0\xad",
    *"\u2028\u2029\u202e\u200b\ufeff\ufffd\ufffe\uffff\ue000\U0001f600",
    "«",
    "’",
    "é",
]
WORDS = [
    *["", "null", "true", "NO", "on", "~", "012", "0", "00", "39", "2A", "1_000", "0x1F", "1e3", "09:30", "2016-09-23", "1992~", "-5", "<<", "=", "---", "..."],
    *["- a", "? a", "a: b", "a:b", "a #b", "a#b", " a", "a ", "a  b", "[a]", "{a: b}", "a,b", "Qui ?", "!tag", "&a", "*a", "|", ">-", "%YAML 1.2", "\\u0041"],
    *["« Start-up »", "l’État"],
]


def read(path: Path) -> tuple[type[CaseType], str]:
    return TYPES[path.parent.name], path.read_bytes().decode()


def back(text: str) -> tuple[Any, str]:
    """The values and the body that a text holds."""
    record = read_record(text, "x.md")
    assert record.problems == []
    return record.data, record.body


def nasty(draw: random.Random) -> str:
    """A text that YAML could take for something else."""
    pieces = [draw.choice([draw.choice(WORDS), *draw.choices(MARKS, k=2), draw.choice("abcé0 ")]) for _ in range(draw.randint(0, 6))]
    return "".join(pieces)


def values(draw: random.Random, depth: int) -> Any:
    shape = draw.random() if depth < MAX_DEPTH else 0
    if shape < 0.6:
        return nasty(draw)
    if shape < 0.8:
        return [values(draw, depth + 1) for _ in range(draw.randint(0, 3))]
    return {nasty(draw): values(draw, depth + 1) for _ in range(draw.randint(0, 3))}


def front(text: str) -> str:
    return text.partition("---\n")[2].partition("\n---\n")[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_real_case_is_written_with_the_same_values_and_the_same_text(path: Path) -> None:
    kind, text = read(path)
    data, body = back(text)
    written = write(kind, data, body)
    assert back(written) == (data, body)
    assert write(kind, *back(written)) == written


def test_the_check_accepts_every_real_case_as_it_is_written_anew(corpus: Corpus) -> None:
    before = corpus.copy().check()
    for path in CASES:
        kind, text = read(path)
        corpus.write(f"{path.parent.name}/{path.name}", write(kind, *back(text)))
    after = corpus.check()
    assert [(problem.path, problem.code) for problem in after] == [(problem.path, problem.code) for problem in before]


@pytest.mark.parametrize("seed", range(40))
def test_any_values_come_back_as_they_were(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(50):
        data = {nasty(draw): values(draw, 1) for _ in range(draw.randint(1, 4))}
        body = draw.choice(["", "\n", "\n---\ntitre: non\n---\n", "\nTexte.", nasty(draw) + "\n"])
        # The reader refuses some characters, however they are written: what YAML makes of them is asked of YAML.
        text = write(Pole, data, body)
        loaded = yaml.load(front(text), Loader=yaml.CBaseLoader)
        assert loaded == data
        assert text.endswith(f"\n---\n{body}")


def test_a_reader_of_yaml_in_python_alone_finds_the_same() -> None:
    draw = random.Random("pure")
    for _ in range(400):
        data = {nasty(draw): values(draw, 1)}
        assert yaml.load(front(write(Pole, data, "")), Loader=yaml.BaseLoader) == data


def test_each_word_that_means_something_in_yaml_stays_a_word_in_every_place() -> None:
    for word in [*WORDS, *MARKS, *(f"{before}{mark}{after}" for mark in MARKS for before in ("a", "a ") for after in ("b", " b"))]:
        data = {"title": word, "aliases": [word, "x"], "peer": {"note": word}, "funding": [{"note": word}, word], "mot": word}
        assert yaml.load(front(write(Pole, data, "")), Loader=yaml.CBaseLoader) == data, word


def test_keys_stand_in_the_order_of_the_declaration_and_unknown_ones_last() -> None:
    data = {"zut": "x", "stage": [{"source": "s", "inconnu": "u", "value": "v", "as_of": "2016"}], "title": "T", "autre": "y", "summary": "S"}
    assert front(write(Fiche, data, "")).split("\n") == [
        "title: T",
        "summary: S",
        "stage:",
        "  - {as_of: 2016, source: s, value: v, inconnu: u}",
        "zut: x",
        "autre: y",
    ]


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("title", "Clus'Ter Jura", "title: Clus'Ter Jura"),
        ("title", "Qui paie, et comment ?", "title: Qui paie, et comment ?"),
        ("title", "Un pôle : deux noms", 'title: "Un pôle : deux noms"'),
        ("title", 'Il dit "oui"', 'title: Il dit "oui"'),
        ("title", '"Oui", dit-il', 'title: "\\"Oui\\", dit-il"'),
        ("title", "deux\nlignes\u2028ou trois\x85", 'title: "deux\\nlignes\\u2028ou trois\\u0085"'),
        ("aliases", ["Même toit", "A, B", "Qui ?"], 'aliases: [Même toit, "A, B", "Qui ?"]'),
        ("aliases", [], "aliases: []"),
        ("departments", ["01", "39", "2A"], 'departments: ["01", 39, 2A]'),
        ("place", "01053", 'place: "01053"'),
        ("website", {"as_of": "2016", "url": "https://exemple.org/"}, 'website: {url: "https://exemple.org/", as_of: 2016}'),
        ("founded", ["2014", {"on": "2016"}], "founded:\n  - 2014\n  - {on: 2016}"),
        ("context", [{"settlements": ["rural"], "as_of": "2016"}], "context:\n  - {as_of: 2016, settlements: [rural]}"),
        ("mot d'ailleurs: non", "x", '"mot d\'ailleurs: non": x'),
    ],
)
def test_the_style_is_the_one_of_the_cases(name: str, value: Any, line: str) -> None:
    assert front(write(Pole, {name: value}, "")) == line


def test_a_key_longer_than_yaml_reads_is_refused() -> None:
    assert back(write(Pole, {"a" * LONGEST_KEY: {"b" * LONGEST_KEY: "x"}}, ""))
    with pytest.raises(ValueError, match="key"):
        write(Pole, {"title": "T", "é\n" * (LONGEST_KEY // 2): "x"}, "")


def test_a_long_text_comes_back_wherever_it_stands() -> None:
    long = "Un mot, " * 1000
    data = {"title": long, "aliases": [long, long.strip(" ,")], "funding": [{"note": long}, long.strip(" ,")]}
    assert back(write(Pole, data, ""))[0] == data


# --- changing fields ----------------------------------------------------------------------

CHANGES: list[Any] = ["Une autre valeur : différente", [{"text": "a"}, {"text": "b"}], None]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_changing_one_field_of_a_real_case_touches_its_lines_alone(path: Path) -> None:
    kind, text = read(path)
    data, body = back(text)
    assert replace_fields(kind, text, {}) == text
    assert replace_fields(kind, text, data | {"withdrawn": None}) == text
    lines = text.split("\n")
    starts = [index for index, line in enumerate(lines) if line[:1].isalpha() and index < lines.index("---", 1)] + [lines.index("---", 1)]
    for position, name in enumerate(data):
        before, after = lines[: starts[position]], lines[starts[position + 1] :]
        value = CHANGES[position % len(CHANGES)]
        changed = replace_fields(kind, text, {name: value})
        written = front(write(kind, {name: value}, "")).split("\n") if value is not None else []
        assert changed.split("\n") == [*before, *written, *after]
        meant = {key: inner for key, inner in {**data, name: value}.items() if inner is not None}
        assert back(changed) == (meant, body)


FILE = """---
# en tête
title: 'Un titre'   # à revoir

# les mots
summary:  "Un   résumé"
funding:
# dedans
  - {kind: x}   # ici

  - kind: y
    note: |
      # ceci est du texte
      fin
# après le financement

zut:   [ a,
  b ]
---

Le texte.
"""


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts: the old piece and the new one."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return "".join(old), "".join(new)


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"title": "Autre"}, "title: 'Un titre'   # à revoir\n", "title: Autre\n"),
        ({"title": "Un titre", "zut": ["a", "b"]}, "", ""),
        ({"title": None}, "title: 'Un titre'   # à revoir\n", ""),
        ({"zut": "x"}, "zut:   [ a,\n  b ]\n", "zut: x\n"),
        ({"aliases": ["A"]}, "", "aliases: [A]\n"),
        ({"national": "true", "aliases": ["A"], "encore": "x"}, None, None),
    ],
)
def test_comments_quotes_and_spaces_of_other_fields_stay(changes: dict[str, Any], old: str | None, new: str | None) -> None:
    after = replace_fields(Pole, FILE, changes)
    if old is not None:
        assert changed_lines(FILE, after) == (old, new)
    data, body = back(FILE)
    assert back(after) == ({key: value for key, value in {**data, **changes}.items() if value is not None}, body)
    for kept in ("# en tête\n", "# les mots\n", "# après le financement\n\n"):
        assert kept in after


def test_a_field_goes_from_its_first_line_to_its_last_and_leaves_the_comments_below_it() -> None:
    after = replace_fields(Pole, FILE, {"funding": [{"kind": "z"}]})
    assert after == FILE[: FILE.index("funding:")] + "funding:\n  - {kind: z}\n" + FILE[FILE.index("# après") :]


def test_a_new_field_comes_after_the_nearest_one_that_the_declaration_puts_before_it() -> None:
    text = "---\n# note\nsources: [b]\ntitle: T\nkind: ptce\nzut: x\n---\n"
    after = replace_fields(Pole, text, {"state": [{"value": "v"}], "summary": "S", "themes": ["t"], "fin": "y"})
    assert front(after).split("\n") == [
        "# note",
        "sources: [b]",
        "title: T",
        "summary: S",
        "themes: [t]",
        "kind: ptce",
        "state:",
        "  - {value: v}",
        "zut: x",
        "fin: y",
    ]
    assert front(replace_fields(Pole, "---\n# note\nkind: ptce\n---\n", {"title": "T"})).split("\n") == ["# note", "title: T", "kind: ptce"]


@pytest.mark.parametrize("changes", [{"title": "Autre"}, {"aliases": ["A"]}, {"founded": [{"on": "2014"}, {"on": "2016"}]}, {"summary": None}])
def test_line_ends_the_byte_order_mark_and_a_missing_last_line_end_stay(changes: dict[str, Any]) -> None:
    plain = "---\ntitle: T\nsummary: S\n---\n\nLe texte.\n"
    expected = replace_fields(Pole, plain, changes)
    windows = plain.replace("\n", "\r\n")
    assert replace_fields(Pole, windows, changes) == expected.replace("\n", "\r\n")
    assert replace_fields(Pole, "\ufeff" + windows, changes) == "\ufeff" + expected.replace("\n", "\r\n")
    bare = "---\ntitle: T\nsummary: S\n---"
    assert replace_fields(Pole, bare, changes) == expected.removesuffix("\n\nLe texte.\n")


@pytest.mark.parametrize(
    "text",
    [
        "sans en-tête",
        "---\n---\n",
        "---\ntitle: T\ntitle: U\n---\n",
        "---\n{title: T, summary: S}\n---\n",
        "---\n{\ntitle: T,\nsummary: S}\n---\n",
        "---\n? title\n: T\nsummary: S\n---\n",
        "---\n  title: T\n  summary: S\n---\n",
        '---\ntitle: "T\n# U"\nsummary: S\n---\n',
    ],
)
def test_a_file_whose_fields_have_no_lines_of_their_own_is_refused_not_damaged(text: str) -> None:
    with pytest.raises(ValueError, match="front matter"):
        replace_fields(Pole, text, {"title": "Autre"})
