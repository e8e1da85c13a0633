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
    "vocabulary-missing": Message("ce vocabulaire manque", "remettez ce fichier"),
    "vocabulary-empty": Message("ce vocabulaire n’a aucun terme", "remettez ses termes, ou retirez ce fichier : celui du dépôt servira"),
    "list-size": Message("plus de {most} valeurs dans ce fichier", "gardez les entrées qui servent, et retirez les autres"),
    "term-depth": Message("plus de {most} termes les uns au-dessus des autres", "donnez à celui-ci un terme plus large qui soit près du sommet"),
    "unknown-term/broader": Message("terme plus large inconnu « {value} »", "écrivez l’identifiant d’un terme de ce fichier"),
    "unknown-term/region": Message("région inconnue « {value} »", "les termes admis sont dans {vocabulary}.yml"),
    "expected-group/file": Message("ce fichier doit être un groupe de champs", "commencez-le par « {name}: … », sans tiret"),
    "grid-name": Message("cette grille devrait s’appeler « {value} », et le fichier s’appelle « {name} »", "renommez l’un d’après l’autre"),
    "grid-version": Message("ce n’est pas le nom d’une version de grille", "donnez à « version » un nombre à partir de 1 : cooperation-1.yml"),
    "grid-levels": Message("un autodiagnostic a {wanted} niveaux", "donnez leurs nombres dans « structure » : objectifs généraux, principaux, indicateurs"),
    "grid-basis": Message("ceci ne dit pas d’où vient l’indicateur", "donnez une fiche (case), ou un document (source) et ce qu’il dit (passage)"),
    "grid-scale": Message("cette échelle a moins de {least} degrés", "décrivez chaque degré, du premier au dernier"),
    "grid-depth": Message("cet élément est plus bas que la structure ne le permet", "« structure » a {most} niveaux : placez-le plus haut"),
    "grid-empty": Message("« {value} » n’a aucun indicateur", "ajoutez-en un qui dise « broader: {value} », ou retirez cet objectif"),
    "grid-structure": Message("{number} au niveau {level} de la grille, au lieu de {wanted}", "ajoutez ce qui manque, ou corrigez le nombre"),
    "grid-steps": Message("{number} degrés décrits, pour une échelle qui en a {wanted}", "décrivez chaque degré, dans l’ordre de l’échelle"),
    "grid-steps/same": Message("ce degré dit la même chose qu’un autre : « {value} »", "dites ce qui change de l’un à l’autre"),
    "grid-unfounded": Message("rien ne dit d’où vient l’indicateur « {value} »", "ajoutez « based_on » : un document et son passage, ou une fiche"),
    "grid-leads": Message("l’indicateur « {value} » mène à moins de {least} fiches", "ajoutez sous « leads » qui l’a fait, et ce que sa page montre"),
    "lesson-twice": Message("« {value} » a déjà son texte plus haut", "réunissez les phrases des deux en une seule entrée"),
    "lesson-long": Message(
        "{number} mots pour cette question, au lieu de {most} au plus", "gardez ce que les fiches disent de plus utile : le tout tient sur deux feuilles"
    ),
    "term-cycle": Message("ce terme se retrouve au-dessus de lui-même", "retirez « broader » à l’un des termes de la boucle"),
}
