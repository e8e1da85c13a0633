"""`python -m scripts.pictures`: takes the pictures of CONTRIBUTING.md (`devtools.pictures`).

Builds the site in a temporary folder and photographs it in the browser of the tests. Exits 0 when the
pictures are written, 1 when the cases hold errors, 2 when the tool failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, Parser, guarded

FOLDER = ROOT / ".github" / "pictures"


def main(arguments: Sequence[str] | None = None) -> int:
    """Take every picture; returns the exit status."""
    from macros.devtools.pictures import take_pictures

    Parser("pictures", "Refait les images de CONTRIBUTING.md d’après les pages.").parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        built = subprocess.run([sys.executable, "-m", "scripts.build", "--site", folder, "--no-search"], cwd=ROOT, check=False)
        if built.returncode:
            return built.returncode
        take_pictures(Path(folder), FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
