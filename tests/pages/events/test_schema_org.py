"""An event as search engines are told of it: in its page, as data that nothing runs, with each sheet that it presents by its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from playwright.sync_api import Page

from hostile.inputs.calendar_lines import TEXTS
from hostile.inputs.web import SCRIPTS
from macros.casebook.library.library import Library
from macros.casebook.library.programme import programme
from macros.pages.events.schema_org import event_data
from macros.pages.render.json_for_pages import json_for_pages
from support.cases import pole
from support.corpus import Corpus
from support.events.calendars import event, meeting_of
from support.markup import read
from support.sites import serving

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def blocks(page: Path) -> list[Any]:
    return [json.loads(block) for block in BLOCK.findall(page.read_text(encoding="utf-8"))]


def data(corpus: Corpus, facts: str) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(json_for_pages(event_data(*meeting_of(corpus, facts))))
    return told


def inside(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every group of members of a value."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from inside(inner)


def test_every_event_of_the_library_names_each_case_that_it_links_to(site: Path, library: Library) -> None:
    presented = 0
    for case in library.of_type("evenements"):
        [told] = blocks(site / case.key / "index.html")
        assert (told["@context"], told["@type"], told["name"]) == ("https://schema.org", "Event", case.title)
        named = {one["name"]: one["url"] for one in inside(told) if one.get("@type") == "CreativeWork"}
        organisers = {f"organisations/{name}" for name in case.facts.organisers}
        linked = {reference.key for reference in case.references} & library.published.keys()
        assert set(named) == {library.published[key].title for key in linked - organisers}
        assert {library.published[key].title for key in linked} <= {one["name"] for one in inside(told) if "name" in one}
        presented += len(named)
        timed = [planned for planned in programme(case, library) if planned.is_timed]
        assert [one["name"] for one in told.get("subEvent", ())] == [planned.session.title for planned in timed]
    assert presented > 10


def test_no_other_page_holds_such_data(site: Path, library: Library) -> None:
    events = {site / case.key / "index.html" for case in library.of_type("evenements")}
    assert {page for page in site.rglob("index.html") if "application/ld+json" in page.read_text(encoding="utf-8")} == events


FACTS = """id: k7m2p9x4
starts: 2027-07-14
place: "38185"
departments: ["38"]
venue: CCI
organisers: [Le réseau]
cases: [poles/autre]
registration: {url: "https://www.example.org/inscription", closes: 2027-07-01, places: 120}
practical: {price: Gratuit.}
rooms: [{name: Salle Vercors, capacity: 40}]
programme:
  - {kind: pleniere, title: Débat, id: debat, start: "09:30", end: "10:00", room: Salle Vercors, speakers: ["Zoé Invent, élue"], cases: [poles/voisin]}
  - {kind: restitution, title: Clôture, speakers: [Ali Invent]}"""


def two_poles(corpus: Corpus) -> None:
    corpus.write("poles/voisin.md", pole("id: p2222222", title="Un voisin"))
    corpus.write("poles/autre.md", pole(title="Un autre"))


@pytest.mark.parametrize(
    "link",
    [
        "poles: [voisin]",
        "outputs: [{kind: bonnes-pratiques, items: [{text: Un point., cases: [poles/voisin]}]}]",
        "supporters: [voisins]",
        "poles: [voisin]\noutputs: [{kind: bonnes-pratiques, items: [{text: Un point., cases: [poles/voisin, poles/gone]}]}]",
    ],
)
def test_each_case_that_an_event_links_to_is_named_once(corpus: Corpus, link: str) -> None:
    two_poles(corpus)
    corpus.write("poles/gone.md", pole("withdrawn: {on: 2027-01-05, reason: à leur demande}", title="Zanzibar"))
    corpus.write("organisations/voisins.md", pole("kind: reseau-national", title="Un voisin"))
    told = data(corpus, f"starts: 2027-07-14\ncases: [poles/autre]\n{link}")
    assert [one["name"] for one in told["about"]] == ["Un autre"]
    assert [one["name"] for one in told["mentions"]] == ["Un voisin"]
    assert "Zanzibar" not in json.dumps(told)


def test_what_is_known_is_told_and_nothing_else(corpus: Corpus) -> None:
    two_poles(corpus)
    assert data(corpus, FACTS) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Une journée",
        "description": "Un exemple.",
        "url": "https://site.example.org/c/k7m2p9x4/",
        "startDate": "2027-07-14",
        "endDate": "2027-07-14",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "CCI",
            "address": {"@type": "PostalAddress", "addressLocality": "Grenoble", "addressRegion": "Auvergne-Rhône-Alpes", "addressCountry": "FR"},
        },
        "organizer": [{"@type": "Organization", "name": "Le réseau"}],
        "performer": [{"@type": "Person", "name": "Ali Invent"}],
        "about": [{"@type": "CreativeWork", "name": "Un autre", "url": "https://site.example.org/poles/autre/"}],
        "inLanguage": "fr",
        "maximumAttendeeCapacity": 120,
        "offers": {"@type": "Offer", "url": "https://www.example.org/inscription", "availabilityEnds": "2027-07-01"},
        "subEvent": [
            {
                "@type": "Event",
                "name": "Débat",
                "url": "https://site.example.org/evenements/journee/#debat",
                "startDate": "2027-07-14T09:30:00+02:00",
                "endDate": "2027-07-14T10:00:00+02:00",
                "location": {"@type": "Place", "name": "Salle Vercors"},
                "performer": [{"@type": "Person", "name": "Zoé Invent", "description": "élue"}],
                "about": [{"@type": "CreativeWork", "name": "Un voisin", "url": "https://site.example.org/c/p2222222/"}],
                "maximumAttendeeCapacity": 40,
            }
        ],
    }


def test_of_a_place_and_people_that_nobody_named_nothing_is_told(corpus: Corpus) -> None:
    assert set(data(corpus, "starts: 2027-07")) == {
        *("@context", "@type", "name", "description", "url", "startDate", "endDate", "eventStatus", "inLanguage")
    }  # fmt: skip
    assert "startDate" not in data(corpus, "starts: 2027~")


@pytest.mark.parametrize(("status", "expected"), [("annulee", "EventCancelled"), ("reportee", "EventPostponed"), ("maintenue", "EventScheduled")])
def test_an_event_says_whether_it_takes_place(corpus: Corpus, status: str, expected: str) -> None:
    assert data(corpus, f"starts: 2027-07-14\nstatus: {status}")["eventStatus"] == f"https://schema.org/{expected}"


def test_what_was_withdrawn_is_not_named(corpus: Corpus, tmp_path: Path) -> None:
    two_poles(corpus)
    corpus.write("poles/voisin.md", pole("withdrawn: {on: 2027-01-05, reason: à sa demande}", title="Zanzibar"))
    assert "Zanzibar" not in json.dumps(data(corpus, FACTS), ensure_ascii=False)
    corpus.write("evenements/journee.md", event(FACTS + "\nwithdrawn: {on: 2027-01-05, reason: à leur demande}"))
    assert blocks(corpus.pour(tmp_path / "site") / "evenements/journee/index.html") == []


HOSTILE = [*SCRIPTS.values(), *(text for text in TEXTS if not "\ud800" <= max(text) <= "\udfff"), "</script", "<!--<script>", "]]>", "\u2028\u2029&amp;"]


def test_no_text_ends_the_block_or_changes_what_it_says() -> None:
    for value in HOSTILE:
        written = json_for_pages({value: [value]})
        assert isinstance(written, Markup)
        assert not set(written) & set("<>&\u2028\u2029"), ascii(value)
        assert json.loads(written) == {value: [value]}


LISTENING = "window.violations = []; addEventListener('securitypolicyviolation', (event) => window.violations.push(event.blockedURI));"


def test_a_browser_reads_the_block_runs_nothing_and_reports_nothing(corpus: Corpus, tmp_path: Path, new_page: Callable[..., Page]) -> None:
    two_poles(corpus)
    corpus.write("evenements/journee.md", event(FACTS.replace("Débat", "'alert(1) &lt;/script&gt; ]] --'")))
    site = corpus.pour(tmp_path / "site")
    policy = read(site / "evenements/journee").first("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    assert policy.startswith("default-src 'self'")
    with serving(site) as address:
        page = new_page()
        page.add_init_script(
            "window.violations = []; document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.blockedURI));"
        )
        page.goto(f"{address}/evenements/journee/", wait_until="networkidle")
        told = page.eval_on_selector_all("script[type='application/ld+json']", "(blocks) => blocks.map((block) => JSON.parse(block.textContent))")
        assert [one["name"] for one in told] == ["Une journée"]
        assert page.evaluate("window.violations") == []
        assert page.console_errors == []  # type: ignore[attr-defined]
        page.evaluate("document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))")
        page.wait_for_function("window.violations.length > 0")
        assert page.evaluate("window.ran") is None, "the same policy stops a script that would run"
