"""Which departments touch which, and the borders between them: read from `casebook/data/bordering_departments.csv`, which its README says how to make again."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "bordering_departments.csv"


@cache
def borders() -> Mapping[str, tuple[str, ...]]:
    """The codes of the departments that touch each department, by its code; one that touches none, overseas, is absent."""
    with FILE.open(encoding="utf-8", newline="") as rows:
        return {row["department"]: tuple(row["borders"].split()) for row in csv.DictReader(rows)}


def borders_of(code: str) -> tuple[str, ...]:
    """The borders of a department, each by the codes of the two that it parts, the lower first: `25|39`. So a border is the same from either side."""
    return tuple("|".join(sorted((code, other))) for other in borders().get(code, ()))
