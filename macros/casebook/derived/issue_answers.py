"""The answers in an issue that was filed with the form of `scripts.issue_form`.

From what GitHub keeps of a filled form, a text in Markdown, to an answer a question, then to
what was chosen in a list and to the documents that were named; `scripts.from_issue` makes a
case of them. The text is hostile: it is bounded, and an issue whose questions are not all
there, in order, is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from macros.casebook.derived.issue_form import SOURCES, TEXT, Question
from macros.casebook.files.reading import DATA_BYTES, FORBIDDEN, code_point
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value
from macros.casebook.language.french import folded, grouped, slug
from macros.casebook.schema.dates import FORM, shortened
from macros.casebook.schema.values import SLUG
from macros.casebook.types.document import Document

NOTHING = "_No response_"
"""What GitHub writes for a question left empty, in any language."""

MOST_DOCUMENTS = 50
"""How many documents an issue may name; the fullest case cites half as many."""

_PIECE = re.compile(r"\s*(https?://\S*[^\s;]|[^;]+)", re.IGNORECASE)
"""A piece of the line of a document: up to a `;`, but an address, which may hold some, up to a space."""


class Unreadable(Exception):
    """The issue cannot become a case; says why, in French."""


def issue_text(raw: bytes) -> str:
    """The Markdown of an issue, from what `gh` printed or somebody pasted.

    Raises `Unreadable` for what is too long, is not text, or holds a character that no case
    may hold.
    """
    if len(raw) > DATA_BYTES:
        raise Unreadable(f"Ce ticket dépasse {DATA_BYTES // 1024} Ko.")
    try:
        text = raw.decode("utf-8-sig")
        if text.lstrip().startswith("{"):
            text = json.loads(text)["body"]
            text.encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable("Ce n’est pas un ticket : donnez le texte du ticket, ou ce qu’affiche « gh issue view N --json title,body ».") from None
    text = text.replace("\r\n", "\n")
    if found := FORBIDDEN.search(text):
        raise Unreadable(f"Le ticket contient un caractère invisible (U+{code_point(found.group())}) : retirez-le, puis recommencez.")
    return text


def answers(text: str, asked: Sequence[Question]) -> dict[str, str]:
    """What was answered, by the label of the question; nothing for what was left empty.

    Raises `Unreadable` when the headings of the form are not all there, once, in order; those
    that stand in the long text are sub-titles of it.
    """
    labels = [_plain(question.label) for question in asked]
    lines = text.split("\n")
    headings = [(index, label) for index, line in enumerate(lines) if line.startswith("### ") and (label := _plain(line[4:])) in labels]
    found = _without_subtitles(headings, labels)
    told = [label for _index, label in found]
    if told != labels:
        wrong = next((label for label in labels if told.count(label) != 1), None)
        if wrong is None:
            raise Unreadable("Les questions du formulaire ne sont pas dans leur ordre.")
        if wrong not in told and any(label == wrong for _index, label in headings):
            raise Unreadable(f"Les questions du formulaire ne sont pas dans leur ordre : « ### {wrong} » devrait être avant « ### {TEXT} ».")
        raise Unreadable(f"Le titre « ### {wrong} » devrait figurer une fois, et figure {told.count(wrong)} fois. Le ticket vient-il bien du formulaire ?")
    ends = [*(index for index, _label in found[1:]), len(lines)]
    given = ("\n".join(lines[index + 1 : end]).strip() for (index, _label), end in zip(found, ends, strict=True))
    return {question.label: "" if value == NOTHING else value for question, value in zip(asked, given, strict=True)}


def _without_subtitles(headings: Sequence[tuple[int, str]], labels: Sequence[str]) -> list[tuple[int, str]]:
    """The headings that ask: those up to the long text, then from the *last* that names the
    question after it. People name parts of their text as the form names its questions."""
    names = [label for _index, label in headings]
    if TEXT not in names:
        return [*headings]
    begins, after = names.index(TEXT), labels[labels.index(TEXT) + 1]
    ends = max((rank for rank, name in enumerate(names) if name == after and rank > begins), default=len(names))
    return [*headings[: begins + 1], *headings[ends:]]


def _plain(label: str) -> str:
    """A label without what a copy may change in it: its spaces."""
    return " ".join(label.split())


def chosen(value: str, options: Mapping[str, str]) -> list[str]:
    """What was chosen in a list, as ids. GitHub joins the labels by commas, which some hold;
    what is no option stays as it is, for the check to tell."""
    known = {_plain(label): id for label, id in options.items()}
    told = f"{_plain(value)}, "
    ids, at = [], 0
    # Walked by position: to cut what was read from 500,000 characters takes five seconds.
    while at < len(told) - len(", "):
        label = max((label for label in known if told.startswith(f"{label}, ", at)), key=len, default=told[at : told.index(", ", at)])
        ids.append(known.get(label, label))
        at += len(f"{label}, ")
    return ids


# --- documents ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """The documents that an answer names: the ids of all, the entries of those that the library
    has not, and what to tell the editor of them, in French."""

    cited: Sequence[str]
    brought: Sequence[Value]
    hints: Sequence[str]


def documents(text: str, known: Mapping[str, Document]) -> Named:
    """The documents of an answer, one a line: those that the library knows by their name, title
    or address; the others as documents that the case brings, with what is not said to fill.

    Raises `Unreadable` for more documents than an issue may name.
    """
    lines = (line.removeprefix("- ").strip() for line in text.split("\n"))
    rows = [(line, pieces) for line in lines if (pieces := [piece for found in _PIECE.finditer(line) if (piece := found[1].strip())])]
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
        here = next((names[name] for piece in pieces for name in (piece, folded(piece)) if name in names), None)
        if here is None:
            wanted = _name(pieces[0])
            here = next(free for free in chain([wanted], (f"{wanted}-{rank}" for rank in count(2))) if free not in taken)
            taken.add(here)
            brought.append(_document(here, pieces))
            if wanted in known:
                hints.append(
                    f"La bibliothèque a déjà « {wanted} » ({known[wanted].title}). Si « {shortened(line)} » est ce document, "
                    f"mettez {wanted} à la place de {here} dans « sources », et retirez {here} de « new_sources »."
                )
        cited.append(here)
    return Named([*dict.fromkeys(cited)], brought, hints)


def _name(title: str) -> str:
    """A short name for a document."""
    name = slug(title)[:50].strip("-")
    return name if SLUG.fullmatch(name) else "document"


def _document(name: str, pieces: Sequence[str]) -> Value:
    # What begins as an address is one: whether it is in order is for the check, which bounds it
    # before it looks at it.
    url = next((piece for piece in pieces if piece.lower().startswith(("http://", "https://"))), None)
    date = next((piece for piece in pieces if FORM.fullmatch(piece)), None)
    words = [piece for piece in pieces if piece not in (url, date)]
    title, publisher, *more = [*words, *[BLANK] * (2 - len(words))]
    note = " ; ".join(more) or (None if url else BLANK)
    told = {"id": name, "title": title, "publisher": publisher, "url": url, "published": date or BLANK, "kind": BLANK, "note": note}
    return {key: value for key, value in told.items() if value}
