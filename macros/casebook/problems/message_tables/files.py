"""Objections to the file of a case, written by hand or by the form: its name, its bytes, how much it holds."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

FILES: Mapping[str, Message] = {
    # --- its name
    "reserved-slug": Message("le nom « {value} » est réservé au site", "choisissez un autre nom de fichier", form_hint="choisissez-en un autre"),
    "slug/file": Message("« {value} » n’est pas un nom de fichier admis", "3 à 60 lettres minuscules sans accent, chiffres et tirets"),
    "duplicate-slug/page": Message("une page porte déjà le nom « {value} »", "choisissez-en un autre, ou corrigez cette page"),
    "former-slug-taken": Message("« {value} » est l’adresse d’une autre fiche", "retirez-la d’ici, ou renommez l’autre fiche"),
    "former-slug-taken/elsewhere": Message("« {value} » est déjà l’ancienne adresse de {owner}", "gardez-la à un seul endroit"),
    # --- its bytes
    "file-too-big": Message("fichier de plus de {most} Ko", "raccourcissez le texte, ou partagez-le en deux fiches"),
    "control-character": Message("caractère invisible interdit (U+{character})", "effacez-le et retapez le mot"),
    # --- how much it holds
    "yaml-size": Message("plus de {most} valeurs dans l’en-tête", "gardez les plus utiles, et racontez le reste dans le texte"),
    "yaml-depth": Message("plus de {most} niveaux imbriqués", "mettez la valeur entre guillemets si les crochets font partie du texte"),
}
