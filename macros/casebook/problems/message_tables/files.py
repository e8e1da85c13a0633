"""Objections to a file as such: its place and name, its bytes, how much it holds."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

FILES: Mapping[str, Message] = {
    # --- the folder, and the names in it
    "folder-missing": Message("ce dossier n’existe pas", "donnez un dossier de cas avec --cases"),
    "unknown-folder": Message("« {value} » n’est pas un dossier de cas", "dossiers admis : {names}"),
    "not-markdown": Message("ce fichier ne finit pas par .md", "renommez-le en .md, ou déplacez-le"),
    "reserved-slug": Message("le nom « {value} » est réservé au site", "choisissez un autre nom de fichier", form_hint="choisissez-en un autre"),
    "slug/file": Message("« {value} » n’est pas un nom de fichier admis", "3 à 60 lettres minuscules sans accent, chiffres et tirets"),
    "duplicate-slug": Message("même adresse que « {value} », aux majuscules près", "renommez l’un des deux fichiers"),
    "duplicate-slug/page": Message("une page porte déjà le nom « {value} »", "choisissez-en un autre, ou corrigez cette page"),
    "former-slug-taken": Message("« {value} » est l’adresse d’une autre fiche", "retirez-la d’ici, ou renommez l’autre fiche"),
    "former-slug-taken/elsewhere": Message("« {value} » est déjà l’ancienne adresse de {owner}", "gardez-la à un seul endroit"),
    # --- its bytes
    "file-link": Message("ce fichier est un lien vers un autre", "déposez le fichier lui-même"),
    "file-link/folder": Message("« {value} » doit être un vrai dossier", "remplacez le lien par le dossier"),
    "file-unreadable": Message("fichier illisible ({reason})", "vérifiez ses droits de lecture"),
    "file-special": Message("ceci n’est pas un fichier ordinaire", "déposez un fichier texte"),
    "file-too-big": Message("fichier de plus de {most} Ko", "raccourcissez le texte, ou partagez-le en deux fiches"),
    "file-not-utf8": Message("ce fichier n’est pas en UTF-8", "réenregistrez-le avec l’encodage UTF-8"),
    "control-character": Message("caractère invisible interdit (U+{character})", "effacez-le et retapez le mot"),
    # --- how much it holds
    "yaml-size": Message("plus de {most} valeurs dans l’en-tête", "gardez les plus utiles, et racontez le reste dans le texte"),
    "yaml-depth": Message("plus de {most} niveaux imbriqués", "mettez la valeur entre guillemets si les crochets font partie du texte"),
}
