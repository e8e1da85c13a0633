"""The draft of a case, made of the answers in an issue (`issue_answers`), for `scripts.from_issue`.

The text of an issue is hostile: it names no path (the name of the file is made of the title and matched
against `SLUG`), and what it says is checked as any case is. What a type needs and the form could not ask
is left to fill, as in a scaffold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic.fields import FieldInfo

from macros.casebook.check.rules import RESERVED_SLUGS
from macros.casebook.derived.issue_answers import Unreadable, answers, chosen, documents, issue_text
from macros.casebook.derived.issue_form import LICENCE, LINK, PROMISES, SOURCES, TEXT, TYPE, Question, questions
from macros.casebook.files.reading import CASE_BYTES
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value, write
from macros.casebook.language.french import slug
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import read_vocabularies
from macros.casebook.schema.fields import group_of, is_list
from macros.casebook.schema.values import SLUG
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType, CaseTypes
from macros.casebook.types.document import Document

DRAFTED_FROM = "une proposition reçue en ligne"


@dataclass(frozen=True, slots=True)
class Draft:
    """The case that the answers make: its type, values and text, and what an editor should
    look at though the check has nothing to say of it, in French."""

    kind: type[CaseType]
    values: Mapping[str, Value]
    body: str
    hints: Sequence[str]


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a draft, and the draft's hints."""

    path: Path
    hints: Sequence[str]


def draft(types: CaseTypes, given: Mapping[str, str], asked: Sequence[Question], sources: Mapping[str, Document]) -> Draft:
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


def write_draft(raw: bytes, cases: Path, fallback: Path, name: str | None) -> Written:
    """Write the case of an issue into a folder of cases, under `name` or one made of its title.

    `fallback` is the folder whose vocabularies and sources serve where `cases` has none. Raises
    `Unreadable`.
    """
    own = cases if (cases / "_vocabularies").exists() else fallback
    sources = read_sources(own / "_sources.yml", "_sources.yml").documents
    vocabularies, _problems = read_vocabularies(own / "_vocabularies", "_vocabularies", frozenset(sources))
    types = case_types()
    asked = questions(types, vocabularies)
    made = draft(types, answers(issue_text(raw), asked), asked, sources)
    file = name or slug(str(made.values["title"]))[:60].strip("-")
    if not SLUG.fullmatch(file) or file in RESERVED_SLUGS:
        raise Unreadable("Le titre ne donne pas de nom de fichier : choisissez-en un avec --name (3 à 60 lettres minuscules sans accent, chiffres et tirets).")
    text = write(made.kind, made.values, made.body).encode()
    if len(text) > CASE_BYTES:
        raise Unreadable(f"La fiche dépasserait {CASE_BYTES // 1024} Ko : raccourcissez le ticket.")
    path = cases / made.kind.folder / f"{file}.md"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("xb") as new:
            new.write(text)
    except FileExistsError:
        raise Unreadable(f"{path} existe déjà : comparez les deux, ou choisissez un autre nom avec --name.") from None
    return Written(path, made.hints)
