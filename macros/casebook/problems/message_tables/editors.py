"""What `make upkeep` tells those who edit: pages that age, sources, and what contradicts itself. None of it refuses a case, and none is published."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message


def _remark(text: str, hint: str) -> Message:
    return Message(text, hint, severity="warning")


EDITORS: Mapping[str, Message] = {
    "knowledge-old": _remark(
        "les faits de cette page s’arrêtent {until}, et personne ne l’a relue depuis",
        "cherchez plus récent dans des pages publiques, ou demandez à qui elle décrit ; si rien n’est trouvé, dites-le avec le jour de la recherche",
    ),
    "knowledge-old/read": _remark(
        "les faits de cette page s’arrêtent {until} ; dernière relecture {last}",
        "cherchez plus récent dans des pages publiques, ou demandez à qui elle décrit ; si rien n’est trouvé, dites-le avec le jour de la recherche",
    ),
    "knowledge-old/none": _remark(
        "aucun fait daté de cette page ne cite de document",
        "donnez une date et une source à ses faits, ou dites avec le jour de la recherche que rien n’a été trouvé",
    ),
    "knowledge-old/due": _remark(
        "la relecture de cette page était prévue {due} ; ses faits vont {until}",
        "relisez-la et cherchez plus récent, puis écrivez « reviewed: {{on: …, by: …}} »",
    ),
    "scheme-unchecked": _remark("la situation de ce dispositif a été vérifiée {last}", "cherchez où il en est, puis écrivez state et le jour dans verified_on"),
    "scheme-unchecked/never": _remark(
        "la situation de ce dispositif n’a jamais été vérifiée", "cherchez où il en est, puis écrivez state et le jour dans verified_on"
    ),
    "offer-to-confirm": _remark(
        "« {value} » : personne n’a confirmé cette proposition",
        "demandez-le à qui la fait ; si elle tient, écrivez confirmed_on et until, sinon laissez-la au passé",
    ),
    "offer-to-confirm/over": _remark(
        "« {value} » : cette proposition valait {until}", "demandez à qui la fait si elle tient encore, puis écrivez confirmed_on et until"
    ),
    "offer-to-confirm/soon": _remark(
        "« {value} » : cette proposition vaut {until}, bientôt passé", "demandez à qui la fait si elle la prolonge, puis écrivez confirmed_on et until"
    ),
    "source-unseen": _remark("ce document n’a pas de jour de lecture", "lisez-le, puis écrivez read_on ; sans adresse, dites dans note comment il est connu"),
    "source-unseen/site": _remark(
        "personne n’a vu cette adresse en ligne : {value}", "ouvrez-le ; s’il répond, écrivez seen_alive, sinon laissez-le avec l’année de sa source"
    ),
    "source-unseen/dead": _remark(
        "« make links » n’a vu personne répondre à {value} : {said}",
        "cherchez sa nouvelle adresse ou une copie d’archive ; ouvert dans un navigateur, notez-le dans cases/_links.yml",
    ),
    "source-unseen/none": _remark(
        "{count} adresses de documents, et aucun compte rendu de « make links »",
        "lancez « make links » : ce qui ne répond plus sera dit ici, adresse par adresse",
    ),
    "source-older": _remark("ce fait est {value}, et sa source ne peut pas savoir plus loin que {until}", "citez le document qui le dit, ou corrigez la date"),
    "text-newer": _remark(
        "le texte dit un fait de {year} (« {value} »), et la page annonce « Faits connus {until} »",
        "donnez aussi ce fait dans un champ daté, avec sa source : un jalon, un exemple, un chiffre clé",
    ),
    "recognition-missing": _remark(
        "« {scheme} » nomme « {pole} », dont la page n’a pas cette reconnaissance",
        "ajoutez à recognitions de {path} une ligne avec scheme: {slug}, sa date et sa source, ou corrigez ce dispositif",
    ),
    "recognition-missing/source": _remark(
        "le titre de ce document dit « {pole} » lauréat, et aucune reconnaissance de sa page ne le dit",
        "ajoutez-la à recognitions de {path}, ou corrigez le titre",
    ),
    "recognition-missing/text": _remark(
        "ce texte dit « {pole} » choisi par « {scheme} », et ses champs ne le disent pas",
        "ajoutez à recognitions de {path} une ligne avec scheme: {slug}, sa date et sa source, ou corrigez le texte",
    ),
    "recognition-unlisted": _remark("{count} pôles s’en disent lauréats, et la page en compte {value}", "cherchez celui de trop, ou corrigez le chiffre"),
    "recognition-unlisted/text": _remark(
        "« {scheme} » en est dit lauréat ici, alors que cette page écrit : « {value} »",
        "corrigez la phrase ou la reconnaissance",
    ),
    "two-values": _remark(
        "« {value} » ici, « {other} » dans {place} : {what}", "gardez les deux avec leur source si deux documents le disent, sinon corrigez l’un"
    ),
    "founding-differs": _remark("« {value} » : la page de « {pole} » dit {years}", "corrigez l’année, ou ajoutez-la à founded de {path} avec sa source"),
    "reference-unlinked": _remark("« {value} » a une page, et celle-ci n’y mène pas", "faites-en un lien vers {path}, ou un champ"),
    "reference-unlinked/field": _remark(
        "le texte mène à « {value} », qu’aucun champ ne connaît", "ajoutez-le à {field} si la page en parle, ou laissez-le comme comparaison"
    ),
    "reference-unlinked/name": _remark("« {value} » est écrit en clair, alors qu’il a une page", "écrivez {slug} à la place de ce nom"),
    "judging-words": _remark("« {value} » juge ou devine", "dites le fait et sa source, ou marquez que c’est votre lecture"),
    "many-claimed": _remark("« {value} » : lesquels, et d’après quel document ?", "nommez-les avec un lien, ou dites combien et selon qui"),
    "present-for-past": _remark(
        "le résumé est au présent (« {value} »), le texte au passé, et les faits s’arrêtent {until}",
        "mettez le résumé au passé, ou dites l’année",
    ),
    "judged-stale": _remark("plus aucune remarque n’a ce nom : « {value} »", "retirez cette entrée"),
    "judged-stale/kept": _remark("« {value} » n’est pas une remarque dont on juge : elle reste à faire", "retirez cette entrée, et faites ce qu’elle demande"),
}
