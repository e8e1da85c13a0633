"""Objections to words, in any text of a case, and to the body below the front matter."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

TEXTS: Mapping[str, Message] = {
    # --- words
    "undated-word": Message("« {value} » ne voudra plus rien dire dans deux ans", "écrivez la date : « en 2016 », « le 23 septembre 2016 »"),
    "unknown-acronym": Message(
        "sigle inconnu « {value} »",
        "écrivez-le en toutes lettres, ou ajoutez-le à _vocabularies/glossary.yml",
        form_hint="écrivez-le en toutes lettres ; s’il mérite une entrée au glossaire, dites-le dans votre message",
    ),
    "personal-contact": Message("adresse électronique qui semble personnelle", "retirez-la, ou donnez l’adresse générale de la structure (contact@…)"),
    "personal-contact/phone": Message(
        "numéro de téléphone qui semble personnel",
        "retirez-le, ou renvoyez au site de la structure ; si ce sont d’autres nombres, séparez-les par des virgules",
    ),
    "blank-left": Message("ce passage reste à remplir", "écrivez-le, ou retirez la partie si les sources n’en disent rien"),
    # --- the body
    "raw-html": Message("balise HTML « {value} »", "écrivez en Markdown ; pour montrer le signe <, tapez \\<"),
    "image": Message("les images ne sont pas acceptées dans les fiches", "donnez un lien vers la page qui la montre"),
    "heading-nested": Message("titre dans une liste ou une citation", "sortez-le à gauche, ou écrivez-le en gras"),
    "heading-level": Message("le titre de la page est déjà dans l’en-tête", "écrivez ce titre avec deux dièses : ##"),
    "heading-level/skipped": Message("un niveau de titre est sauté", "écrivez ce titre avec {marks}", severity="warning"),
    "section-twice": Message("la section « {value} » figure deux fois", "réunissez-les"),
    "unknown-section": Message("section inhabituelle « {value} »", "les sections habituelles : {names}", severity="warning"),
    "link-refused": Message("lien refusé « {value} »", "un lien commence par https://, ou donne le fichier d’une autre fiche (autre-fiche.md)"),
    "link-elsewhere": Message("ce lien montre « {site} » et mène à « {value} »", "montrez le site où il mène, ou écrivez des mots", severity="warning"),
    "broken-link": Message("aucune fiche au bout du lien « {value} »", "vérifiez le dossier et le nom du fichier"),
    "broken-link/section": Message("aucune section « #{value} » dans cette page", "retirez ce lien"),
    "body-lines": Message("plus de {most} lignes de suite", "séparez les paragraphes par une ligne vide"),
    "body-depth": Message("plus de {most} niveaux imbriqués", "simplifiez les listes et les citations"),
}
