"""`python -m scripts.browser`: prints the path of the Chromium that the tests drive (`devtools.chromium`).

Finds one, or installs one where that is possible. Exits 0 when there is one, 1 with what to do when
there is none, 2 when the tool failed.
"""

from __future__ import annotations

import sys

from scripts.command import guarded


def main() -> int:
    """Find a browser or install one; returns the exit status."""
    from macros.devtools.chromium import ADVICE, find_or_install

    try:
        found = find_or_install()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(found or ADVICE, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(guarded(main))
