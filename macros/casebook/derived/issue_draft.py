"""The draft of a case, made of the answers in an issue (`issue_answers`), for `scripts.from_issue`.

The text of an issue may be hostile. It gives no path: the name of the file is made of the title, and must match `SLUG`.
The draft is checked as any case is. What a type needs and the form has no question for is a blank, as in a scaffold.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic.fields import FieldInfo

from macros.casebook.check.folders import used_ids
from macros.casebook.check.pictures import FOLDER, picture_names
from macros.casebook.check.rules import RESERVED_SLUGS
from macros.casebook.derived.issue_answers import answers, chosen, documents
from macros.casebook.derived.issue_form import LICENCE, LINK, PROMISES, SOURCES, TEXT, TYPE, Question, questions
from macros.casebook.derived.issue_pictures import dropped
from macros.casebook.derived.issue_text import HOW_TO_COPY, Unreadable, issue_text
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value, write
from macros.casebook.language.french import slug
from macros.casebook.library.needed_lists import missing_vocabularies
from macros.casebook.registers.lending import lent, with_lent
from macros.casebook.registers.link_exceptions import read_link_exceptions
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import read_vocabularies
from macros.casebook.schema.case_ids import new_id
from macros.casebook.schema.fields import group_of, is_list
from macros.casebook.schema.values import SLUG
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType, CaseTypes
from macros.casebook.types.document import Document

DRAFTED_FROM = "une proposition reçue en ligne"
"""What the provenance of such a case says, in French."""


_BOX = re.compile(r"[-*+]\s*\[[ xX]\]|[☐☑☒✅✔]")
_TICKED = re.compile(r"[-*+]\s*\[[xX]\]|[☑☒✅✔]")
"""A box as Markdown writes it, or as a page shows it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A case made of answers: its type, its values as `files.writing` takes them, its body, and French remarks for the
    editor on what the check cannot see."""

    kind: type[CaseType]
    values: Mapping[str, Value]
    body: str
    hints: Sequence[str]


@dataclass(frozen=True, slots=True)
class Written:
    """The path of a draft's file, and the draft's remarks for the editor."""

    path: Path
    hints: Sequence[str]


def draft(
    types: CaseTypes, filed: Mapping[str, str], form_questions: Sequence[Question], sources: Mapping[str, Document], pictures: Container[str] = ()
) -> Draft:
    """The case that the answers make.

    `filed` are the answers by the labels of the questions, `sources` the documents of the library by their ids, `pictures`
    the names of its pictures. Raises
    `Unreadable` when the type is unknown, when the licence is not accepted, and for too many documents.
    """
    by_label = {question.label: question for question in form_questions}
    kind = types.get(next(iter(chosen(filed[TYPE], by_label[TYPE].options)), ""))
    if kind is None:
        raise Unreadable(f"Le type de fiche n’est pas l’un de ceux du formulaire : {', '.join(types)}.")
    _accepted(filed[PROMISES])
    data: dict[str, Value] = {}
    for question in form_questions:
        folder, _, name = question.into.rpartition(".")
        if name and folder in ("", kind.folder) and (value := _value(filed[question.label], question)):
            data[name] = value
    named = documents(filed[SOURCES], sources)
    data |= {name: [*value] for name, value in (("sources", named.cited), ("new_sources", named.brought)) if value}
    link: list[Value] = list(chosen(filed[LINK], by_label[LINK].options))
    shown = dropped(filed[TEXT], _file_name(str(data.get("title", ""))) or kind.folder, pictures)
    data |= {"images": [*shown.images]} if shown.images else {}
    data["provenance"] = {"drafted_from": DRAFTED_FROM, **({"contributor_link": link[0]} if link else {})}
    data |= {name: _blank(info) for name, info in kind.model_fields.items() if (info.is_required() or name in kind.needs) and name not in data}
    return Draft(kind, data, f"\n{shown.text}\n", [*named.hints, *shown.hints])


def _file_name(title: str) -> str:
    """The name of a file, made of a title; it may be no valid one."""
    return slug(title)[:60].strip("-")


def _accepted(promises: str) -> None:
    """Raises `Unreadable` unless the box of the licences is ticked."""
    lines = [line.strip().replace("'", "’") for line in promises.split("\n")]
    if any(_TICKED.match(line) and LICENCE in line for line in lines):
        return
    if not any(_BOX.match(line) for line in lines):
        raise Unreadable(f"On ne voit pas dans ce texte si la personne a accepté les licences : les cases « {PROMISES} » n’y sont pas. {HOW_TO_COPY}")
    raise Unreadable("La personne n’a pas accepté les licences : demandez-lui de cocher la case, puis recommencez.")


def _blank(info: FieldInfo) -> Value:
    """The blank for a value that the form has no question for; the check refuses it, and says where it is."""
    group = group_of(info.annotation)
    required = [name for name, inner in group.model_fields.items() if inner.is_required()] if group else []
    blank: Value = dict.fromkeys(required, BLANK) if required else BLANK
    return [blank] if is_list(info) else blank


def _value(text: str, question: Question) -> Value | None:
    """An answer as the value of the field that its question fills; None or an empty value for an empty answer."""
    if question.options:
        ids: list[Value] = list(chosen(text, question.options))
        return (ids if question.many else ids[0]) if ids else None
    if question.many:
        return [line for line in (line.removeprefix("- ").strip() for line in text.split("\n")) if line]
    return " ".join(text.split())


def write_draft(raw: bytes, cases: Path, fallback: Path, name: str | None) -> Written:
    """Writes the case of an issue into a folder of cases, and returns its path and the remarks for the editor.

    `raw` are the bytes of the issue (`issue_text`). `name` is that of the file without `.md`; None makes one of the title.
    `fallback` is the folder whose vocabularies and sources serve when `cases` has none. Raises `Unreadable` when no
    case can be made, when its name is not a valid one or its file already exists, and when it would be too big.
    """
    own = cases if (cases / "_vocabularies").exists() else fallback
    sources = read_sources(own / "_sources.yml", "_sources.yml", read_link_exceptions(own).admitted).documents
    own_terms, _problems = read_vocabularies(own / "_vocabularies", "_vocabularies", frozenset(sources))
    vocabularies, types = with_lent(own_terms, lent(fallback, own / "_vocabularies"), sources.keys()), case_types()
    if missing := next(missing_vocabularies(types, vocabularies, (own / "_vocabularies").as_posix()), None):
        raise Unreadable(str(missing))
    form_questions = questions(types, vocabularies)
    made = draft(types, answers(issue_text(raw), form_questions), form_questions, sources, picture_names(cases / FOLDER))
    file = name or _file_name(str(made.values["title"]))
    if not SLUG.fullmatch(file) or file in RESERVED_SLUGS:
        raise Unreadable("Le titre ne donne pas de nom de fichier : choisissez-en un avec --name (3 à 60 lettres minuscules sans accent, chiffres et tirets).")
    text = write(made.kind, {"id": new_id(used_ids(types, cases)), **made.values}, made.body).encode()
    if len(text) > made.kind.most_bytes:
        raise Unreadable(f"La fiche dépasserait {made.kind.most_bytes // 1024} Ko : raccourcissez le ticket.")
    path = cases / made.kind.folder / f"{file}.md"
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("xb") as new:
            new.write(text)
    except FileExistsError:
        raise Unreadable(f"{path} existe déjà : comparez les deux, ou choisissez un autre nom avec --name.") from None
    return Written(path, made.hints)
