"""The syntax errors of YAML as objections of ours, which say in French what to write instead.

Only `yaml_values` uses it. The parser stops at its first error, so a file has at most one.
"""

from __future__ import annotations

from collections.abc import Mapping

import yaml

# libyaml gives its errors no other name than these English words. These are the errors that contributors meet.
_SYNTAX: Mapping[str, str] = {
    "mapping values are not allowed": "yaml-syntax/parser-colon",
    "could not find expected ':'": "yaml-syntax/parser-no-colon",
    "found character that cannot start any token": "yaml-syntax/parser-first-character",
    "found unexpected end of stream": "yaml-syntax/parser-quote",
    "did not find expected ',' or ']'": "yaml-syntax/parser-list",
    "did not find expected ',' or '}'": "yaml-syntax/parser-group",
    "did not find expected key": "yaml-syntax/parser-indent",
    "did not find expected '-' indicator": "yaml-syntax/parser-list-indent",
    "block sequence entries are not allowed": "yaml-syntax/parser-list-start",
    "found undefined tag handle": "yaml-syntax/parser-tag",
}
"""The name of our objection (`problems.messages`), by words of the parser's error."""


def objection_to(error: yaml.YAMLError) -> str:
    """Returns the name of the objection to a syntax error; `yaml-syntax` for one that has none of its own."""
    message = str(getattr(error, "problem", "") or error)
    return next((objection for words, objection in _SYNTAX.items() if words in message), "yaml-syntax")
