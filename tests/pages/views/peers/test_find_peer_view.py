"""What « Trouver un pair » says of poles, schemes and exchanges, drawn at build."""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.library import Library
from macros.casebook.library.opened import Opened
from macros.casebook.library.reach import reach
from macros.casebook.likeness.traits import KINDS
from macros.pages.views.peers.find_peer import FindPeer
from macros.pages.views.peers.peer_sheet import ENDED, questions, sheet, untold
from macros.pages.views.views import Views
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT


def test_a_question_is_left_open_exactly_where_the_page_has_no_such_part(library: Library) -> None:
    for case in library.of_type("poles"):
        asked = untold(case)
        assert set(asked) <= set(questions())
        assert ("Qui paie" in asked) == all(section.title.replace("’", "'") != "Qui paie" for section in case.body.sections)
        assert ("key_figures" in asked) == (not case.fact("key_figures"))


def test_a_pole_leads_to_the_same_address_as_its_page(library: Library) -> None:
    views = Views(library)
    for case in library.of_type("poles"):
        way, told = reach(library, case), sheet(views, case, reach(library, case), Opened(library))["way"]
        assert way is not None
        assert (told.get("email", ""), told.get("url", "")) == (way.email, way.url)
        assert told.get("direct", False) == way.direct
        assert told.get("name") or way.direct or not way.region


def test_what_a_pole_offers_has_the_days_by_which_the_browser_tells_whether_it_is_open(corpus: Corpus) -> None:
    offers = (
        "{kind: coup-de-main, text: Confirmée, confirmed_on: 2026-11-15, until: 2027-12}",
        "{kind: visite-apprenante, text: Passée, confirmed_on: 2025-01-10, until: 2025-12-31}",
        "{kind: rencontre-ou-appel, text: Ancienne, proposed_on: 2016-09-23, source: coorace-2016}",
        "{kind: rencontre-ou-appel, text: Sans date, source: coorace-2016}",
    )
    corpus.write("poles/jura.md", pole())
    corpus.write(
        "fiches/four.md",
        f"---\ntitle: Un four\nsummary: Un four.\nthemes: [mutualisation]\npoles: [jura]\noffers: [{', '.join(offers)}]\nsources: [coorace-2016]\n---\n",
    )
    library, _problems = load_or_raise(corpus.path, fallback=ROOT / "cases")
    told = sheet(Views(library), library.cases["poles/jura"], None, Opened(library))["offers"]
    assert [{name: value for name, value in offer.items() if name != "kind"} for offer in told] == [
        {"text": "Confirmée", "confirmed": "le 15 novembre 2026", "until": "2027-12-31", "words": "jusqu’en décembre 2027"},
        {"text": "Passée", "confirmed": "le 10 janvier 2025", "until": "2025-12-31", "words": "jusqu’au 31 décembre 2025"},
        {"text": "Ancienne", "proposed": "le 23 septembre 2016"},
        {"text": "Sans date"},
    ]


def test_what_a_pole_has_become_is_said_where_it_may_answer_no_more(library: Library) -> None:
    views = Views(library)
    for case in library.of_type("poles"):
        states = [state.value for state in case.fact("state", ())]
        told = sheet(views, case, None, Opened(library))["ended"]
        assert not told or told in {views.term("pole_states", state).text for state in states if state in ENDED}
        assert told or not states or not all(state in ENDED for state in states)


def test_the_schemes_are_those_made_for_exchanges_and_what_they_are_a_part_of(library: Library) -> None:
    found = [case.slug for case in FindPeer(Views(library)).schemes()]
    assert found[: found.index("bouquet-de-services")] == ["tsf"]


def test_exchanges_that_say_what_was_learnt_come_first_and_each_side_says_its_own(library: Library) -> None:
    found = FindPeer(Views(library)).exchanges()
    told = [bool(took.sides) for took in found]
    assert told == sorted(told, reverse=True)
    for took in found:
        assert sum(len(lessons) for _who, lessons in took.sides) == len(took.case.facts.lessons_guest) + len(took.case.facts.lessons_host)


def test_the_tables_of_weights_hold_every_kind_that_gives_a_pole_points_the_weightiest_first(library: Library) -> None:
    find = FindPeer(Views(library))
    for lines in (find.shared(), find.sought()):
        first = [line.points[0] for line in lines]
        assert first == sorted(first, reverse=True)
        assert all(list(line.points) == sorted(line.points, reverse=True) for line in lines)
    labels = {line.label for line in (*find.shared(), *find.sought())}
    assert labels == {kind.label for id, kind in KINDS.items() if id not in ("cited", "cites", "scheme_kind")}


def test_beside_its_own_address_a_pole_has_the_network_of_its_region(library: Library) -> None:
    views = Views(library)
    direct = [case for case in library.of_type("poles") if (way := reach(library, case)) and way.direct and case.regions]
    assert direct
    for case in direct:
        told = sheet(views, case, reach(library, case), Opened(library))["way"]
        networks = [region.contact for id in case.regions if (region := library.vocabularies["regions"][id]).contact]
        assert told.get("network", "") == (networks[0].name if networks else told.get("network", ""))
        assert bool(told.get("asked")) == bool(told.get("network") and networks[0].site)


def test_an_address_is_live_where_a_document_of_its_site_was_read(library: Library) -> None:
    views = Views(library)
    for case in library.of_type("poles"):
        told = sheet(views, case, reach(library, case), Opened(library))["way"]
        read = {urlsplit(document.url).hostname for document in library.sources.values() if document.url and document.read_on}
        if told.get("direct") and told.get("url") and case.fact("website"):
            host = (urlsplit(told["url"]).hostname or "").removeprefix("www.")
            assert bool(told.get("live")) == bool({host, f"www.{host}"} & read)
