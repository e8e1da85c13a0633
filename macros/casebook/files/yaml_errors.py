"""YAML's syntax errors in French: what the parser met, and what to write instead.

The parser stops at the first one, so there is one a file. Used by `yaml_values` alone.
"""

from __future__ import annotations

import yaml

# libyaml gives its errors no other name than these English words; they are the ones that contributors meet.
_SYNTAX = (
    ("mapping values are not allowed", "yaml-syntax/colon"),
    ("could not find expected ':'", "yaml-syntax/no-colon"),
    ("found character that cannot start any token", "yaml-syntax/first-character"),
    ("found unexpected end of stream", "yaml-syntax/quote"),
    ("did not find expected ',' or ']'", "yaml-syntax/list"),
    ("did not find expected ',' or '}'", "yaml-syntax/group"),
    ("did not find expected key", "yaml-syntax/indent"),
    ("did not find expected '-' indicator", "yaml-syntax/list-indent"),
    ("block sequence entries are not allowed", "yaml-syntax/list-start"),
    ("found undefined tag handle", "yaml-syntax/tag"),
)


def objection_to(error: yaml.YAMLError) -> str:
    """The objection (`messages`) to what the parser met."""
    words = str(getattr(error, "problem", "") or error)
    return next((objection for known, objection in _SYNTAX if known in words), "yaml-syntax")
