"""Which departments touch which: read from `casebook/data/bordering_departments.csv`, which its README says how to make again."""

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
