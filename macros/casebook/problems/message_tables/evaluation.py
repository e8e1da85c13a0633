"""Objections to the files in which the site judges its own accessibility (`pages.views.access`)."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

EVALUATION: Mapping[str, Message] = {
    "criterion-number": Message("« {value} » n’est pas le numéro d’un critère", 'écrivez celui du thème, un point, le sien, entre guillemets : "10.4"'),
    "unknown-criterion": Message("il n’y a pas de critère « {value} »", "les critères sont dans criteria.yml"),
    "unknown-sample-page": Message("« {value} » n’est pas une page de l’échantillon", "ses pages sont dans sample.yml"),
    "opinion-reason": Message("l’avis sur le critère {value} n’a pas de raison", "ajoutez « reason: … », en une phrase"),
    "opinion-pages": Message("l’avis sur le critère {value} ne dit pas sur quelle page il n’est pas respecté", "ajoutez « pages: [accueil] »"),
    "criteria-unjudged": Message("critères sans avis ({count}) : {names}", "donnez un avis à chacun ; « not-tested », avec sa raison, en est un"),
}
