"""Objections to the lists that all cases share: vocabularies, documents, link exceptions."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

REGISTERS: Mapping[str, Message] = {
    "expected-list/file": Message("ce fichier doit être une liste", "commencez chaque entrée par « - {name}: … »"),
    "duplicate-id": Message("l’identifiant « {value} » figure deux fois", "gardez-en un seul"),
    "word-twice": Message("« {value} » figure déjà dans l’entrée « {name} »", "gardez ce mot dans une seule des deux"),
    "testimony-shared": Message(
        "le témoignage « {value} » est dans la liste commune : toute fiche pourrait le citer",
        "mettez-le dans new_sources de la fiche dont il raconte les faits : il ne vaut que pour eux",
        severity="warning",
    ),
    "vocabulary-missing": Message("ce vocabulaire manque", "remettez-le, ou retirez tout le dossier : celui du dépôt servira"),
    "vocabulary-empty": Message("ce vocabulaire n’a aucun terme", "remettez ses termes, ou retirez tout le dossier : celui du dépôt servira"),
    "list-size": Message("plus de {most} valeurs dans ce fichier", "gardez les entrées qui servent, et retirez les autres"),
    "term-depth": Message("plus de {most} termes les uns au-dessus des autres", "donnez à celui-ci un terme plus large qui soit près du sommet"),
    "unknown-term/broader": Message("terme plus large inconnu « {value} »", "écrivez l’identifiant d’un terme de ce fichier"),
    "unknown-term/region": Message("région inconnue « {value} »", "les termes admis sont dans {vocabulary}.yml"),
    "term-cycle": Message("ce terme se retrouve au-dessus de lui-même", "retirez « broader » à l’un des termes de la boucle"),
}
