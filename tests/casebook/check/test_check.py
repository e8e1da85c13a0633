"""The check: every problem in one run, each with its place, told in French, never a crash."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import resource
import signal
import string
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.casebook.check.loading import load
from macros.casebook.problems.formats import report, summary
from macros.casebook.problems.problem import Problem
from macros.casebook.schema.context import Known
from macros.casebook.schema.references import RefTo, TermOf
from support.corpus import Corpus
from support.repository import ROOT, TODAY, TYPES, run

DATA = ROOT / "tests" / "data"
WRONG = "tests/data/everything-wrong"

KEYS = ["path", "line", "column", "field", "code", "severity", "message", "hint"]

POLE = """---
title: Un pôle
summary: Un exemple.
themes: [mutualisation]
sources: [coorace-2016]
{more}---

{body}
"""


def pole(more: str = "", body: str = "Rien à dire.") -> str:
    """A case that is in order, with more lines of front matter and a body."""
    return POLE.format(more=more and more + "\n", body=body)


# --- everything wrong -----------------------------------------------------------------


def golden(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wrong() -> list[dict[str, Any]]:
    ended = run("scripts.check", "--cases", WRONG, "--format", "json")
    assert (ended.returncode, ended.stderr) == (1, "")
    found: list[dict[str, Any]] = json.loads(ended.stdout)
    return found


def test_a_folder_in_which_everything_is_wrong_yields_all_of_its_problems_in_one_run(wrong: list[dict[str, Any]]) -> None:
    assert wrong == json.loads(golden("everything-wrong.json"))


QUOTING = {"unknown-term", "unknown-key", "unknown-reference", "unknown-source", "date", "url", "undated-word", "duplicate-key", "raw-html"}
"""The problems whose message starts with the very words that stand in the file."""


def test_each_problem_stands_where_its_file_has_the_wrong_words(wrong: list[dict[str, Any]]) -> None:
    """What the golden file says is held against the files themselves, by the words it quotes."""
    quoted = 0
    for problem in wrong:
        named = problem["message"].partition("« ")[2].partition(" »")[0]
        path = ROOT / problem["path"]
        if problem["code"] not in QUOTING:
            continue
        line = path.read_text(encoding="utf-8").split("\n")[problem["line"] - 1]
        assert line[problem["column"] - 1 :].lstrip("\"'").startswith(named.rstrip("…")), problem
        quoted += 1
    assert quoted > 25


def test_the_problems_come_in_the_order_of_the_files_and_their_lines(wrong: list[dict[str, Any]]) -> None:
    places = [(problem["path"], problem["line"], problem["column"]) for problem in wrong]
    assert places == sorted(places)


def test_every_problem_says_what_to_do_in_french_and_quotes_no_english(wrong: list[dict[str, Any]]) -> None:
    for problem in wrong:
        assert problem["hint"], problem
        words = f" {problem['message']} {problem['hint']} ".lower()
        assert not [english for english in (" the ", " is ", " not ", "input ", "should", "expected", "error", "class '") if english in words], problem


@pytest.mark.parametrize(
    ("form", "name"), [("text", "fiche.txt"), ("github", "fiche.github.txt"), ("sarif", "fiche.sarif.json"), ("json", "fiche.json"), ("markdown", "fiche.md")]
)
def test_one_file_is_told_in_each_format_as_its_golden_file_says(form: str, name: str) -> None:
    with contextlib.chdir(ROOT):
        problems = [problem for problem in load(Path(WRONG)).problems if problem.path == f"{WRONG}/fiches/offre.md"]
    assert report(problems, form) + "\n" == golden(f"formats/{name}")


@pytest.mark.parametrize("form", ["text", "github", "markdown", "sarif", "json"])
def test_each_format_tells_all_problems(form: str, wrong: list[dict[str, Any]]) -> None:
    ended = run("scripts.check", "--cases", WRONG, "--format", form)
    assert (ended.returncode, ended.stderr) == (1, "")
    told = {
        "text": lambda: len(ended.stdout.strip().split("\n")) - 1,
        "github": lambda: len(ended.stdout.strip().split("\n")),
        "markdown": lambda: sum(line.startswith("| tests") for line in ended.stdout.split("\n")),
        "sarif": lambda: len(json.loads(ended.stdout)["runs"][0]["results"]),
        "json": lambda: len(json.loads(ended.stdout)),
    }
    assert told[form]() == len(wrong)


def test_a_github_annotation_escapes_what_its_format_would_read() -> None:
    problem = Problem("a,b:c.md", 1, 2, "", "code", "error", "100 % : deux\nlignes, ::error::", "")
    assert report([problem], "github") == "::error file=a%2Cb%3Ac.md,line=1,col=2,title=code::100 %25 : deux%0Alignes, ::error::"


def test_sarif_counts_columns_in_characters_and_names_each_rule_once(wrong: list[dict[str, Any]]) -> None:
    told = json.loads(report([Problem(**problem) for problem in wrong], "sarif"))
    (one,) = told["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert one["columnKind"] == "unicodeCodePoints"
    assert rules == sorted({problem["code"] for problem in wrong})


# --- the contract of the command ----------------------------------------------------------


def test_the_real_library_passes_and_says_so() -> None:
    ended = run("scripts.check", "--on", TODAY)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "Tout est en ordre.\n", "")


def test_without_problems_json_is_an_empty_list_and_github_says_nothing(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    as_json, as_github = (run("scripts.check", "--on", TODAY, "--cases", corpus.path, "--format", form) for form in ("json", "github"))
    assert (as_json.returncode, json.loads(as_json.stdout)) == (0, [])
    assert (as_github.returncode, as_github.stdout) == (0, "")


def test_warnings_alone_exit_0(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole(body="## Une section à part\n\nRien."))
    ended = run("scripts.check", "--on", TODAY, "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 0
    assert [(problem["severity"], problem["code"]) for problem in json.loads(ended.stdout)] == [("warning", "unknown-section")]


def test_one_error_exits_1_and_each_problem_has_the_keys_of_the_contract(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    ended = run("scripts.check", "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 1
    (problem,) = json.loads(ended.stdout)
    assert list(problem) == KEYS
    assert (problem["line"], problem["column"], problem["field"], problem["code"], problem["severity"]) == (6, 1, "couleur", "unknown-key", "error")
    assert problem["path"] == f"{corpus.path}/poles/exemple.md"


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--rien"]])
def test_a_command_that_makes_no_sense_exits_2(arguments: list[str]) -> None:
    assert run("scripts.check", *arguments).returncode == 2


def test_a_folder_that_does_not_exist_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    ended = run("scripts.check", "--cases", tmp_path / "rien")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "ce dossier n’existe pas" in ended.stdout


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "Tout est en ordre."),
        (1, 0, "1\u00a0erreur à corriger."),
        (2, 1, "2\u00a0erreurs à corriger, 1\u00a0avertissement."),
        (0, 2, "Aucune erreur, 2\u00a0avertissements."),
    ],
)
def test_the_report_ends_with_one_line_that_counts(errors: int, warnings: int, said: str) -> None:
    wrong = Problem("x.md", 1, 1, "", "c", "error", "m", "h")
    doubtful = Problem("x.md", 1, 1, "", "c", "warning", "m", "h")
    assert summary([wrong] * errors + [doubtful] * warnings) == said


@pytest.mark.parametrize("path", sorted(path.relative_to(ROOT).as_posix() for folder in TYPES for path in (ROOT / "cases" / folder).glob("*.md")))
def test_each_real_case_is_in_order(path: str) -> None:
    assert [problem for problem in _real_problems() if problem.path.endswith(path)] == []


@cache
def _real_problems() -> tuple[Problem, ...]:
    return load(ROOT / "cases").problems


# --- did you mean ---------------------------------------------------------------------------


def misspelt(name: str, letters: int, chance: random.Random) -> str:
    """The name with one or two letters deleted, doubled, changed or swapped."""
    for _ in range(letters):
        at = chance.randrange(len(name))
        name = chance.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + name[at] * 2 + name[at + 1 :],
                name[:at] + chance.choice(string.ascii_lowercase) + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
            ]
        )
    return name


def suggestion(kind: object, typed: str, known: Known) -> str | None:
    """What the check proposes for a name, or None when it takes it or proposes nothing."""
    try:
        TypeAdapter(Annotated[str, kind]).validate_python(typed, context={"known": known})
    except ValidationError as refusal:
        hint = str(refusal.errors()[0]["ctx"]["finding"].hint)
        return hint.partition("vouliez-vous dire « ")[2].partition(" »")[0] or None
    return None


@pytest.fixture(scope="module")
def known() -> Known:
    library = load(ROOT / "cases").library
    assert library
    return Known(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in library.vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in library.vocabularies.items()},
        slugs={folder: frozenset(key.partition("/")[2] for key in library.cases if key.startswith(f"{folder}/")) for folder in TYPES},
    )


@pytest.mark.parametrize("what", ["themes", "regions", "legal_forms", "slugs"])
def test_a_name_misspelt_by_one_or_two_letters_gets_the_right_suggestion_nine_times_in_ten(what: str, known: Known) -> None:
    if what == "slugs":
        names: list[tuple[object, str, frozenset[str]]] = [(RefTo(folder, ""), slug, slugs) for folder, slugs in known.slugs.items() for slug in sorted(slugs)]
    else:
        names = [(TermOf(what), term, known.ids[what]) for term in sorted(known.ids[what])]
    chance = random.Random(what)
    right = tried = 0
    for kind, name, others in names:
        for letters in [1, 2] * 10:
            typed = misspelt(name, letters, chance)
            if typed not in others:
                tried += 1
                right += suggestion(kind, typed, known) == name
    assert tried > 200
    assert right / tried >= 0.9, f"{right} of {tried}"


def test_a_misspelt_key_or_section_gets_a_suggestion_too(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("teritory: là", "## Orgine\n\nRien."))
    assert [(problem.code, problem.hint) for problem in corpus.check()] == [
        ("unknown-key", "vouliez-vous dire « territory » ?"),
        ("unknown-section", "vouliez-vous dire « Origine » ?"),
    ]


# --- bad input: one case a kind ---------------------------------------------------------------

Write = Callable[[Corpus], object]
Expected = tuple[str, str, int, int, str]
"""path, code, line, column, field"""


def case(text: str | bytes, name: str = "poles/mauvais.md") -> Write:
    return lambda corpus: corpus.write(name, text)


def symlink(corpus: Corpus) -> None:
    secret = corpus.write("../ailleurs.md", pole())
    (corpus.path / "poles").mkdir()
    (corpus.path / "poles" / "mauvais.md").symlink_to(secret)


def folder_symlink(corpus: Corpus) -> None:
    elsewhere = corpus.path.parent / "ailleurs"
    elsewhere.mkdir()
    (corpus.path / "poles").symlink_to(elsewhere)


def fifo(corpus: Corpus) -> None:
    (corpus.path / "poles").mkdir()
    os.mkfifo(corpus.path / "poles" / "mauvais.md")


def directory(corpus: Corpus) -> None:
    (corpus.path / "poles" / "mauvais.md").mkdir(parents=True)


def twins(corpus: Corpus) -> None:
    corpus.write("poles/mauvais.md", pole())
    corpus.write("poles/MAUVAIS.md", pole())


def bomb() -> str:
    doubled = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    return f"---\na0: &a0 [x, x, x, x, x, x, x, x, x]\n{doubled}\n---\n"


HERE = "cases/poles/mauvais.md"
BAD: dict[str, tuple[Write, Expected]] = {
    "an unknown key": (case(pole("couleur: bleu")), (HERE, "unknown-key", 6, 1, "couleur")),
    "a key of the engine that renders macros": (case(pole("render_macros: true")), (HERE, "unknown-key", 6, 1, "render_macros")),
    "a key of the engine that chooses a template": (case(pole("template: x.html")), (HERE, "unknown-key", 6, 1, "template")),
    "a missing field": (case("---\ntitle: Un pôle\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n"), (HERE, "missing-field", 2, 1, "summary")),
    "a missing field that only the type needs": (
        case("---\ntitle: Un pôle\nsummary: Un.\nthemes: []\nsources: [coorace-2016]\n---\n"),
        (HERE, "missing-field", 4, 9, "themes"),
    ),
    "text for a list": (case(pole("aliases: Un autre nom")), (HERE, "expected-list", 6, 10, "aliases")),
    "a list for text": (case(pole("territory: [un, deux]")), (HERE, "expected-text", 6, 12, "territory")),
    "text for a group": (case(pole("structures: [une Scic]")), (HERE, "expected-group", 6, 14, "structures[0]")),
    "words for a number": (case(pole("review_every: souvent")), (HERE, "number", 6, 15, "review_every")),
    "an unknown term": (case(pole("perimeter: pays-petri")), (HERE, "unknown-term", 6, 12, "perimeter")),
    "an unknown source": (case(pole("founded: [{on: 2014, source: rien}]")), (HERE, "unknown-source", 6, 30, "founded[0].source")),
    "an unknown reference": (case(pole("related: [personne]")), (HERE, "unknown-reference", 6, 11, "related[0]")),
    "a link to no case": (case(pole(body="Voir [ici](personne.md).")), (HERE, "broken-link", 8, 6, "")),
    "an unknown acronym": (case(pole(body="Été : le ZZTOP est venu.")), (HERE, "unknown-acronym", 8, 10, "")),
    "a duplicate key": (case(pole("title: Encore")), (HERE, "duplicate-key", 6, 1, "title")),
    "a duplicate slug, but for capitals": (twins, (HERE, "duplicate-slug", 1, 1, "")),
    "a reserved slug": (case(pole(), "poles/index.md"), ("cases/poles/index.md", "reserved-slug", 1, 1, "")),
    "a slug with a space": (case(pole(), "poles/mon pôle.md"), ("cases/poles/mon pôle.md", "slug", 1, 1, "")),
    "a file name that is no Markdown": (case(pole(), "poles/mauvais.txt"), ("cases/poles/mauvais.txt", "not-markdown", 1, 1, "")),
    "a folder that is none": (case(pole(), "pole/mauvais.md"), ("cases/pole", "unknown-folder", 1, 1, "")),
    "a file over 64 KB": (case(pole(body="mot " * 20000)), (HERE, "file-too-big", 1, 1, "")),
    "bytes that are not UTF-8": (case(pole("territory: Forêt").encode("latin-1")), (HERE, "file-not-utf8", 2, 12, "")),
    "UTF-16": (case(pole().encode("utf-16")), (HERE, "file-not-utf8", 1, 1, "")),
    "a control character": (case(pole("territory: là\x07bas")), (HERE, "control-character", 6, 14, "")),
    "a mark that turns the reading order": (case(pole(body="là\u202ebas")), (HERE, "control-character", 8, 3, "")),
    "a link to another file": (symlink, (HERE, "file-link", 1, 1, "")),
    "a link to another folder": (folder_symlink, ("cases/poles", "file-link", 1, 1, "")),
    "a pipe": (fifo, (HERE, "file-special", 1, 1, "")),
    "a folder where a file should be": (directory, (HERE, "file-special", 1, 1, "")),
    "an alias bomb": (case(bomb()), (HERE, "yaml-anchor", 2, 5, "a0")),
    "30,000 brackets": (case("---\ntitle: " + "[" * 30000 + "\n---\n"), (HERE, "yaml-depth", 2, 13, "title[0][0][0][0][0]")),
    "30,000 braces": (case("---\ntitle: " + "{a: " * 15000 + "\n---\n"), (HERE, "yaml-depth", 2, 28, "title.a.a.a.a.a")),
    "30,000 brackets in the text": (case(pole(body="[" * 30000)), (HERE, "", 0, 0, "")),
    "30,000 nested lists": (case(pole(body="- " * 30000 + "a")), (HERE, "body-depth", 8, 33, "")),
    "30,000 nested quotes": (case(pole(body=">" * 30000)), (HERE, "body-depth", 8, 33, "")),
    "30,000 stars": (case(pole(body="*a " * 10000 + "b*" * 10000)), (HERE, "body-depth", 8, 0, "")),
    "a date that is none": (case(pole("founded: 2023-02-29")), (HERE, "date", 6, 10, "founded[0].on")),
    "a date in seconds": (case(pole("founded: [{on: 172800}]")), (HERE, "date", 6, 16, "founded[0].on")),
    "an end before its start": (
        case("---\ntitle: Un jour\nsummary: Un jour.\nstarts: 2016-09-23\nends: 2016-09-22\nsources: [coorace-2016]\n---\n", "evenements/mauvais.md"),
        ("cases/evenements/mauvais.md", "end-before-start", 5, 7, "ends"),
    ),
    "a front matter that is an empty group": (case("---\n{}\n---\n"), (HERE, "missing-field", 2, 1, "title")),
    "an empty file": (case(""), (HERE, "front-matter-missing", 1, 1, "")),
    "a front matter that never ends": (case("---\ntitle: x\n"), (HERE, "front-matter-missing", 1, 1, "")),
    "a tag of YAML": (case("---\ntitle: !!python/object/apply:os.system ['true']\n---\n"), (HERE, "yaml-tag", 2, 8, "title")),
    "YAML that stops short": (case("---\ntitle: 'un\n---\n"), (HERE, "yaml-syntax", 3, 1, "")),
}  # fmt: skip
HARMLESS = {"30,000 brackets in the text"}
"""Long, and in order: it must only be quick."""


@pytest.fixture
def patience() -> Iterator[None]:
    """Fails a test that a pipe or a loop would otherwise hold for ever."""

    def lost(*_: object) -> None:
        raise TimeoutError("more than 20 seconds")

    before = signal.signal(signal.SIGALRM, lost)
    signal.alarm(20)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("patience")
@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_a_problem_with_its_place_within_two_seconds(kind: str, corpus: Corpus) -> None:
    write, (path, code, line, column, field) = BAD[kind]
    write(corpus)
    started = time.process_time()
    problems = corpus.check()
    assert time.process_time() - started < 2
    if kind in HARMLESS:
        assert problems == []
        return
    found = [problem for problem in problems if (problem.path, problem.code, problem.field) == (path, code, field)]
    assert found, problems
    assert found[0].line == line
    assert not column or found[0].column == column
    assert found[0].severity == "error"
    assert found[0].hint


def test_all_bad_input_together_is_told_by_the_command_in_one_run_without_a_traceback(corpus: Corpus) -> None:
    apart = {"a link to another folder", "a duplicate slug, but for capitals"}
    for number, (kind, (write, _expected)) in enumerate(BAD.items()):
        if kind not in apart:
            own = Corpus(corpus.path.parent / f"own-{number}")
            write(own)
            for path in sorted(own.path.glob("*/*")):
                kept = corpus.path / path.parent.name / (path.name if "mauvais" not in path.name else f"mauvais-{number}{path.suffix}")
                kept.parent.mkdir(exist_ok=True)
                path.rename(kept)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended = run("scripts.check", "--cases", corpus.path, "--format", "json")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (ended.returncode, ended.stderr) == (1, "")
    told = {problem["code"] for problem in json.loads(ended.stdout)}
    assert {code for kind, (_write, (_path, code, *_place)) in BAD.items() if kind not in apart | HARMLESS} <= told
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 2 * len(BAD) / 4, "all together cost far less than two seconds each"


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("_vocabularies/themes.yml", "- id: a\n  pref_label: A\n  broader: b\n", "unknown-term", 3),
        ("_vocabularies/themes.yml", "- id: a\n  pref_label: A\n  broader: a\n", "term-cycle", 3),
        ("_vocabularies/themes.yml", "a: 1\n", "expected-list", 1),
        ("_vocabularies/themes.yml", "", "expected-list", 1),
        ("_vocabularies/themes.yml", "- juste un mot\n", "expected-group", 1),
        ("_vocabularies/themes.yml", "- {id: a, pref_label: A}\n- {id: a, pref_label: B}\n", "duplicate-id", 2),
        ("_vocabularies/themes.yml", "- " + "[" * 30000, "yaml-depth", 1),
        ("_vocabularies/themes.yml", None, "vocabulary-missing", 1),
        ("_vocabularies/departments.yml", '- {id: "01", pref_label: Ain, region: là, former_region: rhone-alpes}\n', "term-id", 1),
        ("_vocabularies/departments.yml", '- {id: "01", pref_label: Ain, region: rhone-alp, former_region: rhone-alpes}\n', "unknown-term", 1),
        ("_sources.yml", "- {id: a, title: A, publisher: B, kind: page, url: 'https://exemple.org'}\n", "source-date", 1),
        ("_sources.yml", "- {id: a, title: A, publisher: B, kind: page, published: 2016}\n", "source-address", 1),
        ("_sources.yml", b"\xff", "file-not-utf8", 1),
    ],
)
def test_what_is_wrong_in_a_term_or_a_source_is_a_problem_of_that_file(name: str, text: str | bytes | None, code: str, line: int, corpus: Corpus) -> None:
    corpus.copy()
    if text is None:
        (corpus.path / name).unlink()
    else:
        corpus.write(name, text)
    found = [problem for problem in corpus.check() if problem.path == f"cases/{name}"]
    assert (code, line, "error") in [(problem.code, problem.line, problem.severity) for problem in found]


# --- rules of content -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "body", "code", "severity"),
    [
        ("", "Le pôle est actuellement en travaux.", "undated-word", "error"),
        ("", "Aujourd’hui encore.", "undated-word", "error"),
        ("", "![plan](plan.png)", "image", "error"),
        ("", "<b>gras</b>", "raw-html", "error"),
        ("", "# Titre", "heading-level", "error"),
        ("", "### Sans section", "heading-level", "warning"),
        ("", "## Origine\n\na\n\n## Origine\n\nb", "section-twice", "error"),
        ("", "- ## Dans une liste", "heading-nested", "error"),
        ("", "[x](javascript:alert(1))", "link-refused", "error"),
        ("", "[x](data:text/html,x)", "link-refused", "error"),
        ("", "[x](//exemple.org/x)", "link-refused", "error"),
        ("", "[x](/poles/)", "link-refused", "error"),
        ("", "[x](../../secret.md)", "link-refused", "error"),
        ("", "[x](#s-rien)", "broken-link", "error"),
        ("", "[x](mauvais.md)", "self-reference", "warning"),
        ("related: [mauvais]", "", "self-reference", "warning"),
        ("aliases: [Un, Deux, Un]", "", "repeated-value", "error"),
        ('departments: ["39"]\nplace: Grenoble', "", "place-elsewhere", "error"),
        ("structures: [{role: porteuse, form: scic}]", "", "undated-fact", "error"),
        ("state: [{value: en-activite, as_of: 2016}]", "", "undated-fact", "error"),
        ("members: [{name: <b>}]", "", "angle-bracket", "error"),
        ("website: javascript:alert(1)", "", "url", "error"),
        ("website: 'https://exemple.org/\"onclick=x'", "", "url", "error"),
        ("former_slugs: [mauvais]", "", "former-slug-taken", "error"),
        ("territory: " + "x" * 201, "", "too-long", "error"),
        ("reviewed: {on: 2026}", "", "missing-field", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: article, published: 2016}]", "", "source-address", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: article, note: Connu.}]", "", "source-date", "error"),
        ("new_sources: [{id: coorace-2016, title: T, publisher: P, kind: article, note: Connu., read_on: 2016}]", "", "source-taken", "error"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say_is_told(more: str, body: str, code: str, severity: str, corpus: Corpus) -> None:
    corpus.write("poles/mauvais.md", pole(more, body))
    assert {(problem.code, problem.severity) for problem in corpus.check()} == {(code, severity)}


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("", "Une liste de 2016, au XIXe siècle, chapitre XIV, loi n° 2014-856 du 31 juillet 2014."),
        ("", "Un CLIC\u202f? Non : `CLIC` en code, et https://exemple.org/ABC.".replace("CLIC\u202f", "clic ")),
        ("", "Un site : <https://exemple.org/>, ou [par courriel](mailto:contact@exemple.org)."),
        ("", "`<b>` et\n\n    <script>\n\nen code."),
        ("aliases: [ZZTOP]", "Le ZZTOP est un nom du pôle."),
        ("founded: 1992~\nwebsite: https://exemple.org", ""),
        ('departments: ["81"]\nplace: Castres', ""),
        ("founded: [{on: 2014, source: essai}]\nnew_sources: [{id: essai, title: T, publisher: P, kind: article, note: Connu., read_on: 2016}]", ""),
    ],
)
def test_what_a_file_may_say_is_not_refused(more: str, body: str, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole(more, body))
    assert corpus.check() == []


def test_a_document_that_a_case_brings_is_a_source_of_its_page_and_of_no_other_file(corpus: Corpus, tmp_path: Path) -> None:
    brought = "new_sources: [{id: essai, title: Le grand essai, publisher: P, kind: article, note: Connu., read_on: 2016}]"
    corpus.write("poles/exemple.md", pole(f"founded: [{{on: 2014, source: essai}}]\n{brought}"))
    assert corpus.build(tmp_path / "site", "--no-search").returncode == 0
    assert "Le grand essai" in (tmp_path / "site/poles/exemple/index.html").read_text(encoding="utf-8")
    corpus.write("poles/voisin.md", pole("founded: [{on: 2014, source: essai}]"))
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/poles/voisin.md", "unknown-source")]
    corpus.write("poles/voisin.md", pole(brought))
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/poles/voisin.md", "source-taken")]


# --- a build with an error ----------------------------------------------------------------------


def snapshot(folder: Path) -> dict[str, tuple[int, int, str]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_build_with_an_error_tells_it_and_writes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    ended = corpus.build(tmp_path / "deep" / "site", "--no-search")
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert f"{corpus.path}/poles/exemple.md:6:1: champ inconnu « couleur »" in ended.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases"]


def test_a_build_with_an_error_leaves_the_older_site_as_it_stood(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/exemple.md", pole())
    site = tmp_path / "site"
    assert corpus.build(site, "--no-search").returncode == 0
    before = snapshot(site)
    assert "poles/exemple/index.html" in before
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    assert corpus.build(site, "--no-search").returncode == 1
    assert snapshot(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "site"]
