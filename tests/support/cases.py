"""Case files that are in order, for tests that add what they are about."""

from __future__ import annotations

POLE = """---
title: {title}
summary: Un exemple.
themes: [mutualisation]
sources: [{sources}]
{more}---

{body}
"""


def pole(more: str = "", body: str = "Rien à dire.", title: str = "Un pôle", sources: str = "coorace-2016") -> str:
    """A case that is in order, with more lines of front matter and a body."""
    return POLE.format(more=more and more + "\n", body=body, title=title, sources=sources)
