"""All the scripts that a script imports, so that the head of a page can name them (`modulepreload`).

Called by the theme (`theme/main.html`) through `macros.hooks`. A browser learns what a module imports when it has
read it, so six levels of imports take six round trips to the server. Named in the head, all files come at once.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_IMPORT = re.compile(r"""^(?:import\s+|(?:import|export)\b[^"'();=]*\bfrom\s+)["'](\.[^"']+)["']""", re.MULTILINE)
"""A static import of another file of ours. A dynamic import is fetched when it is needed."""


def needed(read: Callable[[str], str], script: str) -> tuple[str, ...]:
    """Every script that this one imports, directly or not, nearest first.

    Scripts are addresses from the root of the site. `read` returns the text of a script; what it raises for
    one that does not exist is raised here.
    """
    scripts = [script]
    for importer in scripts:
        folder = posixpath.dirname(importer)
        imported = (posixpath.normpath(posixpath.join(folder, name)) for name in _IMPORT.findall(read(importer)))
        scripts.extend(name for name in dict.fromkeys(imported) if name not in scripts)
    return tuple(scripts[1:])
