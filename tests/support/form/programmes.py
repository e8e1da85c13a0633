"""Programmes made at random, most of them wrong somewhere: what the form and the command must say the same of."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from macros.casebook.schema.fragments import fragment_for

SPANS = (
    {"starts": "2027-03-12"},
    {"starts": "2027-03-12", "ends": "2027-03-12"},
    {"starts": "2027-03-27", "ends": "2027-03-28"},
    {"starts": "2027-03-28"},
    {"starts": "2027-10-31"},
    {"starts": "2027-10", "ends": "2027-11"},
    {"starts": "2027-03"},
    {"starts": "2027-03-12~"},
    {"starts": "2027-03-12", "ends": "2027-03-10"},
    {"starts": "douze", "ends": "2027-03-12"},
    {"starts": "2016-03-27", "ends": "treize"},
)
PLACES = (
    {},
    {"national": "true"},
    {"departments": ["39"]},
    {"departments": ["974"]},
    {"departments": ["973", "75"]},
    {"departments": ["974"], "place": "Saint-Denis"},
    {"place": "97411"},
    {"regions": ["guadeloupe"]},
    {"regions": ["bretagne"]},
)
DAYS = (None, None, None, "2027-03-12", "2027-03-28", "2027-10-31", "2027-03", "2027-03-28~", "2026", "le 12")
HOURS = ("00:00", "01:59", "02:00", "2h30", "02:59", "03:00", "09:00", "9h30", "10:00", "10:30", "11:00", "23:59", "25:00")
NAMES = ("Salle Vercors", "salle  vercors", "Salle Vecors", "Amphithéâtre", "Œuvre & Cie", "Hall", "…", "<b>", "s" * 80)
PEOPLE = ("Une intervenante", "une  INTERVENANTE, directrice", "Un intervenant, élu", "Élu, élue", ", sans nom", "…", "p" * 90)
IDS = ("atelier", "debat", "debat-2", "sources", "x-notes", "s-origine", "source-avise-2022", "m" * 60, "Un mot")
TITLES = ("Ouverture", "« Débat »", "Αθήνα", "t" * 100, "")


def programmes(draw: random.Random, number: int = 220) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each programme is about, and the fields of its event."""
    for rank in range(number):
        yield f"programme {rank}", _programme(draw)
    # The hours of two days on which clocks change, one by one.
    for day in ("2027-03-28", "2027-10-31", "2027-10-30"):
        sessions = [{"kind": "atelier", "title": time, "start": time} for time in ("01:59", "02:00", "02:30", "02:59", "03:00", "12:00")]
        yield f"the hours of {day}", {"starts": day, "programme": sessions}


def _programme(draw: random.Random) -> dict[str, Any]:
    names = draw.sample(NAMES[:6], 3) if draw.random() < 0.8 else NAMES
    rooms: list[dict[str, Any]] = [
        {"name": name, **({"capacity": draw.choice(["20", "50", "beaucoup"])} if draw.random() < 0.7 else {})} for name in draw.sample(names, 2)
    ]
    event: dict[str, Any] = {**draw.choice(SPANS), **draw.choice(PLACES), "programme": [_session(draw, names) for _ in range(draw.randrange(0, 9))]}
    if draw.random() < 0.6:
        event["rooms"] = rooms
    if draw.random() < 0.4:
        event["documents"] = [
            {"title": "Un document", "kind": draw.choice(["replay", "actes"]), draw.choice(["length", "captions"]): draw.choice(["75", "true"])}
        ]
    if draw.random() < 0.5:
        # Points of a session: of one that has this id or this title, or of none.
        sessions = [*IDS, *(fragment_for(title, ()) for title in TITLES[:3]), "nulle-part", "Atelier 1"]
        event["outputs"] = [{"kind": "solutions", "session": draw.choice(sessions), "items": ["Un point."]} for _ in range(draw.randrange(1, 4))]
    if draw.random() < 0.5:
        event["expected"] = draw.choice(["10", "30", "100"])
    if draw.random() < 0.2:
        event["announced"] = "true"
        event["sources"] = None
    return event


def _session(draw: random.Random, names: tuple[str, ...] | list[str]) -> dict[str, Any]:
    start, end = sorted((draw.choice(HOURS), draw.choice(HOURS)), key=lambda time: time.zfill(5))
    session = {
        "id": draw.choice(IDS) if draw.random() < 0.3 else None,
        "day": draw.choice(DAYS),
        "start": start if draw.random() < 0.9 else None,
        "end": end if draw.random() < 0.7 else None,
        "kind": "atelier" if draw.random() < 0.95 else "rien",
        "title": draw.choice(TITLES[:3]) if draw.random() < 0.9 else draw.choice(TITLES),
        "room": draw.choice(names) if draw.random() < 0.8 else None,
        "expected": draw.choice(["10", "25", "60", "x"]) if draw.random() < 0.4 else None,
        "speakers": draw.sample(PEOPLE, draw.randrange(1, 4)) if draw.random() < 0.5 else None,
    }
    return {name: value for name, value in session.items() if value is not None}
