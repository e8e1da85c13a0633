"""Marks of Markdown that are lost: each told at its line with the line as it must be, which passes; what looks like one is left alone."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest

from macros.casebook.check.body import scan
from macros.casebook.check.casefile import positions
from macros.casebook.check.marks.lost_marks import lost_marks, worth_reading
from macros.casebook.check.marks.notes import note_problems
from macros.casebook.problems.problem import Finding, Position
from support.cases import pole
from support.corpus import Corpus
from support.form.texts import LOST
from support.repository import ROOT, TYPES

FAULTS = ROOT / "tests/data/faults"


def told(text: str) -> list[tuple[Position, Finding]]:
    return list(positions(text, sorted(lost_marks(text), key=lambda one: one[0])))


def said(text: str) -> list[tuple[int, int, str, str]]:
    return [(*position, finding.code, finding.severity) for position, finding in told(text)]


def mended(text: str) -> str:
    """The text with each line replaced by the one that its hint gives."""
    lines = text.split("\n")
    for position, finding in told(text):
        (given,) = re.findall(r": « (.*?) »(?= ;|$)", finding.hint)
        lines[position.line - 1] = given
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("11-puces-de-word", [(13, 1, "list-lost"), (14, 1, "list-lost"), (15, 1, "list-lost")]),
        ("12-titre-colle", [(10, 1, "title-lost"), (14, 1, "title-lost")]),
        ("13-retrait-de-paragraphe", [(14, 2, "indented-prose")]),
        ("15-tableau", [(12, 1, "table-lost")]),
    ],
)
def test_a_fault_that_people_report_is_told_where_it_is(name: str, places: list[tuple[int, int, str]], corpus: Corpus) -> None:
    corpus.write("poles/essai.md", (FAULTS / name / "poles/essai.md").read_text(encoding="utf-8"))
    problems = corpus.check()
    assert [(problem.line, problem.column, problem.code) for problem in problems] == places
    assert {problem.severity for problem in problems} == {"error"}


LINES = [
    # titles
    ("##Titre", "## Titre"),
    ("####\u00a0Un sous-titre", "#### Un sous-titre"),
    ("\u202f## Titre ##", "## Titre"),
    ("#\u2007Titre", "## Titre"),
    ("########Trop", "###### Trop"),
    ("##**Gras** et [lien](https://example.org)", "## **Gras** et [lien](https://example.org)"),
    ("- ##Dans un point", "- **Dans un point**"),
    # lists
    ("▪\u00a0la mairie\n▪\u00a0le centre", "- la mairie\n- le centre"),
    ("Trois :\n\u2023\tla mairie", "Trois :\n- la mairie"),
    ("–\tla mairie\n–\tle centre", "- la mairie\n- le centre"),
    ("— la mairie ;\n— le centre.", "- la mairie ;\n- le centre."),
    ("\u2212 la mairie\n\u2212 le centre", "- la mairie\n- le centre"),
    ("-la mairie\n-le centre", "- la mairie\n- le centre"),
    ("*\u00a0la *mairie*\n*\u00a0le centre", "- la *mairie*\n- le centre"),
    ("+la mairie\n+« le » centre", "- la mairie\n- « le » centre"),
    ("1)la mairie\n2)le centre", "1) la mairie\n2) le centre"),
    ("1.\u00a0la mairie\n2.\u00a0le centre", "1. la mairie\n2. le centre"),
    ("a) la mairie\nb) le centre", "1. la mairie\n2. le centre"),
    ("1° la mairie\n2° le centre", "1. la mairie\n2. le centre"),
    ("✅ la mairie\n✅ le centre", "- la mairie\n- le centre"),
    ("\uf0a7 la mairie\n\uf0a7 le centre", "- la mairie\n- le centre"),
    ("o\tla mairie\no\tle centre", "- la mairie\n- le centre"),
    ("- un\n- deux\n• trois", "- un\n- deux\n- trois"),
    ("> • un\n> • deux", "> - un\n> - deux"),
    ("A) la mairie\nB) le centre", "1. la mairie\n2. le centre"),
    ("ii. la mairie\niii. le centre", "1. la mairie\n2. le centre"),
    ("🍎 la mairie\n🥕 le centre", "- la mairie\n- le centre"),
    ("① la mairie\n② le centre", "- la mairie\n- le centre"),
    # links
    ("Voir [la *page*] (https://example.org/a) ici.", "Voir [la *page*](https://example.org/a) ici."),
    ("[a]\u00a0(www.example.org)", "[a](https://www.example.org)"),
    ("- [a] (../poles/triveo.md)", "- [a](../poles/triveo.md)"),
    ("[a](https://example.org/un deux_trois.pdf)", "[a](https://example.org/un%20deux_trois.pdf)"),
    ("[a](https ://example.org/)", "[a](https://example.org/)"),
    ("[a](https://example.org le site)", '[a](https://example.org "le site")'),
    ("(la page)[https://example.org/a]", "[la page](https://example.org/a)"),
    ("[a] [https://example.org/b]", "[a](https://example.org/b)"),
    ("[a] (example.org/b)", "[a](https://example.org/b)"),
    ("[a](example.org/b c)", "[a](https://example.org/b%20c)"),
    ("Voir [a](https://example.org/a, puis", "Voir [a](https://example.org/a), puis"),
    # code that is none
    ("    Puis il a grandi avec la vallée.", "Puis il a grandi avec la vallée."),
    ("Un.\n\n\tDepuis 2015, « deux » pôles.", "Un.\n\nDepuis 2015, « deux » pôles."),
    ("    La mairie ; le (la) salarié(e) ; la ville.", "La mairie ; le (la) salarié(e) ; la ville."),
    ("Un.\n\n    ## Origine", "Un.\n\n## Origine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right"), LINES)
def test_the_hint_gives_the_line_as_it_must_be_and_it_passes(text: str, right: str) -> None:
    assert worth_reading(text)
    assert mended(text) == right
    assert told(right) == []


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("| Année | Salariés |\n| --- | --- |\n| 2015 | 3 |", "- Année : 2015 ; Salariés : 3"),
        ("Année | Salariés\n:-- | --:\n2015 | **3**", "- Année : 2015 ; Salariés : **3**"),
        ("|2015|3|\n|2016|4|", "- 2015 : 2016 ; 3 : 4"),
        ("Année\tSalariés\n2015\t3", "- Année : 2015 ; Salariés : 3"),
        ("+---+---+\n| a | b |\n+---+---+", "- a ; b"),
        ("Les chiffres :\n|a|b|\n|-|-|\n|1|2|", "- a : 1 ; b : 2"),
    ],
)
def test_a_table_is_told_once_with_its_first_row_as_a_point_of_a_list(text: str, point: str) -> None:
    ((_position, finding),) = told(text)
    assert (finding.code, finding.severity) == ("table-lost", "error")
    assert f"« {point} »" in finding.hint
    assert worth_reading(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("• la mairie", "list-lost"),
        ("-la mairie", "list-lost"),
        ("1.Origine", "list-lost"),
        ("#Origine", "title-lost"),
        ("– La mairie.\n– Le centre.", "list-lost"),
    ],
)
def test_what_still_reads_right_is_a_warning(text: str, code: str) -> None:
    assert {(one[2], one[3]) for one in said(text)} == {(code, "warning")}


@pytest.mark.parametrize(
    "text",
    [
        "— Bonjour, dit-elle.",
        "— Bonjour.\n— Bonsoir, répond-il.",
        "Elle demande :\n— Et vous ?\n— Nous aussi !",
        "Le pôle, né en 2015\n– la date est sûre –, a grandi.",
        "Une phrase avec a | b, puis un # dedans.",
        "Le mot\n#PTCE a grandi depuis.",
        "#1 des ventes",
        "\\#PTCE, \\- la mairie, \\[a] (https://example.org)",
        "- un\n\n    la suite du point\n\n    - un sous-point de la mairie",
        "1. un\n   - deux\n     - trois\n2. quatre",
        "```\n##Titre\n• la mairie\n| a | b |\n|---|---|\n[a] (https://example.org)\n```",
        "    git clone https://example.org/x\n    cd x && make",
        "    <p class=\"le\">la page</p>",
        "    def aller(x):\n        return x",
        "    print(\"le pôle est né\")",
        "    titre: Le pôle",
        "    echo le pôle",
        "    # les pôles\n    ls",
        "`##Titre`, `[a] (https://example.org)` et `| a |`",
        "[sic] (voir plus bas), […] (https://example.org) et [a](voir là)",
        "[a]( https://example.org ) et [b](<../poles/triveo.md>)",
        "-3 °C, puis\n-5 °C",
        "Né le 3 mai\n2015. Puis plus rien.",
        "rendez\n-vous demain",
        "→ la suite",
        "Le chemin : A\n→ B",
        "**Un** point\n*et* un autre",
        "***\n\n---",
        "« Oui »\n« Non »",
        "a) seul",
        "Une ligne.  \nUne autre.",
        "x | y\nz | t",
    ],
)  # fmt: skip
def test_what_looks_like_a_lost_mark_and_is_none_is_left_alone(text: str) -> None:
    assert said(text) == []


def test_the_quick_test_of_the_whole_text_misses_none() -> None:
    marked = [text for text in LOST if any(True for _ in lost_marks(text))]
    assert len(marked) > 60
    assert [text for text in marked if not worth_reading(text)] == []
    texts = [f"## Origine\n\n{text}\n\nUne suite.\n" for text in marked]
    assert [text for text in texts if not worth_reading(text)] == []


def test_a_lost_mark_is_told_with_the_rest_of_a_body_in_its_place(corpus: Corpus) -> None:
    corpus.write("poles/essai.md", pole(body="## Origine\n\nAujourd’hui, [été] (https://example.org).\n\n##Description\n"))
    assert [(problem.line, problem.column, problem.code) for problem in corpus.check()] == [
        (10, 1, "undated-word"),
        (10, 14, "link-lost"),
        (12, 1, "title-lost"),
    ]


def test_the_cases_of_the_library_have_none() -> None:
    texts = [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in sorted(Path(ROOT / "cases").glob("*/*.md"))]
    assert len(texts) > 100
    assert [said(text) for text in texts if said(text)] == []
    assert scan("", TYPES["poles"], None).problems == []  # type: ignore[arg-type]


N = 12_000

LONG = {
    "brackets": "[a" * N,
    "a bracket left open": "[" + "a" * 5 * N,
    "links left open": "[a](https://example.org/" * (N // 6),
    "a long address, closed late": "[a](https://" + "a" * 4 * N + " )",
    "spaces in an address": "[a](https://example.org/" + "b " * 2 * N,
    "parentheses": "(a)[" * N,
    "spaces of word processors": "|-" + "\u00a0" * 2 * N + "x",
    "a rule and spaces": "a | b\n|-" + " " * 4 * N + "x",
    "hashes": "#" * 5 * N + "a",
    "a title with spaces": "##a" + "\u00a0" * 2 * N + "b",
    "capitals": "\u00a0#a " + "A " * 2 * N,
    "dashes": "– a.\n" * 1999,
    "bullets": "• a\n" * 1999,
    "a list announced often": "a :\n- b\n" * 900 + "c :\n" * 100 + "– d",
    "emphasis on every line": "• *a* `b` **c** \\* d\n" * 1900,
    "indented sentences": "    Le pôle A est né.\n" * 2000,
    "indented capitals": "    " + "A" * 5 * N,
    "rows": "| a | b |\n" * 1999,
    "cells": "|a" * N + "\n" + "|-" * N,
    "tabs": "a\tb\n" * 1999,
    "calls of notes": "a[^1] " * N,
    "notes": "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(2000)),
    "notes in one another": "[^1]: " * N,
    "carets": "^[" * N + "]" * N,
}  # fmt: skip


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_no_text_takes_more_than_a_moment(text: str) -> None:
    before = process_time()
    list(lost_marks(text[:65_536]))
    list(note_problems(text[:65_536]))
    worth_reading(text[:65_536])
    assert process_time() - before < 2
