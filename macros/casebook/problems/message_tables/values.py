"""Objections to a value of the front matter: its form, the shape of its group, what it refers to, the constraints across fields."""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.problems.message_tables.message import Message

_PICK = "choisissez dans la liste"

VALUES: Mapping[str, Message] = {
    # --- the form of a value
    "line-break": Message("ce texte doit tenir sur une ligne", "retirez le passage à la ligne"),
    "angle-bracket": Message("les signes < et > ne sont pas acceptés ici", "écrivez « inférieur à », « supérieur à », ou retirez-les"),
    "empty": Message("ce champ est vide", "remplissez-le, ou retirez la ligne", form_hint="écrivez quelque chose, ou retirez cette valeur"),
    "too-long": Message("« {label} » dépasse {most} caractères", "raccourcissez ce texte"),
    "slug": Message("« {value} » n’est pas une adresse de fiche", "3 à 60 lettres minuscules sans accent, chiffres et tirets"),
    "term-id": Message("« {value} » n’est pas un identifiant", "lettres minuscules sans accent, chiffres et tirets"),
    "case-id": Message(
        "« {value} » n’est pas un identifiant de fiche",
        "6 à 12 lettres minuscules sans accent et chiffres, sans rien d’autre ; retirez la ligne pour ne pas en donner",
    ),
    "image-name": Message(
        "« {value} » n’est pas un nom d’image",
        "lettres minuscules sans accent, chiffres et tirets, puis .jpg, .jpeg, .png ou .webp, par exemple « fournil.jpg »",
    ),
    "email-address": Message("« {value} » n’est pas une adresse de courriel", "écrivez une adresse comme contact@example.org"),
    "url": Message("« {value} » n’est pas une adresse web", "elle commence par https:// et ne contient pas d’espace"),
    "address-user": Message("« {value} » nomme un site et mène à un autre", "écrivez l’adresse sans ce qui précède « @ » : https://{site}/…"),
    "address-number": Message(
        "« {value} » : ce site a un numéro, pas un nom",
        "écrivez le nom du site, comme www.example.org ; s’il n’en a pas, portez l’adresse dans _links.yml avec son motif",
        form_hint="écrivez le nom du site, comme www.example.org ; s’il n’en a pas, dites-le dans votre message",
    ),
    "address-letters": Message(
        "« {value} » : le nom de ce site contient un signe qui peut tromper",
        "tapez-le au clavier ; si le site s’écrit bien ainsi, portez l’adresse dans _links.yml avec son motif",
        form_hint="tapez-le au clavier ; si le site s’écrit bien ainsi, dites-le dans votre message",
    ),
    "address-port": Message("le numéro de port de « {value} » est impossible", "retirez « :{port} »"),
    "number": Message("« {value} » n’est pas un nombre entier", "écrivez seulement des chiffres, par exemple 80 ou 72000"),
    "yes-no": Message("« {value} » : on attend true (oui) ou false (non)", "écrivez true, ou retirez la ligne", form_hint="cochez la case, ou laissez-la vide"),
    "date": Message("« {value} » n’est pas une date", "écrivez 2016, 2021-12, 2016-09-23, ou 1992~ pour « vers 1992 »"),
    "time": Message("« {value} » n’est pas une heure", "écrivez 09:30 ou 9h30"),
    # --- the shape of a group
    "missing-field": Message("le champ « {name} » ({label}) manque", "ajoutez « {name}: {example} »", form_text="à remplir", form_hint=""),
    "missing-field/unlabelled": Message("le champ « {name} » manque", "ajoutez « {name}: {example} »"),
    "unknown-key": Message("champ inconnu « {name} »", "champs admis : {names}"),
    "expected-list": Message("« {label} » attend une liste", "écrivez un tiret devant chaque valeur"),
    "expected-list/text": Message(
        "« {label} » attend une liste", "mettez ses valeurs entre crochets : « {name}: [{value}] »", form_hint="ajoutez ses valeurs une à une"
    ),
    "expected-group": Message("« {label} » attend un groupe de champs", "écrivez {{champ: valeur, champ: valeur}}"),
    "expected-text": Message("« {label} » attend un texte, pas {value}", "écrivez une seule valeur, entre guillemets si elle contient des crochets"),
    "too-many": Message("« {label} » a plus de {most} valeurs", "gardez les plus justes"),
    "too-few": Message("« {label} » est vide", "ajoutez au moins une valeur, ou retirez la ligne", form_hint="ajoutez au moins une valeur"),
    "unknown-value": Message("« {label} » : valeur refusée ({value})", "valeurs admises : {names}", form_hint=_PICK),
    "invalid-value": Message("« {label} » : valeur refusée ({value})", "comparez avec l’exemple de la documentation"),
    # --- what a value refers to
    "unknown-term": Message("{kind} « {value} »", "les termes admis sont dans _vocabularies/{vocabulary}.yml", form_hint=_PICK),
    "unknown-term/department": Message(
        "{commune} est dans le département {department}, qui n’est pas dans _vocabularies/departments.yml",
        "ajoutez ce département à la liste",
        form_text="{commune} est dans le département {department}, que la bibliothèque ne connaît pas encore",
        form_hint="laissez ce champ vide, et dites-le dans votre message",
    ),
    "term-too-broad": Message("« {value} » est un thème de premier niveau", "choisissez plus précis : {names}"),
    "unknown-source": Message(
        "source inconnue « {value} »",
        "décrivez le document dans new_sources, ou ajoutez-le à _sources.yml",
        form_hint=f"{_PICK}, ou décrivez le document",
    ),
    "contact-empty": Message(
        "on ne sait pas comment joindre la structure",
        "ajoutez url (sa page de contact) ou email (sa boîte commune), ou retirez contact",
        form_hint="donnez « {Contact.url} » ou « {Contact.email} », ou retirez ce groupe",
    ),
    "source-address": Message(
        "la source « {value} » n’a pas d’adresse",
        "ajoutez url, ou dites dans note comment le document est connu",
        form_text="ce document n’a pas d’adresse",
        form_hint="donnez son adresse, ou dites dans « {Document.note} » comment le document est connu",
    ),
    "source-date": Message(
        "la source « {value} » n’a pas de date",
        "ajoutez published, ou read_on (la date de lecture)",
        form_text="ce document n’a pas de date",
        form_hint="donnez sa date, ou le jour où vous l’avez lu",
    ),
    "testimony-role": Message(
        "le témoignage « {value} » ne dit pas de qui il vient",
        "ajoutez role (le rôle de la personne, sans son nom si elle préfère), par exemple « role: coordinatrice du pôle »",
        form_text="il manque votre rôle",
        form_hint="dites dans « {Document.role} » à quel titre vous parlez ; votre nom n’est pas demandé",
    ),
    "testimony-date": Message(
        "le témoignage « {value} » n’a pas de date",
        "ajoutez published, le jour où la personne l’a donné",
        form_text="ce témoignage n’a pas de date",
        form_hint="dites quel jour vous le donnez",
    ),
    "role-elsewhere": Message(
        "seul un témoignage direct dit un rôle",
        "écrivez « kind: temoignage-direct » si la personne parle de ce qu’elle a fait elle-même ; sinon retirez role",
        form_hint="choisissez « Témoignage direct » si la personne parle de ce qu’elle a fait elle-même ; sinon videz ce champ",
    ),
    "confirmation-unanswered": Message(
        "cette relecture {on} est une proposition : rien ne dit encore qu’elle vient de ceux dont parle la page",
        "avant de publier, l’équipe écrit à leur adresse publique ; si la réponse dit oui, ce jour se note dans read_by_pole (provenance), "
        "sinon confirmed_on et confirmations s’enlèvent (EDITING.md)",
        form_text="votre relecture est une proposition",
        form_hint="une éditrice vérifie auprès de ceux dont parle la page avant de publier ; vous n’avez rien à corriger",
        severity="warning",
    ),
    "others-told": Message(
        "ce fait est de « {value} », et seul un témoignage de « {name} » le dit",
        "un témoignage direct ne vaut que pour ses propres faits : citez un document que d’autres peuvent lire, ou ne dites que ce qui est à vous",
        severity="warning",
    ),
    "others-told/role": Message(
        "« {value} » : à ce titre, on raconte ce que d’autres ont fait",
        "un témoignage direct ne vaut que pour ses propres faits : citez un document que d’autres peuvent lire, ou dites le rôle que vous y avez tenu",
        severity="warning",
    ),
    "source-taken": Message(
        "la source « {value} » est déjà dans _sources.yml",
        "citez-la sans la décrire, ou donnez un autre nom court à la vôtre",
        form_text="la source « {value} » est déjà dans la liste commune",
    ),
    "source-taken/elsewhere": Message(
        "la source « {value} » est déjà décrite dans {owner}",
        "gardez-la à un seul endroit, ou portez-la dans _sources.yml",
        form_hint="donnez un autre nom court à la vôtre",
    ),
    "unknown-reference": Message("aucune fiche « {value} »", "le nom du fichier sans .md, dans {folder}/", form_hint=_PICK),
    "unknown-reference/name": Message(
        "aucune fiche « {value} »",
        "écrivez le nom en toutes lettres, avec ses majuscules, ou créez la fiche",
        form_hint=f"{_PICK}, ou écrivez le nom en toutes lettres, avec ses majuscules",
    ),
    "self-reference": Message("cette fiche renvoie à elle-même", "retirez ce renvoi", severity="warning"),
    "unknown-place": Message(
        "commune inconnue « {value} »",
        "écrivez une commune ou son code Insee ; un pays, une vallée, un quartier vont dans « territory »",
        form_hint="écrivez une commune ou son code Insee ; un pays, une vallée, un quartier vont dans « {CaseType.territory} »",
    ),
    "unknown-place/near": Message("commune inconnue « {value} »", "vouliez-vous dire « {guessed} » ({code}) ?"),
    "ambiguous-place": Message("plusieurs communes se nomment « {value} »", "écrivez le code Insee : {choices}"),
    "place-elsewhere": Message("« {value} » n’est pas dans le département indiqué", "corrigez l’un ou l’autre : {choices}"),
    "place-elsewhere/department": Message(
        "{commune} est dans le département {department}",
        "ajoutez « {department} » à departments, ou corrigez la commune",
        form_hint="ajoutez « {department} » à « {CaseType.departments} », ou corrigez la commune",
    ),
    # --- constraints across the fields of a group
    "repeated-value": Message("« {value} » figure deux fois", "gardez-en un seul"),
    "undated-fact": Message("« {label} » sans la date de ce fait", "ajoutez « {name}: {example} »", form_hint="remplissez « {Fact.as_of} »"),
    "undated-fact/source": Message("« {label} » sans la source de ce fait", "ajoutez « {name}: {example} »", form_hint="remplissez « {Fact.source} »"),
    "younger-than-source": Message(
        "ce fait est daté {value}, et son document ne va pas au-delà : {until}",
        "corrigez la date, ou citez un document assez récent pour le dire",
        severity="warning",
    ),
    "end-before-start": Message("la fin ({last}) vient avant le début ({first})", "inversez les deux, ou corrigez l’un"),
    "offer-open-ended": Message(
        "une offre confirmée doit dire jusqu’à quand",
        "ajoutez « until: 2027-12 »",
        form_hint="dites jusqu’à quand elle vaut, dans « {Offer.until} »",
    ),
    "offer-unconfirmed": Message(
        "une offre n’est ouverte que si elle a été confirmée",
        "ajoutez « confirmed_on: », ou retirez until",
        form_hint="dites quand elle a été confirmée, ou videz « {Offer.until} »",
    ),
    "commitment-unsaid": Message(
        "« tenu » et « abandonné » se disent dans les mots de qui s’est engagé",
        "ajoutez by (qui s’est engagé) et said (ses mots, leur date et leur source), ou écrivez « state: sans-nouvelles »",
        form_hint="remplissez « {Commitment.by} » et « {Commitment.said} », ou choisissez « Sans nouvelles »",
    ),
    "own-words-unsigned": Message(
        "on ne sait pas de qui sont ces mots",
        "ajoutez by (qui s’est engagé), ou retirez said",
        form_hint="remplissez « {Commitment.by} », ou retirez ces mots",
    ),
    "agreement-missing/day": Message(
        "on ne sait pas quel jour ces personnes ont accepté",
        "ajoutez agreed_on (le jour), par exemple « agreed_on: 2026-11-22 » ; sans leur accord, retirez l’image",
        form_hint="remplissez « {Image.agreed_on} » ; sans leur accord, retirez l’image",
    ),
    "agreement-missing/use": Message(
        "on ne sait pas pour quel usage ces personnes ont accepté",
        "ajoutez agreed_for (l’usage accepté), par exemple « agreed_for: La page de l’action et ses impressions. »",
        form_hint="remplissez « {Image.agreed_for} »",
    ),
    "agreement-elsewhere": Message(
        "un accord ne se dit que de personnes que l’on peut reconnaître",
        "écrivez « people: agreed » si l’on peut en reconnaître ; sinon retirez ce champ",
        form_hint="choisissez « Des personnes reconnaissables, toutes d’accord » si l’on peut en reconnaître ; sinon videz ce champ",
    ),
    "agreement-day": Message("« {value} » ne dit pas le jour de l’accord", "écrivez le jour entier, par exemple 2026-11-22"),
    "theme-branch": Message(
        "aucun thème ne dit comment on coopère",
        "ajoutez un thème sous « Faire vivre la coopération », « Modèles économiques et moyens », "
        "« Créer et maintenir des activités » ou « Alliances sur le territoire »",
        severity="warning",
    ),
    # --- what is left to write
    "blank-left/field": Message("ce champ reste à remplir", "remplacez « À REMPLIR », ou retirez la ligne si elle est facultative"),
}
