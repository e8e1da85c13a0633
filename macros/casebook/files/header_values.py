"""A value of a front matter as its author meant it: read leniently, and written again so that YAML reads the same.

`header_lines` calls this with what stands after a key or a dash, when a file could not be read. Each way in which values
go wrong has its objection (`problems.message_tables.yaml`); the first one met is told.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

SPACES = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""What looks like a space, as ranges: YAML knows the first alone."""

KEY = r"""[^\W\d][\w-]*|"[^"\\]*"|'[^']*'"""
"""A key as people write it."""

_AFTER_COMMA = rf",[{SPACES}]*(?:(?:{KEY})[{SPACES}]*[:：](?=[{SPACES}\"'\[{{]|$)|[a-z_]+:(?=[^\s/]))"
_NEXT_KEY = re.compile(_AFTER_COMMA)
_NEXT_KEY_AT_ALL = re.compile(rf"{_AFTER_COMMA}|[{SPACES}]+(?=[a-z_]+:\s)")
"""What ends a value in a group: a comma and a key, or the key alone where the comma was left out."""
_KEY = re.compile(rf"[{SPACES}]*({KEY})([{SPACES}]*)([:：])([{SPACES}]*)")
_SPECIAL = re.compile(r"""[@`%&*!|>,#"'\[\]{}]|[-?:](?:\s|$)""")
_TEXT_AFTER = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,\]}].*[^\]}]$")
"""A value that begins with something between brackets and goes on."""
_TEXT_AFTER_BRACKETS = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s,\]}]")
"""The same inside a list or a group."""
_CURLY = re.compile('[“”„‟«‹]([^“”„‟»›"]*)[“”‟»›]|[‘’‚‛]([^‘’‚‛"]*)[‘’‛]')


_FIRST = {"#": "cut-value/emptied", "&": "yaml-anchor/value", "*": "yaml-anchor/value", "!": "yaml-tag/value"}
"""The objections to a value by its first character."""

MEANT = re.compile(r"&\w+\s+[\[{]|!!|!<")
"""How a value begins that uses what YAML has for programs, and that no person writes by accident."""


@dataclass(slots=True)
class Cause:
    """What is wrong in a value: the name of the objection, and its offset in the value, from 0."""

    objection: str = ""
    at: int = 0

    def note(self, objection: str, at: int) -> None:
        """Keep what is wrong, unless something before it was."""
        if not self.objection:
            self.objection, self.at = objection, at


def quoted(value: str) -> str:
    """A text between double quotes, with what needs it escaped."""
    return json.dumps(value, ensure_ascii=False)


def mended_value(value: str, cause: Cause, *, curly: bool, commas: bool) -> str:
    """A value that stands alone on its line, written so that it is read whole. `cause` notes what was wrong. With `curly`,
    typographic quotes around it are taken for those of YAML; with `commas`, none may be missing between two fields."""
    text = value.strip(" ")
    if text[:1] in ("[", "{") and not _TEXT_AFTER.match(text):
        flow = _Flow(text, Cause(), curly=curly, commas=commas)
        written = flow.item("")
        if not flow.rest() and (flow.cause.objection or written == text):
            cause.note(flow.cause.objection, flow.cause.at)
            return written
        if not flow.rest():
            return written
    if text[:1] in ("[", "{"):
        cause.note("yaml-syntax/first-character", 0)
        return quoted(text)
    if text[:1] in ('"', "'"):
        return _alone_quoted(text, cause)
    if curly and (found := _CURLY.fullmatch(text)):
        cause.note("yaml-syntax/curly", 0)
        return quoted((found.group(1) or found.group(2) or "").strip("\u00a0\u202f "))
    if closing := re.search(r"^[^\[\]{}]*([\]}])$", text):
        cause.note("yaml-syntax/list" if closing.group(1) == "]" else "yaml-syntax/group", 0)
        return mended_value(("[" if closing.group(1) == "]" else "{") + text, Cause(), curly=curly, commas=commas)
    return _plain(text, cause, 0)


def _alone_quoted(text: str, cause: Cause) -> str:
    """A value that begins with a quote and has its line to itself."""
    mark, inner = text[0], text[1:]
    end = _quote_end(text, 0)
    if end is not None and not text[end + 1 :].strip():
        return text
    if end is not None and re.fullmatch(r"\s+#.*", text[end + 1 :]):
        return text
    if inner.endswith(mark) and len(inner) > 1:
        cause.note("yaml-syntax/apostrophe" if mark == "'" else "yaml-syntax/quote-inside", end or 0)
        return _requoted(inner[:-1], mark)
    if end is None or (mark == "'" and text[end - 1 : end].isalnum() and text[end + 1 : end + 2].isalnum()):
        cause.note("yaml-syntax/quote", 0)
        return _requoted(inner.strip(), mark)
    cause.note("yaml-syntax/quote-first", 0)
    return quoted(text)


def _requoted(inner: str, mark: str) -> str:
    """What stands between quotes, or should, between double quotes: those in it that nothing escapes are escaped."""
    if mark == "'":
        return quoted(inner.replace("''", "'"))
    return '"' + re.sub(r'\\(.)|"', lambda found: found.group() if found.group(1) else '\\"', inner) + '"'


def _quote_end(text: str, start: int) -> int | None:
    """The offset of the quote that ends the text whose quote is at `start`, as YAML finds it; None without one."""
    expression = r"(?:[^\"\\]|\\.)*\"" if text[start] == '"' else r"(?:[^']|'')*'"
    found = re.compile(expression).match(text, start + 1)
    return found.end() - 1 if found else None


def _plain(text: str, cause: Cause, at: int, marks: str = "") -> str:
    """A text without quotes; between them when YAML would read something else. `marks` are those that end it where it stands."""
    if not text or "\n" in text:
        return text
    if _SPECIAL.match(text):
        cause.note(_FIRST.get(text[0], "yaml-syntax/first-character"), at)
    elif found := re.search(r":(?=\s|$)", text):
        cause.note("yaml-syntax/colon", at + found.start())
    elif found := re.search(r"\s#", text):
        cause.note("cut-value", at + found.start() + 1)
    elif marks and (found := re.search(f"[{re.escape(marks)}]", text)):
        cause.note("yaml-syntax/comma" if found.group() == "," else "yaml-syntax/bracket", at + found.start())
    else:
        return text
    return quoted(text.replace("\t", " "))


_END_OF_GROUP = re.compile(r"\}(?=\s*(?:,\s*\{|\]|$))")
_END_OF_INNER_GROUP = re.compile(r"\}(?=\s*(?:[],}]|$))")
"""The brace that closes a group: another field may follow that of a group inside a group."""


class _Flow:
    """Reads a list or a group between brackets, and writes it again."""

    def __init__(self, text: str, cause: Cause, *, curly: bool, commas: bool) -> None:
        self.text, self.cause, self.curly, self.at = text, cause, curly, 0
        self.groups = 0  # those that are open
        self.next_key = _NEXT_KEY if commas else _NEXT_KEY_AT_ALL

    def rest(self) -> str:
        """What was not read, unless it is a comment."""
        return re.sub(r"^(?:\s+#.*)?\s*$", "", self.text[self.at :])

    def skip(self) -> None:
        while self.at < len(self.text) and re.match(f"[{SPACES}]", self.text[self.at]):
            self.at += 1

    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def item(self, within: str) -> str:
        """A value in a list (`within` is `[`), in a group (`{`), or alone."""
        self.skip()
        begun = "" if within and _TEXT_AFTER_BRACKETS.match(self.text, self.at) else self.here()
        if begun == "[":
            return self.several("[", "]")
        if begun == "{":
            return self.several("{", "}")
        if begun in ('"', "'"):
            return self.quoted_item(within)
        start, end = self.at, self.plain_end(within)
        text = self.text[start:end].rstrip(" \t\u00a0\u202f")
        self.at = end
        if self.curly and (found := _CURLY.fullmatch(text)):
            self.cause.note("yaml-syntax/curly", start)
            return quoted((found.group(1) or found.group(2) or "").strip("\u00a0\u202f "))
        if text.endswith('"') and text.count('"') == 1:
            self.cause.note("yaml-syntax/quote-opening", start)
            return quoted(text[:-1])
        return _plain(text, self.cause, start, ",[]{}")

    def quoted_item(self, within: str) -> str:
        """A value that begins with a quote; if YAML would end it too early or too late, where it was meant to end."""
        start, mark = self.at, self.here()
        end = _quote_end(self.text, start)
        if end is not None and re.match(r"\s*(?:[,\]}]|$)", self.text[end + 1 :]):
            self.at = end + 1
            return self.text[start : end + 1]
        cut = self.next_key.search(self.text, start) if within == "{" else re.compile(r",\s*(?=[\"'])").search(self.text, start)
        closing = re.compile(rf"{mark}(?=\s*(?:[,\]}}]|$))").search(self.text, start + 1)
        if closing and not (cut and cut.start() < closing.start()):
            self.cause.note("yaml-syntax/apostrophe" if mark == "'" else "yaml-syntax/quote-inside", end or start)
            self.at = closing.end()
            return _requoted(self.text[start + 1 : closing.start()], mark)
        self.cause.note("yaml-syntax/quote", start)
        last = cut.start() if cut else self.plain_end(within)
        self.at = last
        return _requoted(self.text[start + 1 : last].strip(), mark)

    def plain_end(self, within: str) -> int:
        """Where a text without quotes ends."""
        if within == "{":
            found = self.next_key.search(self.text, self.at) or re.compile(r"\}(?=\s*(?:[,\]}]|$))").search(self.text, self.at)
            closing = (_END_OF_GROUP if self.groups < 2 else _END_OF_INNER_GROUP).search(self.text, self.at)
            found = closing if closing and found and closing.start() < found.start() else found
        else:
            closings = r"[})]" if "(" not in self.text else r"\}"
            found = re.compile(rf",|\](?=\s*(?:[,\]}}]|$))|{closings}(?=\s*$)").search(self.text, self.at)
        return found.start() if found else len(self.text)

    def several(self, begins: str, ends: str) -> str:
        """The items of a list, or the fields of a group."""
        objection = "yaml-syntax/list" if begins == "[" else "yaml-syntax/group"
        opened, self.at = self.at, self.at + 1
        self.groups += begins == "{"
        items: list[str] = []
        while True:
            self.skip()
            if self.here() in ("]", "}", ")"):
                if self.here() != ends:
                    self.cause.note(objection, self.at)
                self.at += 1
                break
            if not self.here():
                self.cause.note(objection, opened)
                break
            before = self.at
            items.append(self.field() if begins == "{" else self.item("["))
            self.skip()
            if self.here() == ",":
                self.at += 1
            elif self.here() not in ("]", "}", ")", ""):
                self.cause.note(objection, self.at)
                if self.at == before:
                    self.at += 1  # whatever it is, the reading goes on
        self.groups -= begins == "{"
        return begins + ", ".join(item for item in items if item) + ends

    def field(self) -> str:
        """A field of a group: its key and its value."""
        found = _KEY.match(self.text, self.at)
        if not found:
            return self.item("{")
        key, before, colon, after = found.groups()
        self.at = found.end()
        if colon != ":" or before.strip(" ") or after.strip(" "):
            self.cause.note("yaml-syntax/space", found.start(2))
        elif not after and self.here() not in ("", ",", "}"):
            self.cause.note("yaml-syntax/colon-space", found.start(3))
        if self.here() in (",", "}", ""):
            return f"{key}:"
        return f"{key}: {self.item('{')}"
