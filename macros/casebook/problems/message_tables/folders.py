"""Objections to what is in a folder of cases: files in the wrong place, files that cannot be read as text."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

FOLDERS: Mapping[str, Message] = {
    "folder-missing": Message("ce dossier n’existe pas", "donnez un dossier de cas avec --cases"),
    "unknown-folder": Message("« {value} » n’est pas un dossier de cas", "dossiers admis : {names}"),
    "not-markdown": Message("ce fichier ne finit pas par .md", "renommez-le en .md, ou déplacez-le"),
    "not-yaml": Message("ce qui ne finit pas par .yml n’est lu par rien ici", "renommez ce fichier en .yml, ou déplacez-le"),
    "unknown-register": Message("rien ne lit « {value} »", "noms lus : {names}", severity="warning"),
    "duplicate-slug": Message("même adresse que « {value} », aux majuscules près", "renommez l’un des deux fichiers"),
    "case-id-taken": Message(
        "« {value} » est déjà l’identifiant de {owner}",
        "gardez-le dans la plus ancienne des deux fiches, et écrivez dans l’autre « id: {fresh} »",
    ),
    "file-link": Message("ce fichier est un lien vers un autre", "déposez le fichier lui-même"),
    "file-link/folder": Message("« {value} » doit être un vrai dossier", "remplacez le lien par le dossier"),
    "file-unreadable": Message("fichier illisible ({reason})", "vérifiez ses droits de lecture"),
    "file-special": Message("ceci n’est pas un fichier ordinaire", "déposez un fichier texte"),
    "file-not-utf8": Message("ce fichier n’est pas en UTF-8", "réenregistrez-le avec l’encodage UTF-8"),
    "file-not-utf8/windows": Message("« {value} » n’est pas écrit en UTF-8, sans doute en Windows-1252", "réenregistrez le fichier avec l’encodage UTF-8"),
    "file-not-utf8/utf-16": Message(
        "ce fichier est en UTF-16, ou n’est pas un texte", "réenregistrez-le en UTF-8 (Bloc-notes : Fichier, Enregistrer sous, Encodage)"
    ),
}
