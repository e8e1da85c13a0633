"""The text of an issue, however it was copied and saved: read, or refused with how to get it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.casebook.derived.issue_answers import NOTHING, answers
from macros.casebook.derived.issue_form import PROMISES, TEXT, Question
from macros.casebook.derived.issue_text import Unreadable
from scripts import from_issue
from support.form.issues import MODEL, POLE, made, record
from support.repository import ROOT

COPIES: dict[str, Callable[[str], str | bytes]] = {
    "json": lambda text: json.dumps({"title": "[Fiche] ", "body": text.replace("\n", "\r\n")}),
    "json of PowerShell": lambda text: json.dumps({"body": text.replace("\n", "\r\n")}).encode("utf-16"),
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "an old Mac": lambda text: text.replace("\n", "\r"),
    "other spaces": lambda text: text.replace("Rencontre : Date", "Rencontre\u00a0:  Date ").replace("### Titre\n", "###  Titre  \n"),
    "other apostrophes": lambda text: text.replace("’", "'"),
    "a mark": lambda text: "\ufeff" + text,
    "UTF-16 LE": lambda text: text.encode("utf-16-le"),
    "UTF-16 BE": lambda text: text.encode("utf-16-be"),
    "UTF-16 LE, marked": lambda text: ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-16-le"),
    "UTF-16 BE, marked": lambda text: ("\ufeff" + text).encode("utf-16-be"),
    "UTF-32": lambda text: text.encode("utf-32"),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "soft hyphens": lambda text: text.replace("Résumé", "Ré\u00adsumé").replace("essaie", "es\u00adsaie"),
    "marks that nobody sees": lambda text: text.replace("### ", "### \u200b").replace("\n\n", "\u200e\n\n\u2060"),
    "the page, as text": lambda text: re.sub(r"(?m)^### (?!Une sous-partie)", "", text),
    "the page, with its boxes": lambda text: re.sub(r"(?m)^### (?!Une sous-partie)", "", text).replace("- [X]", "☑"),
    "a translated page": lambda text: text.replace(NOTHING, "_Pas de réponse_"),
    "a translated page, as text": lambda text: re.sub(r"(?m)^### (?!Une sous-partie)", "", text).replace(NOTHING, "Pas de réponse"),
}
"""The ways in which the text of an issue may reach an editor."""


@pytest.mark.parametrize("copied", COPIES)
def test_an_issue_is_read_however_it_was_copied_and_saved(
    copied: str, filed: Callable[..., str], cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = COPIES[copied](filed())
    (tmp_path / "ticket").write_bytes(given if isinstance(given, bytes) else given.encode())
    assert from_issue.main([str(tmp_path / "ticket"), "--cases", str(cases)]) == 0, capsys.readouterr()
    data, body = record(cases / POLE)
    assert (data["title"].replace("’", "'"), data["summary"].replace("’", "'")) == ("Le Pôle d'essai", "Un pôle qui n'existe pas, mais qui essaie.")
    assert ("territory" in data, body.strip()) == (False, MODEL[TEXT])


def test_a_ticket_copied_from_its_page_is_read(cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert from_issue.main([str(ROOT / "tests/data/faults/51-ticket-copie-de-la-page.txt"), "--cases", str(cases)]) == 1
    told = capsys.readouterr().out
    data, body = record(cases / "fiches/atelier-velo-d-essai.md")
    assert (data["title"], data["themes"], data["place"]) == ("Atelier vélo d’essai", ["mutualisation"], "Grenoble")
    assert body == "\n## Description\n\nL’atelier a ouvert en 2024.\n"
    assert told.count("À REMPLIR") > 0, "what the ticket does not say is left to fill"


def test_a_question_that_the_form_did_not_ask_on_that_day_is_an_empty_answer(asked: list[Question], filed: Callable[..., str]) -> None:
    whole = answers(filed(), asked)
    for question in asked:
        fewer = re.sub(rf"(?ms)^### {re.escape(question.label)}\n.*?(?=^### |\Z)", "", filed(), count=1)
        if question.required or question.label in (TEXT, PROMISES):
            with pytest.raises(Unreadable, match=r"0 fois|leur ordre"):
                answers(fewer, asked)
        else:
            assert answers(fewer, asked) == {**whole, question.label: ""}


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: re.sub(r"(?m)^### ", "", text).replace("\nTitre\n", "\nLe titre\n"),
        lambda text: text.encode("cp1252", "replace"),
        lambda text: "{}",
        lambda text: text.replace("- [X] ", ""),
    ],
)
def test_what_is_no_ticket_is_told_with_how_to_get_one(
    damage: Callable[[str], str | bytes], filed: Callable[..., str], cases: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert made(damage(filed()), cases, monkeypatch=monkeypatch) == 1
    assert "gh issue view N --json title,body" in capsys.readouterr().err
