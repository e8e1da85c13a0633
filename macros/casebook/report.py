"""Problems told to people and to machines: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from macros.casebook.french import counted
from macros.casebook.problems import Problem, errors

FORMATS = ("text", "json", "github", "sarif")


def report(problems: Sequence[Problem], form: str) -> str:
    """The problems in one of `FORMATS`, ready to print."""
    if form == "json":
        return json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem) for problem in problems)
    if form == "sarif":
        return json.dumps(_sarif(problems), ensure_ascii=False, indent=2)
    return "\n".join([*map(str, problems), summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """One line: how many errors and warnings, or that all is well."""
    wrong = len(errors(problems))
    doubtful = len(problems) - wrong
    if not problems:
        return "Tout est en ordre."
    if not wrong:
        return f"Aucune erreur, {counted(doubtful, 'avertissement')}."
    return f"{counted(wrong, 'erreur')} à corriger" + (f", {counted(doubtful, 'avertissement')}." if doubtful else ".")


def _annotation(problem: Problem) -> str:
    """A workflow command, as GitHub Actions reads it."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    hint = f" — {problem.hint}" if problem.hint else ""
    return (
        f"::{problem.severity} file={value(problem.path)},line={problem.line},col={problem.column},title={value(problem.code)}::{data(problem.message + hint)}"
    )


def _sarif(problems: Iterable[Problem]) -> dict[str, object]:
    """SARIF 2.1.0, for code-scanning views."""
    found = list(problems)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bibliotheque-ptce", "rules": [{"id": code} for code in sorted({p.code for p in found})]}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    {
                        "ruleId": problem.code,
                        "level": problem.severity,
                        "message": {"text": f"{problem.message} — {problem.hint}" if problem.hint else problem.message},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": problem.path},
                                    "region": {"startLine": problem.line, "startColumn": problem.column},
                                }
                            }
                        ],
                    }
                    for problem in found
                ],
            }
        ],
    }
