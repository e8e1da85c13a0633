"""Objections to the file of a picture that a case names. Each stands at the name of the file, in the case."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

_ANEW = "ouvrez l’image dans un logiciel de photos et enregistrez-la de nouveau"

IMAGES: Mapping[str, Message] = {
    # --- the file
    "image-missing": Message("aucun fichier « {name} » dans _images/", "déposez-y l’image, ou retirez-la d’ici"),
    "image-link": Message("« {name} » est un lien vers un autre fichier", "déposez le fichier lui-même dans _images/"),
    "image-link/folder": Message("« _images » doit être un vrai dossier", "remplacez le lien par le dossier"),
    "image-special": Message("« {name} » n’est pas un fichier ordinaire", "déposez l’image elle-même dans _images/"),
    "image-unreadable": Message("« {name} » est illisible ({reason})", "vérifiez ses droits de lecture"),
    "image-empty": Message("« {name} » est un fichier vide", "déposez-y l’image de nouveau"),
    "image-heavy": Message("« {name} » pèse plus de {most} Mo", "réduisez l’image dans un logiciel de photos"),
    # --- what it holds
    "image-format": Message("« {name} » n’est ni un JPEG, ni un PNG, ni un WebP", "enregistrez l’image dans l’un de ces formats ; un dessin SVG, en PNG"),
    "image-format/name": Message("« {name} » est en fait un {format}", "renommez le fichier pour que son nom finisse par .{ending}, ici aussi"),
    "image-animated": Message("« {name} » est une image animée", "gardez-en une seule vue, ou donnez l’adresse de la vidéo"),
    "image-large": Message(
        "« {name} » a {width} points sur {height}, plus de {most} millions",
        "réduisez l’image dans un logiciel de photos",
    ),
    "image-scans": Message("« {name} » est codée en trop de passes", _ANEW),
    "image-cut": Message("« {name} » est coupée avant sa fin", "copiez le fichier d’origine de nouveau"),
    "image-trailing": Message("« {name} » cache {size} octets après la fin de l’image, à partir de l’octet {place}", _ANEW),
    "image-damaged": Message("« {name} » est abîmée : on ne peut pas la lire en entier", "copiez le fichier d’origine de nouveau ; sinon, " + _ANEW),
}
