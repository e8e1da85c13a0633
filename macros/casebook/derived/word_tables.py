"""The tables of `language.words` as a module of the browser's code, so that both fold and stem alike.

`scripts.word_tables` writes it; a test compares what is committed with what this returns.
"""

from __future__ import annotations

import json
from typing import Any

from macros.casebook.language import words

PATH = "docs/javascripts/language/word-tables.js"
"""The module, from the root of the repository."""

ENDING = "[ending: string, replacement: string, least: number][]"
"""The type of a table of endings, in the browser's code."""


def word_tables() -> str:
    """The text of the module."""
    lines = [
        "// The tables by which words are folded and stemmed. Written by `python -m scripts.word_tables` from",
        "// macros/casebook/language/words.py, which explains them: change that file, not this one.",
    ]
    tables = (
        ("INVISIBLE", "string", "the characters that nobody sees, as ranges of a regular expression", words.INVISIBLE),
        ("MARKS", "string", "the combining marks, as ranges of a regular expression", words.MARKS),
        ("LETTERS", "Record<string, string>", "the letters that no normalisation takes apart", words.LETTERS),
        ("GROUPING", "string", "what stands between the thousands of a number besides a space", words.GROUPING),
        ("SMALL_WORDS", "Set<string>", "the words that decide nothing", words.SMALL_WORDS),
        ("OWN", "Map<string, string>", "the words with a stem of their own", words.OWN),
        ("PLURALS", ENDING, "the endings of plurals", words.PLURALS),
        ("ENDINGS", ENDING, "the endings of a family of words, in the order in which they are tried", words.ENDINGS),
    )
    for name, kind, what, value in tables:
        lines += ["", f"/** @type {{{kind}}} {what} */", "// prettier-ignore", f"export const {name} = {_written(value)};"]
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:
    if isinstance(value, frozenset):
        return f'new Set({_json(" ".join(sorted(value)))}.split(" "))'
    if isinstance(value, dict) and value is words.OWN:
        return f"new Map({_json(sorted(value.items()))})"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value)
