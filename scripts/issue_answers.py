"""The answers in an issue that was filed with the form of `scripts.issue_form`.

From what GitHub keeps of a filled form, a text in Markdown, to an answer a question;
`scripts.from_issue` makes a case of them. The text is hostile: it is bounded, and one that
could be read in two ways is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from macros.casebook.reading import DATA_BYTES, FORBIDDEN, code_point
from scripts.issue_form import Question

NOTHING = "_No response_"
"""What GitHub writes for a question left empty, in any language."""


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

    Raises `Unreadable` when the headings of the form are not all there, once, in order.
    """
    labels = [_plain(question.label) for question in asked]
    lines = text.split("\n")
    found = [(index, line) for index, line in enumerate(lines) if line.startswith("### ") and _plain(line[4:]) in labels]
    if [_plain(line[4:]) for _index, line in found] != labels:
        told = [_plain(line[4:]) for _index, line in found]
        wrong = next((label for label in labels if told.count(label) != 1), None)
        if wrong is None:
            raise Unreadable("Les questions du formulaire ne sont pas dans leur ordre.")
        raise Unreadable(f"Le titre « ### {wrong} » devrait figurer une fois, et figure {told.count(wrong)} fois. Le ticket vient-il bien du formulaire ?")
    ends = [*(index for index, _line in found[1:]), len(lines)]
    given = ("\n".join(lines[index + 1 : end]).strip() for (index, _line), end in zip(found, ends, strict=True))
    return {question.label: "" if value == NOTHING else value for question, value in zip(asked, given, strict=True)}


def _plain(label: str) -> str:
    """A label without what a copy may change in it: its spaces."""
    return " ".join(label.split())


def chosen(value: str, options: Mapping[str, str]) -> list[str]:
    """What was chosen in a list, as ids. GitHub joins the labels by commas, which some hold;
    what is no option stays as it is, for the check to tell."""
    known = {_plain(label): id for label, id in options.items()}
    ids, rest = [], _plain(value)
    while rest:
        label = max((label for label in known if rest == label or rest.startswith(f"{label}, ")), key=len, default=rest.partition(", ")[0])
        ids.append(known.get(label, label))
        rest = rest[len(label) :].removeprefix(", ").strip()
    return ids
