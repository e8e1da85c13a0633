"""French as it is written: what of a label changes inside a sentence."""

from __future__ import annotations

import pytest

from macros.casebook.language.french import lower_first


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Entreprise de l'ESS", "entreprise de l'ESS"),
        ("L’énergie", "l’énergie"),
        ("L’ESS en actes", "l’ESS en actes"),
        ("Élus", "élus"),
        ("À l’étranger", "à l’étranger"),
        *((name, name) for name in ("PTCE", "PTCE de Sud-Vienne", "Domb’Innov", "InnoVales", "CRESS-Bretagne", "R&D", "")),
    ],
)
def test_a_label_gets_a_small_letter_inside_a_sentence_and_a_name_does_not(label: str, inside: str) -> None:
    assert lower_first(label) == inside
