"""What a direct testimony may carry: facts of those who tell, and nobody else's.

A document that others can read may speak of anybody; a role and a day vouch for what the one who tells did. The rule sees what the
fields say: whose fact a group is, and the role of who tells. It warns, since only people can tell whether two names mean one structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.casebook.language.french import folded
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.constraints import Part, Parts
from macros.casebook.schema.context import Context
from macros.casebook.types.document import TESTIMONY

ASIDE = r"(?:^|[ (,])(?:visiteu(?:r|se)|observat(?:eur|rice)|journaliste|financeu(?:r|se)|cliente?|consultante?)s?(?:$|[ ),])"
"""The roles of those who look on at what a page tells, and did not do it. Browsers understand it alike."""


@dataclass(frozen=True, slots=True)
class Told:
    """Groups that may be facts of others: those of the list `name`, each a fact of whoever one of the fields `whose` names, in the group
    or in the case; with `roles`, only where its field `role` is one of these."""

    name: str
    whose: tuple[str, ...]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """A direct testimony that a case brings covers the facts of its own structure (`publisher`): no group of `told` is a fact of
    another one and rests on it; and who tells a whole case has a role in it, not beside it (`aside`). `kind` is that of a testimony."""

    told: tuple[Told, ...] = ()
    aside: str = ASIDE
    kind: str = TESTIMONY

    def check(self, values: Part, parts: Parts, context: Context) -> Iterator[Finding]:
        brought = parts.get("new_sources", {}).items()
        testimonies = {document["id"]: (rank, document) for rank, document in brought if document.get("kind") == self.kind and document.get("id")}
        if not testimonies:
            return
        for told in self.told:
            for rank, part in parts.get(told.name, {}).items():
                _rank, document = testimonies.get(part.get("source"), (0, {}))
                teller, subject = document.get("publisher"), next(filter(None, (part.get(name) or values.get(name) for name in told.whose)), None)
                if teller and subject and (not told.roles or part.get("role") in told.roles) and not _alike(subject, teller):
                    yield finding((told.name, rank, "source"), "others-told", value=subject, name=teller)
        cited = values.get("sources") or ()
        if all(source in testimonies for source in cited):
            for source in cited:
                rank, document = testimonies[source]
                if re.search(self.aside, document.get("role") or "", re.IGNORECASE):
                    yield finding(("new_sources", rank, "role"), "others-told/role", value=document["role"])


def _alike(subject: str, teller: str) -> bool:
    """Whether two names may mean one structure: one is in the other, however it is written. A case goes by its slug."""
    one, other = folded(subject.rpartition("/")[2]), folded(teller)
    return one in other or other in one
