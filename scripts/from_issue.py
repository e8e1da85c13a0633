"""`python -m scripts.from_issue FICHIER|-`: the case file of an issue that somebody filed.

Reads what the form of `scripts.issue_form` became: the Markdown of the issue, pasted, or
`gh issue view N --json title,body`. An editor runs it on their own machine; nothing here
needs a token. The text of an issue is hostile: it is bounded, it names no path (the name of
the file is made of the title and matched against `SLUG`), and what it says is checked as any
case is. What a type needs and the form could not ask is left to fill, as in a scaffold.

Exits 0 when the case is there and in order, 1 when it is to be mended or cannot be made, 2
when the tool failed.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic.fields import FieldInfo

from macros.casebook.check.loading import load, processors
from macros.casebook.check.rules import RESERVED_SLUGS
from macros.casebook.derived.issue_answers import Unreadable, answers, chosen, documents, issue_text
from macros.casebook.derived.issue_form import LICENCE, LINK, PROMISES, SOURCES, TEXT, TYPE, Question, questions
from macros.casebook.files.reading import CASE_BYTES, DATA_BYTES
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value, write
from macros.casebook.language.french import slug
from macros.casebook.problems.formats import report
from macros.casebook.problems.problem import errors
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import read_vocabularies
from macros.casebook.schema.fields import group_of, is_list
from macros.casebook.schema.values import SLUG
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType, CaseTypes
from macros.casebook.types.document import Document
from scripts.check import ROOT, cases_folder

DRAFTED_FROM = "une proposition reçue en ligne"


@dataclass(frozen=True, slots=True)
class Draft:
    """The case that the answers make: its type, values and text, and what an editor should
    look at though the check has nothing to say of it, in French."""

    kind: type[CaseType]
    values: Mapping[str, Value]
    body: str
    hints: Sequence[str]


def case(types: CaseTypes, given: Mapping[str, str], asked: Sequence[Question], sources: Mapping[str, Document]) -> Draft:
    """The case that the answers make.

    Raises `Unreadable` when the type is unknown, the licence is not accepted or there are too
    many documents.
    """
    by_label = {question.label: question for question in asked}
    kind = types.get(next(iter(chosen(given[TYPE], by_label[TYPE].options)), ""))
    if kind is None:
        raise Unreadable(f"Le type de fiche n’est pas l’un de ceux du formulaire : {', '.join(types)}.")
    if not any(line[:5].lower() == "- [x]" and LICENCE in line for line in given[PROMISES].split("\n")):
        raise Unreadable("La personne n’a pas accepté les licences : demandez-lui de cocher la case, puis recommencez.")
    data: dict[str, Value] = {}
    for question in asked:
        folder, _, name = question.into.rpartition(".")
        if name and folder in ("", kind.folder) and (value := _value(given[question.label], question)):
            data[name] = value
    named = documents(given[SOURCES], sources)
    data |= {name: [*value] for name, value in (("sources", named.cited), ("new_sources", named.brought)) if value}
    link: list[Value] = list(chosen(given[LINK], by_label[LINK].options))
    data["provenance"] = {"drafted_from": DRAFTED_FROM, **({"contributor_link": link[0]} if link else {})}
    data |= {name: _blank(info) for name, info in kind.model_fields.items() if (info.is_required() or name in kind.needs) and name not in data}
    return Draft(kind, data, f"\n{given[TEXT]}\n", named.hints)


def _blank(info: FieldInfo) -> Value:
    """What stands for a value that nobody gave yet; the check refuses it and says where."""
    group = group_of(info.annotation)
    asked = [name for name, inner in group.model_fields.items() if inner.is_required()] if group else []
    left: Value = dict.fromkeys(asked, BLANK) if asked else BLANK
    return [left] if is_list(info) else left


def _value(text: str, question: Question) -> Value | None:
    """An answer as the value of a field."""
    if question.options:
        ids: list[Value] = list(chosen(text, question.options))
        return (ids if question.many else ids[0]) if ids else None
    if question.many:
        return [line for line in (line.removeprefix("- ").strip() for line in text.split("\n")) if line]
    return " ".join(text.split())


# --- the command --------------------------------------------------------------------------


def make(raw: bytes, cases: Path, name: str | None) -> tuple[Path, Sequence[str]]:
    """Write the case of an issue into a folder of cases; returns its path and the hints of its
    draft. Raises `Unreadable`."""
    own = cases if (cases / "_vocabularies").exists() else ROOT / "cases"
    sources = read_sources(own / "_sources.yml", "_sources.yml").documents
    vocabularies, _problems = read_vocabularies(own / "_vocabularies", "_vocabularies", frozenset(sources))
    types = case_types()
    asked = questions(types, vocabularies)
    draft = case(types, answers(issue_text(raw), asked), asked, sources)
    file = name or slug(str(draft.values["title"]))[:60].strip("-")
    if not SLUG.fullmatch(file) or file in RESERVED_SLUGS:
        raise Unreadable("Le titre ne donne pas de nom de fichier : choisissez-en un avec --name (3 à 60 lettres minuscules sans accent, chiffres et tirets).")
    text = write(draft.kind, draft.values, draft.body).encode()
    if len(text) > CASE_BYTES:
        raise Unreadable(f"La fiche dépasserait {CASE_BYTES // 1024} Ko : raccourcissez le ticket.")
    path = cases / draft.kind.folder / f"{file}.md"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("xb") as new:
            new.write(text)
    except FileExistsError:
        raise Unreadable(f"{path} existe déjà : comparez les deux, ou choisissez un autre nom avec --name.") from None
    return path, draft.hints


def _given(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(DATA_BYTES + 1)
    try:
        with open(source, "rb") as file:
            return file.read(DATA_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"« {source} » ne se lit pas ({error.strerror}).") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the case, check it, say what comes next; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.from_issue", description="Fait une fiche d’un ticket du formulaire.")
    parser.add_argument("source", metavar="FICHIER", help="le texte du ticket, ou « - » pour l’entrée standard")
    parser.add_argument("--name", metavar="NOM", help="le nom du fichier, si celui que donne le titre ne convient pas")
    parser.add_argument("--cases", type=Path, metavar="DOSSIER", help="le dossier des cas (par défaut : cases)")
    options = parser.parse_args(arguments)
    cases = cases_folder(options.cases)
    try:
        path, hints = make(_given(options.source), cases, options.name)
    except Unreadable as refused:
        print(refused, file=sys.stderr)
        return 1
    problems = [
        problem
        for problem in load(cases, fallback=ROOT / "cases", processes=processors()).problems
        if problem.path == f"{cases}/{path.parent.name}/{path.name}"
    ]
    told = [f"{path} est écrit.", report(problems, "text"), *hints, _next_steps(path, bool(errors(problems)))]
    print("\n\n".join(told))
    return 1 if errors(problems) else 0


def _next_steps(path: Path, wrong: bool) -> str:
    steps = [
        f"Corrigez {path} : chaque ligne ci-dessus dit où et quoi. Puis « make check »." if wrong else None,
        f"Relisez {path} : des mots à soi, chaque fait avec sa date et sa source.",
        "Ajoutez les liens vers les autres fiches.",
        "Regardez la page avec « make serve ».",
        "Proposez le fichier, en citant le numéro du ticket, et remerciez la personne.",
    ]
    return "Ensuite :\n" + "\n".join(f"{number}. {step}" for number, step in enumerate(filter(None, steps), 1))


def guarded() -> int:
    """`main`, with any failure of the tool itself told apart from problems in the issue."""
    try:
        return main()
    except Exception:  # the contract: 2 means that the tool failed
        traceback.print_exc()
        return 2


if __name__ == "__main__":
    sys.exit(guarded())
