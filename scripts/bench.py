"""`python -m scripts.bench`: how long a build takes, beside Hugo on the same corpus.

Whole processes, in turn, on synthetic cases; what counts is the ratio of paired runs,
because machines drift. Hugo draws small templates: a page a case, a list a theme, a
region and a legal form. Nothing here fails on a figure: it prints them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.loading import load_or_raise
from macros.devtools.corpus import write_corpus
from macros.devtools.search_transfer import materials as materials_weight
from macros.devtools.search_transfer import ours as ours_weight
from scripts.check import ROOT

HUGO_CONFIG = """baseURL = "http://127.0.0.1/"
title = "Bibliothèque"
languageCode = "fr"
disableKinds = ["RSS"]
[taxonomies]
theme = "themes"
department = "departments"
"""

# The layouts are Hugo's own language: one string a line of output.
HUGO_LAYOUTS = {
    "baseof.html": """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="/">Bibliothèque</a></header>{{ block "main" . }}{{ end }}</body></html>
""",
    "single.html": """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p>
<dl>{{ range .Params.structures }}<dt>{{ .form }}</dt><dd>{{ .as_of }} {{ .source }}</dd>{{ end }}
{{ range .Params.key_figures }}<dt>{{ .label }}</dt><dd>{{ .value }}</dd>{{ end }}</dl>
<ul>{{ range .Params.themes }}<li><a href="/themes/{{ . }}/">{{ . }}</a></li>{{ end }}</ul>
{{ .Content }}</article>{{ end }}
""",
    "list.html": """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>{{ end }}
""",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall seconds, processor seconds, peak memory in MB (of the
    largest process that it waited for, or of itself)."""

    wall: float
    cpu: float
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; returns 0, or 2 when a build failed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench", description="Mesure la construction du site.")
    parser.add_argument("--cases", type=int, default=10_000, help="nombre de cas de la plus grande mesure")
    parser.add_argument("--runs", type=int, default=3, help="nombre de paires de mesures")
    options = parser.parse_args(arguments)
    library, _warnings = load_or_raise(ROOT / "cases")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Path(folder)
        sizes = [options.cases // 4, options.cases]
        ours: dict[int, list[Run]] = {}
        hugo: list[Run] = []
        for size in sizes:
            write_corpus(place / f"cases-{size}", library, size)
        _hugo_site(place / "hugo", place / f"cases-{sizes[-1]}")
        for _ in range(options.runs):
            for size in sizes:
                ours.setdefault(size, []).append(_build(place / f"cases-{size}", place))
            hugo.append(_hugo(place / "hugo"))
        _tell(ours, hugo)
        edit = _edit(place, sizes[-1])
        print(f"one case edited, site rebuilt ({sizes[-1]} cases): {edit.wall:.1f} s")
        searched = _build(place / f"cases-{sizes[-1]}", place, search=True)
        print(f"with the search index ({sizes[-1]} cases): {searched.wall:.1f} s")
        mine, theirs = ours_weight(place / "site"), materials_weight(place / "site", place)
        print(f"a first search of two words transfers {mine}; Material's own search, same pages: {theirs}")
    return 0


def _build(cases: Path, place: Path, keep: bool = False, search: bool = False) -> Run:
    site = place / "site"
    if not keep:
        shutil.rmtree(site, ignore_errors=True)
    return _run([sys.executable, "-m", "scripts.build", "--cases", str(cases), "--site", str(site), *([] if search else ["--no-search"])])


def _edit(place: Path, size: int) -> Run:
    cases = place / f"cases-{size}"
    _build(cases, place)
    first = cases / "poles" / "pole-00000.md"
    first.write_text(first.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
    return _build(cases, place, keep=True)


def _hugo(site: Path) -> Run:
    shutil.rmtree(site / "public", ignore_errors=True)
    program = Path(sys.executable).parent / "hugo"
    return _run([str(program), "--source", str(site), "--quiet"])


def _hugo_site(site: Path, cases: Path) -> None:
    shutil.copytree(cases, site / "content")
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in HUGO_LAYOUTS.items():
        (layouts / name).write_text(text, encoding="utf-8")
    (site / "layouts" / "index.html").write_text(HUGO_LAYOUTS["list.html"], encoding="utf-8")
    (site / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")


def _run(command: Sequence[str]) -> Run:
    """Run a process to its end. Raises `SystemExit` (2) when it fails."""
    with tempfile.TemporaryFile() as log:
        start = time.perf_counter()
        child = os.posix_spawn(
            command[0],
            list(command),
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, log.fileno(), 1), (os.POSIX_SPAWN_DUP2, log.fileno(), 2)],
        )
        _pid, status, used = os.wait4(child, 0)
        wall = time.perf_counter() - start
        if status:
            log.seek(0)
            sys.stderr.write(log.read().decode("utf-8", "replace")[-4000:])
            raise SystemExit(2)
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _tell(ours: dict[int, list[Run]], hugo: list[Run]) -> None:
    small, large = sorted(ours)
    for size in (small, large):
        print(f"{size:6} cases: {_median(ours[size])}")
    growth = [b.wall / a.wall for a, b in zip(ours[small], ours[large], strict=True)]
    print(f"growth from {small} to {large} cases ({large / small:.0f} times as many): {statistics.median(growth):.2f} times the time")
    print(f"Hugo, {large} cases: {_median(hugo)}")
    ratios = [a.wall / b.wall for a, b in zip(ours[large], hugo, strict=True)]
    print(f"ours / Hugo, wall, pair by pair: min {min(ratios):.2f}, median {statistics.median(ratios):.2f}, max {max(ratios):.2f}")


def _median(runs: list[Run]) -> str:
    wall, cpu, memory = (statistics.median(getattr(run, name) for run in runs) for name in ("wall", "cpu", "memory"))
    return f"{wall:.1f} s wall, {cpu:.1f} s processor, {memory:.0f} MB at most in one process"


if __name__ == "__main__":
    sys.exit(main())
