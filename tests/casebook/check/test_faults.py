"""Files that went wrong, as people made them (`tests/data/faults/`): what the check says of each, and that its advice works."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.casebook.files.reading import is_system_file
from macros.casebook.problems.problem import Problem
from macros.pages.publish.assets import left_by_systems
from support.cases import pole
from support.corpus import Corpus, load_once
from support.repository import ROOT

FAULTS = ROOT / "tests/data/faults"

Told = tuple[str, int, int]
"""A problem: its code, its line, its column."""

EXPECTED: dict[str, list[Told]] = {
    "06-courriel-trait-invisible": [("personal-contact", 12, 10), ("personal-contact", 12, 41)],
    "08-mojibake": [("misread-text", 12, 5), ("lost-character", 12, 34)],
    "09-diese-avale": [("cut-value", 3, 21)],
    "10-conflit-git": [("conflict-mark", 12, 1)],
    "20-apostrophe-entre-quotes": [("yaml-syntax", 2, 10)],
    "22-guillemet-oublie": [("yaml-syntax", 2, 8)],
    "23-sans-espace-apres-deux-points": [("yaml-syntax", 2, 6)],
    "24-insecable-avant-deux-points": [("yaml-syntax", 2, 6)],
    "26-resume-diese": [("cut-value", 3, 10)],
    "27-liste-a-puces": [("yaml-syntax", 5, 3), ("yaml-syntax", 6, 3)],
    "28-tirets-colles": [("yaml-syntax", 5, 3), ("yaml-syntax", 6, 3)],
    "29-ligne-vide-avant": [],
    "31-sans-fermeture": [("front-matter-missing", 8, 1)],
    "33-fins-de-ligne-cr": [],
    "35-conflit-en-tete": [("conflict-mark", 2, 1)],
    "36-fichiers-de-windows": [],
}

BY_HAND = {
    "06-courriel-trait-invisible": lambda text: text.replace("Écrire à prenom.nom@exam\u00adple.org, ou au 06 12 34\u00ad 56 78.", "Rien."),
    "08-mojibake": lambda text: re.sub("Le p.*", "Le pôle est né à Guéret, et c’est tout.", text),
    "10-conflit-git": lambda text: text[: text.index("<<<<<<<")] + "Né en 2015.\n",
    "35-conflit-en-tete": lambda text: re.sub("<{7}.*\n|={7}\n.*\n>{7}.*\n", "", text),
}
"""What the advice asks for, where it cannot be the line itself."""


def problems(cases: Path) -> list[Problem]:
    """The problems of a folder of cases, but those of the library as a whole."""
    return sorted(problem for problem in load_once(cases).problems if problem.path.startswith(cases.as_posix()))


def test_every_fault_is_expected() -> None:
    assert sorted(EXPECTED) == sorted(folder.name for folder in FAULTS.iterdir() if folder.name in EXPECTED)


@pytest.mark.parametrize("folder", EXPECTED)
def test_the_cause_is_told_at_its_place_and_the_advice_works(corpus: Corpus, folder: str) -> None:
    found = problems(FAULTS / folder)
    assert [(problem.code, problem.line, problem.column) for problem in found] == EXPECTED[folder]
    text = (FAULTS / folder / "poles/essai.md").read_bytes().decode()
    lines = text.split("\n")
    for problem in found:
        if right := re.search(" : « (.*) »$", problem.hint):
            lines[problem.line - 1] = right.group(1)
    text = BY_HAND.get(folder, lambda text: text)("\n".join(lines))
    corpus.write("poles/essai.md", text.encode())
    assert problems(corpus.path) == []


# --- more members of each kind ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *(("nÃ©e", "née"), ("lâ€™eau", "l’eau"), ("Å“uvre", "œuvre"), ("Â«\u00a0oui\u00a0Â»", "«\u00a0oui\u00a0»"), ("Ã‰tat", "État"), ("Ã  Dole", "à")),
        *(("n√©e", "née"), ("l‚Äôeau", "l’eau"), ("nÃƒÂ©e", "née"), ("coÃ»te", "coûte"), ("prÃ¨s", "près"), ("â€”", "—"), ("voilÃ\u00a0ce", "voilà")),
    ],
)
def test_text_that_another_program_misread_is_warned_of_with_the_word_that_was_meant(corpus: Corpus, word: str, meant: str) -> None:
    corpus.write("poles/essai.md", pole(body=f"Un mot.\n\nPuis {word} ici.", more=f'territory: "{word}"'))
    found = problems(corpus.path)
    assert [(problem.code, problem.severity, problem.line) for problem in found] == [("misread-text", "warning", 6), ("misread-text", "warning", 11)]
    assert all(f"« {meant}" in problem.hint for problem in found)


@pytest.mark.parametrize(
    "text",
    [
        *("la lettre «\u00a0Ã\u00a0»", "« Ã »", "SÃO PAULO, IRMÃ MARIA", "São João, Conceição", "«\u00a0Â\u00a0: â\u00a0»"),
        *("grâce à l’âge", "Ålesund", "2 ≈ 2, √2", "¬ p", "10 ‚a‘"),
    ],
)
def test_letters_of_other_languages_and_signs_are_no_misread_text(corpus: Corpus, text: str) -> None:
    corpus.write("poles/essai.md", pole(body=f"Dit {text}.", more=f'territory: "{text}"'))
    assert [problem for problem in problems(corpus.path) if problem.code != "unknown-acronym"] == []


@pytest.mark.parametrize("where", ["body", "territory"])
def test_a_letter_that_a_program_lost_is_refused_with_its_word(corpus: Corpus, where: str) -> None:
    corpus.write("poles/essai.md", pole(body="Un c\ufffdur." if where == "body" else "Rien.", more='territory: "Le c\ufffdur"' if where != "body" else ""))
    (problem,) = problems(corpus.path)
    assert (problem.code, problem.severity, problem.field) == ("lost-character", "error", "" if where == "body" else where)
    assert "c\ufffdur" in problem.message


@pytest.mark.parametrize("register", ["_sources.yml", "_vocabularies/glossary.yml", "_vocabularies/themes.yml"])
def test_registers_are_told_of_too(corpus: Corpus, register: str) -> None:
    corpus.copy()
    text = corpus.read(register)
    word = re.search(r"(?:title|expansion|pref_label): [^\n]*?(é)", text)
    assert word
    corpus.write(register, text[: word.start(1)] + "Ã©" + text[word.end(1) :])
    assert [problem.code for problem in problems(corpus.path) if problem.path.endswith(register)] == ["misread-text"]
    corpus.write(register, text[: word.start(1)] + "\ufffd" + text[word.end(1) :])
    assert [problem.code for problem in problems(corpus.path) if problem.path.endswith(register)] == ["lost-character"]
    corpus.write(register, f"<<<<<<< HEAD\n{text}")
    assert [problem.code for problem in problems(corpus.path) if problem.path.endswith(register)] == ["conflict-mark"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "<<<<<<<", "||||||| 1a2b3c", ">>>>>>> autre-branche", ">>>>>>>"])
def test_a_mark_of_a_conflict_is_refused_by_its_name_wherever_it_was_left(corpus: Corpus, mark: str) -> None:
    plain = pole(body="Un mot.\n\nUn autre.")
    for line in (1, 3, 8, 10):
        lines = plain.split("\n")
        corpus.write("poles/essai.md", "\n".join([*lines[:line], mark, *lines[line:]]))
        assert [(problem.code, problem.line) for problem in problems(corpus.path)] == [("conflict-mark", line + 1)]
        assert f"« {mark} »" in problems(corpus.path)[0].message


@pytest.mark.parametrize("body", ["Un titre\n--------\n\nSuite.", "> > > cité", "a <<<<<<< b", "`<<<<<<<`", "| a |\n|||"])
def test_lines_that_look_like_marks_of_a_conflict_are_none(corpus: Corpus, body: str) -> None:
    corpus.write("poles/essai.md", pole(body=body))
    assert "conflict-mark" not in [problem.code for problem in problems(corpus.path)]


@pytest.mark.parametrize(
    ("raw", "objection"),
    [
        *((pole().encode(alphabet), "UTF-16") for alphabet in ("utf-16", "utf-16-le", "utf-16-be")),
        (b"\xff\xfe" + pole().encode("utf-16-le"), "UTF-16"),
        (pole(title="Un lieu", body="Née à Dole.").encode("cp1252"), "« Née » n’est pas écrit en UTF-8"),
        (pole(title="Un lieu", body="L’été.").encode("cp1252"), "« L’été. » n’est pas écrit en UTF-8"),
    ],
)
def test_a_file_of_another_alphabet_is_told_so_with_the_one_to_choose(corpus: Corpus, raw: bytes, objection: str) -> None:
    corpus.write("poles/essai.md", raw)
    (problem,) = problems(corpus.path)
    assert problem.code == "file-not-utf8"
    assert objection in problem.message
    assert "UTF-8" in problem.hint


@pytest.mark.parametrize(
    ("character", "objection"),
    [("\u202e", "ordre des lettres"), ("\u2067", "ordre des lettres"), ("\uf0b7", "puce"), ("\x07", "invisible"), ("\x89", "mal lu")],
)
def test_a_character_that_no_file_may_hold_is_refused_by_its_name(corpus: Corpus, character: str, objection: str) -> None:
    corpus.write("poles/essai.md", pole(body=f"UnÃ{character}tat."))
    (problem,) = problems(corpus.path)
    assert (problem.code, problem.line, problem.column) == ("control-character", 8, 4)
    assert objection in problem.message


# --- comments -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        *("# un mot", 'territory: "Jura" # un mot', "territory: 'Jura' # un mot", "aliases: [A, B] # un mot", "territory: n°2#3"),
        *("aliases: # deux\n  - A\n  - B", "territory: Jura   # par exemple : Bresse"),
    ],
)
def test_a_comment_that_cuts_nothing_is_fine(corpus: Corpus, line: str) -> None:
    corpus.write("poles/essai.md", pole(more=line))
    assert problems(corpus.path) == []


@pytest.mark.parametrize("line", ["territory: Le lieu #2", "territory: Le lieu\t#2", "aliases:\n  - Le lieu #2", 'territory: Dit "bon" #2'])
def test_a_comment_that_cuts_a_value_is_warned_of_with_the_line_between_quotes(corpus: Corpus, line: str) -> None:
    corpus.write("poles/essai.md", pole(more=line))
    (problem,) = problems(corpus.path)
    last = line.rpartition("\n")[2]
    assert (problem.code, problem.severity, problem.line) == ("cut-value", "warning", 6 + line.count("\n"))
    assert problem.column == last.index("#") + 1
    right = re.search(" : « (.*) »$", problem.hint)
    assert right
    corpus.write("poles/essai.md", corpus.read("poles/essai.md").replace(last, right.group(1)))
    assert problems(corpus.path) == []
    assert "#2" in str(load_once(corpus.path).library.cases["poles/essai"].facts)  # type: ignore[union-attr]


# --- files of systems -------------------------------------------------------------------------------------------

LEFT = [
    *("Thumbs.db", "THUMBS.DB", "ehthumbs.db", "desktop.ini", "Desktop.ini", "~$essai.docx", "~$essai.md", ".~lock.essai.odt#", "Icon\r", ".DS_Store"),
    *("essai.md~", "essai.md.swp", ".essai.md.swp", "#essai.md#", "._essai.md", "essai.md.bak", "essai.md.orig", "essai.tmp", "essai.md.part"),
]


def test_what_systems_and_programs_leave_is_left_aside_at_any_level(corpus: Corpus) -> None:
    corpus.copy()
    before = problems(corpus.path)
    for folder in ("", "poles/", "_vocabularies/"):
        for name in LEFT:
            corpus.write(f"{folder}{name}", b"\x00\xff")
    assert problems(corpus.path) == before
    assert all(map(is_system_file, LEFT))


@pytest.mark.parametrize("name", ["__MACOSX", "@eaDir", "$RECYCLE.BIN", "System Volume Information"])
@pytest.mark.parametrize("folder", ["", "poles/"])
def test_so_are_their_folders(corpus: Corpus, folder: str, name: str) -> None:
    corpus.write("poles/essai.md", pole())
    corpus.write(f"{folder}{name}/._essai.md", b"\x00")
    assert problems(corpus.path) == []


@pytest.mark.parametrize("name", ["essai.txt", "essai.docx", "notes.db", "lisez-moi.md", "essai.md.txt"])
def test_what_a_person_left_is_told(corpus: Corpus, name: str) -> None:
    corpus.write(f"poles/{name}", "mot")
    assert not is_system_file(name)
    assert [problem.path.rpartition("/")[2] for problem in problems(corpus.path)] == [name]


def test_they_are_not_published_with_the_pages() -> None:
    names = ["index.md", "images/Thumbs.db", "images/carte.svg", "a/__MACOSX/b.md", "~$page.md"]
    assert left_by_systems(names) == ["images/Thumbs.db", "a/__MACOSX/b.md", "~$page.md"]
