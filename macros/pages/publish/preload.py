"""The scripts that a script stands on, so that the head of a page can name them all.

A browser learns what a module imports when it has read it: six levels of imports are six
journeys one after another. Named beforehand (`modulepreload`), they come at once. The
names are read in the scripts themselves; the shell asks for them (`theme/main.html`).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r"""^(?:import|export)\b[^"'();]*["'](\.[^"']+)["']""", re.MULTILINE)
"""A static import of another file of ours; what is imported on demand is fetched then."""


def needed(read: Callable[[str], str], script: str) -> tuple[str, ...]:
    """Every script that this one imports, directly or not, nearest first; addresses from the
    root of the site. `read` gives the text of one, and raises what it likes where there is none."""
    found = [script]
    for known in found:
        here = posixpath.dirname(known)
        imported = (posixpath.normpath(posixpath.join(here, name)) for name in _IMPORT.findall(read(known)))
        found.extend(name for name in dict.fromkeys(imported) if name not in found)
    return tuple(found[1:])
