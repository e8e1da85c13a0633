"""What a second reading found on 30 November 2026 is found by the rules, for its whole kind, and is silent once it is mended."""

from __future__ import annotations

from support.corpus import Corpus
from support.repository import ROOT
from support.upkeep.remarks import told

FOUND = ROOT / "tests" / "data" / "contradictions.txt"
"""The remarks on the library of that day, by their names. Those that a reader found to be none end with `WRONG`."""

WRONG = "  # à tort"

KINDS = ("recognition", "two-values", "founding", "reference", "judging", "many", "present")
"""How the names of the remarks on contradictions and on words begin."""

MENDED = {
    "recognition-missing dispositifs/ami-2023 poles/pole-laine": (
        "poles/pole-laine.md",
        "recognitions:\n",
        "recognitions:\n  - {role: laureat, scheme: ami-2023, on: 2023-10-17, source: avise-laureats-2023}\n",
    ),
    "founding-differs pratiques/etudier-un-besoin poles/val-horizon 2005": ("pratiques/etudier-un-besoin.md", "Domb'Innov, écrivait", "Val Horizon, écrivait"),
    "many-claimed poles/triveo d'autres pôles citent": ("poles/triveo.md", "Voici pourquoi d'autres pôles citent Trivéo.", "Un atelier de 2016 citait Trivéo."),
    "judging-words poles/kaleidoscoop parlait d'elle-même": ("poles/kaleidoscoop.md", "parlait d'elle-même :", "comptait :"),
    "judging-words poles/kaleidoscoop banal": ("poles/kaleidoscoop.md", "un besoin banal", "un besoin"),
    "judging-words poles/kaleidoscoop a suffi à": ("poles/kaleidoscoop.md", "a suffi à lancer", "a lancé"),
    "present-for-past fiches/soleni": ("fiches/soleni.md", "en insertion aident des", "en insertion aidaient des"),
    "present-for-past poles/triveo": ("poles/triveo.md", "recyclent ensemble", "recyclaient ensemble"),
    "reference-unlinked evenements/seminaires-referentiel-2012 organisations/ess-france": (
        "evenements/seminaires-referentiel-2012.md",
        "le CNCRES",
        "[le CNCRES](../organisations/ess-france.md)",
    ),
}
"""The remarks that are looked for, each with the file, the words that are wrong there and what mends them."""


def test_what_a_reader_found_is_found_where_it_is_and_little_else(past: Corpus) -> None:
    lines = FOUND.read_text(encoding="utf-8").splitlines()
    remarks = told(past, *KINDS)
    assert [remark.name for remark in remarks] == [line.removesuffix(WRONG) for line in lines]
    assert sum(line.endswith(WRONG) for line in lines) <= len(lines) / 10
    problems = {remark.name: remark.problem for remark in remarks}
    for name, (file, wrong, _mended) in MENDED.items():
        problem = problems[name]
        assert problem.hint, name
        if problem.code != "recognition-missing":  # told at the scheme, mended at the pole
            assert problem.path == f"cases/{file}"
            assert wrong.split()[-1] in past.read(file).split("\n")[problem.line - 1], name


def test_what_is_mended_is_silent_and_what_still_denies_it_is_told(past: Corpus) -> None:
    for file, wrong, mended in MENDED.values():
        past.replace(file, wrong, mended)
    remarks = told(past, *KINDS)
    assert [remark.name for remark in remarks if remark.name in MENDED] == []
    (denied,) = [remark for remark in remarks if remark.name.startswith("recognition")]
    assert denied.problem.path == "cases/poles/pole-laine.md"
    assert "ne citent aucun appel national" in past.read("poles/pole-laine.md").split("\n")[denied.problem.line - 1]
