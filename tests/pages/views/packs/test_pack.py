"""The pack of an event as values: what it links, once and in order, and nothing that was withdrawn."""

from __future__ import annotations

import pytest

from macros.casebook.check.loading import load
from macros.casebook.library.library import Library
from macros.pages.views.packs.pack import Pack, has_pack, has_sheets, pack
from macros.pages.views.views import Views
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT

GONE = "withdrawn: {on: 2026-11-22, reason: à la demande du pôle}"


def event(more: str, name: str = "Une rencontre", starts: str = "2016-09-23") -> str:
    return f"---\ntitle: {name}\nsummary: Un exemple.\nthemes: [mutualisation]\nstarts: {starts}\nnational: true\n{more}\nsources: [coorace-2016]\n---\n"


def session(title: str, cases: str, more: str = "") -> str:
    return f"  - {{title: {title}, kind: atelier-pratiques, cases: [{cases}]{more}}}"


def made(corpus: Corpus, more: str, *gone: str, starts: str = "2016-09-23") -> tuple[Library, Pack]:
    """The pack of an event beside five poles, some of which were withdrawn."""
    for name in ("alpha", "beta", "gamma", "delta", "epsilon"):
        corpus.write(f"poles/{name}.md", pole(GONE if name in gone else "", title=f"Pôle {name}"))
    corpus.write("evenements/jour.md", event(more, starts=starts))
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    return loaded.library, pack(Views(loaded.library), loaded.library.cases["evenements/jour"])


def numbered(of: Pack) -> list[tuple[int, str]]:
    return [(sheet.number, sheet.case.slug) for sheet in of.sheets]


def test_each_case_stands_once_in_the_order_of_the_sessions_then_those_at_no_known_hour(corpus: Corpus) -> None:
    later = session("Après-midi", "poles/beta, poles/alpha", ', start: "14:00"')
    sooner = session("Matin", "poles/gamma, poles/beta, poles/beta", ', start: "09:00"')
    _library, found = made(corpus, f"cases: [poles/delta, poles/gamma]\nprogramme:\n{later}\n{sooner}")
    assert numbered(found) == [(1, "gamma"), (2, "beta"), (3, "alpha"), (4, "delta")]
    assert [one.case.slug for one in found.unplaced] == ["delta"]
    (day,) = found.days
    assert day.words == "Vendredi 23 septembre 2016"
    assert [(one.planned.session.title, [case.number for case in one.cases]) for one in day.sessions] == [("Matin", [1, 2]), ("Après-midi", [2, 3])]
    assert [[told.title for told in sheet.sessions] for sheet in found.sheets] == [["Matin"], ["Matin", "Après-midi"], ["Après-midi"], []]


def test_days_follow_each_other_and_sessions_without_a_day_come_last(corpus: Corpus) -> None:
    rows = [
        session("Sans jour", "poles/alpha"),
        session("Second jour", "poles/beta", ", day: 2016-09-24"),
        session("Premier jour", "poles/gamma", ", day: 2016-09-23"),
    ]
    _library, found = made(corpus, "ends: 2016-09-24\nprogramme:\n" + "\n".join(rows))
    assert [(day.words, [one.planned.session.title for one in day.sessions]) for day in found.days] == [
        ("Vendredi 23 septembre 2016", ["Premier jour"]),
        ("Samedi 24 septembre 2016", ["Second jour"]),
        ("", ["Sans jour"]),
    ]
    assert numbered(found) == [(1, "gamma"), (2, "beta"), (3, "alpha")]
    assert len({one.id for one in found.sessions}) == 3


@pytest.mark.parametrize("where", ["cases: [poles/alpha, poles/beta]", "programme:\n" + session("Matin", "poles/alpha, poles/beta")])
def test_a_withdrawn_case_is_nowhere(corpus: Corpus, where: str) -> None:
    library, found = made(corpus, where, "alpha")
    assert numbered(found) == [(1, "beta")]
    named = [*found.unplaced, *(case for one in found.sessions for case in one.cases)]
    assert [one.case.slug for one in named] == ["beta"]
    assert found.places == {"poles/beta": "cas-1"}
    assert has_pack(library, found.event)


@pytest.mark.parametrize(
    ("more", "gone", "starts", "expected"),
    [
        ("cases: [poles/alpha]", (), "2016-09-23", (True, True)),
        ("programme:\n" + session("Matin", "poles/alpha"), (), "2016-09-23", (True, True)),
        ("cases: [poles/alpha]", ("alpha",), "2016-09-23", (False, False)),
        ("programme:\n" + session("Matin", ""), (), "2016-09-23", (False, False)),
        ("", (), "2099-03-18", (False, True)),
        ("cases: [poles/alpha]", ("alpha",), "2099-03-18", (False, True)),
    ],
)
def test_an_event_has_a_pack_when_it_links_a_case_and_sheets_when_it_is_to_come(
    corpus: Corpus, more: str, gone: tuple[str, ...], starts: str, expected: tuple[bool, bool]
) -> None:
    library, found = made(corpus, more, *gone, starts=starts)
    assert (has_pack(library, found.event), has_sheets(library, found.event)) == expected
    assert not has_pack(library, library.cases["poles/beta"])
    assert not has_sheets(library, library.cases["poles/beta"])


def test_a_case_without_a_page_is_named_and_has_no_sheet(corpus: Corpus) -> None:
    corpus.write(
        "organisations/cres.md", "---\ntitle: Une chambre régionale\nsummary: Un réseau.\nkind: reseau-national\nnational: true\nsources: [coorace-2016]\n---\n"
    )
    library, found = made(corpus, "cases: [organisations/cres, poles/alpha]")
    assert not library.has_page(library.cases["organisations/cres"])
    assert [(one.number, one.id, one.case.slug) for one in found.unplaced] == [(0, "", "cres"), (1, "cas-1", "alpha")]
    assert numbered(found) == [(1, "alpha")]
    assert "organisations/cres" not in found.places


def test_the_index_and_the_sources_name_each_thing_once(library: Library) -> None:
    found = pack(Views(library), library.cases["evenements/journee-nationale-2016"])
    assert len(found.sheets) == 5
    assert found.when == "23 septembre 2016"
    assert found.place == "Grenoble (Isère)"
    assert [one.text for one in found.organisers] == ["Coorace"]
    borne = {(theme.id, sheet.number) for theme in found.index for sheet in theme.sheets}
    assert borne == {(theme, sheet.number) for sheet in found.sheets for theme in sheet.case.facts.themes}
    assert len({theme.id for theme in found.index}) == len(found.index)
    names = [theme.name for theme in found.index]
    assert len(names) > 4
    assert len(set(found.source_ids)) == len(found.sources)
    assert set(found.source_ids) == {*found.event.sources, *(source for sheet in found.sheets for source in sheet.case.sources)}
    for source in found.source_ids:
        assert [sheet.number for sheet in found.citing(source)] == [sheet.number for sheet in found.sheets if source in sheet.case.sources]


def test_every_event_of_the_library_with_a_pack_makes_it(library: Library) -> None:
    views, counted = Views(library), 0
    for case in library.of_type("evenements"):
        found = pack(views, case)
        counted += has_pack(library, case)
        assert has_pack(library, case) == bool([*found.unplaced, *(one for session in found.sessions for one in session.cases)])
        assert [sheet.number for sheet in found.sheets] == list(range(1, len(found.sheets) + 1))
    assert counted > 1
