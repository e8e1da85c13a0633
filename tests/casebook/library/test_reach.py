"""How one reaches those of whom a case tells: which way comes first, and what is said where nobody knows one."""

from __future__ import annotations

import json

import pytest

from macros.casebook.library.library import Library
from macros.casebook.library.reach import reach
from macros.pages.outputs.library_data import reach_entries, reach_words
from macros.pages.views.peers.reach_list import MOST, ReachList
from macros.pages.views.views import Views
from support.cases import pole
from support.corpus import Corpus, load_once

CONTACT = "contact: {email: contact@pole.example.org, as_of: 2016, source: coorace-2016}"
SITE = 'website: {url: "https://site.example.org", as_of: 2016, source: coorace-2016}'
JURA = 'departments: ["39"]'

ORGANISATION = """---
title: {title}
summary: Une organisation.
kind: structure-porteuse
{more}
sources: [coorace-2016]
---

Rien à dire.
"""

ACTION = """---
title: {title}
summary: Une action.
themes: [mutualisation]
{more}
sources: [coorace-2016]
---

## Description

Rien à dire.
"""


def library_of(corpus: Corpus) -> Library:
    found = load_once(corpus.path).library
    assert found is not None, corpus.check()
    return found


def led(role: str) -> str:
    return f"structures: [{{role: {role}, organisation: porteuse, form: scic, as_of: 2016, source: coorace-2016}}]"


@pytest.mark.parametrize(
    ("own", "through", "url", "email"),
    [
        (f"{CONTACT}\n{SITE}", "", "", "contact@pole.example.org"),
        (SITE, "", "https://site.example.org", ""),
        (led("porteuse"), "organisations/porteuse", "https://porteuse.example.org", ""),
        (led("tete-de-groupe"), "organisations/porteuse", "https://porteuse.example.org", ""),
        (led("membre"), "", "https://ess-bfc.org", ""),  # a member does not answer for the pole: the network of the region
        ("contact_sought: 2026-11-30", "", "https://ess-bfc.org", ""),
    ],
)
def test_the_nearest_way_to_a_pole_comes_first(corpus: Corpus, own: str, through: str, url: str, email: str) -> None:
    corpus.write("organisations/porteuse.md", ORGANISATION.format(title="La porteuse", more='website: {url: "https://porteuse.example.org"}'))
    corpus.write("poles/essai.md", pole(f"{JURA}\n{own}"))
    library = library_of(corpus)
    way = reach(library, library.published["poles/essai"])
    assert way is not None
    assert (way.through, way.url, way.email) == (through, url, email)
    assert way.direct == (url != "https://ess-bfc.org")


def test_an_action_is_reached_through_its_pole_and_never_through_one_that_was_withdrawn(corpus: Corpus) -> None:
    corpus.write("poles/jura.md", pole(f"{JURA}\n{CONTACT}"))
    corpus.write("fiches/four.md", ACTION.format(title="Un four", more="poles: [jura]"))
    library = library_of(corpus)
    way = reach(library, library.published["fiches/four"])
    assert way is not None
    assert (way.through, way.email) == ("poles/jura", "contact@pole.example.org")

    corpus.write("poles/jura.md", pole(f"{JURA}\n{CONTACT}\nwithdrawn: {{on: 2026-11-20, reason: à sa demande}}"))
    library = library_of(corpus)
    way = reach(library, library.published["fiches/four"])
    assert way is not None
    assert not way.direct
    assert "pole.example.org" not in json.dumps(reach_entries(library))


def test_where_no_way_is_known_the_day_on_which_it_was_looked_for_is_told(corpus: Corpus) -> None:
    corpus.write("poles/partout.md", pole("national: true\ncontact_sought: 2026-11-30"))
    corpus.write("fiches/four.md", ACTION.format(title="Un four", more="poles: [partout]"))
    library = library_of(corpus)
    for key in ("poles/partout", "fiches/four"):
        way = reach(library, library.published[key])
        assert way is not None
        assert (way.direct, way.region, str(way.sought)) == (False, None, "2026-11-30")


def test_an_event_reaches_nobody(library: Library) -> None:
    assert {reach(library, case) for case in library.of_type("evenements")} == {None}


def test_an_address_is_no_fact_of_the_case(corpus: Corpus) -> None:
    """The year up to which a case is known is not that of its address, nor of the day on which one was looked for."""
    corpus.write("poles/pole-a.md", pole(f"{CONTACT}\nstate: [{{value: en-activite, as_of: 2016, source: coorace-2016}}]", title="A"))
    corpus.write("poles/pole-b.md", pole("contact_sought: 2026-11-30\nstate: [{value: en-activite, as_of: 2016, source: coorace-2016}]", title="B"))
    assert {case.year for case in library_of(corpus).of_type("poles")} == {2016}


# --- the founding library ---------------------------------------------------------------


def test_every_pole_is_reached_or_says_when_its_address_was_looked_for(library: Library) -> None:
    ways = {pole.key: reach(library, pole) for pole in library.of_type("poles")}
    silent = [key for key, way in ways.items() if not (way and (way.direct or way.sought))]
    assert silent == []
    assert sum(bool(way and way.direct) for way in ways.values()) >= 16


def test_every_region_has_a_network_that_a_document_names(library: Library) -> None:
    networks = [term.contact for term in library.vocabularies["regions"]]
    assert len(networks) == 18
    for network in networks:
        assert network
        assert network.name
        assert network.as_of
        assert library.sources[network.source].url


def test_the_list_has_every_pole_under_each_of_its_regions(library: Library) -> None:
    regions = ReachList(Views(library)).regions()
    listed = [(one.term.id if one.term else "", pole.key) for one in regions for pole, _way in one.poles]
    assert sorted(listed) == sorted((region, pole.key) for pole in library.of_type("poles") for region in pole.regions or ("",))


def test_however_many_poles_have_no_region_each_is_listed_for_no_other_page_does(corpus: Corpus) -> None:
    for number in range(MOST + 2):
        corpus.write(f"poles/nulle-part-{number}.md", pole(title=f"Nulle part {number}"))
    [elsewhere] = [one for one in ReachList(Views(library_of(corpus))).regions() if not one.term]
    assert (len(elsewhere.poles), elsewhere.left) == (MOST + 2, 0)


def test_a_table_says_the_way_in_a_few_words(library: Library) -> None:
    views = Views(library)
    told = {key: reach_words(views, way) for key, case in library.published.items() if (way := reach(library, case))}
    assert told["poles/okhra"] == "https://okhra.com"
    assert told["poles/le-levier"] == "par Kèpos : https://www.transition-ecologique.org/"
    assert told["poles/esci"] == "à défaut, CRESS Auvergne-Rhône-Alpes : https://www.cress-aura.org"
    assert told["poles/les-amis-du-bien-vieillir"] == "à défaut, CRESS des îles de Guadeloupe"
