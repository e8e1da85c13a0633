"""Remarks on the library as a whole, which no single file shows. None refuses a case, except sentences copied from a document."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

_LINK = "reliez-la au moins au pôle ou à la rencontre dont elle parle"
_COMMENT = "mettez ce terme en commentaire, ou donnez-le aux fiches qu’il décrit"
_REVIEW = "relisez-la, puis dites-le : reviewed: {{on: …, by: …}}"


def _remark(text: str, hint: str) -> Message:
    return Message(text, hint, severity="warning")


UPKEEP: Mapping[str, Message] = {
    "seldom-used": _remark("« {value} » : aucune fiche ne le porte", _COMMENT),
    "seldom-used/once": _remark("« {value} » : une seule fiche le porte", _COMMENT),
    "no-link": _remark("aucune fiche n’y mène, et elle ne mène à aucune", _LINK),
    "no-link/example": _remark("aucun exemple de cette pratique n’est en ligne", "ajoutez à examples une fiche publiée qui la montre"),
    "no-link/organisation": _remark("aucune fiche ne nomme cette organisation", "citez-la dans une fiche qu’elle concerne, ou retirez-la"),
    "no-link/scheme": _remark("aucune fiche ne nomme ce dispositif", "citez-le dans la fiche d’un pôle qui en a bénéficié, ou retirez-le"),
    "no-link/event": _remark("cette rencontre ne mène qu’à ses organisateurs", "reliez-la aux cas qui y ont été présentés, ou dont le texte parle"),
    "review-overdue": _remark("page relue {last} : nouvelle relecture prévue {due}", _REVIEW),
    "review-overdue/never": _remark("personne n’a encore relu cette page : relecture prévue {due}", _REVIEW),
    "announced-past": _remark(
        "la date de cette rencontre annoncée est passée ({day})",
        "citez son compte rendu, ou le témoignage direct de qui y était (kind: temoignage-direct), puis retirez announced",
    ),
    "announced-past/postponed": _remark(
        "cette rencontre est reportée, et le jour annoncé est passé ({day})",
        "donnez sa nouvelle date et retirez status, ou écrivez « status: annulee »",
    ),
    "announced-without-id": _remark(
        "sans identifiant, cette rencontre sera en double dans les agendas de qui s’y est abonné, le jour où elle en recevra un",
        "donnez-lui un id maintenant, « id: {fresh} », ou lancez « make ids »",
    ),
    "announced-without-id/session": _remark(
        "sans identifiant, cette séance sera en double dans les agendas de qui s’y est abonné, le jour où son titre changera",
        "donnez-lui un id maintenant, « id: {fresh} », ou lancez « make ids »",
    ),
    "announced-without-id/sessions": _remark(
        "{count} séances n’ont pas d’identifiant : chacune sera en double dans les agendas de qui s’y est abonné, le jour où son titre changera",
        "donnez un id à chacune maintenant, à la première « id: {fresh} », ou lancez « make ids »",
    ),
    "change-undated": _remark("ce changement n’a pas de date", "ajoutez « on: », le jour où vous l’acceptez"),
    "updated-before-change": _remark(
        "la page se dit mise à jour {updated}, et un de ses changements est plus récent : {change}",
        "écrivez « updated: {example} »",
    ),
    "scaffold-left": _remark("c’est la consigne du modèle : « {value} »", "remplacez-la par votre texte, ou retirez la partie si les sources n’en disent rien"),
    "copied-text": _remark(
        "{length} mots de suite sont aussi dans {place} : « {value}… »",
        "gardez-les dans une seule des deux fiches, avec un lien depuis l’autre, ou dites-les autrement",
    ),
    "names-withdrawn/lead": _remark("« {value} » est retirée : aucune page ne montre plus ce lien", "menez à une autre fiche"),
    "names-withdrawn/lesson": _remark("« {value} » est retirée : cette phrase n’est plus montrée", "dites-la d’après d’autres fiches, ou ôtez-la"),
    "names-withdrawn": _remark("« {value} » est le nom d’une page retirée", "demandez-vous si cette page doit encore la nommer"),
    "unused-source": _remark("aucune fiche ne cite la source « {value} »", "citez-la dans la fiche qu’elle appuie, ou retirez-la"),
    "grid-to-come": _remark("cette version de la grille est datée d’un jour à venir ({day})", "écrivez le jour depuis lequel elle sert"),
    "copied-words": Message("ces mots sont ceux de {document} : « {value} »", "dites-le avec vos mots, ou citez-le comme titre entre « »"),
}
