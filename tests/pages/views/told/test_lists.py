"""What the list of a type says at its top of how far its pages are known."""

from __future__ import annotations

from pathlib import Path

from support.cases import pole
from support.corpus import Corpus
from support.markup import read


def state(year: int) -> str:
    return f"state:\n  - {{value: en-activite, as_of: {year}, source: avise-2022}}"


def test_a_list_says_how_far_its_pages_are_known_once_it_is_known_of_all(corpus: Corpus, tmp_path: Path) -> None:
    def told(name: str) -> str:
        notes = (" ".join(note.text().split()) for note in read(corpus.pour(tmp_path / name) / "poles").all("p", class_="note"))
        return "".join(note for note in notes if note.startswith("Faits connus")).replace("\u00a0", " ")

    corpus.write("poles/premier.md", pole(state(2016), title="Un"))
    corpus.write("poles/deux.md", pole(state(2016), title="Deux"))
    assert told("same") == "Faits connus jusqu’en 2016, pour toutes ces pages."
    corpus.write("poles/trois.md", pole(state(2021), title="Trois"))
    assert told("range") == "Faits connus jusqu’en 2016 pour certaines pages, jusqu’en 2021 pour d’autres."
    corpus.write("poles/quatre.md", pole(title="Quatre"))
    assert told("unknown") == ""


def test_the_list_of_sheets_says_that_they_are_of_one_year(site: Path) -> None:
    assert "Faits connus jusqu’en 2016, pour toutes ces pages." in read(site / "fiches").text().replace("\u00a0", " ")
