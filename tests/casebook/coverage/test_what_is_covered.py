"""What the library covers: figures that are the cases they count, blind spots by their rule, calls, gaps, voices, reviews."""

from __future__ import annotations

from macros.casebook.coverage.blind_spots import blind_spots
from macros.casebook.coverage.calls import calls
from macros.casebook.coverage.gaps import gaps
from macros.casebook.coverage.reviews_due import reviews_due
from macros.casebook.coverage.tables import NATIONAL, UNKNOWN, Row, Table, by_form, by_region, by_state, by_theme, by_year
from macros.casebook.coverage.voices import voices
from macros.casebook.library.library import Library
from support.cases import pole
from support.corpus import Corpus, load_once

SCHEME = """---
title: Un appel
summary: Un appel qui en a choisi quatre.
themes: [financement-cooperation]
national: true
kind: appel-a-projets
since: 2021
sources: [chorum-15-ptce]
key_figures:
  - {value: "100 000 euros", label: lauréats aidés, as_of: 2021, source: chorum-15-ptce}
  - {value: "5", label: lauréats de la phase 2, as_of: 2021, source: chorum-15-ptce}
laureates:
  - {name: Celui que nous racontons, case: alpha, source: chorum-15-ptce}
  - {name: BETA, source: chorum-15-ptce}
  - {name: Celui qui s'est retiré, case: gamma, source: chorum-15-ptce}
  - {name: Celui que personne ne raconte, region: bretagne, source: chorum-15-ptce}
---

Rien de plus.
"""

WITHDRAWN = "withdrawn: {on: 2026-11-22, reason: à la demande du pôle}"

TESTIMONY = """---
title: Paroles
summary: Deux personnes parlent.
themes: [mutualisation]
sources: [coorace-2016]
original: coorace-2016
people:
  - {role: maire, voice: elu}
  - {role: quelqu'un, organisation: Alpha}
---

Rien de plus.
"""


def made(corpus: Corpus, **files: str) -> Library:
    """The library of some files, by their paths: `poles__alpha`."""
    for name, text in files.items():
        corpus.write(f"{name.replace('__', '/').replace('_', '-')}.md", text)
    library = load_once(corpus.path).library
    assert library, load_once(corpus.path).problems
    return library


def titles(table: Table, row_id: str, at: int = 0) -> list[str]:
    """The titles of the cases of a figure."""
    row = next((row for row in (*table.rows, *table.beyond) if row.id == row_id), Row(row_id, "", ((),) * len(table.columns)))
    return [case.title for case in row.cells[at]]


def test_a_library_without_a_case_has_tables_of_noughts_and_nothing_else(corpus: Corpus) -> None:
    library = made(corpus)
    tables = [make(library) for make in (by_region, by_theme, by_form, by_state, by_year)]
    assert not any(table.most(0) or table.beyond for table in tables)
    assert len(tables[0].rows) == 18
    assert (blind_spots(library).first, blind_spots(library).number) == ([], 0)
    assert not calls(library)
    assert not gaps(library)
    assert not reviews_due(library)
    assert not any(voices(library).values())


def test_a_case_is_counted_once_in_each_row_of_its_own_and_a_withdrawn_one_nowhere(corpus: Corpus) -> None:
    library = made(
        corpus,
        poles__alpha=pole("departments: ['39', '25', '38']", title="Alpha"),
        poles__beta=pole("national: true", title="Beta"),
        poles__gamma=pole("departments: ['29']\n" + WITHDRAWN, title="Gamma"),
        poles__delta=pole(title="Delta"),
    )
    table = by_region(library)
    assert titles(table, "bourgogne-franche-comte") == titles(table, "auvergne-rhone-alpes") == ["Alpha"]
    assert (titles(table, NATIONAL), titles(table, UNKNOWN), titles(table, "bretagne")) == (["Beta"], ["Delta"], [])
    assert table.shared
    assert [len(table.cases(at)) for at in range(4)] == [3, 0, 0, 3]


def test_a_pole_began_in_the_earliest_year_that_a_source_gives(corpus: Corpus) -> None:
    founded = "founded:\n  - {on: 2014-03, source: coorace-2016}\n  - {on: 2011~, source: coorace-2016}"
    table = by_year(made(corpus, poles__alpha=pole(founded, title="Alpha"), poles__beta=pole(title="Beta")))
    assert (titles(table, "2011"), titles(table, "2014"), titles(table, UNKNOWN)) == (["Alpha"], [], ["Beta"])


def test_blind_spots_are_the_bare_regions_then_what_most_poles_bear_elsewhere(corpus: Corpus) -> None:
    library = made(
        corpus,
        poles__alpha=pole("departments: ['39']", title="Alpha"),
        poles__beta=pole("departments: ['38']", title="Beta").replace("[mutualisation]", "[mutualisation, culture]"),
        poles__gamma=pole("departments: ['38']", title="Gamma").replace("[mutualisation]", "[mutualisation, animation-cooperative]"),
        poles__delta=pole("departments: ['29']", title="Delta").replace("[mutualisation]", "[culture, animation-cooperative]"),
    )
    spots = blind_spots(library, most=100)
    bare = [spot for spot in spots.first if spot.theme is None]
    assert list(spots.first[: len(bare)]) == bare
    assert len(bare) == 15
    told = [(spot.theme.id, spot.region.id, len(spot.elsewhere), spot.theme_borne and spot.theme_borne.id) for spot in spots.first[len(bare) :] if spot.theme]
    assert told == [
        ("modeles-economiques", "bretagne", 3, "mutualisation"),
        ("faire-vivre-la-cooperation", "bourgogne-franche-comte", 2, "animation-cooperative"),
        ("culture-lieux-savoir-faire", "bourgogne-franche-comte", 2, "culture"),
    ]
    assert (spots.number, spots.pairs) == (15 * 3 + 3, 3 * 18)
    assert blind_spots(library, most=4).first == spots.first[:4]


def test_a_laureate_is_told_by_a_page_or_asked_for_and_a_withdrawn_one_is_neither(corpus: Corpus) -> None:
    library = made(
        corpus,
        dispositifs__un_appel=SCHEME,
        poles__alpha=pole(title="Alpha"),
        poles__beta=pole(title="Bêta"),
        poles__gamma=pole(WITHDRAWN, title="Gamma"),
    )
    (call,) = calls(library)
    assert [case.title for case in call.told] == ["Alpha", "Bêta"]
    assert [(rank, laureate.name) for rank, laureate in call.untold] == [(4, "Celui que personne ne raconte")]
    assert (call.announced.value, call.named, call.unnamed) == ("5", 3, 2)


def test_a_gap_is_a_leading_fact_or_a_section_that_a_page_lacks(corpus: Corpus) -> None:
    long = "## Origine\n\n" + "Un mot après l'autre. " * 120
    library = made(corpus, poles__alpha=pole("perimeter: region", body=long, title="Alpha"), poles__beta=pole(title="Bêta"))
    found = {gap.id: (gap.of, [case.title for case in gap.cases]) for gap in gaps(library, most=100)}
    assert found["founded"] == (1, ["Alpha"])
    assert "s-origine" not in found
    assert "perimeter" not in found
    assert "recognitions" not in found


def test_a_voice_is_where_the_role_says_and_unknown_where_it_does_not(corpus: Corpus) -> None:
    heard = voices(made(corpus, entretiens__paroles=TESTIMONY))
    assert [voice.person.role for voice in heard["elu"]] == ["maire"]
    assert [voice.person.role for voice in heard[UNKNOWN]] == ["quelqu'un"]
    assert heard["habitant"] == ()


def test_a_page_is_to_be_read_again_in_the_month_that_its_own_delay_gives(corpus: Corpus) -> None:
    reviewed = "review_every: 6\nreviewed: {on: 2026-01-15, by: comité éditorial}"
    due = reviews_due(made(corpus, poles__alpha=pole(reviewed, title="Alpha"), poles__beta=pole(title="Bêta")))
    assert {str(month): [case.title for case in cases] for month, cases in due.items()} == {"2026-07": ["Alpha"], "2027-11": ["Bêta"]}
