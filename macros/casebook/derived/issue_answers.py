"""The answers in an issue that was filed with the form of `issue_form`; `issue_draft` makes a case of them.

GitHub keeps a filled form as one text in Markdown. It is read into one answer for each question, then into the options
chosen and the documents named. The text may be hostile: it is bounded, and refused unless every question is there, in
order.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from macros.casebook.derived.issue_form import SOURCES, TEXT, Question
from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import normal_value
from macros.casebook.files.reading import DATA_BYTES, code_point
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value
from macros.casebook.language.french import folded, grouped, slug
from macros.casebook.schema.dates import FORM, shortened
from macros.casebook.schema.values import SLUG
from macros.casebook.types.document import Document

NOTHING = "_No response_"
"""What GitHub writes for a question without an answer, in any language."""

_EMPTY = re.compile(r"[_*]?(?:No response|Pas de réponse)[_*]?", re.IGNORECASE)
"""The same, as a program or a person may have rewritten it."""

SOURCE_OF_ISSUE = (
    "Prenez la source du ticket : sur sa page, le menu « … » du premier message, « Edit » (modifier), puis copiez tout le texte ; "
    "ou, dans un terminal, « gh issue view N --json title,body »."
)
"""How an editor gets the text of an issue as GitHub keeps it."""

MOST_DOCUMENTS = 50
"""How many documents an issue may name; the fullest case cites half as many."""

_HEADING = re.compile(r"###\s")
"""The beginning of the line of a question; a copy may have another space than GitHub's."""

_PIECE = re.compile(r"\s*(https?://\S*[^\s;]|[^;]+)", re.IGNORECASE)
"""A part of the line of a document: it ends before a `;`, or, for an address, which may hold some, before a space."""


class Unreadable(Exception):
    """No case can be made of the issue; its message says why, in French."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of an issue with the label of a question: the index of its line, from 0, and that label."""

    line: int
    label: str


def issue_text(raw: bytes) -> str:
    """Returns the Markdown of an issue, from the JSON that `gh` prints or from the text that somebody copied, as people see it
    (`files.normal_text`). The shells of Windows write UTF-16.

    Raises `Unreadable` for bytes that are too many, are no text, or hold a character that no case may hold.
    """
    if len(raw) > DATA_BYTES:
        raise Unreadable(f"Ce ticket dépasse {DATA_BYTES // 1024} Ko.")
    try:
        text = raw.decode(_encoding(raw)).removeprefix("\ufeff")
        if text.lstrip().startswith("{"):
            text = json.loads(text)["body"]
            text.encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"Ce n’est pas un ticket, ou pas un texte en UTF-8. {SOURCE_OF_ISSUE}") from None
    text = normal_value(text)
    if found := FORBIDDEN.search(text):
        raise Unreadable(f"Le ticket contient un caractère invisible (U+{code_point(found.group())}) : retirez-le, puis recommencez.")
    return text


def _encoding(raw: bytes) -> str:
    """The encoding of a text: UTF-16 when a mark says so, or when every other byte of its beginning is that of no letter of
    ours; else UTF-8."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    low, high = raw[0:64:2], raw[1:64:2]
    for rare, order in ((high, "utf-16-le"), (low, "utf-16-be")):
        if len(rare) > 1 and rare.count(0) > len(rare) // 2:
            return order
    return "utf-8"


def answers(text: str, form_questions: Sequence[Question]) -> dict[str, str]:
    """The answers of an issue, by the label of each question; empty where people left it so.

    Raises `Unreadable` unless the headings of all questions are there, once, in order. Headings inside the long text do
    not count.
    """
    labels = [_plain(question.label) for question in form_questions]
    lines = text.split("\n")
    if sum(_plain(line) in labels for line in lines) >= 3 and not any(map(_HEADING.match, lines)):
        raise Unreadable(
            "Ce texte a été copié de la page du ticket telle qu’elle s’affiche : les titres n’ont plus leur « ### », et rien n’y dit "
            f"quelles cases ont été cochées. {SOURCE_OF_ISSUE}"
        )
    headings = [_Heading(index, label) for index, line in enumerate(lines) if _HEADING.match(line) and (label := _plain(line[3:])) in labels]
    of_form = _without_subtitles(headings, labels)
    present = [heading.label for heading in of_form]
    if present != labels:
        wrong = next((label for label in labels if present.count(label) != 1), None)
        if wrong is None:
            raise Unreadable("Les questions du formulaire ne sont pas dans leur ordre.")
        if wrong not in present and any(heading.label == wrong for heading in headings):
            raise Unreadable(f"Les questions du formulaire ne sont pas dans leur ordre : « ### {wrong} » devrait être avant « ### {TEXT} ».")
        if len({*present}) < len(labels) // 4:
            raise Unreadable(f"Ce ticket ne vient pas du formulaire : ses questions n’y figurent pas (« ### {labels[0]} », « ### {labels[1]} »…).")
        raise Unreadable(
            f"Le titre « ### {wrong} » devrait figurer une fois, et figure {present.count(wrong)} fois. "
            f"Si le ticket vient bien du formulaire, son texte est incomplet. {SOURCE_OF_ISSUE}"
        )
    ends = [*(heading.line for heading in of_form[1:]), len(lines)]
    values = ("\n".join(lines[heading.line + 1 : end]).strip() for heading, end in zip(of_form, ends, strict=True))
    return {question.label: "" if _EMPTY.fullmatch(value) else value for question, value in zip(form_questions, values, strict=True)}


def _without_subtitles(headings: Sequence[_Heading], labels: Sequence[str]) -> list[_Heading]:
    """The headings of the form: those up to the long text, then those from the *last* one with the label of the question
    after it. Between these two, people may have written headings of their own with the words of a question."""
    present = [heading.label for heading in headings]
    if TEXT not in present:
        return [*headings]
    begins, after = present.index(TEXT), labels[labels.index(TEXT) + 1]
    ends = max((rank for rank, label in enumerate(present) if label == after and rank > begins), default=len(present))
    return [*headings[: begins + 1], *headings[ends:]]


def _plain(label: str) -> str:
    """A label with single plain spaces: a copy may change them."""
    return " ".join(label.split())


def chosen(value: str, options: Mapping[str, str]) -> list[str]:
    """The options chosen in an answer, as the values that they mean (`Question.options`).

    GitHub joins their labels with commas, which some labels hold too. What is no option stays as it is, and the check
    refuses it later.
    """
    known = {_plain(label): id for label, id in options.items()}
    labels = f"{_plain(value)}, "
    ids, at = [], 0
    # Read by offset: to cut the text after each label would take five seconds for 500,000 characters.
    while at < len(labels) - len(", "):
        label = max((label for label in known if labels.startswith(f"{label}, ", at)), key=len, default=labels[at : labels.index(", ", at)])
        ids.append(known.get(label, label))
        at += len(f"{label}, ")
    return ids


# --- documents ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that an answer names: the ids of all; the entries of `new_sources` for those that the library does not
    have; French remarks on them for the editor."""

    cited: Sequence[str]
    brought: Sequence[Value]
    hints: Sequence[str]


def documents(text: str, known: Mapping[str, Document]) -> Named:
    """The documents of an answer, which names one on each line.

    `known` are the documents of the library by their ids; a line that gives the id, the title or the address of one means
    it. Each other line becomes a document that the case brings, with a blank for what the line does not say. Raises
    `Unreadable` for more than `MOST_DOCUMENTS`.
    """
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    rows = [(line, pieces) for line in lines if (pieces := [piece for match in _PIECE.finditer(line) if (piece := match[1].strip())])]
    if len(rows) > MOST_DOCUMENTS:
        raise Unreadable(
            f"La réponse « {SOURCES} » nomme {grouped(len(rows))} documents, un par ligne ; une proposition en nomme {MOST_DOCUMENTS} au plus. "
            f"Retirez du ticket ceux qui sont de trop, à partir de « {shortened(rows[MOST_DOCUMENTS][0])} », puis recommencez."
        )
    names = {name: document.id for document in known.values() for name in (document.id, folded(document.title), document.url) if name}
    taken = {*known}
    cited: list[str] = []
    brought: list[Value] = []
    hints: list[str] = []
    for line, pieces in rows:
        id = next((names[name] for piece in pieces for name in (piece, folded(piece)) if name in names), None)
        if id is None:
            wanted = _id(pieces[0])
            id = next(free for free in chain([wanted], (f"{wanted}-{rank}" for rank in count(2))) if free not in taken)
            taken.add(id)
            brought.append(_document(id, pieces))
            if wanted in known:
                hints.append(
                    f"La bibliothèque a déjà « {wanted} » ({known[wanted].title}). Si « {shortened(line)} » est ce document, "
                    f"mettez {wanted} à la place de {id} dans « sources », et retirez {id} de « new_sources »."
                )
        cited.append(id)
    return Named([*dict.fromkeys(cited)], brought, hints)


def _id(title: str) -> str:
    """An id for a document, made of its title."""
    name = slug(title)[:50].strip("-")
    return name if SLUG.fullmatch(name) else "document"


def _document(id: str, pieces: Sequence[str]) -> Value:
    """The entry of `new_sources` that the parts of a line make, with blanks for what they do not say."""
    # What begins like an address is taken for one. The check bounds it, then says whether it is a valid one.
    url = next((piece for piece in pieces if piece.lower().startswith(("http://", "https://"))), None)
    date = next((piece for piece in pieces if FORM.fullmatch(piece)), None)
    words = [piece for piece in pieces if piece not in (url, date)]
    title, publisher, *more = [*words, *[BLANK] * (2 - len(words))]
    note = " ; ".join(more) or (None if url else BLANK)
    entry = {"id": id, "title": title, "publisher": publisher, "url": url, "published": date or BLANK, "kind": BLANK, "note": note}
    return {key: value for key, value in entry.items() if value}
