"""The addresses of a case that are printed, framed or sent to others.

Its short one and its frame never change, for they are made of its permanent id; by a third those whom it tells of read it again.

What is printed, framed or pasted elsewhere uses the first two, so that a rename breaks nothing. The folders hold nothing else:
`publish.makers` refuses whatever would be put there. A case without an id has none of them.
"""

from __future__ import annotations

from macros.casebook.library.case import Case

SHORT = "c/"
"""The folder of the short addresses."""

FRAMES = "cadre/"
"""The folder of the frames. They have one of their own so that a host can allow framing there and forbid it elsewhere with
rules that do not overlap (`outputs.host_headers`), and are files without a folder each, which cost a third of one with it."""

RESERVED = {SHORT: "short_addresses", FRAMES: "frames"}
"""The folders in which nothing else has its place, each with the output that fills it."""


def short_address(case: Case) -> str:
    """The short address of a case, from the root of the site: `c/k7x2m9pq/`; empty without an id."""
    return f"{SHORT}{case.facts.id}/" if case.facts.id else ""


def frame_address(case: Case) -> str:
    """The address of its frame: `cadre/k7x2m9pq.html`; empty without an id."""
    return f"{FRAMES}{case.facts.id}.html" if case.facts.id else ""


def confirm_address(case: Case) -> str:
    """The address, from the root of the site, at which those whom a case tells of read it again, fact by fact
    (docs/javascripts/contribute/confirm/). What is sent to them, or printed for them, has it in full (`case_page.public_address`)."""
    return f"contribuer/proposer/?fiche={case.key}&relire#ecrire"
