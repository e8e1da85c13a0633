"""`python -m scripts.browser`: prints the path of the Chromium that the tests drive (`devtools.chromium`).

Looks for one, and installs one where that is possible. Exits 0 when there is one, 1 with advice on
standard error when there is none, 2 when the tool failed.
"""

from __future__ import annotations

import sys

from scripts.command import guarded


def main() -> int:
    """Look for a browser or install one, and print its path; returns the exit status."""
    from macros.devtools.chromium import ADVICE, find_or_install

    try:
        path = find_or_install()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(guarded(main))
