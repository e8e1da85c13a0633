"""What other programs are told of an event lasts as long as it should, and no longer: over a rename, a name taken out, a withdrawal."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from support.cases import pole
from support.corpus import Corpus
from support.events.calendars import SITE, entries, event

NAME = "Zoé Zanzibar"

FACTS = """id: k7m2p9x4
starts: 2027-03-12
departments: ["974"]
rooms: [{name: Salle du Piton, capacity: 40}]
programme:
  - {kind: ouverture, title: Accueil marabout, id: accueil, start: "09:00", end: "09:30", speakers: [SPEAKERS], cases: [poles/voisin]}
  - {kind: pleniere, title: Débat marabout, start: "09:30", end: "11:00", room: Salle du Piton, speakers: [SPEAKERS], cases: [poles/autre]}
  - {kind: restitution, title: Un temps sans heure, speakers: [SPEAKERS], cases: [poles/voisin]}"""


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """An event that presents two sheets, and names somebody in each of its sessions."""
    corpus = Corpus(tmp_path_factory.mktemp("told") / "cases")
    corpus.write("poles/voisin.md", pole("id: p2222222", title="Un voisin"))
    corpus.write("poles/autre.md", pole(title="Un autre"))
    corpus.write("evenements/journee.md", event(FACTS.replace("SPEAKERS", f'"{NAME}, présidente", Ali Invent')))
    return corpus


@pytest.fixture(scope="module")
def built(cases: Corpus) -> Path:
    return cases.pour(cases.path.parent / "site", search=True, settings={"SITE_URL": SITE})


def two_poles(cases: Corpus, folder: Path) -> Corpus:
    """The same sheets in another folder."""
    later = Corpus(folder / "cases")
    for path in ("poles/voisin.md", "poles/autre.md"):
        later.write(path, cases.read(path))
    return later


def plain(path: Path) -> str:
    raw = path.read_bytes()
    raw = gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw
    return raw.replace(b"\r\n ", b"").decode("utf-8", "replace")


def naming(site: Path, name: str) -> set[str]:
    """The kinds of files of a site in which a name stands, whatever the marks around it."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.name for path in files if re.search(name, json.dumps(plain(path), ensure_ascii=False), re.IGNORECASE)}


def leads(site: Path, address: str) -> bool:
    """Whether the site has something at a whole address of its own."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return address.startswith(SITE) and (site / path / "index.html").is_file()


def addresses(value: str) -> list[str]:
    return re.findall(rf"{re.escape(SITE)}[^\s\\\"]*", value)


def test_every_address_that_is_told_leads_to_a_page(built: Path) -> None:
    told: set[str] = set()
    for name in ("programme.ics", "schedule.json", "temps/accueil.ics"):
        told.update(addresses(plain(built / "evenements/journee" / name)))
    assert {f"{SITE}c/k7m2p9x4/", f"{SITE}c/p2222222/", f"{SITE}poles/autre/", f"{SITE}evenements/journee/#accueil"} <= told
    assert [address for address in told if not leads(built, address)] == []


def test_a_name_taken_out_of_a_programme_leaves_every_file_of_the_next_build(cases: Corpus, built: Path, tmp_path: Path) -> None:
    before = naming(built, "Zanzibar")
    assert {"index.html", "programme.ics", "accueil.ics", "debat-marabout.ics", "schedule.json", "fiche.json"} <= before
    later = two_poles(cases, tmp_path)
    later.write("evenements/journee.md", cases.read("evenements/journee.md").replace(f'"{NAME}, présidente", ', ""))
    site = later.pour(tmp_path / "site", search=True, settings={"SITE_URL": SITE})
    assert naming(site, "Zanzibar") == set()
    assert naming(site, "Invent") >= {"index.html", "programme.ics", "schedule.json"}
    ids = [[str(entry["UID"]) for entry in entries((one / "evenements/journee/programme.ics").read_bytes())] for one in (built, site)]
    assert ids[0] == ids[1]


def test_a_renamed_event_answers_at_its_old_addresses_and_its_entries_are_the_same(cases: Corpus, built: Path, tmp_path: Path) -> None:
    later = two_poles(cases, tmp_path)
    later.write(
        "evenements/nouveau-nom.md", cases.read("evenements/journee.md").replace("title: Une journée", "title: Un autre titre\nformer_slugs: [journee]")
    )
    site = later.pour(tmp_path / "site", settings={"SITE_URL": SITE})
    for name in ("programme.ics", "schedule.json", "temps/accueil.ics"):
        assert (site / "evenements/journee" / name).read_bytes() == (site / "evenements/nouveau-nom" / name).read_bytes()
    calendars = [entries((one / "evenements/journee/programme.ics").read_bytes()) for one in (built, site)]
    assert [str(entry["UID"]) for entry in calendars[0]] == [str(entry["UID"]) for entry in calendars[1]]
    for address in addresses(plain(built / "evenements/journee/programme.ics")):
        assert leads(site, address), f"{address} stands in calendars of before"


def test_of_a_withdrawn_event_its_calendar_says_so_and_nothing_else_of_it_is_left(cases: Corpus, built: Path, tmp_path: Path) -> None:
    later = two_poles(cases, tmp_path)
    withdrawn = "title: Une journée\nwithdrawn: {on: 2027-01-05, reason: à leur demande}"
    later.write("evenements/journee.md", cases.read("evenements/journee.md").replace("title: Une journée", withdrawn))
    site = later.pour(tmp_path / "site", search=True, settings={"SITE_URL": SITE})
    assert naming(built, "marabout") >= {"index.html", "programme.ics", "schedule.json"}
    assert naming(site, "Zanzibar|Piton|marabout") == set()
    calendar: list[Any] = entries((site / "evenements/journee/programme.ics").read_bytes())
    assert {str(entry["STATUS"]) for entry in calendar} == {"CANCELLED"}
    assert {str(entry["UID"]) for entry in calendar} == {str(entry["UID"]) for entry in entries((built / "evenements/journee/programme.ics").read_bytes())}
    sessions = [entries(path.read_bytes()) for path in (site / "evenements/journee/temps").iterdir()]
    assert sorted(str(entry["UID"]) for [entry] in sessions) == sorted(str(entry["UID"]) for entry in calendar[1:])
    assert "retirée" in plain(site / "evenements/journee/schedule.json")
    assert leads(site, str(calendar[0]["URL"]))
