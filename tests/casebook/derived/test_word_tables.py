"""The browser folds, stems and prints with the tables of Python: its modules are what the declarations give."""

from __future__ import annotations

import pytest

from macros.casebook.derived.word_tables import LANGUAGE_TABLES
from support.repository import ROOT


@pytest.mark.parametrize("path", LANGUAGE_TABLES)
def test_a_module_of_the_browser_is_the_one_that_the_tables_give(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == LANGUAGE_TABLES[path](), "python -m scripts.word_tables"
