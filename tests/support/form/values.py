"""Values of fields: what each kind takes, what it refuses, what YAML or a browser could take for something else."""

from __future__ import annotations

import copy
from typing import Any

from macros.casebook.files.scaffold import BLANK

TEXTS = [
    "Un texte",
    "L’« essai » de l'année 2016",
    "Qui paie ? Personne !",
    "12 400 € et 35 %",
    "Nom : sous-titre",
    "a #b, c [d] {e} & f",
    "0012",
    "true",
    "- tiret",
    '"entre guillemets"',
    "émoji 🌻 et 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "espace\u00a0insécable, fine\u202f!",
    "Écrire à contact@example.org ou equipe.projet@example.org",
    "c:\\dossier\\fichier",
    "@mention *étoile* `code` | barre",
    "XXI et III",
    "مرحبا 你好 Ωμέγα",
    "'apostrophe'",
    "trait-d’union — tiret",
    "  des espaces autour  ",
]
"""What a line may say, and YAML or a browser could take for something else."""

REFUSED = [
    "",
    "   ",
    "une\nligne",
    "une\ttabulation",
    "\navant",
    "a < b",
    "<b>gras</b>",
    BLANK,
    f"{BLANK} plus tard",
    "jean.dupont@example.org",
    "écrire à marie_d@asso.example.org, ou 06 39 98 12 34",
    "+33 6 39 98 00 01",
    "\t0639980002",
    "\u0639980003",
    "un\u200bvide",
    "nÃ©e à l‚Äôeau",
    "c\ufffdur",
    "puce \uf0b7",
    "jean.dupont@exam\u00adple.org",
    "à E\u0301vian, re\u0301cemment",
    "saut\u000bde ligne",
    "renversé\u202e",
    "contrôle\x7f",
    "fin de ligne\u2028",
    "nul\x00",
    "privé\ue000",
]

PLAIN: dict[str, list[str]] = {
    "slug": ["ab", "Été", "x" * 61, "un mot", "-", "abc.md", BLANK],
    "case-id": ["abcde", "a" * 13, "K7m2p9x4", "k7m2-p9x4", "é" * 8, "", BLANK],
    "image-file": ["image", "Image.jpg", "a/b.jpg", "../x.png", "-a.png", "image.svg", "image.jpg.png", "é.webp", f"{'x' * 82}.png", "image.JPG", "", BLANK],
    "email": ["contact", "contact@example", "contact@@example.org", "a b@example.org", "contact@example.org, accueil@example.org", "", BLANK],
    "id": ["-a", "a-", "A", "a b", "é", "x" * 61, "2C", BLANK],
    "url": [
        "htp://example.org",
        "https://localhost",
        "https://moi@example.org/",
        "https://example..org",
        "https://example.org./",
        "https://exa mple.org",
        f"https://example.org/{'x' * 500}",
        "example.org",
        "https://example.org/<a>",
        "HTTPS://X",
        "https://banque.example@ailleurs.example/",
        "https://banque.example%40ailleurs.example/",
        "https://banque.example\\@ailleurs.example/",
        "https://2130706433/",
        "http://0x7f.0.0.1",
        "https://0177.1/a",
        "https://[::1]/",
        "https://１.２.３.４/",
        "https://bаnque.example/",
        "https://banque.example∕ailleurs.example/",
        "https://example.org:8443/",
    ],
    "time": ["24:00", "9:5", "neuf heures", "09:60", "٠٩:30", "9 h 30"],
    "whole": ["douze", "-5", "1.5", "1234567890123", "٣", "1e3", ""],
    "yes-no": ["oui", "True", " true", "non", "1", ""],
    "date": ["2016-13", "2016-02-30", "16", "2016-1", "0999", "2016-00", "2016-09-00", "23 septembre 2016", "~2016", "2016 ~", "", "٢٠١٦", "2023-02-29"],
    "choice": ["articel", "Article", "livre", "texte officiel", ""],
    "term": ["", "nimporte-quoi", "x" * 70, "Ça n’existe pas", BLANK],
    "source": ["", "inconnue-2099", "coorace 2016", BLANK],
    "case": ["", "inconnue-tout-a-fait", "x" * 201, "poles", "poles/", "/triveo", "poles/triveo.md", "../poles/triveo", "a < b", BLANK],
    "commune": ["", "Parisse", "Saint-Denis", "99999", "Sainte-Nulle-Part-du-Désert", "Lons", BLANK],
}
"""Values that a kind refuses, or nearly."""

IMAGES = ("image.jpg", "four-a-bois-2.jpeg", "0.png", f"{'x' * 81}.webp")
"""Names of images, which the folder of these cases has."""

GOOD: dict[str, list[str]] = {
    "url": [
        "https://example.org",
        "http://www.example.org/a?b=c#d",
        "HTTPS://EXAMPLE.ORG/É",
        "https://example.org/%C3%A9,(1)",
        "https://example.org/@compte",
        "https://été.example.org:443/",
    ],
    "image-file": [*IMAGES],
    "email": ["contact@example.org", "accueil@été.example.org", "CONTACT@EXAMPLE.ORG"],
    "time": ["09:30", "9h30", "23:59", "0:00"],
    "whole": ["0", "12", "72 000", "72\u00a0000", "007"],
    "yes-no": ["true", "false"],
    "date": ["2016", "2021-12", "2016-09-23", "1992~", "2024-02-29", "2016-09-23~", " 2016 "],
    "commune": ["39300", "Lons-le-Saunier", "lons le saunier", "LONS-LE-SAUNIER", "2A004"],
}

TESTIMONIES: tuple[dict[str, str], ...] = (
    {"kind": "temoignage-direct", "role": "élue", "published": "2026"},
    {"kind": "temoignage-direct", "published": "2026"},
    {"kind": "temoignage-direct", "role": "élue"},
    {"kind": "temoignage-direct", "role": "élue", "read_on": "2026"},
    {"kind": "article", "role": "élue", "published": "2026", "note": "N."},
    {"kind": "artcle", "role": "élue", "published": "2026", "note": "N."},
    {"kind": "article", "published": "2026"},
)
"""Documents that are nobody's text, and those that say a role without being one."""


_SCIC = {"form": "scic", "as_of": "2026"}

TOLD_OF_OTHERS: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("poles", "Le pôle", "visiteuse", {}),
    ("poles", "Le pôle", "Élue (Observateur)", {}),
    ("fiches", "Le pôle", "responsable clientèle", {}),
    ("poles", "L’Œuvre d’Île", "élue", {"structures": [{"role": "membre", "name": "OEUVRE D'ILE SAS", **_SCIC}, {"role": "membre", "name": "Autre", **_SCIC}]}),
    ("poles", "Le pôle", "élue", {"structures": [{"role": "porteuse", "name": "Autre", **_SCIC}, {"role": "partenaire", "organisation": "avise", **_SCIC}]}),
    ("pratiques", "Clus'Ter Jura", "élue", {"examples": [{"case": f"poles/{pole}", "did": "Il l’a fait."} for pole in ("clus-ter-jura", "coopactions")]}),
    (
        "echanges",
        "Coop’actions",
        "élue",
        {"host": "clus-ter-jura", "guest": "coopactions", "lessons_host": [{"text": "Oser."}], "lessons_guest": [{"text": "Voir."}]},
    ),
)
"""Who tells, in which role, and facts of others or of their own that their testimony alone says."""


def put(data: dict[str, Any], path: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """The data with another value at a path, or without it; as it was where the path leads nowhere."""
    changed = copy.deepcopy(data)
    at: Any = changed
    for part in path[:-1]:
        try:
            at = at[part]
        except (KeyError, IndexError, TypeError):
            return changed
    if isinstance(at, dict):
        if value is None:
            at.pop(path[-1], None)
        else:
            at[path[-1]] = copy.deepcopy(value)
    return changed


def read_again(data: dict[str, Any]) -> dict[str, Any]:
    """The data of a case as read by those it tells of, after all that `GOOD` says to be confirmed."""
    return {**data, "provenance": {**data.get("provenance", {}), "read_by_pole": "2026"}}
