"""Events: a meeting of a day or more, its programme, what came out of it."""

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import Dated, EndsAfter, ListRule, OnlyWhere, Requires, Rule, When
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo, Source, TermOf
from macros.casebook.schema.timetable import Fragments, FromSession, Timetable
from macros.casebook.schema.values import Choices, Id, Line, Sentence, Time, Url, Whole, YesNo, field, many
from macros.casebook.types.base import CaseType, Challenge, Section
from macros.casebook.types.facts import Fact, Presented, Short


class Session(Group):
    """One slot of the programme; what the source does not say stays empty."""

    rules: ClassVar[tuple[Rule, ...]] = (EndsAfter("start", "end"),)

    id: Id | None = field("Identifiant", "Le nom court par lequel une adresse mène à cette séance.", example="atelier-1", editors=True)
    day: PartialDate | None = field("Jour", "Seulement si la rencontre dure plusieurs jours.", example="2016-09-23")
    start: Time | None = field("Début", example="09:30")
    end: Time | None = field("Fin", example="10:00")
    kind: Annotated[str, TermOf("session_kinds")] = field("Nature", required=True, example="ouverture")
    intent: tuple[Annotated[str, TermOf("session_intents")], ...] = many(
        "Intention",
        "Au forum des solutions : une action à reprendre, une façon de faire à transférer, ou une idée à construire ensemble.",
        example=["pratique-a-transferer"],
    )
    title: Line = field("Intitulé", required=True, example="Ouverture de la journée")
    text: Sentence | None = field("Contenu")
    track: Line | None = field("Parcours", "Le fil qui relie plusieurs séances, si le programme en a : un thème, un public.", example="Alimentation")
    series: Line | None = field("Série", "La série à laquelle cette séance appartient.", example="Ateliers, première série")
    room: Line | None = field("Salle", "Son nom, comme dans la liste des salles.", example="Salle Vercors")
    expected: Whole | None = field("Places prévues", "Combien de personnes la salle doit accueillir.", example="25")
    speakers: tuple[Line, ...] = many("Intervenants", "Comme le programme public les nomme.", example=["Prénom Nom, présidente du réseau"])
    cases: tuple[Presented, ...] = many("Fiches présentées", example=["fiches/soleni"])


class Room(Group):
    """A room of the venue."""

    name: Line = field("Nom", required=True, example="Salle Vercors")
    capacity: Whole | None = field("Places", "Combien de personnes elle peut accueillir.", example="40")
    note: Sentence | None = field("Précision", "L’étage, l’accès en fauteuil.", example="Au premier étage, avec ascenseur.")


class Registration(Group):
    """How one registers."""

    url: Url | None = field("Adresse", "La page où l’on s’inscrit.", example="https://www.example.org/inscription")
    closes: PartialDate | None = field("Clôture", "Le dernier jour pour s’inscrire.", example="2027-03-12")
    places: Whole | None = field("Places", "Le nombre de places.", example="120")
    note: Sentence | None = field("Précision", example="Priorité aux pôles de la région.")


class Practicalities(Group):
    """What somebody who comes must know; what the organisers do not say stays empty."""

    travel: Sentence | None = field("Venir", "La gare, l’arrêt, le parking.", example="À dix minutes à pied de la gare.")
    wheelchair: Sentence | None = field(
        "En fauteuil", "Ce qui est accessible en fauteuil roulant, et ce qui ne l’est pas.", example="Toutes les salles, par l’ascenseur."
    )
    interpretation: Sentence | None = field(
        "Interprétation", "Langue des signes, transcription, autres langues.", example="Langue des signes française en plénière."
    )
    food: Sentence | None = field("Repas", example="Déjeuner sur place, végétarien.")
    price: Sentence | None = field("Prix", example="Gratuit, déjeuner à 15 €.")
    bring: Sentence | None = field("À apporter", example="Une fiche imprimée de votre action.")


class Idea(Group):
    """One point of a list. Without a named example it is no practice: it stands as a line
    here and on the pages of the questions that it touches."""

    text: Sentence = field("Point", required=True, example="Recourir au mécénat de compétences pour l’animation.")
    challenges: tuple[Challenge, ...] = many("Questions", "Les questions qu’il touche.", example=["payer-animation"])
    cases: tuple[Annotated[str, RefTo(ANY, "Cité dans les conclusions de")], ...] = many(
        "Exemples", "Les fiches qui le montrent, ou la pratique qui le raconte.", example=["pratiques/convention-d-objectifs"]
    )


class Output(Group):
    """A list that the participants drew up; a point alone is typed as plain text."""

    kind: Annotated[str, TermOf("output_kinds")] = field("Nature", required=True, example="bonnes-pratiques")
    title: Line | None = field("Intitulé", "Si la nature ne suffit pas.", example="Financer la coopération")
    items: tuple[Annotated[Idea, Short("text")], ...] = many("Points", required=True, min_length=1)
    session: Id | None = field("Séance", "L’identifiant de la séance d’où ces points viennent ; vide pour toute la journée.", example="atelier-1")
    source: Source | None = field("Source", example="coorace-2016")


REPLAY = "replay"
"""The kind of a document that is a recording of the day: a link, never a player within a page."""

HandoutKind = Annotated[
    str,
    Choices(
        {"actes": "Actes", "compte-rendu": "Compte rendu", "presentation": "Présentation", "photos": "Photos", REPLAY: "Vidéo de la journée", "autre": "Autre"}
    ),
]


class Handout(Group):
    """A document of the event: what it is, with its format and weight when known."""

    rules: ClassVar[tuple[Rule, ...]] = (OnlyWhere("length", "kind", REPLAY, "replay-only"), OnlyWhere("captions", "kind", REPLAY, "replay-only"))

    title: Line = field("Titre", required=True)
    kind: HandoutKind | None = field("Nature", example="actes")
    url: Url | None = field("Adresse")
    length: Whole | None = field("Durée en minutes", "D’une vidéo.", example="75")
    captions: YesNo | None = field("Sous-titres", "D’une vidéo : si elle en a.")
    format: Line | None = field("Format", example="PDF")
    size: Line | None = field("Poids", example="360,6 Ko")
    source: Source | None = field("Source")


OWN_WORDS = ("tenu", "abandonne")
"""The states of a commitment that nobody tells but whoever committed."""


class OwnWords(Fact):
    """What somebody says of their own commitment, as a document gives it at a date."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("text",)),)

    text: Sentence = field(
        "Ses mots", "En une phrase ou deux, ce qu’en dit qui s’est engagé.", required=True, example="Le fournil a ouvert en mars, avec quatre salariés."
    )


class Commitment(Group):
    """Something that participants said they would do, and what became of it. Pages say that it was held or given up (`OWN_WORDS`)
    where `said` tells it, and nowhere else."""

    rules: ClassVar[tuple[Rule, ...]] = (When("state", OWN_WORDS, ("said", "source"), "commitment-unsaid"), Requires("said", "by", "own-words-unsigned"))

    text: Sentence = field("Engagement", required=True)
    by: Line | None = field("Par qui", "Qui s’est engagé : une équipe, une structure, comme elle se nomme.", example="Le pôle Bou’Sol")
    partners: tuple[Line, ...] = many("Avec qui", "Les équipes ou les structures avec lesquelles le faire.", example=["La Fabrique du Sud"])
    due: PartialDate | None = field("Pour quand", "L’année suffit.", example="2017-06")
    as_of: PartialDate | None = field("Date", "Le jour où il a été annoncé.", example="2016-09-23")
    source: Source | None = field("Source", "Le document qui l’annonce.", example="coorace-2016")
    state: Annotated[str, TermOf("commitment_states")] = field(
        "Suite connue", "« Tenu » et « abandonné » ne paraissent qu’avec les mots de qui s’est engagé.", default="sans-nouvelles"
    )
    said: OwnWords | None = field("Ce qu’en dit qui s’est engagé", "Ses mots, leur date, et le document qui les porte.")


class Evenement(CaseType):
    """A meeting that took place, or will take place."""

    rank: ClassVar[int] = 4
    folder: ClassVar[str] = "evenements"
    label: ClassVar[str] = "Rencontre"
    label_plural: ClassVar[str] = "Rencontres"
    pictogram: ClassVar[str] = "evenement"
    what: ClassVar[str] = "Une journée, son programme et ce qui en est sorti."
    said_of: ClassVar[tuple[str, str]] = ("rencontre", "rencontres")
    leads: ClassVar[tuple[str, ...]] = ("starts", "ends", "venue", "kind", "organisers", "audience")
    dated_by: ClassVar[tuple[str, str]] = ("starts", "rencontre {of}")
    newest_first: ClassVar[bool] = True
    agenda: ClassVar[str] = "a-venir.ics"
    sections: ClassVar[tuple[Section, ...]] = (
        Section("Pourquoi cette rencontre", "Ses objectifs."),
        Section("Ce qui s'est dit", "Les points débattus, en disant de qui ils viennent."),
        Section("Ce qui en est sorti", "Ce que les participants en ont fait."),
    )
    needs: ClassVar[tuple[str, ...]] = ("starts", "sources")
    waived: ClassVar[tuple[tuple[str, str], ...]] = (("sources", "announced"),)
    # A programme of 400 sessions, each with its texts, its room, its speakers and its cases.
    most_bytes: ClassVar[int] = 256 * 1024
    most_values: ClassVar[int] = 12_000
    too_big: ClassVar[str] = "file-too-big/programme"
    rules: ClassVar[tuple[Rule, ...]] = (EndsAfter("starts", "ends"),)
    list_rules: ClassVar[tuple[ListRule, ...]] = (Fragments(), Timetable(), FromSession())

    kind: Annotated[str, TermOf("event_kinds")] | None = field("Nature", "Journée nationale, rencontre régionale…", example="journee-nationale", box=True)
    starts: PartialDate | None = field("Date", "Le jour, ou le premier jour.", example="2016-09-23", box=True)
    ends: PartialDate | None = field("Fin", "Le dernier jour, s’il y en a plusieurs.", box=True)
    venue: Line | None = field("Salle ou bâtiment", "L’endroit précis, dans la commune.", example="CCI de Grenoble", box=True)
    status: Annotated[str, Choices({"maintenue": "Maintenue", "reportee": "Reportée", "annulee": "Annulée"})] | None = field(
        "État de la rencontre", "Si elle est annulée ou reportée.", example="annulee"
    )
    announced: YesNo = field(
        "Annoncée par ses organisateurs", "Vous organisez cette rencontre, et elle est à venir : aucune source n’est demandée.", default=False
    )
    expected: Whole | None = field("Personnes attendues", "Pour une rencontre à venir.", example="100", box=True)
    registration: Registration | None = field("Inscription", "Où, jusqu’à quand.")
    practical: Practicalities | None = field("Venir et participer", "Ce que doit savoir qui vient.")
    rooms: tuple[Room, ...] = many("Salles", "Les salles, avec leur nombre de places.")
    audience: Line | None = field("Participation", "Le nombre que dit la source.", example="plus de 100 personnes", box=True)
    organisers: tuple[Annotated[str, RefTo("organisations", "Organise ou a organisé", or_name=True)], ...] = many(
        "Organisateurs", "Leurs fiches, ou leurs noms.", example=["coorace"], box=True
    )
    supporters: tuple[Annotated[str, RefTo("organisations", "A soutenu", or_name=True)], ...] = many(
        "Avec le soutien de", "Leurs fiches, ou leurs noms.", box=True
    )
    poles: tuple[Annotated[str, RefTo("poles", "Rencontres où ce pôle est présent ou cité")], ...] = many(
        "Pôles présents ou cités", "Les pôles organisateurs, présents ou cités.", box=True
    )
    cases: tuple[Presented, ...] = many("Fiches présentées ce jour-là", "Quand on ne sait pas à quel moment.", example=["fiches/soleni"])
    programme: tuple[Session, ...] = many("Programme", "Les séances de la journée, dans l’ordre.")
    outputs: tuple[Output, ...] = many("Ce qui en est sorti", "Les listes que les participants ont dressées.")
    commitments: tuple[Commitment, ...] = many("Engagements", "Ce que les participants ont annoncé, et la suite connue.")
    documents: tuple[Handout, ...] = many("Documents", "Actes, comptes rendus, présentations.")
