"""A new case type is one class, a new facet one entry, a new output one module and one line:
everything else follows.

In a copy of the repository, one module is added to `casebook/types/` and to `pages/outputs/`,
one entry to `library/facets.py` and to `outputs/table.py`, and nothing else is touched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.markup import Element, as_read, read
from support.repository import ROOT, TODAY

pytestmark = pytest.mark.slow

COPIED = ("macros", "scripts", "theme", "docs", "cases", "mkdocs.yml")

TYPE = '''"""Training courses, a type that the tests add."""

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import EndsAfter, Rule
from macros.casebook.types.base import CaseType, Section
from macros.casebook.schema.dates import PartialDate
from macros.casebook.types.facts import KeyFigure
from macros.casebook.schema.references import RefTo, TermOf
from macros.casebook.schema.values import Whole, field, many


class Formation(CaseType):
    """A course that a pole gives."""

    rank: ClassVar[int] = 9
    folder: ClassVar[str] = "formations"
    label: ClassVar[str] = "Formation"
    label_plural: ClassVar[str] = "Formations"
    what: ClassVar[str] = "Une formation que donne un pôle."
    rules: ClassVar[tuple[Rule, ...]] = (EndsAfter("starts", "ends"),)
    sections: ClassVar[tuple[Section, ...]] = (Section("Ce qu'on y apprend", "Le programme."),)

    hours: Whole = field("Durée en heures", "Le nombre d’heures.", required=True, example="14", box=True)
    given_by: Annotated[str, RefTo("poles", "Formations données")] | None = field("Donnée par", example="clus-ter-jura", box=True)
    scale: Annotated[str, TermOf("perimeters")] | None = field("Échelle", example="pays-petr", box=True)
    starts: PartialDate | None = field("Début", example="2026-01", box=True)
    ends: PartialDate | None = field("Fin", example="2026-02", box=True)
    key_figures: tuple[KeyFigure, ...] = many("Chiffres", box=True)
'''

FACET = """    Facet(
        "perimeter", "echelles", "perimeters", "Échelle", "Échelles",
        "L’échelle à laquelle on agit.",
        lambda case: tuple(filter(None, (getattr(case.facts, "perimeter", None), getattr(case.facts, "scale", None)))),
    ),
)  # fmt: skip
"""

OUTPUT = '''"""How many pages the site has."""

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """One figure, written and drawn."""
    yield File("data/nombre.txt", str(len(plan.pages)).encode())
    yield File("data/nombre.html", plan.render("blocks/count.html", number=len(plan.pages), what="cases").encode())
'''

OUTPUT = '''"""The titles of the pages, for the tests."""

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """One as data, one drawn."""
    yield File.json("data/titres.json", {page.address: page.title for page in plan.pages})
    yield File("data/date.txt", plan.render("blocks/date.html").encode())
'''

CASE = """---
title: Apprendre à animer un pôle
summary: Deux jours pour apprendre à animer une coopération.
themes: [animation-cooperative]
departments: ["39"]
hours: 14
given_by: clus-ter-jura
scale: pays-petr
starts: 2026-01
ends: 2026-02
key_figures:
  - {value: "12", label: personnes par session, as_of: 2022, source: avise-2022}
sources: [avise-2022]
---

## Ce qu'on y apprend

À animer, avec [Coop'actions](../poles/coopactions.md).
"""


class Copy:
    """The copy of the repository, extended."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        return subprocess.run([sys.executable, "-m", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False)

    def page(self, address: str) -> Element:
        return read(self.root / "site" / address)


def replace(path: Path, old: str, new: str) -> None:
    """Put a text in the place of another, once."""
    before, mark, after = path.read_text(encoding="utf-8").partition(old)
    assert mark
    path.write_text(before + new + after, encoding="utf-8")


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    root = tmp_path_factory.mktemp("extended") / "repository"
    root.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, root / name)
    (root / "macros/casebook/types/formation.py").write_text(TYPE, encoding="utf-8")
    replace(root / "macros/casebook/library/facets.py", ")  # fmt: skip\n", FACET)
    (root / "macros/pages/outputs/titles.py").write_text(OUTPUT, encoding="utf-8")
    replace(root / "macros/pages/outputs/table.py", "\n)\n", '\n    "titles",\n)\n')
    folder = root / "cases/formations"
    folder.mkdir()
    (folder / "animer-un-pole.md").write_text(CASE, encoding="utf-8")
    copy = Copy(root)
    ended = copy.run("scripts.build", "--site", "site", "--no-search")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return copy


def test_the_copy_runs_its_own_code(extended: Copy) -> None:
    ended = extended.run("scripts.new", "formations", "deja-la", "--cases", str(extended.root / "ailleurs"))
    assert ended.returncode == 0, ended.stderr


def test_a_case_of_the_new_type_has_its_page_with_its_fields_and_its_section(extended: Copy) -> None:
    page = extended.page("formations/animer-un-pole")
    assert page.first("h1").text() == "Apprendre à animer un pôle"
    assert "Ce qu’on y apprend" in page.first("section", id="s-ce-qu-on-y-apprend").text()
    lines = {group.first("dt").text(): group.first("dd").text() for group in page.first("aside", class_="facts").all("div") if next(group.all("dt"), None)}
    assert lines["Durée en heures"] == "14"
    assert lines["Donnée par"] == "Clus’Ter Jura"
    assert lines["Début"] == "janvier 2026"
    assert lines["Chiffres"].startswith("12 personnes par session")


def test_the_new_type_has_its_index_and_its_line_in_the_sitemap(extended: Copy) -> None:
    page = extended.page("formations")
    assert page.first("h1").text() == "Formations"
    assert "../formations/animer-un-pole/" in page.links
    sitemap = (extended.root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "/formations/</loc>" in sitemap
    assert "/formations/animer-un-pole/</loc>" in sitemap


def test_what_it_refers_to_names_the_link_back_in_its_words(extended: Copy) -> None:
    related = extended.page("poles/clus-ter-jura").first("section", class_="related")
    assert "Formations données" in [heading.text() for heading in related.all("h3")]
    assert "../../formations/animer-un-pole/" in related.links
    assert "../../formations/animer-un-pole/" in extended.page("poles/coopactions").first("section", class_="related").links


def test_it_stands_on_the_pages_of_its_theme_and_region_among_the_other_types(extended: Copy) -> None:
    for address in ("themes/animation-cooperative", "regions/bourgogne-franche-comte"):
        page = extended.page(address)
        assert page.first("h2", id="k-formations").text() == "Formations"
        assert "../../formations/animer-un-pole/" in page.links


def test_the_new_facet_has_its_index_with_counts_and_a_page_a_term(extended: Copy) -> None:
    index = extended.page("echelles")
    assert index.first("h1").text() == "Échelles"
    assert "../echelles/pays-petr/" in index.links
    term = extended.page("echelles/pays-petr")
    assert term.first("h1").text() == "Pays ou PETR"
    assert {"../../formations/animer-un-pole/", "../../poles/clus-ter-jura/"} <= set(term.links)
    assert "../../echelles/pays-petr/" in extended.page("poles/clus-ter-jura").first("aside", class_="facts").links
    assert "/echelles/pays-petr/</loc>" in (extended.root / "site/sitemap.xml").read_text(encoding="utf-8")


def test_the_new_facet_is_set_beside_the_others_on_their_terms(extended: Copy) -> None:
    assert "../../echelles/pays-petr/" in extended.page("themes/animation-cooperative").first("section", class_="term-around").links


def test_the_page_of_the_data_model_lists_the_new_fields(extended: Copy) -> None:
    page = extended.page("contribuer/modele")
    assert page.first("details", id="modele-formations").first("strong").text() == "Formations"
    cells = [cell.text() for cell in page.all("td")]
    assert "hours *" in cells
    assert "Durée en heures" in cells


def test_the_new_type_has_its_json_schema(extended: Copy) -> None:
    schema = json.loads((extended.root / "site/schemas/formations.json").read_text(encoding="utf-8"))
    assert schema["title"] == "Formation"
    assert schema["properties"]["hours"] == {**schema["properties"]["hours"], "type": ["integer", "string"], "title": "Durée en heures"}
    assert set(schema["required"]) == {"title", "summary", "themes", "sources", "hours"}
    assert "pays-petr" in json.dumps(schema["properties"]["scale"])
    assert "clus-ter-jura" in json.dumps(schema["properties"]["given_by"])
    assert schema["additionalProperties"] is False


def test_the_new_output_is_written_beside_the_pages(extended: Copy) -> None:
    titles = json.loads((extended.root / "site/data/titres.json").read_text(encoding="utf-8"))
    assert titles["formations/animer-un-pole/"] == "Apprendre à animer un pôle"
    assert as_read((extended.root / "site/data/date.txt").read_text(encoding="utf-8")).strip() in extended.page("").text()


def test_its_fields_and_its_rules_are_checked(extended: Copy, tmp_path: Path) -> None:
    folder = tmp_path / "formations"
    folder.mkdir()
    text = CASE.replace("hours: 14", "hours: deux jours").replace("pays-petr", "pays-petri").replace("ends: 2026-02", "ends: 2025")
    text = text.replace("given_by: clus-ter-jura\n", "durée: 14\n").replace(", avec [Coop'actions](../poles/coopactions.md)", "")
    (folder / "animer-un-pole.md").write_text(text, encoding="utf-8")
    ended = extended.run("scripts.check", "--cases", str(tmp_path), "--format", "json")
    assert ended.returncode == 1
    found = {problem["field"]: (problem["code"], problem["line"], problem["hint"]) for problem in json.loads(ended.stdout)}
    assert found["hours"][:2] == ("number", 6)
    assert found["scale"] == ("unknown-term", 8, "vouliez-vous dire « pays-petr » ?")
    assert found["ends"][:2] == ("end-before-start", 10)
    assert found["durée"][:2] == ("unknown-key", 7)
    assert set(found) == {"hours", "scale", "ends", "durée"}


def filled(scaffold: str) -> str:
    """A scaffold as somebody fills it: blanks by the values that this type's case has."""
    values = {"title": "Une autre formation", "summary": "Un exemple.", "themes": "[animation-cooperative]", "sources": "[avise-2022]", "hours": "7"}
    lines = []
    for line in scaffold.split("\n"):
        key = line.partition(":")[0]
        lines.append(f"{key}: {values[key]}" if "À REMPLIR" in line and key in values else line)
    front, boundary, _body = "\n".join(lines).rpartition("\n---\n")
    return front + boundary + "\n## Ce qu'on y apprend\n\nÀ animer.\n"


def test_its_scaffold_fails_the_check_until_it_is_filled(extended: Copy, tmp_path: Path) -> None:
    ended = extended.run("scripts.new", "formations", "une-autre", "--cases", str(tmp_path))
    assert ended.returncode == 0, ended.stderr
    path = tmp_path / "formations" / "une-autre.md"
    text = path.read_text(encoding="utf-8")
    assert "hours:" in text
    assert "given_by" in text
    fresh = extended.run("scripts.check", "--cases", str(tmp_path), "--format", "json")
    assert fresh.returncode == 1
    problems = json.loads(fresh.stdout)
    assert {problem["code"] for problem in problems} == {"blank-left"}
    assert {problem["field"].partition("[")[0] for problem in problems if problem["field"]} == {"title", "summary", "themes", "sources", "hours"}
    path.write_text(filled(text), encoding="utf-8")
    done = extended.run("scripts.check", "--on", TODAY, "--cases", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "Tout est en ordre.\n")
