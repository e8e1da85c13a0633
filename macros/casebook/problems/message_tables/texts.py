"""Objections to words, in any text of a case, and to the body below the front matter."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

TEXTS: Mapping[str, Message] = {
    # --- words
    "undated-word": Message("« {value} » ne voudra plus rien dire dans deux ans", "écrivez la date : « en 2016 », « le 23 septembre 2016 »"),
    "undated-word/grid": Message("« {value} » dépend du jour où l’on répond", "dites un fait, une date, ou une durée : « depuis un an »", severity="warning"),
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
    "link-refused/space": Message("l’adresse « {value} » contient une espace", "remplacez chaque espace par %20 : « {mended} »"),
    "link-refused": Message("lien refusé « {value} »", "un lien commence par https://, ou donne le fichier d’une autre fiche (autre-fiche.md)"),
    "link-elsewhere": Message("ce lien montre « {site} » et mène à « {value} »", "montrez le site où il mène, ou écrivez des mots", severity="warning"),
    "broken-link": Message("aucune fiche au bout du lien « {value} »", "vérifiez le dossier et le nom du fichier"),
    "broken-link/section": Message("aucune section « #{value} » dans cette page", "retirez ce lien"),
    # --- marks of Markdown that are lost
    "title-lost": Message("« {value} » ne fait pas ici un titre, et la partie est perdue", "une espace ordinaire après les dièses, rien avant : « {mended} »"),
    "title-lost/nested": Message("« {value} » ne fait pas ici un titre", "dans une liste ou une citation, écrivez-le en gras : « {mended} »"),
    "title-lost/word": Message(
        "« {value} » : un dièse collé à un mot ne fait pas un titre", "pour un titre, « {mended} » ; pour un mot-dièse, « {word} »", severity="warning"
    ),
    "list-lost": Message(
        "« {value} » ne fait pas une liste : ces lignes s’imprimeraient bout à bout",
        "un point de liste commence par un tiret ou un numéro, et une espace ordinaire : « {mended} »",
    ),
    "list-lost/alone": Message(
        "« {value} » ne fait pas une liste",
        "un point de liste commence par un tiret ou un numéro, et une espace ordinaire : « {mended} »",
        severity="warning",
    ),
    "table-lost": Message(
        "les tableaux ne sont pas acceptés dans les fiches : celui-ci s’imprimerait avec ses barres, bout à bout",
        "écrivez chaque rangée comme un point de liste : « {mended} »",
        form_text="les tableaux ne sont pas acceptés : celui-ci s’imprimerait bout à bout",
    ),
    "link-lost": Message("« {value} » ne fait pas un lien", "les mots entre crochets, aussitôt après l’adresse entre parenthèses, sans espace : « {mended} »"),
    "indented-prose": Message(
        "ce paragraphe en retrait s’imprimerait comme du code",
        "ôtez les espaces qui le précèdent : « {mended} » ; du vrai code se met entre deux lignes de trois accents graves (```)",
    ),
    "indented-prose/nested": Message(
        "ce paragraphe, trop en retrait dans sa liste, s’imprimerait comme du code",
        "alignez-le sur les mots du point de liste : « {mended} » ; du vrai code se met entre deux lignes de trois accents graves (```)",
    ),
    # --- notes
    "note-undefined": Message("la note « [^{value}] » n’a pas de texte", "écrivez-le à la fin, sur une ligne à part : « [^{value}]: Le texte de la note. »"),
    "note-undefined/space": Message("« {value} » ne commence pas le texte d’une note", "les deux-points se collent au crochet : « {mended} »"),
    "note-unused": Message(
        "la note « [^{value}] » n’est appelée nulle part", "écrivez [^{value}] dans le texte, après les mots qu’elle éclaire ; ou retirez la note"
    ),
    "note-twice": Message("deux notes portent le nom « [^{value}] »", "gardez-en une seule, ou donnez un autre numéro à celle-ci et à son appel"),
    "note-nested": Message("une note est appelée dans une autre note", "dites-le dans la note même, entre parenthèses"),
    "note-paragraphs": Message(
        "la note « [^{value}] » a plus d’un paragraphe", "une note tient en un seul paragraphe : mettez le reste dans le texte, ou dans une autre note"
    ),
    "note-paragraphs/none": Message("la note « [^{value}] » est vide", "écrivez son texte sur la même ligne : « [^{value}]: Le texte de la note. »"),
    "note-middle": Message(
        "la note « [^{value}] » est écrite au milieu du texte", "déplacez-la tout à la fin : c’est là que la page la montre", severity="warning"
    ),
    "note-middle/nested": Message("la note « [^{value}] » est écrite dans une liste ou une citation", "déplacez-la tout à la fin, au début d’une ligne"),
    "note-inside": Message(
        "« {value} » ne fait pas une note", "écrivez ici un appel, « [^1] », et à la fin, sur une ligne à part : « [^1]: Le texte de la note. »"
    ),
    "body-lines": Message("plus de {most} lignes de suite", "séparez les paragraphes par une ligne vide"),
    "body-depth": Message("plus de {most} niveaux imbriqués", "simplifiez les listes et les citations"),
}
