"""Events whose programmes hold what no real one does yet: sessions side by side, several days, overseas, what was called off."""

from __future__ import annotations

from support.corpus import Corpus

HEAD = """title: {title}
summary: Une rencontre qui n’existe que pour les tests.
themes: [financement-cooperation]
sources: [coorace-2016]
"""

RESULTS = """starts: 2026-03-12
programme:
  - {kind: ouverture, title: Ouverture}
  - {kind: atelier-pratiques, title: "Premier atelier : l'animation", id: atelier-1}
  - {kind: atelier-pratiques, title: Second atelier}
outputs:
  - {kind: solutions, session: second-atelier, items: [Une solution]}
  - {kind: bonnes-pratiques, session: atelier-1, items: [{text: Une pratique, cases: [fiches/soleni]}], source: coorace-2016}
  - {kind: propositions, title: PTCE ou non, items: [Une proposition]}
  - {kind: enjeux-ess, items: [Un enjeu], source: coorace-2016}
  - {kind: enjeux-ess, items: [Un autre enjeu]}
  - {kind: enjeux-ess, session: atelier-1, items: [Un enjeu de l'atelier]}
commitments:
  - {text: Ouvrir un fournil., by: Le pôle du Four, partners: [La Fabrique, Le Moulin], due: 2027-06, as_of: 2026-03-12}
  - {text: Se revoir., due: 2027-01-15}
  - {text: Prêter une salle., partners: [La Ville]}
  - {text: Écrire., due: 1992~}
documents:
  - {title: Un fichier, url: "https://example.org/fichier"}
  - {title: La journée filmée, kind: replay, url: "https://example.org/film", length: 75, captions: true}
  - {title: Un extrait, kind: replay, url: "https://example.org/extrait", length: 45, captions: false}
  - {title: Une heure, kind: replay, length: 60}
  - {title: Le reste, kind: autre}
  - {title: La synthèse, kind: actes, url: "https://example.org/actes", format: PDF, size: 360 Ko, source: coorace-2016}
"""
"""An event with all that may come out of one: lists of sessions and of the whole day, with a document or without; commitments; documents of
each kind."""

TWO_DAYS = """starts: 2027-03-12
ends: 2027-03-13
place: "38185"
venue: Maison des associations
announced: true
expected: 120
registration: {url: "https://www.example.org/inscription", closes: 2027-03-05, places: 120, note: "Priorité aux pôles : jusqu'au 15 février."}
practical: {travel: À dix minutes de la gare., wheelchair: "Toutes les salles, sauf l'atelier.", price: "Gratuit ; déjeuner à 15 €.", bring: Une fiche.}
rooms:
  - {name: Grande salle, capacity: 150}
  - {name: Salle Vercors, capacity: 40, note: "Au premier étage, avec ascenseur."}
  - {name: Salle Chartreuse, capacity: 25}
programme:
  - {day: 2027-03-12, start: "09:00", end: "09:30", kind: accueil, title: Accueil}
  - {day: 2027-03-12, start: "09:30", end: "10:15", kind: pleniere, title: "Ouverture", room: Grande salle,
     speakers: ["Camille Exemple, chercheuse"], text: "Trois constats."}
  - {day: 2027-03-12, start: "10:30", end: "12:00", kind: atelier-pratiques, intent: [pratique-a-transferer],
     track: Financer, series: "Première série",
     title: "Prélever une part", room: Salle Vercors, id: atelier-marches,
     cases: [pratiques/quote-part-sur-les-marches, poles/alpen]}
  - {day: 2027-03-12, start: "10:30", end: "11:15", kind: atelier-pratiques, intent: [projet-a-essaimer],
     track: Lancer, series: "Première série", title: "Une visite d’énergie", room: salle chartreuse,
     cases: [fiches/soleni]}
  - {day: 2027-03-12, start: "11:15", end: "12:00", kind: atelier-pratiques, intent: [projet-a-co-creer],
     track: Lancer, title: "Une visite d’énergie", room: Salle Chartreuse, cases: [fiches/bou-sol]}
  - {day: 2027-03-12, start: "10:30", kind: codeveloppement, track: Animer, title: "Entre animateurs", expected: 12}
  - {day: 2027-03-12, start: "12:00", end: "13:30", kind: pause, title: Déjeuner}
  - {day: 2027-03-13, kind: rencontres, title: "Rendez-vous", text: À prendre à l’accueil.}
  - {day: 2027-03-13, start: "09:30", end: "11:00", kind: visite, title: "Visite"}
  - {day: 2027-03-13, start: "09:30", end: "11:00", kind: atelier-pratiques, track: Financer, title: "Une convention", room: Salle Vercors}
  - {kind: engagements, title: "Engagements"}
"""
"""Two days in March, three rooms beside each other on the first."""

OVERSEAS = """starts: 2027-07-14
place: "97411"
programme:
  - {start: "09:00", end: "10:00", kind: pleniere, title: Ouverture}
  - {start: "10:00", end: "12:00", kind: atelier-pratiques, title: Cultiver}
  - {start: "10:00", end: "12:00", kind: atelier-pratiques, title: Réparer, cases: [fiches/soleni]}
"""
"""A morning at Saint-Denis of La Réunion, with two workshops at once in no room."""

CALLED_OFF = """starts: 2027-04-02
place: "38185"
status: {status}
registration: {{url: "https://www.example.org/inscription", closes: 2027-03-20}}
programme: [{{start: "09:00", end: "10:00", kind: pleniere, title: Ouverture}}]
"""


def add_event(corpus: Corpus, slug: str, facts: str, title: str = "Une rencontre d’essai") -> str:
    """Write an event with these facts into a corpus; returns its key."""
    corpus.write(f"evenements/{slug}.md", f"---\n{HEAD.format(title=title)}{facts}---\n\n## Pourquoi cette rencontre\n\nPour essayer.\n")
    return f"evenements/{slug}"


def crowded(sessions: int, rooms: int, days: int) -> str:
    """The facts of an event of many sessions of 45 minutes, each in one of the rooms, as many at once as there are rooms."""
    names = [f"Salle {number}" for number in range(1, rooms + 1)]
    lines = []
    for number in range(sessions):
        slot, room = divmod(number, rooms)
        day, hour = divmod(slot, -(-sessions // rooms // days))
        minutes = 8 * 60 + hour * 50
        start, end = (f"{minute // 60:02}:{minute % 60:02}" for minute in (minutes, minutes + 45))
        told = f'start: "{start}", end: "{end}", kind: atelier-pratiques, title: Temps {number + 1}, room: {names[room]}'
        lines.append(f"  - {{day: 2027-06-{3 + day:02}, {told}}}\n")
    listed = ", ".join(f"{{name: {name}, capacity: {30 + rank}}}" for rank, name in enumerate(names))
    return f"starts: 2027-06-03\nends: 2027-06-{2 + days:02}\ndepartments: [38]\nrooms: [{listed}]\nprogramme:\n{''.join(lines)}"
