"""`python -m scripts.browser`: prints the paths of the browsers that the tests drive (`devtools.chromium`).

Looks for a Chromium and a Firefox, and installs them where that is possible. Exits 0 when there is a Chromium, 1 with advice
on standard error when there is none, 2 when the tool failed. Without a Firefox, which one test of the slower tier drives, it
says so.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.command import Parser, guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Look for the browsers or install them, and print their paths; returns the exit status."""
    from macros.devtools.chromium import ADVICE, FIREFOX_ADVICE, find_or_install, find_or_install_firefox

    Parser("browser", "Trouve ou installe les navigateurs des essais, et dit où ils sont.").parse_args(arguments)
    try:
        path, firefox = find_or_install(), find_or_install_firefox()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    for found, advice in ((path, ADVICE), (firefox, FIREFOX_ADVICE)):
        print(found or advice, file=sys.stdout if found else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(guarded(main))
