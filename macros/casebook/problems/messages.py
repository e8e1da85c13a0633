"""What the check says: every objection to a case file, by its name, in French.

One table for two readers: the declarations and rules of this package object by these
names, and the contribution form is given the same table (`form_rules`), so that nobody is
told two things of one mistake. A name is a code, or a code and a variant
(`personal-contact/phone`); `{…}` stands for what the check found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from macros.casebook.problems.problem import Finding, Severity

UNPRINTED = re.compile(r"[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""What a quoted value may not bring into the line that quotes it: it would break it, turn it, or
act on a terminal."""

GUESS = "vouliez-vous dire « {guess} » ?"
"""What to do where a known name is close to what was typed, whatever the objection."""

MESSAGES: Mapping[str, tuple[str, str]] = {
    # --- the file
    "file-too-big": ("fichier de plus de {most} Ko", "raccourcissez le texte, ou partagez-le en deux fiches"),
    "reserved-slug": ("le nom « {value} » est réservé au site", "choisissez un autre nom de fichier"),
    "slug/file": ("« {value} » n’est pas un nom de fichier admis", "3 à 60 lettres minuscules sans accent, chiffres et tirets"),
    "former-slug-taken": ("« {value} » est l’adresse d’une autre fiche", "retirez-la d’ici, ou renommez l’autre fiche"),
    "former-slug-taken/elsewhere": ("« {value} » est déjà l’ancienne adresse de {owner}", "gardez-la à un seul endroit"),
    "yaml-size": ("plus de {most} valeurs dans l’en-tête", "gardez les plus utiles, et racontez le reste dans le texte"),
    "yaml-depth": ("plus de {most} niveaux imbriqués", "mettez la valeur entre guillemets si les crochets font partie du texte"),
    # --- the form of a value
    "line-break": ("ce texte doit tenir sur une ligne", "retirez le passage à la ligne"),
    "angle-bracket": ("les signes < et > ne sont pas acceptés ici", "écrivez « inférieur à », « supérieur à », ou retirez-les"),
    "empty": ("ce champ est vide", "remplissez-le, ou retirez la ligne"),
    "too-long": ("« {label} » dépasse {most} caractères", "raccourcissez ce texte"),
    "slug": ("« {value} » n’est pas une adresse de fiche", "3 à 60 lettres minuscules sans accent, chiffres et tirets"),
    "term-id": ("« {value} » n’est pas un identifiant", "lettres minuscules sans accent, chiffres et tirets"),
    "url": ("« {value} » n’est pas une adresse web", "elle commence par https:// et ne contient pas d’espace"),
    "number": ("« {value} » n’est pas un nombre entier", "écrivez seulement des chiffres, par exemple 80 ou 72000"),
    "yes-no": ("« {value} » : on attend true (oui) ou false (non)", "écrivez true, ou retirez la ligne"),
    "date": ("« {value} » n’est pas une date", "écrivez 2016, 2021-12, 2016-09-23, ou 1992~ pour « vers 1992 »"),
    "time": ("« {value} » n’est pas une heure", "écrivez 09:30 ou 9h30"),
    "control-character": ("caractère invisible interdit (U+{character})", "effacez-le et retapez le mot"),
    # --- the shape of a group
    "missing-field": ("le champ « {name} » ({label}) manque", "ajoutez « {name}: {example} »"),
    "missing-field/unlabelled": ("le champ « {name} » manque", "ajoutez « {name}: {example} »"),
    "unknown-key": ("champ inconnu « {name} »", "champs admis : {names}"),
    "expected-list": ("« {label} » attend une liste", "écrivez un tiret devant chaque valeur"),
    "expected-list/text": ("« {label} » attend une liste", "écrivez [{value}]"),
    "expected-group": ("« {label} » attend un groupe de champs", "écrivez {{champ: valeur, champ: valeur}}"),
    "expected-text": ("« {label} » attend un texte, pas {value}", "écrivez une seule valeur, entre guillemets si elle contient des crochets"),
    "too-many": ("« {label} » a plus de {most} valeurs", "gardez les plus justes"),
    "too-few": ("« {label} » est vide", "ajoutez au moins une valeur, ou retirez la ligne"),
    "unknown-value": ("« {label} » : valeur refusée ({value})", "valeurs admises : {names}"),
    "invalid-value": ("« {label} » : valeur refusée ({value})", "comparez avec l’exemple de la documentation"),
    # --- what a value leads to
    "unknown-term": ("{kind} « {value} »", "les termes admis sont dans _vocabularies/{vocabulary}.yml"),
    "unknown-term/department": (
        "{commune} est dans le département {department}, qui n’est pas dans _vocabularies/departments.yml",
        "ajoutez ce département à la liste",
    ),
    "term-too-broad": ("« {value} » est un thème de premier niveau", "choisissez plus précis : {names}"),
    "unknown-source": ("source inconnue « {value} »", "décrivez le document dans new_sources, ou ajoutez-le à _sources.yml"),
    "source-address": ("la source « {value} » n’a pas d’adresse", "ajoutez url, ou dites dans note comment le document est connu"),
    "source-date": ("la source « {value} » n’a pas de date", "ajoutez published, ou read_on (la date de lecture)"),
    "source-taken": ("la source « {value} » est déjà dans _sources.yml", "citez-la sans la décrire, ou donnez un autre nom court à la vôtre"),
    "source-taken/elsewhere": ("la source « {value} » est déjà décrite dans {owner}", "gardez-la à un seul endroit, ou portez-la dans _sources.yml"),
    "unknown-reference": ("aucune fiche « {value} »", "le nom du fichier sans .md, dans {folder}/"),
    "unknown-reference/name": ("aucune fiche « {value} »", "écrivez le nom en toutes lettres, avec ses majuscules, ou créez la fiche"),
    "self-reference": ("cette fiche renvoie à elle-même", "retirez ce renvoi"),
    "unknown-place": ("commune inconnue « {value} »", "écrivez une commune ou son code Insee ; un pays, une vallée, un quartier vont dans « territory »"),
    "unknown-place/near": ("commune inconnue « {value} »", "vouliez-vous dire « {guessed} » ({code}) ?"),
    "ambiguous-place": ("plusieurs communes se nomment « {value} »", "écrivez le code Insee : {choices}"),
    "place-elsewhere": ("« {value} » n’est pas dans le département indiqué", "corrigez l’un ou l’autre : {choices}"),
    "place-elsewhere/department": ("{commune} est dans le département {department}", "ajoutez « {department} » à departments, ou corrigez la commune"),
    # --- rules that cross the fields of a group
    "repeated-value": ("« {value} » figure deux fois", "gardez-en un seul"),
    "undated-fact": ("« {label} » sans la date de ce fait", "ajoutez « {name}: {example} »"),
    "undated-fact/source": ("« {label} » sans la source de ce fait", "ajoutez « {name}: {example} »"),
    "end-before-start": ("la fin ({last}) vient avant le début ({first})", "inversez les deux, ou corrigez l’un"),
    "offer-open-ended": ("une offre confirmée doit dire jusqu’à quand", "ajoutez « until: 2027-12 »"),
    "offer-unconfirmed": ("une offre n’est ouverte que si elle a été confirmée", "ajoutez « confirmed_on: », ou retirez until"),
    "theme-branch": (
        "aucun thème ne dit comment on coopère",
        "ajoutez un thème sous « Faire vivre la coopération », « Modèles économiques et moyens », "
        "« Créer et maintenir des activités » ou « Alliances sur le territoire »",
    ),
    # --- words
    "undated-word": ("« {value} » ne voudra plus rien dire dans deux ans", "écrivez la date : « en 2016 », « le 23 septembre 2016 »"),
    "unknown-acronym": ("sigle inconnu « {value} »", "écrivez-le en toutes lettres, ou ajoutez-le à _vocabularies/glossary.yml"),
    "personal-contact": ("adresse électronique qui semble personnelle", "retirez-la, ou donnez l’adresse générale de la structure (contact@…)"),
    "personal-contact/phone": (
        "numéro de téléphone qui semble personnel",
        "retirez-le, ou renvoyez au site de la structure ; si ce sont d’autres nombres, séparez-les par des virgules",
    ),
    "blank-left": ("ce passage reste à remplir", "écrivez-le, ou retirez la partie si les sources n’en disent rien"),
    "blank-left/field": ("ce champ reste à remplir", "remplacez « À REMPLIR », ou retirez la ligne si elle est facultative"),
    # --- the text below the front matter
    "raw-html": ("balise HTML « {value} »", "écrivez en Markdown ; pour montrer le signe <, tapez \\<"),
    "image": ("les images ne sont pas acceptées dans les fiches", "donnez un lien vers la page qui la montre"),
    "heading-nested": ("titre dans une liste ou une citation", "sortez-le à gauche, ou écrivez-le en gras"),
    "heading-level": ("le titre de la page est déjà dans l’en-tête", "écrivez ce titre avec deux dièses : ##"),
    "heading-level/skipped": ("un niveau de titre est sauté", "écrivez ce titre avec {marks}"),
    "section-twice": ("la section « {value} » figure deux fois", "réunissez-les"),
    "unknown-section": ("section inhabituelle « {value} »", "les sections habituelles : {names}"),
    "link-refused": ("lien refusé « {value} »", "un lien commence par https://, ou donne le fichier d’une autre fiche (autre-fiche.md)"),
    "broken-link": ("aucune fiche au bout du lien « {value} »", "vérifiez le dossier et le nom du fichier"),
    "broken-link/section": ("aucune section « #{value} » dans cette page", "retirez ce lien"),
    "body-lines": ("plus de {most} lignes de suite", "séparez les paragraphes par une ligne vide"),
    "body-depth": ("plus de {most} niveaux imbriqués", "simplifiez les listes et les citations"),
}

WARNINGS = frozenset({"theme-branch", "self-reference", "heading-level/skipped", "unknown-section"})
"""The objections that do not keep a case out (docs/decisions/0008-errors-and-warnings.md)."""


def said(objection: str, /, guess: str | None = None, **values: Any) -> tuple[str, str, str]:
    """An objection in words: its code, what is wrong, what to do. A `guess` is what to do."""
    message, hint = MESSAGES[objection]
    values = {name: UNPRINTED.sub(" ", value) if isinstance(value, str) else value for name, value in values.items()}
    return objection.partition("/")[0], message.format_map(values), GUESS.format(guess=guess) if guess else hint.format_map(values)


def finding(field: tuple[str | int, ...], objection: str, /, guess: str | None = None, **values: Any) -> Finding:
    """An objection at a place of a file."""
    severity: Severity = "warning" if objection in WARNINGS else "error"
    return Finding(field, *said(objection, guess, **values), severity)


def wrong(objection: str, /, guess: str | None = None, **values: Any) -> PydanticCustomError:
    """The error that the check of one value raises."""
    code, message, hint = said(objection, guess, **values)
    # Braces are the placeholders of pydantic's templates: the words go in as a value.
    return PydanticCustomError(code, "{said}", {"said": message, "hint": hint})  # type: ignore[arg-type]
