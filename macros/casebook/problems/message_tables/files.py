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
    "file-too-big/programme": Message("fichier de plus de {most} Ko", "raccourcissez les textes des séances"),
    "control-character": Message("caractère invisible interdit (U+{character})", "effacez-le et retapez le mot"),
    "control-character/order": Message("marque invisible qui change l’ordre des lettres (U+{character})", "effacez les mots autour, et retapez-les"),
    "control-character/symbol": Message(
        "signe d’une police de symboles (U+{character}), sans doute une puce", "effacez-le ; chaque point d’une liste commence par un tiret et une espace"
    ),
    "control-character/misread": Message("texte mal lu par un autre programme (U+{character})", "sans doute « {value} » : retapez ce mot"),
    "lost-character": Message("une lettre s’est perdue : « {value} »", "retapez ce mot, d’après le texte d’origine"),
    "conflict-mark": Message("marque d’un conflit de git : « {value} »", "gardez une des deux versions, et effacez les lignes <<<<<<<, ======= et >>>>>>>"),
    "misread-text": Message(
        "texte mal lu par un autre programme : « {value} »", "sans doute « {meant} » : corrigez-le, ou recopiez-le de l’original", severity="warning"
    ),
    # --- how much it holds
    "yaml-size": Message("plus de {most} valeurs dans l’en-tête", "gardez les plus utiles, et racontez le reste dans le texte"),
    "yaml-depth": Message("plus de {most} niveaux imbriqués", "mettez la valeur entre guillemets si les crochets font partie du texte"),
}
