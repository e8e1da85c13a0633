"""For a judge of the site's accessibility: what is wrong with the files of `pages/data/rgaa/`, and what follows of both opinions.

`python -m macros.devtools.access.judging` exits 1 where a file has a problem.
"""

from __future__ import annotations

import sys

from macros.casebook.problems.formats import report
from macros.pages.views.access.declared import VERDICTS
from macros.pages.views.access.evaluation import Evaluation
from macros.pages.views.access.reading import read_evaluation


def told(evaluation: Evaluation) -> str:
    """What both judges say together, in a few lines."""
    if not evaluation.is_judged:
        return f"{len(evaluation.judges)} avis sur 2 : rien n’est encore jugé."
    counts = [f"{label} : {len(evaluation.having(verdict))}" for verdict, label in VERDICTS.items()]
    differ = [result.criterion.id for result in evaluation.results if result.differ]
    return "\n".join([*counts, f"Taux : {evaluation.rate} % de {evaluation.applicable}", f"Désaccords : {', '.join(differ) or 'aucun'}"])


def main() -> int:
    """Print the problems, or the result. Returns the exit code."""
    evaluation, problems = read_evaluation()
    print(report(problems, "text") if problems else told(evaluation))
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
