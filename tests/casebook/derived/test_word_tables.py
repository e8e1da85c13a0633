"""The browser folds with the tables of Python: the module is what the declarations give."""

from __future__ import annotations

from macros.casebook.derived.word_tables import PATH, word_tables
from support.repository import ROOT


def test_the_module_of_the_browser_is_the_one_that_the_tables_give() -> None:
    assert (ROOT / PATH).read_text(encoding="utf-8") == word_tables(), "python -m scripts.word_tables"
