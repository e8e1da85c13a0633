"""An issue that was filed with the form of GitHub, what makes a case of it, and that case."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.casebook.derived.issue_form import LINK, SOURCES, TEXT, TYPE
from macros.casebook.files.frontmatter import read_record
from scripts import from_issue

MODEL = {
    TYPE: "Pôle ou coopération – Un PTCE, ou une autre coopération sur un territoire.",
    "Titre": "Le Pôle d'essai",
    "Résumé": "Un pôle qui n'existe pas,\nmais qui essaie.",
    "Aussi nommé": "- Essai\nL'autre essai",
    "Thèmes": "Gouvernance partagée, Économie circulaire, réemploi",
    "Questions": "Que fait le pôle, que laisse-t-il à ses membres ?",
    "Départements": "39 Jura, 2A Corse-du-Sud",
    "Commune": "Lons-le-Saunier",
    SOURCES: "coorace-2016",
    LINK: "Du pôle",
    TEXT: "Un début.\n\n## Origine\n\nUne histoire, en 2016.\n\n---\n\n### Une sous-partie\n\nFin.",
}

POLE = "poles/le-pole-d-essai.md"


def made(text: str | bytes, cases: Path, *options: str, monkeypatch: pytest.MonkeyPatch) -> int:
    raw = text.encode() if isinstance(text, str) else text
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    return from_issue.main(["-", "--cases", str(cases), *options])


def record(path: Path) -> tuple[Any, str]:
    found = read_record(path.read_text(encoding="utf-8"), "")
    assert found.problems == []
    return found.data, found.body
