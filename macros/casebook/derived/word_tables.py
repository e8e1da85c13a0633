"""The tables of `language.words` and `language.french` as modules of the browser's code, so that both fold, stem and print
alike.

`scripts.word_tables` writes them; a test compares what is committed with what this returns.
"""

from __future__ import annotations

import json
from typing import Any

from macros.casebook.language import french, words

ENDING = "[ending: string, replacement: string, least: number][]"
"""The type of a table of endings, in the browser's code."""


def word_tables() -> str:
    """The module of the tables of `language.words`."""
    return _module(
        "by which words are folded and stemmed",
        "words",
        ("INVISIBLE", "string", "the characters that nobody sees, as ranges of a regular expression", words.INVISIBLE),
        ("MARKS", "string", "the combining marks, as ranges of a regular expression", words.MARKS),
        ("LETTERS", "Record<string, string>", "the letters that no normalisation takes apart", words.LETTERS),
        ("GROUPING", "string", "what stands between the thousands of a number besides a space", words.GROUPING),
        ("INFINITIVE", "string", "what a verb looks like that says what somebody wants to do, as a regular expression", words.INFINITIVE),
        ("SMALL_WORDS", "Set<string>", "the words that decide nothing", words.SMALL_WORDS),
        ("OWN", "Map<string, string>", "the words with a stem of their own", words.OWN),
        ("PLURALS", ENDING, "the endings of plurals", words.PLURALS),
        ("ENDINGS", ENDING, "the endings of a family of words, in the order in which they are tried", words.ENDINGS),
    )


def typography_tables() -> str:
    """The module of the tables of `language.french`."""
    return _module(
        "by which French is printed",
        "french",
        ("SWAPS", "[typed: string, printed: string][]", "what is printed in place of what, wherever it stands", french.SWAPS),
        (
            "REWRITINGS",
            "[signs: string[], pattern: string, character: string][]",
            "the character in place of what a regular expression finds, in a text that holds one of the signs",
            french.REWRITINGS,
        ),
        ("ADDRESS_SIGN", "string", "what tells an address, as a regular expression", french.ADDRESS_SIGN),
        ("ADDRESS_ENDS", "string", "the characters that end an address", french.ADDRESS_ENDS),
    )


LANGUAGE_TABLES = {
    "docs/javascripts/language/word-tables.js": word_tables,
    "docs/javascripts/language/typography-tables.js": typography_tables,
}
"""The function that returns the text of each module, by its path from the root of the repository."""


def _module(what: str, source: str, *tables: tuple[str, str, str, Any]) -> str:
    """A module of tables, each (name, type in the browser's code, what it is, value)."""
    lines = [
        f"// The tables {what}. Written by `python -m scripts.word_tables` from",
        f"// macros/casebook/language/{source}.py, which explains them: change that file, not this one.",
    ]
    for name, kind, about, value in tables:
        lines += ["", f"/** @type {{{kind}}} {about} */", "// prettier-ignore", f"export const {name} = {_written(value)};"]
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:
    if isinstance(value, frozenset):
        return f'new Set({_json(" ".join(sorted(value)))}.split(" "))'
    if isinstance(value, dict) and value is words.OWN:
        return f"new Map({_json(sorted(value.items()))})"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value)
