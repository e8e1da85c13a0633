"""Objections to the programme of an event: its sessions, their days, hours, rooms and people, which must not contradict each other."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

PROGRAMMES: Mapping[str, Message] = {
    "session-id": Message("« {value} » est déjà l’identifiant d’une autre séance du programme", "donnez-en un autre à celle-ci, par exemple « {fresh} »"),
    "session-id/kept": Message(
        "« {value} » : la page garde cet identifiant pour elle",
        "donnez-en un autre, par exemple « {fresh} » ; s-…, source-… et x-… sont pris par la page",
    ),
    "session-outside": Message(
        "« {value} » n’est pas le jour de la rencontre ({first})",
        "corrigez ce jour, ou retirez-le ; si la rencontre dure plusieurs jours, ajoutez ends",
        form_hint="corrigez ce jour, ou videz-le ; si la rencontre dure plusieurs jours, remplissez « {Evenement.ends} »",
    ),
    "session-outside/days": Message(
        "« {value} » est hors de la rencontre ({first} – {last})",
        "corrigez ce jour, ou starts et ends",
        form_hint="corrigez ce jour, ou « {Evenement.starts} » et « {Evenement.ends} »",
    ),
    "session-without-day": Message(
        "la rencontre dure plusieurs jours ({first} – {last}), et cette séance ne dit pas lequel est le sien",
        "ajoutez « day: {example} », ou le bon jour",
        form_hint="remplissez « {Session.day} »",
        severity="warning",
    ),
    "hour-missing": Message(
        "{value} n’existe pas le {day} : les horloges avancent, et sautent cette heure",
        "écrivez {instead}, ou une autre heure",
    ),
    "hour-twice": Message(
        "{value} vient deux fois le {day} : les horloges reculent",
        "écrivez une heure avant {before} ou à partir de {after} ; si vous la gardez, c’est la première des deux qui compte",
        severity="warning",
    ),
    "room-taken": Message(
        "« {room} » est déjà occupée par « {title} », {hours}",
        "changez la salle ou l’heure de l’une des deux séances",
    ),
    "person-twice": Message(
        "{person} intervient déjà dans « {title} », {hours}",
        "changez l’heure de l’une des deux séances, ou la personne ; s’il s’agit de deux homonymes, laissez ainsi",
        severity="warning",
    ),
    "room-unknown": Message(
        "« {value} » n’est pas dans la liste des salles",
        "ajoutez-la à rooms, ou corrigez son nom",
        form_hint="ajoutez-la à « {Evenement.rooms} », ou corrigez son nom",
        severity="warning",
    ),
    "room-twice": Message("la salle « {value} » est déjà dans la liste", "gardez-en une, ou donnez un autre nom à celle-ci"),
    "session-unknown": Message(
        "« {value} » n’est l’identifiant d’aucune séance du programme",
        "écrivez celui de la séance, qui termine son adresse après le #, ou retirez session",
        form_hint="écrivez ce qui termine l’adresse de la séance, après le #, ou videz ce champ",
    ),
    "replay-only": Message(
        "seule une vidéo a une durée et des sous-titres",
        "écrivez « kind: replay » si ce document est une vidéo ; sinon retirez ce champ",
        form_hint="choisissez « Vidéo de la journée » si ce document en est une ; sinon videz ce champ",
    ),
    "room-small": Message(
        "{expected} pour {places} dans « {room} »",
        "choisissez une salle plus grande, ou corrigez l’un des deux nombres",
        severity="warning",
    ),
}
