"""Objections to YAML, in a front matter or a register: what cannot be read, and what is not accepted."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

_QUOTE = "mettez la valeur entre guillemets"
_FENCE = "écrivez trois tirets courts à la place de cette ligne{mended}"

YAML: Mapping[str, Message] = {
    "front-matter-missing": Message("l’en-tête manque", "commencez le fichier par une ligne « --- », l’en-tête, puis une autre ligne « --- »"),
    "front-matter-missing/dashes": Message("cette ligne n’est pas faite de trois tirets courts : l’en-tête ne commence ou ne finit pas", _FENCE),
    "front-matter-missing/dots": Message("l’en-tête finit par des points, non par des tirets", _FENCE),
    "front-matter-missing/code": Message("l’en-tête est dans un bloc de code", "effacez cette ligne, et celle qui ferme le bloc"),
    "front-matter-missing/opening": Message("la ligne « --- » manque avant l’en-tête", "ajoutez une ligne « --- » au-dessus de celle-ci"),
    "front-matter-missing/closing": Message("l’en-tête n’est pas fermé", "écrivez une ligne de trois tirets après ses champs, ici{mended}"),
    "front-matter-missing/closing-above": Message("l’en-tête n’est pas fermé avant le texte", "ajoutez une ligne « --- » au-dessus de celle-ci"),
    "front-matter-shape": Message("l’en-tête est vide ou n’est pas une suite de « clé : valeur »", "écrivez au moins « title: … » et « summary: … »"),
    "yaml-documents": Message("plusieurs documents YAML dans un fichier", "gardez-en un seul"),
    "yaml-anchor": Message("ancre ou renvoi YAML (« & » ou « * »)", "répétez la valeur, ou mettez-la entre guillemets"),
    "yaml-tag": Message("étiquette YAML « {value} »", "écrivez la valeur seule, entre guillemets si elle commence par « ! »"),
    "yaml-anchor/value": Message("la valeur commence par « & » ou « * », qui a un autre sens ici", f"{_QUOTE}{{mended}}"),
    "yaml-tag/value": Message("la valeur commence par « ! », qui a un autre sens ici", f"{_QUOTE}{{mended}}"),
    "yaml-key": Message("une clé doit être un mot", _QUOTE),
    "duplicate-key": Message("la clé « {value} » figure deux fois", "gardez-en une seule"),
    "yaml-syntax": Message("illisible à partir d’ici", "vérifiez les guillemets, les deux-points et les retraits de cette ligne et de la précédente"),
    # --- the causes that a second look finds (files.header_diagnosis): {mended} is the line that is right, or nothing
    "yaml-syntax/quote": Message("un guillemet est ouvert et n’est pas refermé", "refermez-le à la fin de la valeur{mended}"),
    "yaml-syntax/quote-opening": Message("un guillemet est fermé et n’est pas ouvert", "ouvrez-le au début de la valeur{mended}"),
    "yaml-syntax/quote-inside": Message("il y a des guillemets droits dans une valeur entre guillemets", 'écrivez-les \\", ou prenez-en de français{mended}'),
    "yaml-syntax/quote-first": Message("le guillemet qui commence la valeur se referme avant sa fin", f"{_QUOTE}, tout entière{{mended}}"),
    "yaml-syntax/apostrophe": Message("l’apostrophe ferme la valeur, qui commence par une apostrophe", "prenez des guillemets doubles{mended}"),
    "yaml-syntax/curly": Message("des guillemets typographiques entourent la valeur", "prenez des guillemets droits{mended}"),
    "yaml-syntax/colon-space": Message("il manque une espace après le deux-points", "ajoutez-la{mended}"),
    "yaml-syntax/no-colon": Message("il manque un deux-points après la clé", "écrivez-le, suivi d’une espace{mended}"),
    "yaml-syntax/space": Message(
        "une espace insécable, ou un autre signe qui y ressemble, est à côté du deux-points ou du tiret",
        "écrivez un deux-points ou un tiret, puis une espace ordinaire{mended}",
    ),
    "yaml-syntax/tab": Message("il y a une tabulation", "mettez des espaces à la place{mended}"),
    "yaml-syntax/long-dash": Message("le tiret de la liste est devenu long", "écrivez un tiret court, puis une espace{mended}"),
    "yaml-syntax/bullet": Message("la liste a des puces ou des numéros, non des tirets", "commencez la ligne par un tiret et une espace{mended}"),
    "yaml-syntax/dash-space": Message("il manque une espace après le tiret", "ajoutez-la{mended}"),
    "yaml-syntax/colon": Message("il y a un deux-points dans la valeur", f"{_QUOTE}{{mended}}"),
    "yaml-syntax/comma": Message("il y a une virgule dans une valeur de cette liste ou de ce groupe", f"{_QUOTE}{{mended}}"),
    "yaml-syntax/bracket": Message("il y a des crochets ou des accolades dans une valeur", f"{_QUOTE}{{mended}}"),
    "yaml-syntax/first-character": Message("la valeur commence par un signe que l’en-tête prend pour autre chose", f"{_QUOTE}{{mended}}"),
    "yaml-syntax/list": Message("un crochet ou une virgule manque dans la liste", "écrivez [un, deux]{mended}"),
    "yaml-syntax/group": Message("une accolade ou une virgule manque dans le groupe", "écrivez {{clé: valeur, clé: valeur}}{mended}"),
    "yaml-syntax/indent": Message("la ligne est trop à droite ou trop à gauche", "alignez les clés d’un même groupe, avec des espaces{mended}"),
    "yaml-syntax/list-indent": Message("le tiret est trop à droite ou trop à gauche", "alignez les tirets de la liste{mended}"),
    # --- the words of the parser, where nothing above explains it
    "yaml-syntax/parser-colon": Message("illisible : deux-points mal placé", 'mettez la valeur entre guillemets : title: "Nom : sous-titre"'),
    "yaml-syntax/parser-no-colon": Message(
        "illisible : il manque un deux-points après une clé", "écrivez « clé: valeur », avec une espace après le deux-points"
    ),
    "yaml-syntax/parser-first-character": Message(
        "illisible : un caractère ne peut pas commencer une valeur (tabulation, @, `, %)",
        f"{_QUOTE}, et des espaces au lieu des tabulations",
    ),
    "yaml-syntax/parser-quote": Message("illisible : un guillemet n’est pas refermé", "refermez le guillemet à la fin de la valeur"),
    "yaml-syntax/parser-list": Message(
        "illisible : un crochet ou une virgule manque dans la liste", "écrivez [un, deux], ou mettez la valeur entre guillemets"
    ),
    "yaml-syntax/parser-group": Message(
        "illisible : une accolade ou une virgule manque", "écrivez {{clé: valeur, clé: valeur}}, ou mettez la valeur entre guillemets"
    ),
    "yaml-syntax/parser-indent": Message("illisible : le retrait de la ligne ne va pas", "alignez les clés d’un même groupe, avec des espaces"),
    "yaml-syntax/parser-list-indent": Message("illisible : le retrait de la liste ne va pas", "alignez les tirets de la liste"),
    "yaml-syntax/parser-list-start": Message("illisible : une liste commence à un endroit inattendu", "passez à la ligne avant le tiret"),
    "yaml-syntax/parser-tag": Message("illisible : un point d’exclamation commence une valeur", _QUOTE),
    # --- what is lost in silence
    "cut-value": Message("« # » commence un commentaire : la fin de la valeur est perdue", f"{_QUOTE}{{mended}}", severity="warning"),
    "cut-value/unread": Message("« # » commence un commentaire : la fin de la ligne n’est pas lue", f"{_QUOTE}{{mended}}"),
    "cut-value/emptied": Message("« # » commence un commentaire : la valeur est vide", f"{_QUOTE}{{mended}}"),
}
