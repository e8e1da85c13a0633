"""The issue form of GitHub, derived from the declarations: `.github/ISSUE_TEMPLATE/fiche.yml`.

For people who have an account but no git. `scripts.issue_form` writes the form; they fill it in the browser;
`issue_answers` and `issue_draft` make a case of their issue, with the questions of this module. GitHub has one static form
for all types: it has the questions that people can answer without knowing the library, and the editors add the links
between cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from macros.casebook.language.french import typographic
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW, Vocabulary
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of, is_list
from macros.casebook.schema.references import CommuneCode, TermOf
from macros.casebook.schema.values import Typed
from macros.casebook.types.base import CaseType, CaseTypes

TYPE, SOURCES, LINK, TEXT, PROMISES = "Type de fiche", "Sources", "Votre lien avec le cas", "Texte", "Avant d’envoyer"
"""The labels of the questions that are no field of a declaration."""

LICENCE = "J’accepte que mon texte soit publié sous licence CC BY-SA 4.0, et les données sous Licence Ouverte 2.0."

_PROMISES = (
    "J’ai écrit avec mes mots, sans recopier une source.",
    "Je n’ai mis ni téléphone ni courriel d’une personne.",
    LICENCE,
)

_INTRODUCTION = """\
Merci de partager un cas ! Remplissez ce que vous savez, laissez le reste vide. Une personne de l’équipe relira votre
proposition, en fera une fiche et vous répondra ici. **Tout ce que vous écrivez ici est public.**
"""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form: its French label, its help text and example, and how it is answered.

    `shape` is the type of its element in GitHub's forms. `into` is the field that the answer fills: its name, or, for a
    field of one type only, the folder of the type and its name (`evenements.starts`); empty for an answer that
    `issue_draft` reads in its own way. With `many`, the field is a list. `options` maps each choice, as people see it, to
    the value that it means.
    """

    label: str
    shape: str
    into: str = ""
    help: str = ""
    example: str = ""
    required: bool = False
    many: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


def questions(types: CaseTypes, vocabularies: Mapping[str, Vocabulary]) -> list[Question]:
    """Every question of the form, in its order.

    The long text comes last of what people type, and checkboxes come after it. So it ends where the last heading begins
    that GitHub wrote, whatever headings people write in it. Raises `KeyError` when a vocabulary is missing.
    """
    return [
        Question(
            TYPE, "dropdown", "", "Ce que raconte la fiche.", required=True, options={f"{kind.label} – {kind.what}": kind.folder for kind in types.values()}
        ),
        *_fields(types, vocabularies),
        Question(
            SOURCES,
            "textarea",
            "",
            "Un document par ligne : son titre ; qui l’a publié ; l’année ; son adresse. Au moins un.",
            "Bilan d’activité de 2024 ; Le pôle ; 2025 ; https://www.example.org/bilan-2024",
            required=True,
        ),
        Question(LINK, "dropdown", "", "Pour que les lecteurs sachent d’où vient la fiche.", options=options(vocabularies["contributor_links"])),
        Question(TEXT, "textarea", "", _sections(types), required=True),
        Question(PROMISES, "checkboxes", "", options=dict.fromkeys(_PROMISES, "")),
    ]


def _fields(types: CaseTypes, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Question]:
    """The questions for the fields that all types have, then for those that one type has and needs."""
    for name, info in CaseType.model_fields.items():
        if question := _question(name, str(info.title), info, vocabularies):
            yield question
    for kind in types.values():
        for name in kind.needs:
            if name not in CaseType.model_fields and (
                question := _question(f"{kind.folder}.{name}", f"{kind.label} : {kind.model_fields[name].title}", kind.model_fields[name], vocabularies)
            ):
                yield question


def _question(name: str, label: str, info: FieldInfo, vocabularies: Mapping[str, Vocabulary]) -> Question | None:
    """The question for a field; None for a field whose values are groups or refer to other cases."""
    typed = annotation_of(info, Typed)
    if group_of(info.annotation):
        return None
    if term := annotation_of(info, TermOf):
        shape, choices = "dropdown", options(vocabularies[term.vocabulary])
    elif (typed and typed.kind == "line") or annotation_of(info, CommuneCode) or PartialDate in (info.annotation, *getattr(info.annotation, "__args__", ())):
        shape, choices = "textarea" if is_list(info) or (typed and typed.most > 200) else "input", {}
    else:
        return None
    hint = info.description or ""
    if is_list(info) and shape == "textarea":
        hint = f"{hint} Un par ligne.".strip()
    example = info.examples[0] if info.examples and not choices else ""
    return Question(label, shape, name, hint, example[0] if isinstance(example, list) else example, info.is_required(), is_list(info), choices)


def options(vocabulary: Vocabulary) -> dict[str, str]:
    """The terms of a vocabulary that a case may take: their ids, by the labels that people see. The code of a department
    comes before its name."""
    terms = (term for term in vocabulary if not (vocabulary.name in ASSIGNED_NARROW and term.id in vocabulary.narrower))
    return {f"{term.id} {term.pref_label}" if term.id[0].isdigit() else term.pref_label: term.id for term in terms}


def _sections(types: CaseTypes) -> str:
    """The help text of the long text: the sections of each type."""
    lines = "\n".join(f"- {kind.label} : {', '.join(section.title for section in kind.sections)}" for kind in types.values() if kind.sections)
    return f"Quelques paragraphes suffisent. Pour les parties, écrivez une ligne « ## Titre de la partie » :\n{lines}"


# --- the file that GitHub reads -----------------------------------------------------------


def form(form_questions: list[Question]) -> str:
    """The text of the file that GitHub reads, in YAML."""
    elements: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": typographic(_INTRODUCTION)}}]
    elements += [_element(f"q{number}", question) for number, question in enumerate(form_questions, 1)]
    template = {
        "name": "Proposer une fiche",
        "description": typographic("Racontez un pôle, une action, une rencontre, une pratique : sans git, depuis cette page."),
        "title": "[Fiche] ",
        "body": elements,
    }
    head = "# Written by `python -m scripts.issue_form` from the declarations: change those.\n"
    return head + yaml.safe_dump(template, allow_unicode=True, sort_keys=False, width=120)


def _element(id: str, question: Question) -> dict[str, Any]:
    """A question as an element of GitHub's forms."""
    attributes: dict[str, Any] = {"label": typographic(question.label)}
    if question.help:
        attributes["description"] = typographic(question.help)
    if question.example:
        attributes["placeholder"] = typographic(question.example)
    if question.shape == "checkboxes":
        attributes["options"] = [{"label": label, "required": True} for label in question.options]
        return {"type": question.shape, "id": id, "attributes": attributes}
    if question.options:
        attributes |= {"multiple": question.many, "options": list(question.options)}
    return {"type": question.shape, "id": id, "attributes": attributes, "validations": {"required": question.required}}
