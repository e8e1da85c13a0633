"""YAML's syntax errors in French: what the parser met, and what to write instead.

The parser stops at the first one, so there is one a file. Used by `frontmatter` alone.
"""

from __future__ import annotations

import yaml

# The parser's own words are English; these are the ones that contributors meet.
_SYNTAX = (
    ("mapping values are not allowed", "deux-points mal placé", 'mettez la valeur entre guillemets : title: "Nom : sous-titre"'),
    ("could not find expected ':'", "il manque un deux-points après une clé", "écrivez « clé: valeur », avec une espace après le deux-points"),
    (
        "found character that cannot start any token",
        "un caractère ne peut pas commencer une valeur (tabulation, @, `, %)",
        "mettez la valeur entre guillemets, et des espaces au lieu des tabulations",
    ),
    ("found unexpected end of stream", "un guillemet n’est pas refermé", "refermez le guillemet à la fin de la valeur"),
    ("did not find expected ',' or ']'", "un crochet ou une virgule manque dans la liste", "écrivez [un, deux], ou mettez la valeur entre guillemets"),
    ("did not find expected ',' or '}'", "une accolade ou une virgule manque", "écrivez {clé: valeur, clé: valeur}, ou mettez la valeur entre guillemets"),
    ("did not find expected key", "le retrait de la ligne ne va pas", "alignez les clés d’un même groupe, avec des espaces"),
    ("did not find expected '-' indicator", "le retrait de la liste ne va pas", "alignez les tirets de la liste"),
    ("block sequence entries are not allowed", "une liste commence à un endroit inattendu", "passez à la ligne avant le tiret"),
    ("found undefined tag handle", "un point d’exclamation commence une valeur", "mettez la valeur entre guillemets"),
)


def explain(error: yaml.YAMLError) -> tuple[str, str]:
    """What is wrong and what to do, for the parser's error."""
    said = str(getattr(error, "problem", "") or error)
    for known, message, hint in _SYNTAX:
        if known in said:
            return f"en-tête illisible : {message}", hint
    return "en-tête illisible à partir d’ici", "vérifiez les guillemets, les deux-points et les retraits de cette ligne et de la précédente"
