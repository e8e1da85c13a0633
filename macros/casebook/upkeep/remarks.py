"""All remarks on a library on a day, by the parts of the page that editors read, without those that an editor judged to be none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from macros.casebook.files.yaml_values import Record
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.registers.judged import Judged
from macros.casebook.schema.dates import Day
from macros.casebook.upkeep import ageing, founding, newer, recognitions, references, two_values, wording
from macros.casebook.upkeep.names import Names
from macros.casebook.upkeep.remark import Part, Remark

NAMED = ("poles", "fiches", "dispositifs", "organisations")
"""The types whose names are looked for in texts: those of the others are sentences or dates."""

JUDGED = frozenset({"contradictions", "mots", "anterieures"})
"""The parts whose remarks a program may make wrongly. The others tell what is so until somebody does something."""


def parts(library: Library, own_sources: Record | None, today: Day, judged: Judged, visits: Mapping[str, ageing.Visit] | None = None) -> tuple[Part, ...]:
    """The remarks on a library, part by part. `visits` are what `make links` found of addresses; None without a report."""
    silenced = {entry.remark for _rank, entry in judged.entries}
    told: dict[str, bool] = {}  # by the name of each remark, whether it may be judged

    def part(id: str, title: str, asks: str, *found: Iterable[Remark]) -> Part:
        remarks, may_be_judged = tuple(chain(*found)), id in JUDGED
        told.update((remark.name, may_be_judged) for remark in remarks)
        return Part(id, title, asks, tuple(remark for remark in remarks if not (may_be_judged and remark.name in silenced)), may_be_judged)

    made = [
        part(
            "contradictions",
            "Ce qui se contredit",
            "Deux pages, ou une page et ses champs, ne disent pas la même chose.",
            contradictions(library, own_sources, today, silenced),
        ),
        part("mots", "Ce qui juge, devine ou date mal", "Les mots que la voix de la bibliothèque évite.", wordings(library, today)),
        part("relire", "Pages à relire", "Celles dont on sait le moins de nouveau viennent d’abord.", ageing.old_pages(library, today)),
        part(
            "reponses",
            "Relectures dont on ne sait pas de qui elles viennent",
            "Elles sont dans le fichier, et la page n’en dit rien.",
            ageing.unanswered_confirmations(library),
        ),
        part("dispositifs", "Dispositifs à vérifier", "Leur situation n’a pas été cherchée depuis six mois.", ageing.unchecked_schemes(library, today)),
        part("offres", "Propositions à confirmer", "Seul qui les fait peut dire si elles tiennent.", ageing.offers_to_confirm(library, today)),
        part("sources", "Sources jamais vues en ligne", "Documents et sites que personne n’a vus répondre.", ageing.unseen(library, own_sources, visits)),
        part("anterieures", "Faits plus récents que leur source", "Un document ne peut pas dire ce qui vient après lui.", ageing.older_sources(library)),
    ]
    stale = part("jugees", "Remarques jugées à tort ou qui n’existent plus", "Ces entrées de cases/_judged.yml ne servent pas.", _stale(judged, told))
    return (*made, stale)


def contradictions(library: Library, own_sources: Record | None, today: Day, judged: Collection[str]) -> Iterator[Remark]:
    """What two pages, or a page and its fields, tell otherwise. `judged` are the names of the remarks that are none."""
    names = Names(library, NAMED)
    yield from recognitions.named_by_schemes(library, names)
    yield from recognitions.named_by_documents(library, own_sources, names)
    yield from recognitions.told_in_texts(library, names)
    yield from recognitions.counted(library)
    yield from two_values.two_values(library)
    yield from founding.foundings(library, names)
    yield from references.unlinked(library, names)
    yield from references.unknown_to_fields(library)
    yield from references.typed_in_full(library)
    yield from newer.told_later(library, today, judged)


def wordings(library: Library, today: Day) -> Iterator[Remark]:
    """Words that judge or guess, claims of many, summaries in the wrong tense."""
    yield from wording.judging(library)
    yield from wording.many_claimed(library)
    yield from wording.present_for_past(library, today)


def _stale(judged: Judged, told: Mapping[str, bool]) -> Iterator[Remark]:
    """The entries of the list that silence nothing."""
    record = judged.record
    for rank, entry in judged.entries if record else ():
        if record and not told.get(entry.remark):
            found = finding((rank, "remark"), "judged-stale/kept" if entry.remark in told else "judged-stale", value=entry.remark)
            yield Remark(f"{found.code} {entry.remark}", "", found.at(record.shown, record.position((rank, "remark"))))


def all_of(made: Sequence[Part]) -> tuple[Remark, ...]:
    """The remarks of all parts, in their order."""
    return tuple(chain.from_iterable(part.remarks for part in made))
