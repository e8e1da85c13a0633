"""`python -m scripts.bench`: how long a build takes, beside other generators on the same cases (`devtools.build_times`),
an edit in the preview (`devtools.edit_times`), and the form on a slow network (`devtools.slow_network`).

It prints its figures and fails on none of them. Exits 0 when everything is measured, 2 when a build or
the measure itself failed, or when this system cannot measure a process.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, Parser, guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the builds and print the figures; returns the exit status."""
    from macros.casebook.check.loading import load_or_raise
    from macros.devtools import slow_network
    from macros.devtools.build_times import BuildTimes
    from macros.devtools.edit_times import preview_times
    from macros.devtools.processes import Failed, NotMeasurable, measured

    parser = Parser("bench", "Mesure la construction du site.")
    parser.add_argument("--cases", type=int, metavar="NOMBRE", default=10_000, help="nombre de cas ; d’autres mesures en prennent 0,3 fois ou 3 fois autant")
    parser.add_argument("--runs", type=int, metavar="NOMBRE", default=3, help="nombre de mesures de chaque paire")
    options = parser.parse_args(arguments)
    library, _warnings = load_or_raise(ROOT / "cases")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        times = BuildTimes(Path(folder), options.cases, library)
        try:
            for pair in times.pairs():
                for _ in range(options.runs):
                    pair.measure()
                print(*pair.lines(), sep="\n", flush=True)
            for figure in (times.growth, times.edit, times.first_search):
                print(figure(), flush=True)
            site = Path(folder) / "real-site"
            measured([sys.executable, "-m", "scripts.build", "--site", str(site)])
            print(*slow_network.lines(site, "poles/coopactions"), sep="\n", flush=True)
            print(*preview_times(Path(folder), ROOT / "cases", library, options.cases), sep="\n", flush=True)
        except (Failed, NotMeasurable) as failure:
            print(failure, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
