"""The notes of a text, taken out of the HTML that the parser writes: their calls numbered, their words for the end of the text.

Called by `prose`, before the sanitiser. The template of a case shows the notes; each leads back to its calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from markupsafe import Markup

PREFIX = "x-"
"""How the ids of the page begin that are no section of a text: none of those can meet them."""

CALL = '<sup class="call"><a id="{id}" href="#{note}" aria-label="note {number}">{number}</a></sup>'
"""The call of a note. The form draws the same in `docs/javascripts/contribute/preview/prose.js`."""

ATTRIBUTES = {"sup": {"class"}, "a": {"id", "aria-label"}}
"""The attributes of `CALL` beside its address."""

OURS = re.compile(rf"call|{PREFIX}appel-[0-9]+(?:-[0-9]+)?|note [0-9]+")
"""The values that these attributes may have."""

_CALL = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">\d+</a></sup>')
_NOTE = re.compile(r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">\d+</sup>\n<p>(.*?)</p>\n</div>\n?', re.DOTALL)


@dataclass(slots=True)
class Note:
    """A note: its number, from 1, in the order of the first calls; its words as HTML; the ids of its calls."""

    number: int
    html: Markup = field(default_factory=Markup)
    calls: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the note on its page."""
        return f"{PREFIX}note-{self.number}"


def taken_out(html: str) -> tuple[str, list[Note]]:
    """The HTML of a text with numbered calls and without its notes; the notes, in order."""
    by_label: dict[str, Note] = {}
    words = {_label(label): text for label, text in _NOTE.findall(html)}

    def call(found: re.Match[str]) -> str:
        note = by_label.setdefault(_label(found[1]), Note(len(by_label) + 1))
        times = len(note.calls) + 1
        note.calls.append(f"{PREFIX}appel-{note.number}" + (f"-{times}" if times > 1 else ""))
        return CALL.format(id=note.calls[-1], note=note.id, number=note.number)

    text = _CALL.sub(call, _NOTE.sub("", html))
    for label, note in by_label.items():
        note.html = Markup(words.get(label, ""))
    return text, list(by_label.values())


def _label(label: str) -> str:
    """A label as labels are compared, from the HTML."""
    return " ".join(unescape(label).split()).lower()
