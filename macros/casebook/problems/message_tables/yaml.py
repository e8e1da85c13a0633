"""Objections to YAML, in a front matter or a register: what cannot be read, and what is not accepted."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

_QUOTE = "mettez la valeur entre guillemets"

YAML: Mapping[str, Message] = {
    "front-matter-missing": Message("l’en-tête manque", "commencez le fichier par une ligne « --- », l’en-tête, puis une autre ligne « --- »"),
    "front-matter-shape": Message("l’en-tête est vide ou n’est pas une suite de « clé : valeur »", "écrivez au moins « title: … » et « summary: … »"),
    "yaml-documents": Message("plusieurs documents YAML", "gardez un seul en-tête"),
    "yaml-anchor": Message("ancre ou renvoi YAML (« & » ou « * »)", "répétez la valeur, ou mettez-la entre guillemets"),
    "yaml-tag": Message("étiquette YAML « {value} »", "écrivez la valeur seule, entre guillemets si elle commence par « ! »"),
    "yaml-key": Message("une clé doit être un mot", _QUOTE),
    "duplicate-key": Message("la clé « {value} » figure deux fois", "gardez-en une seule"),
    "yaml-syntax": Message("en-tête illisible à partir d’ici", "vérifiez les guillemets, les deux-points et les retraits de cette ligne et de la précédente"),
    "yaml-syntax/colon": Message("en-tête illisible : deux-points mal placé", 'mettez la valeur entre guillemets : title: "Nom : sous-titre"'),
    "yaml-syntax/no-colon": Message(
        "en-tête illisible : il manque un deux-points après une clé", "écrivez « clé: valeur », avec une espace après le deux-points"
    ),
    "yaml-syntax/first-character": Message(
        "en-tête illisible : un caractère ne peut pas commencer une valeur (tabulation, @, `, %)",
        f"{_QUOTE}, et des espaces au lieu des tabulations",
    ),
    "yaml-syntax/quote": Message("en-tête illisible : un guillemet n’est pas refermé", "refermez le guillemet à la fin de la valeur"),
    "yaml-syntax/list": Message(
        "en-tête illisible : un crochet ou une virgule manque dans la liste", "écrivez [un, deux], ou mettez la valeur entre guillemets"
    ),
    "yaml-syntax/group": Message(
        "en-tête illisible : une accolade ou une virgule manque", "écrivez {{clé: valeur, clé: valeur}}, ou mettez la valeur entre guillemets"
    ),
    "yaml-syntax/indent": Message("en-tête illisible : le retrait de la ligne ne va pas", "alignez les clés d’un même groupe, avec des espaces"),
    "yaml-syntax/list-indent": Message("en-tête illisible : le retrait de la liste ne va pas", "alignez les tirets de la liste"),
    "yaml-syntax/list-start": Message("en-tête illisible : une liste commence à un endroit inattendu", "passez à la ligne avant le tiret"),
    "yaml-syntax/tag": Message("en-tête illisible : un point d’exclamation commence une valeur", _QUOTE),
}
