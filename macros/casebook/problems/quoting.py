"""What a message quotes, with its invisible characters in sight.

A value, a key, the name of a file: whoever wrote it may have put line breaks, control characters or direction marks in it,
which would begin a line of a log (where GitHub reads commands), command a terminal or turn a sentence round. `problem` and
`messages` call `in_sight` for every problem; what else prints something contributed (the report on links, the draft of an
issue, the verbs) calls `log_line`.
"""

from __future__ import annotations

import re

UNPRINTED = re.compile(
    "[\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f"
    "\\u3164\\ud800-\\udfff\\ue000-\\uf8ff\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees, or that move others: controls, line and paragraph separators, direction marks, fillers,
surrogates (a file name may hold bytes that are no text), private use."""

_COMMAND = re.compile(r"^(\s*)::")


def in_sight(text: str) -> str:
    r"""Returns a text on one line, each character of `UNPRINTED` as `\u202e` (`\u{e0001}` beyond four figures)."""
    return UNPRINTED.sub(_written, text) if not text.isprintable() else text


def log_line(text: str) -> str:
    """Returns a text as a line of a terminal or a log may hold it: `in_sight`, and no command of GitHub, which reads those that
    begin a line and, of an older kind, those anywhere in it."""
    return _COMMAND.sub(r"\1: :", in_sight(text)).replace("##[", "## [")


def _written(match: re.Match[str]) -> str:
    number = ord(match.group())
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\u{{{number:x}}}"
