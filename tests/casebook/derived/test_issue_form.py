"""The issue form: derived from the declarations; a filed issue becomes a case file, or says why not."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

import pytest
import yaml

from macros.casebook.derived import issue_draft
from macros.casebook.derived.issue_answers import MOST_DOCUMENTS, answers, chosen, documents
from macros.casebook.derived.issue_form import LICENCE, PROMISES, SOURCES, TEXT, TYPE, Question, form
from macros.casebook.derived.issue_pictures import dropped
from macros.casebook.derived.issue_text import Unreadable, issue_text
from macros.casebook.files.reading import DATA_BYTES
from macros.casebook.files.scaffold import BLANK
from macros.casebook.library.library import Library
from macros.casebook.schema.values import CASE_ID
from macros.casebook.types.base import CaseType
from scripts import from_issue
from scripts.issue_form import FORM
from support.corpus import Corpus
from support.form.issues import MODEL, POLE, made, record
from support.repository import TYPES, run

# --- the form -----------------------------------------------------------------------------


def test_the_committed_form_is_the_one_that_the_declarations_give(asked: list[Question]) -> None:
    assert FORM.read_text(encoding="utf-8") == form(asked), "python -m scripts.issue_form"


def test_the_form_keeps_the_rules_of_github(asked: list[Question]) -> None:
    told = yaml.safe_load(form(asked))
    assert set(told) == {"name", "description", "title", "body"}
    elements = [element for element in told["body"] if element["type"] != "markdown"]
    for values in ([element["id"] for element in elements], [element["attributes"]["label"] for element in elements]):
        assert len(set(values)) == len(values)
    assert {element["type"] for element in elements} == {"input", "textarea", "dropdown", "checkboxes"}
    for element in elements:
        options = element["attributes"].get("options", [])
        shown = [option["label"] if isinstance(option, dict) else option for option in options]
        assert all(isinstance(option, str) and option and option != "None" for option in shown)
        assert len(set(shown)) == len(shown)
        assert bool(options) == (element["type"] in ("dropdown", "checkboxes"))


def test_the_form_offers_every_type_and_asks_what_each_one_needs_and_can_be_told_there(asked: list[Question]) -> None:
    assert list(asked[0].options.values()) == list(TYPES)
    into = {question.into for question in asked}
    assert {"title", "summary", "themes", "departments", "place", "evenements.starts", "organisations.kind", "pratiques.challenge"} <= into
    assert not into & {"former_slugs", "new_sources", "withdrawn", "entretiens.people", "echanges.host"}


def test_the_other_file_of_the_folder_lets_people_write_without_the_form() -> None:
    assert yaml.safe_load((FORM.parent / "config.yml").read_text(encoding="utf-8")) == {"blank_issues_enabled": True}


# --- from an issue to a case ----------------------------------------------------------------


def test_a_filed_issue_becomes_a_case_in_order(
    filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(filed(), cases, monkeypatch=monkeypatch) == 0
    values, body = record(cases / POLE)
    assert CASE_ID.fullmatch(values.pop("id"))
    assert (values, body) == (
        {
            "title": "Le Pôle d'essai",
            "summary": "Un pôle qui n'existe pas, mais qui essaie.",
            "aliases": ["Essai", "L'autre essai"],
            "themes": ["gouvernance-partagee", "economie-circulaire"],
            "challenges": ["trouver-sa-place"],
            "departments": ["39", "2A"],
            "place": "Lons-le-Saunier",
            "sources": ["coorace-2016"],
            "provenance": {"drafted_from": issue_draft.DRAFTED_FROM, "contributor_link": "du-pole"},
        },
        f"\n{MODEL[TEXT]}\n",
    )
    told = capsys.readouterr().out
    assert f"{cases}/{POLE} est écrit." in told
    assert "Tout est en ordre." in told
    assert "1. Relisez" in told


def test_the_command_works_from_its_file_to_its_status(filed: Callable[..., str], corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "ticket.md").write_text(filed(), encoding="utf-8")
    ended = run("scripts.from_issue", tmp_path / "ticket.md", "--cases", corpus.path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (corpus.path / POLE).is_file()
    again = run("scripts.from_issue", tmp_path / "ticket.md", "--cases", corpus.path)
    assert (again.returncode, again.stdout) == (1, "")


def test_each_choice_of_each_list_is_understood_alone_and_with_its_neighbours(asked: list[Question]) -> None:
    for question in asked:
        if question.shape == "dropdown":
            labels, ids = list(question.options), list(question.options.values())
            assert chosen(", ".join(labels), question.options) == ids
            assert chosen(", ".join(reversed(labels)), question.options) == ids[::-1]
            assert [chosen(label, question.options) for label in labels] == [[id] for id in ids]
    assert chosen("Inconnu, autre", {}) == ["Inconnu", "autre"]


def test_documents_that_the_library_knows_are_cited_and_the_others_come_with_the_case(
    filed: Callable[..., str], cases: Path, library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = [document for document in library.sources.values() if document.url][:2]
    text = f"- {known[0].url}\n{known[1].title.upper()} ; Quelqu'un ; 2020\n\n{known[0].id}\n;\n"
    text += "Bilan de 2024 ; Le pôle ; 2025 ; https://www.example.org/b\nBilan de 2024 ; archives"
    assert made(filed(**{SOURCES: text}), cases, monkeypatch=monkeypatch) == 1
    data, _body = record(cases / POLE)
    assert data["sources"] == [known[0].id, known[1].id, "bilan-de-2024", "bilan-de-2024-2"]
    assert data["new_sources"] == [
        {"id": "bilan-de-2024", "title": "Bilan de 2024", "publisher": "Le pôle", "url": "https://www.example.org/b", "published": "2025", "kind": BLANK},
        {"id": "bilan-de-2024-2", "title": "Bilan de 2024", "publisher": "archives", "published": BLANK, "kind": BLANK, "note": BLANK},
    ]
    told = capsys.readouterr().out
    assert told.count(f"{cases}/{POLE}:") == told.count("À REMPLIR") == 4
    assert "1. Corrigez" in told


@pytest.mark.parametrize(
    ("line", "url", "published", "note"),
    [
        ("Bilan ; Le pôle ; 2025 ; https://www.example.org/a;b", "https://www.example.org/a;b", "2025", None),
        ("Bilan;Le pôle;2025;https://www.example.org/a;b;c=1;", "https://www.example.org/a;b;c=1", "2025", None),
        ("Bilan\u00a0; Le pôle\u202f; HTTPS://www.example.org/a;b\u00a0; en copie", "HTTPS://www.example.org/a;b", BLANK, "en copie"),
        ("https://www.example.org/a;b; Bilan; Le pôle; 2025", "https://www.example.org/a;b", "2025", None),
        ("Bilan ; Le pôle ; archives ; carton 12", None, BLANK, "archives ; carton 12"),
    ],
)
def test_an_address_is_taken_whole_and_the_rest_of_its_line_in_pieces(line: str, url: str | None, published: str, note: str | None) -> None:
    (entry,) = documents(line, {}).brought
    assert isinstance(entry, dict)
    assert [entry.get(name) for name in ("title", "publisher", "url", "published", "note")] == ["Bilan", "Le pôle", url, published, note]


def test_a_document_that_the_library_knows_by_its_address_is_known_by_one_with_a_semicolon(library: Library) -> None:
    (document, *_others) = library.sources.values()
    known = {document.id: document.model_copy(update={"url": "https://www.example.org/a;b"})}
    assert documents("Un titre ; https://www.example.org/a;b", known).cited == [document.id]


def test_a_document_named_as_one_of_the_library_is_told_to_the_editor(
    filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(filed(**{SOURCES: "Avise 2022 ; Avise ; 2022\nBilan ; Le pôle\nBilan ; archives"}), cases, monkeypatch=monkeypatch) == 1
    assert record(cases / POLE)[0]["sources"] == ["avise-2022-2", "bilan", "bilan-2"]
    told = capsys.readouterr().out
    assert told.count("La bibliothèque a déjà") == 1
    assert "La bibliothèque a déjà « avise-2022 » (Le Transfert de savoir-faire" in told
    assert "Si « Avise 2022 ; Avise ; 2022 » est ce document, mettez avise-2022 à la place de avise-2022-2" in told


SUBTITLED = [
    "Un début.\n\n### Sources\n\nUn bilan.\n\n### Titre\n\nUn autre.",
    "### Texte\n\nUn début.\n\n### Texte\n\nUne fin.",
    "Un début.\n\n### Avant d’envoyer\n\nUne histoire.\n\n### Thèmes\n\nFin.",
    "Un début.\n\n## Origine\n\n### Votre lien avec le cas\n\nDu pôle\n\n### Texte\n\nFin.",
]


@pytest.mark.parametrize("text", SUBTITLED)
def test_sub_titles_named_as_a_question_stay_in_the_text(text: str, filed: Callable[..., str], asked: list[Question]) -> None:
    plain, given = answers(filed(), asked), answers(filed(**{TEXT: text}), asked)
    assert given == {**plain, TEXT: text}


def test_a_case_keeps_the_sub_titles_that_somebody_wrote(filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Un début.\n\n## Origine\n\nUne histoire, en 2016.\n\n### Sources\n\nUn bilan."
    assert made(filed(**{TEXT: text}), cases, monkeypatch=monkeypatch) == 0
    data, body = record(cases / POLE)
    assert (data["sources"], body) == (["coorace-2016"], f"\n{text}\n")


@pytest.mark.parametrize("folder", [*TYPES])
def test_what_a_type_needs_and_the_form_cannot_ask_is_left_to_fill(
    folder: str, filed: Callable[..., str], corpus: Corpus, monkeypatch: pytest.MonkeyPatch, asked: list[Question]
) -> None:
    label = next(label for label, value in asked[0].options.items() if value == folder)
    own = {question.label: next(iter(question.options), "2016") for question in asked if "." in question.into}
    status = made(filed(**{TYPE: label, **own, TEXT: "Un texte."}), corpus.path, monkeypatch=monkeypatch)
    problems = corpus.check()
    asked_there = {question.into.rpartition(".")[2] for question in asked if question.into.rpartition(".")[0] in ("", folder)} | {"sources"}
    left = {name for name in TYPES[folder].needs if name not in asked_there}
    assert {problem.code for problem in problems} <= {"blank-left"}
    assert {problem.field.partition("[")[0] for problem in problems} == left
    assert status == bool(left)


# --- hostile ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda text: "Bonjour, voici ma fiche.", "ne vient pas du formulaire"),
        (lambda text: text.replace("### Titre", "## Titre"), "« ### Titre » devrait figurer une fois, et figure 0 fois"),
        (lambda text: text.replace("L'autre essai", "### Titre\n\nUn autre titre"), "« ### Titre » devrait figurer une fois, et figure 2 fois"),
        (lambda text: text + "### Thèmes\n", "« ### Thèmes » devrait figurer une fois, et figure 2 fois"),
        (lambda text: text.replace("### Avant d’envoyer", "### Avant"), "« ### Avant d’envoyer » devrait figurer une fois, et figure 0 fois"),
        (lambda text: text.replace("### Titre", "### X").replace("### Résumé", "### Titre").replace("### X", "### Résumé"), "dans leur ordre"),
        (
            lambda text: text.replace("### Titre", "### X").replace("### Texte", "### Titre").replace("### X", "### Texte"),
            "« ### Titre » devrait être avant « ### Texte »",
        ),
        (lambda text: text.replace("coorace-2016", "ab ;x\n" * (MOST_DOCUMENTS + 1)), "« Sources » nomme 51 documents"),
        (lambda text: text.replace("- [X] " + LICENCE, "- [ ] " + LICENCE), "licences"),
        (lambda text: text.replace("Pôle ou coopération – ", "../../poles – "), "type de fiche"),
        (lambda text: text.replace("essaie", "essaie\u202e"), "U+202E"),
        (lambda text: text.replace("essaie", "essaie\x1b[31m"), "U+001B"),
        (lambda text: json.dumps({"body": text.replace("essaie", "essaie\0")}), "U+0000"),
        (lambda text: json.dumps({"body": "\ud800"}), "pas un ticket"),
        (lambda text: json.dumps({"corps": text}), "pas un ticket"),
        (lambda text: json.dumps({"body": None}), "pas un ticket"),
        (lambda text: '{"body":' + "[" * 100_000, "pas un ticket"),
        (lambda text: "{", "pas un ticket"),
        (lambda text: text + "a" * DATA_BYTES, "dépasse 512 Ko"),
        (lambda text: text.replace("Une histoire", "a" * CaseType.most_bytes), "dépasserait 64 Ko"),
        (lambda text: text.replace("Le Pôle d'essai", "../../.."), "--name"),
        (lambda text: text.replace("Le Pôle d'essai", "Ευρώπη"), "--name"),
        (lambda text: text.replace("Le Pôle d'essai", "Index"), "--name"),
        (lambda text: text.encode("cp1252", "replace"), "n’est pas en UTF-8"),
        (lambda text: b"\xff\xfe\x00", "n’est pas en UTF-8"),
        (lambda text: text.replace("- [X] ", ""), "a accepté les licences"),
    ],
)
def test_an_issue_that_cannot_become_a_case_is_refused_and_nothing_is_written(
    damage: Callable[[str], str | bytes], said: str, filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(damage(filed()), cases, monkeypatch=monkeypatch) == 1
    assert said in capsys.readouterr().err
    assert list(cases.parent.rglob("*.md")) == []


@pytest.mark.parametrize(
    "title",
    [
        "../../../etc/passwd",
        "/etc/cron.d/x",
        "a: b\n---\nwithdrawn: {on: 2020}\n---\n",
        '"} # { un titre',
        "&x *x !!python/object",
        "{{ 7*7 }} {% include 'x' %}",
        "[x](javascript:alert(1))",
        "CON: aux",
    ],
)
def test_a_title_is_a_text_and_its_file_stays_among_the_cases(title: str, filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(filed(Titre=title), cases, monkeypatch=monkeypatch) == 0
    (path,) = cases.parent.rglob("*.md")
    assert path.parent == cases / "poles"
    data, body = record(path)
    assert data["title"] == " ".join(title.split())
    assert "withdrawn" not in data
    assert body == f"\n{MODEL[TEXT]}\n"


def test_what_the_check_refuses_in_a_case_is_told_of_an_issue(
    filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = filed(Titre="Un <b>pôle</b>", Thèmes="Gouvernance partagé, ../x", **{TEXT: "<script>x</script>\n\n[x](javascript:y) quelquun@example.org"})
    assert made(hostile, cases, monkeypatch=monkeypatch) == 1
    told = capsys.readouterr().out
    for piece in ("les signes < et >", "vouliez-vous dire « gouvernance-partagee »", "« ../x »", "HTML", "javascript:y", "adresse électronique"):
        assert piece in told, piece


def test_a_file_that_is_there_stays_and_a_link_is_not_followed(
    filed: Callable[..., str], cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (cases / "poles").mkdir()
    target = tmp_path / "ailleurs"
    (cases / POLE).symlink_to(target)
    assert made(filed(), cases, monkeypatch=monkeypatch) == 1
    assert "existe déjà" in capsys.readouterr().err
    assert not target.exists()
    assert made(filed(), cases, "--name", "un-autre", monkeypatch=monkeypatch) == 0
    assert (cases / "poles/un-autre.md").is_file()


def test_a_name_given_by_hand_is_bounded_too(filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("../x", "a/b", "Abc", "x", ""):
        assert made(filed(Titre="..."), cases, "--name", name, monkeypatch=monkeypatch) == 1
    assert list(cases.parent.rglob("*.md")) == []


def test_a_file_that_is_not_there_is_told_without_a_traceback(cases: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert from_issue.main(["nulle-part.txt", "--cases", str(cases)]) == 1
    assert "« nulle-part.txt » ne se lit pas" in capsys.readouterr().err


def test_a_licence_accepted_in_the_text_alone_is_not_accepted(
    filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = filed(**{TEXT: f"Un texte.\n\n### {PROMISES}\n\n- [X] {LICENCE}", PROMISES: f"- [ ] {LICENCE}"})
    assert made(forged, cases, monkeypatch=monkeypatch) == 1
    assert "licences" in capsys.readouterr().err


def test_as_many_documents_as_an_issue_may_name_are_all_kept_apart() -> None:
    named = documents("ab ;x\n" * MOST_DOCUMENTS, {})
    assert len(set(named.cited)) == len(named.brought) == MOST_DOCUMENTS


SECONDS = 10
"""Of processor. Each answer takes under two, and a minute where the work grows with its square."""


@pytest.mark.parametrize(
    "answer",
    [
        lambda: documents("t ; https://" + "a." * 25_000 + '"', {}),
        lambda: documents("https://" + ";" * 500_000, {}),
        lambda: documents("a ;" + " " * 500_000 + ";", {}),
        lambda: chosen("a, " * 600_000, {"Un choix, long": "un-choix"}),
    ],
)
def test_an_answer_made_to_be_slow_is_read_at_once(answer: Callable[[], object]) -> None:
    started = process_time()
    answer()
    assert process_time() - started < SECONDS


def test_an_issue_of_many_documents_is_refused_with_where_to_cut(asked: list[Question]) -> None:
    lines = [f"Bilan {number} ; Le pôle" for number in range(1, 10_001)]
    with pytest.raises(Unreadable, match=f"10\u00a0000 documents.*{MOST_DOCUMENTS} au plus.*à partir de « Bilan {MOST_DOCUMENTS + 1} ; Le pôle »"):
        documents("\n\n".join(lines), {})


def test_an_address_that_the_check_refuses_is_left_where_it_stands_for_it_to_tell(
    filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made(filed(**{SOURCES: "Bilan ; Le pôle ; https://localhost\nAutre ; Le pôle ; https://www.example.org/" + "a" * 600}), cases, monkeypatch=monkeypatch)
    first, second = record(cases / POLE)[0]["new_sources"]
    assert (first["url"], len(second["url"])) == ("https://localhost", 624)
    told = capsys.readouterr().out
    assert "https://localhost" in told
    assert "500" in told


def test_reading_knows_an_answer_from_an_empty_one(asked: list[Question], filed: Callable[..., str]) -> None:
    given: Mapping[str, str] = answers(issue_text(filed(Territoire=" ").encode()), asked)
    assert given["Territoire"] == given["Régions"] == ""
    assert given[TEXT] == MODEL[TEXT]
    with pytest.raises(Unreadable):
        answers("", asked)


# --- pictures ---------------------------------------------------------------------------------------

ASSETS = "https://github.com/user-attachments/assets/"


@pytest.mark.parametrize(
    ("written", "alt", "file"),
    [
        (f"![IMG_2041]({ASSETS}a1)", BLANK, "le-pole-d-essai-1.jpg"),
        (f'<img width="1024" height="768" alt="Le fournil, un matin" src="{ASSETS}a1" />', "Le fournil, un matin", "le-pole-d-essai-1.jpg"),
        (f"<img src='{ASSETS}a1.PNG?x=1'>", BLANK, "le-pole-d-essai-1.png"),
        (f'![Le fournil <b>un matin</b>]({ASSETS}a1.webp "un titre")', "Le fournil b un matin /b", "le-pole-d-essai-1.webp"),
    ],
)
def test_a_picture_in_an_issue_is_named_as_one_to_come_and_the_editor_is_told(
    written: str, alt: str, file: str, filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(filed(**{TEXT: f"Un début.\n\n{written}\n\n## Origine\n\nUne histoire, en 2016."}), cases, monkeypatch=monkeypatch) == 1
    values, body = record(cases / POLE)
    assert values["images"] == [{"file": file, "alt": alt, "credit": BLANK, "licence": BLANK, "people": BLANK}]
    assert body == "\nUn début.\n\n## Origine\n\nUne histoire, en 2016.\n"
    told = capsys.readouterr().out
    assert f"Le ticket montre l’image {ASSETS}a1" in told
    assert f"sous _images/{file}" in told
    assert f"aucun fichier « {file} » dans _images/" in told
    assert "image: les images ne sont pas acceptées" not in told


def test_pictures_of_an_issue_take_names_that_none_has_and_are_bounded() -> None:
    text = "\n".join(f"![Une image {number}]({ASSETS}{number})" for number in range(20))
    found = dropped(text, "soleni", {"soleni-1.jpg", "soleni-3.jpg"})
    names = [image["file"] for image in found.images]  # type: ignore[index,call-overload]
    assert names == ["soleni-2.jpg", *(f"soleni-{number}.jpg" for number in range(4, 15))]
    assert (len(names), found.text) == (12, "")
    assert len([hint for hint in found.hints if "de trop" in hint]) == 8


@pytest.mark.parametrize("text", ["![x](javascript:alert(1))", "<img alt='a'>", "![x](https://", "un ! [lien](https://www.example.org/)", "```\ncode\n```"])
def test_what_is_no_picture_that_one_can_fetch_stays_for_the_check_to_tell(text: str) -> None:
    found = dropped(text, "soleni", ())
    assert (found.text, found.images, found.hints) == (text, [], [])


@pytest.mark.parametrize("text", ["![" * 50_000, "<img " * 50_000, "![a](https://x " * 30_000, "<img alt='" * 40_000])
def test_a_text_made_to_be_slow_is_read_at_once(text: str) -> None:
    started = process_time()
    dropped(text, "soleni", ())
    assert process_time() - started < 2
