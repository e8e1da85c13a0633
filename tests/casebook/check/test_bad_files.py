"""Bad input, one case a kind: a problem with its place, in a moment, never a crash."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable

import pytest

from macros.casebook.check.loading import load
from macros.casebook.types.evenement import Evenement
from macros.casebook.types.pole import Pole
from support.cases import pole
from support.corpus import Corpus
from support.repository import run

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
    "a file over its largest size": (case(pole(body="mot " * (Pole.most_bytes // 4))), (HERE, "file-too-big", 1, 1, "")),
    "an event over its largest size": (
        case("---\n" + "x" * Evenement.most_bytes, "evenements/mauvais.md"),
        ("cases/evenements/mauvais.md", "file-too-big", 1, 1, ""),
    ),
    "bytes that are not UTF-8": (case(pole("territory: Forêt").encode("latin-1")), (HERE, "file-not-utf8", 2, 12, "")),
    "UTF-16": (case(pole().encode("utf-16")), (HERE, "file-not-utf8", 1, 1, "")),
    "a control character": (case(pole("territory: là\x07bas")), (HERE, "control-character", 6, 14, "")),
    "a mark that turns the reading order": (case(pole(body="là\u202ebas")), (HERE, "control-character", 8, 3, "")),
    "a link to another file": (symlink, (HERE, "file-link", 1, 1, "")),
    "a link to another folder": (folder_symlink, ("cases/poles", "file-link", 1, 1, "")),
    "a pipe": (fifo, (HERE, "file-special", 1, 1, "")),
    "a folder where a file should be": (directory, (HERE, "file-special", 1, 1, "")),
    "an alias bomb": (case(bomb()), (HERE, "yaml-anchor", 2, 5, "a0")),
    "60,000 brackets": (case("---\ntitle: " + "[" * 60000 + "\n---\n"), (HERE, "yaml-depth", 2, 13, "title[0][0][0][0][0]")),
    "15,000 braces": (case("---\ntitle: " + "{a: " * 15000 + "\n---\n"), (HERE, "yaml-depth", 2, 28, "title.a.a.a.a.a")),
    "60,000 brackets in the text": (case(pole(body="[" * 60000)), (HERE, "", 0, 0, "")),
    "30,000 nested lists": (case(pole(body="- " * 30000 + "a")), (HERE, "body-depth", 8, 33, "")),
    "60,000 nested quotes": (case(pole(body=">" * 60000)), (HERE, "body-depth", 8, 33, "")),
    "25,000 stars": (case(pole(body="*a " * 12000 + "b*" * 12000)), (HERE, "body-depth", 8, 0, "")),
    "a date that is none": (case(pole("founded: 2023-02-29")), (HERE, "date", 6, 10, "founded[0].on")),
    "a date in seconds": (case(pole("founded: [{on: 172800}]")), (HERE, "date", 6, 16, "founded[0].on")),
    "an end before its start": (
        case("---\ntitle: Un jour\nsummary: Un jour.\nstarts: 2016-09-23\nends: 2016-09-22\nsources: [coorace-2016]\n---\n", "evenements/mauvais.md"),
        ("cases/evenements/mauvais.md", "end-before-start", 5, 7, "ends"),
    ),
    "a front matter that is an empty group": (case("---\n{}\n---\n"), (HERE, "missing-field", 2, 1, "title")),
    "an empty file": (case(""), (HERE, "front-matter-missing", 1, 1, "")),
    "a front matter that never ends": (case("---\ntitle: x\n"), (HERE, "front-matter-missing", 3, 1, "")),
    "a tag of YAML": (case("---\ntitle: !!python/object/apply:os.system ['true']\n---\n"), (HERE, "yaml-tag", 2, 8, "title")),
    "YAML that stops short": (case("---\ntitle: 'un\n---\n"), (HERE, "yaml-syntax", 2, 8, "")),
}  # fmt: skip
HARMLESS = {"60,000 brackets in the text"}
"""Long, and in order: it must only be quick."""


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
        ("_vocabularies/departments.yml", '- {id: "01", pref_label: Ain, region: là, former_region: rhone-alpes}\n', "term-id", 1),
        ("_vocabularies/departments.yml", '- {id: "01", pref_label: Ain, region: rhone-alp, former_region: rhone-alpes}\n', "unknown-term", 1),
        ("_sources.yml", "- {id: a, title: A, publisher: B, kind: page, url: 'https://exemple.org'}\n", "source-date", 1),
        ("_sources.yml", "- {id: a, title: A, publisher: B, kind: page, published: 2016}\n", "source-address", 1),
        ("_sources.yml", b"\xff", "file-not-utf8", 1),
    ],
)
def test_what_is_wrong_in_a_term_or_a_source_is_a_problem_of_that_file(name: str, text: str | bytes, code: str, line: int, corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    corpus.write(name, text)
    found = [problem for problem in corpus.check() if problem.path == f"cases/{name}"]
    assert (code, line, "error") in [(problem.code, problem.line, problem.severity) for problem in found]


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [
        ("_grids/cooperation-2.yaml", "not-yaml", "error"),
        ("_grids/notes.txt", "not-yaml", "error"),
        ("_grids/anciennes/cooperation-1.yml", "not-yaml", "error"),
        ("_vocabularies/themes.yaml", "not-yaml", "error"),
        ("_vocabularies/_themes.YML", "not-yaml", "error"),
        ("_grid/cooperation-2.yml", "unknown-register", "warning"),
        ("_sources.yaml", "unknown-register", "warning"),
        ("_events/journee.yml", "unknown-register", "warning"),
    ],
)
def test_what_nothing_reads_among_the_shared_lists_is_told_at_its_place(name: str, code: str, severity: str, corpus: Corpus) -> None:
    corpus.write(name, "- {id: a}\n")
    (found,) = corpus.check()
    parts = name.split("/")
    assert found.path == f"cases/{'/'.join(parts[:2]) if code == 'not-yaml' else parts[0]}"
    assert (found.code, found.severity) == (code, severity)
    assert found.hint


@pytest.mark.parametrize("name", ["_grids/README.md", "_grids/.gitkeep", "_grids/Thumbs.db", "_vocabularies/themes.yml~", "_images/notes.txt"])
def test_what_people_and_systems_leave_beside_the_shared_lists_is_let_be(name: str, corpus: Corpus) -> None:
    corpus.write(name, "x")
    assert corpus.check() == []


def test_a_list_that_should_be_a_folder_is_told(corpus: Corpus) -> None:
    corpus.write("_grids", "grid: a\n")
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/_grids", "file-link")]


def test_a_vocabulary_that_is_missing_everywhere_is_told(corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    (corpus.path / "_vocabularies/themes.yml").unlink()
    assert [(problem.path, problem.code) for problem in load(corpus.path).problems] == [
        (f"{corpus.path.as_posix()}/_vocabularies/themes.yml", "vocabulary-missing")
    ]
