"""The formats of a report: problems as text, as JSON, as GitHub's annotations and summary, as SARIF.

The last step of `scripts.check`, for people and for machines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from macros.casebook.language.french import counted
from macros.casebook.problems.problem import Problem, errors

FORMATS = ("text", "json", "github", "markdown", "sarif")

MOST_ROWS = 200
"""How many problems the Markdown table lists: GitHub refuses a summary of more than 1 MB."""


def report(problems: Sequence[Problem], form: str) -> str:
    """The problems as text in one of `FORMATS`, ready to print."""
    if form == "json":
        return json.dumps([problem.as_dict() for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_annotation(problem) for problem in problems)
    if form == "markdown":
        return _markdown(problems)
    if form == "sarif":
        return json.dumps(_sarif(problems), ensure_ascii=False, indent=2)
    return "\n".join([*map(str, problems), summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """One line: the number of errors and of warnings, or that all is well."""
    wrong = len(errors(problems))
    doubtful = len(problems) - wrong
    if not problems:
        return "Tout est en ordre."
    if not wrong:
        return f"Aucune erreur, {counted(doubtful, 'avertissement')}."
    return f"{counted(wrong, 'erreur')} à corriger" + (f", {counted(doubtful, 'avertissement')}." if doubtful else ".")


def _annotation(problem: Problem) -> str:
    """The workflow command by which GitHub Actions shows a problem beside its line."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    hint = f" — {problem.hint}" if problem.hint else ""
    return (
        f"::{problem.severity} file={value(problem.path)},line={problem.line},col={problem.column},title={value(problem.code)}::{data(problem.message + hint)}"
    )


def _markdown(problems: Sequence[Problem]) -> str:
    """A table for the summary of a workflow run, errors first. Marks of Markdown in what it quotes are escaped."""

    def plain(text: str) -> str:
        return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", re.sub(r"[\n\t ]+", " ", text))

    lines = [f"## {summary(problems)}"]
    if problems:
        lines += ["", "| Où | Ce qui ne va pas | Ce qu’il faut faire |", "| --- | --- | --- |"]
    for problem in sorted(problems, key=lambda problem: problem.severity)[:MOST_ROWS]:
        level = "" if problem.severity == "error" else "Avertissement\u00a0: "
        lines.append(f"| {plain(problem.path)}, ligne {problem.line} | {level}{plain(problem.message)} | {plain(problem.hint)} |")
    if len(problems) > MOST_ROWS:
        lines += ["", f"Et {counted(len(problems) - MOST_ROWS, 'autre')}."]
    return "\n".join(lines)


def _sarif(problems: Iterable[Problem]) -> dict[str, object]:
    """The problems as a SARIF 2.1.0 log, which code-scanning views read."""
    results = list(problems)
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bibliotheque-ptce", "rules": [{"id": code} for code in sorted({problem.code for problem in results})]}},
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
                    for problem in results
                ],
            }
        ],
    }
