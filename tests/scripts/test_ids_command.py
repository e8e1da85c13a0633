"""`python -m scripts.ids`: an id for each case that has none, and nothing else."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from macros.casebook.files.scaffold import BLANK, scaffold
from macros.casebook.library.programme import programme
from macros.casebook.schema.values import CASE_ID
from support.cases import pole
from support.corpus import Corpus
from support.events.calendars import loaded
from support.repository import ROOT, TYPES, call

LAID_OUT = {
    "as usual": pole(),
    "with a comment before the first field": pole().replace("---\n", "---\n# Un pôle.\n\n", 1),
    "with the line ends of Windows": pole().replace("\n", "\r\n"),
    "with a mark of bytes before it": "\ufeff" + pole(),
    "with an empty line before it": "\n" + pole(),
    "with a decomposed accent": pole(title="Un po\u0302le"),
    "with spaces at the ends of lines": pole().replace("Un exemple.", "Un exemple.   "),
    "without a line end at its end": pole().rstrip("\n"),
}


def ids(corpus: Corpus) -> tuple[int, str, str]:
    ended = call("scripts.ids", "--cases", corpus.path)
    return ended.returncode, ended.stdout, ended.stderr


def test_one_line_is_added_to_each_file_and_no_other_byte_changes(corpus: Corpus) -> None:
    for number, text in enumerate(LAID_OUT.values()):
        corpus.write(f"poles/pole-{number}.md", text)
    status, said, _error = ids(corpus)
    assert status == 0
    given = []
    for number, (about, text) in enumerate(LAID_OUT.items()):
        after = corpus.read(f"poles/pole-{number}.md")
        (line,) = re.findall(r"^id: [a-z0-9]+\r?\n", after, re.MULTILINE)
        assert after.replace(line, "", 1) == text, about
        assert line.endswith("\r\n") == ("\r\n" in text), about
        given.append(line.strip().removeprefix("id: "))
        assert f"pole-{number}.md : id: {given[-1]}" in said
    assert len(set(given)) == len(LAID_OUT)
    assert all(CASE_ID.fullmatch(id) for id in given)


def test_run_again_it_changes_nothing(corpus: Corpus) -> None:
    corpus.write("poles/une.md", pole())
    ids(corpus)
    before = corpus.read("poles/une.md")
    assert ids(corpus) == (0, "Chaque fiche a son identifiant.\n", "")
    assert corpus.read("poles/une.md") == before


@pytest.mark.parametrize(("id", "status"), [("k7m2p9x4", 0), ('"k7m2p9x4"', 0), ("Non", 1), ("[k7m2p9x4]", 1), ("k7", 1)])
def test_an_id_that_is_there_stays_right_or_wrong(id: str, status: int, corpus: Corpus) -> None:
    text = pole(more=f"id: {id}")
    corpus.write("poles/une.md", text)
    ended, said, error = ids(corpus)
    assert ended == status
    assert corpus.read("poles/une.md") == text
    assert ("Chaque fiche a son identifiant." in said) == (not status)
    assert ("une.md" in error) == bool(status)


@pytest.mark.parametrize("layout", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "line",
    [
        "id:",
        "id: ",
        'id: ""',
        "id: ''",
        "id: ~",
        "id: null",
        "id: Null",
        'id: "null"',
        "id: []",
        '"id": ~',
        "id: null # c",
        "id:   # c",
        'id: ""\t# "d": e',
    ],
)
def test_a_line_that_leaves_the_id_empty_gets_it_and_no_other_byte_changes(line: str, layout: str, corpus: Corpus) -> None:
    before = pole(more=f"# avant\n{line}\n\n# après\nlegal_form: association").replace("\n", layout)
    corpus.write("poles/une.md", before)
    status, said, error = ids(corpus)
    assert (status, error) == (0, "")
    after = corpus.read("poles/une.md")
    (written,) = re.findall(r"^id: ([a-z0-9]{8})", after, re.MULTILINE)
    assert f"une.md : id: {written}" in said
    comment = line[line.index("#") :] if "#" in line else ""
    assert [(one, other.partition("#")[0].strip()) for one, other in zip(before.split(layout), after.split(layout), strict=True) if one != other] == [
        (line, f"id: {written}")
    ]
    assert f"id: {written}" in after
    assert comment in after
    assert not [problem for problem in corpus.check() if problem.field == "id"]


@pytest.mark.parametrize("lines", ['id:\n  # à donner\n  ""', "id :"])
def test_an_empty_id_that_is_laid_out_otherwise_is_told_and_left(lines: str, corpus: Corpus) -> None:
    text = pole(more=lines)
    corpus.write("poles/une.md", text)
    status, _said, error = ids(corpus)
    assert status == 1
    assert "une.md" in error
    assert corpus.read("poles/une.md") == text


ANNOUNCED = """title: Une journée
summary: Un exemple.
id: k7m2p9x4
announced: true
starts: 2027-03-12
programme:
"""

PROGRAMMES = {
    "in brackets": """  - {kind: pleniere, title: Débat, start: "09:30"}
  - { kind: pleniere, title: Débat, start: "10:30" }   # de nouveau
  - {id: cloture, kind: restitution, title: Clôture}
""",
    "a key a line": """  # Le matin.
  - kind: pleniere
    title: "Débat" # à confirmer
    start: "09:30"

  -   title: Débat
      kind: pleniere
""",
    "at the margin": "- kind: pleniere\n  title: Débat\n-\n  title: Débat\n  kind: pleniere\n",
    "over several lines": "  - {\n      kind: pleniere,\n      title: Débat,\n    }\n  - { # ici\n      kind: pleniere, title: Débat}\n",
    "all on one line": """  [{title: "De\u0301bat", kind: pleniere}, {kind: pleniere, title: Débat}]
""",
}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("written", PROGRAMMES.values(), ids=PROGRAMMES)
def test_the_sessions_of_an_announced_event_get_the_ids_by_which_they_are_known(written: str, end: str, corpus: Corpus) -> None:
    text = f"---\n{ANNOUNCED}{written}---\n\nRien à dire.\n".replace("\n", end)
    corpus.write("evenements/journee.md", text)
    before = planned(corpus)
    status, said, error = ids(corpus)
    assert (status, error) == (0, "")
    after = corpus.read("evenements/journee.md")
    assert re.findall(r"id: (debat[-0-9]*)", after) == ["debat", "debat-2"]
    assert said.count("programme : id: debat") == 2
    assert re.sub(rf"id: debat(?:-2)?(?:{end} +|, ?)", "", after) == text
    assert planned(corpus) == before
    assert ids(corpus) == (0, "Chaque fiche a son identifiant.\n", "")


def planned(corpus: Corpus) -> list[str]:
    library = loaded(corpus)
    return [session.id for session in programme(library.cases["evenements/journee"], library)]


@pytest.mark.parametrize("announced", ["announced: false", "sources: [coorace-2016]"])
def test_the_sessions_of_other_events_are_left_as_they_are(announced: str, corpus: Corpus) -> None:
    text = f"---\n{ANNOUNCED.replace('announced: true', announced)}{PROGRAMMES['in brackets']}---\n\nRien à dire.\n"
    corpus.write("evenements/journee.md", text)
    ids(corpus)
    assert corpus.read("evenements/journee.md") == text


def test_a_file_that_cannot_be_read_is_told_and_left(corpus: Corpus) -> None:
    flow = "---\n{title: Un pôle, summary: Un exemple.}\n---\n"
    corpus.write("poles/fleuve.md", flow)
    corpus.write("poles/latin.md", pole(title="Forêt").encode("latin-1"))
    corpus.write("poles/bien.md", pole())
    status, said, error = ids(corpus)
    assert status == 1
    assert "bien.md : id: " in said
    assert error.count("\n") == 2
    assert "fleuve.md" in error
    assert "latin.md" in error
    assert corpus.read("poles/fleuve.md") == flow


def test_a_file_keeps_its_mode_and_nothing_is_left_beside_it(corpus: Corpus) -> None:
    path = corpus.write("poles/une.md", pole())
    path.chmod(0o640)
    ids(corpus)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["une.md"]


def test_every_case_of_the_library_has_an_id_of_its_own() -> None:
    found = [
        id
        for path in sorted(Path(ROOT / "cases").glob("*/*.md"))
        for id in re.findall(r"^id: ([a-z0-9]{8})$", path.read_text(encoding="utf-8").partition("\n---\n")[0], re.MULTILINE)
    ]
    assert len(found) == len(set(found)) == len([*Path(ROOT / "cases").glob("*/*.md")])


@pytest.mark.parametrize("folder", TYPES)
def test_a_new_file_has_an_id_that_no_other_has(folder: str, corpus: Corpus) -> None:
    for name in ("premier-essai", "second-essai"):
        assert call("scripts.new", folder, name, "--cases", corpus.path).returncode == 0
    found = [re.findall(r"^id: ([a-z0-9]+)$", path.read_text(encoding="utf-8"), re.MULTILINE) for path in sorted(corpus.path.glob("*/*.md"))]
    assert [len(one) for one in found] == [1, 1]
    assert found[0] != found[1]
    assert {problem.code for problem in corpus.check()} <= {"blank-left", "missing-field", "no-link"}
    assert BLANK in scaffold(TYPES[folder])
