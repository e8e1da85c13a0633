"""The answers in an issue that was filed with the form of `issue_form`; `issue_draft` makes a case of them.

GitHub keeps a filled form as one text in Markdown (`issue_text`). It is read into one answer for each question, then into the options
chosen and the documents named. The text may be hostile: it is bounded, and refused unless every question is there, in
order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from macros.casebook.derived.issue_form import PROMISES, SOURCES, TEXT, Question
from macros.casebook.derived.issue_text import HOW_TO_COPY, Unreadable
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value
from macros.casebook.language.french import folded, grouped, slug
from macros.casebook.schema.dates import FORM, shortened
from macros.casebook.schema.values import SLUG
from macros.casebook.types.document import Document

NOTHING = "_No response_"
"""What GitHub writes for a question without an answer."""

_NOTHING = frozenset({"no response", "pas de réponse", "aucune réponse", "sans réponse"})
"""The same as people and translated pages give it back, without what made it slanted."""

MOST_DOCUMENTS = 50
"""How many documents an issue may name; the fullest case cites half as many."""

_MARKED, _ALONE = re.compile(r"###\s+(.*)"), re.compile("(.*)")
"""A heading as GitHub keeps it, and as its page shows it."""

_PIECE = re.compile(r"\s*(https?://\S*[^\s;]|[^;]+)", re.IGNORECASE)
"""A part of the line of a document: it ends before a `;`, or, for an address, which may hold some, before a space."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of an issue with the label of a question: the index of its line, from 0, and that label."""

    line: int
    label: str


def answers(text: str, form_questions: Sequence[Question]) -> dict[str, str]:
    """The answers of an issue, by the label of each question; empty where people left it so.

    Raises `Unreadable` unless the headings of the questions are there, once, in order; one that need not be answered may be
    missing, as the form of another day did not ask it. Headings inside the long text do not count. In what was copied from the
    page of the issue, a heading is a line with the label alone.
    """
    labels = [_plain(question.label) for question in form_questions]
    needed = [label for label, question in zip(labels, form_questions, strict=True) if question.required or question.label in (TEXT, PROMISES)]
    lines = text.split("\n")
    marked = _headings(lines, labels, _MARKED)
    of_form = _without_subtitles(marked or _headings(lines, labels, _ALONE), labels)
    present = [heading.label for heading in of_form]
    if len({*present, *(heading.label for heading in marked)}) < len(labels) // 4:
        raise Unreadable(f"Ce ticket ne vient pas du formulaire : ses questions n’y figurent pas (« ### {labels[0]} », « ### {labels[1]} »…).")
    if present != [label for label in labels if label in present] or not present or set(needed) - set(present):
        raise Unreadable(f"{_disorder(present, [heading.label for heading in marked], labels, needed)} {HOW_TO_COPY}")
    ends = [*(heading.line for heading in of_form[1:]), len(lines)]
    given = {heading.label: "\n".join(lines[heading.line + 1 : end]).strip() for heading, end in zip(of_form, ends, strict=True)}
    return {question.label: "" if _is_nothing(value := given.get(label, "")) else value for question, label in zip(form_questions, labels, strict=True)}


def _headings(lines: Sequence[str], labels: Sequence[str], shape: re.Pattern[str]) -> list[_Heading]:
    """The lines that are the label of a question in this shape, however a copy changed its spaces and apostrophes."""
    known = {_key(label): label for label in labels}
    return [_Heading(index, known[key]) for index, line in enumerate(lines) if (found := shape.match(line)) and (key := _key(found[1])) in known]


def _disorder(present: Sequence[str], everywhere: Sequence[str], labels: Sequence[str], needed: Sequence[str]) -> str:
    """What is wrong with the headings of an issue, in French. `everywhere` are those of the long text too."""
    wrong = next((label for label in labels if present.count(label) > 1 or (label in needed and label not in present)), None)
    if wrong is None:
        return "Les questions du formulaire ne sont pas dans leur ordre."
    if wrong not in present and wrong in everywhere:
        return f"Les questions du formulaire ne sont pas dans leur ordre : « ### {wrong} » devrait être avant « ### {TEXT} »."
    return f"Le titre « ### {wrong} » devrait figurer une fois, et figure {present.count(wrong)} fois. Le ticket vient-il bien du formulaire ?"


def _is_nothing(value: str) -> bool:
    """Whether an answer says that there is none."""
    return value.strip("_* ").rstrip(".").casefold() in _NOTHING


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
    """A label with single plain spaces and plain apostrophes of print: a copy may change both."""
    return " ".join(label.split()).replace("'", "’")


def _key(label: str) -> str:
    """By what a heading is known."""
    return _plain(label).casefold()


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
