"""The command that builds: whole or not at all, and the same everywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.casebook.check import loading
from macros.casebook.check.loading import load_or_raise
from macros.devtools.corpus import write_corpus
from macros.pages.publish import site as publishing
from macros.pages.views.routes import Page
from support.cases import pole
from support.corpus import Corpus
from support.publish.pouring import pour
from support.repository import ROOT, SETTINGS, call, run
from support.sites import fingerprint

KILLS = 5


def build(cases: Path, site: Path, *options: str, cores: set[int] | None = None, **environment: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", "scripts.build", "--cases", str(cases), "--site", str(site), *options]
    pin = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    done = subprocess.run(command, cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False, preexec_fn=pin)
    assert done.returncode == 0, done.stdout + done.stderr


def snapshot(folder: Path) -> dict[str, tuple[int, int, str]]:
    """Each file of a folder: which it is, when it was written, what it holds."""
    held = fingerprint(folder)
    return {name: ((folder / name).stat().st_ino, (folder / name).stat().st_mtime_ns, digest) for name, digest in held.items()}


# --- the same everywhere ------------------------------------------------------------------


def test_two_builds_are_the_same_whatever_the_folder_the_zone_the_locale_and_the_hash_seed(tmp_path: Path, site: Path) -> None:
    elsewhere = tmp_path / "un autre" / "dossier é" / "site"
    done = run(
        "scripts.build", "--site", elsewhere,
        environment={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "12345"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert fingerprint(elsewhere) == fingerprint(site)


@pytest.mark.slow
def test_mkdocs_build_works_as_its_users_expect(tmp_path: Path, site: Path) -> None:
    # The command itself, which does not look for modules where it is called.
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--quiet", "--strict", "--site-dir", tmp_path / "site"]
    environment = {name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTHONPATH"}} | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert fingerprint(tmp_path / "site") == fingerprint(site)


@pytest.mark.slow
def test_what_several_processes_read_and_write_is_what_one_does(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The repository's cases, shared out as the ten thousand of a large library are."""
    pids = tmp_path / "pids"
    pids.mkdir()
    for module in (loading, publishing):
        monkeypatch.setattr(module, "PARALLEL_FROM", 10)
    monkeypatch.setattr(publishing, "PIECE", 20)
    html = publishing.Site.html

    def leaving_its_number(self: publishing.Site, page: Page) -> str:
        (pids / str(os.getpid())).touch()
        return html(self, page)

    monkeypatch.setattr(publishing.Site, "html", leaving_its_number)
    pour(ROOT / "cases", tmp_path / "site", processes=2)
    assert fingerprint(tmp_path / "site") == {name: held for name, held in fingerprint(site).items() if not name.startswith("search/")}
    assert set(os.listdir(pids)) - {str(os.getpid())}, "other processes wrote pages"


@pytest.mark.slow
def test_one_core_and_two_build_the_same_large_site(tmp_path: Path) -> None:
    library, _ = load_or_raise(ROOT / "cases")
    write_corpus(tmp_path / "cases", library, 1600, words=40)
    cores = sorted(os.sched_getaffinity(0))
    assert len(cores) > 1, "this machine has one core: the parallel way cannot be compared here"
    build(tmp_path / "cases", tmp_path / "one", "--no-search", cores={cores[0]})
    build(tmp_path / "cases", tmp_path / "two", "--no-search", cores=set(cores[:2]))
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


# --- whole or not at all ------------------------------------------------------------------


@pytest.mark.slow
def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, corpus: Corpus) -> None:
    """Whole builds, killed while they read, draw and write; `test_staging` kills before each step of the publishing."""
    site = tmp_path / "site"
    versions = {}
    for title in ("Avant", "Après"):
        corpus.write("poles/essai.md", pole(title=title))
        start = time.perf_counter()
        build(corpus.path, site, "--no-search")
        usual = time.perf_counter() - start
        versions[title] = fingerprint(site)
    assert versions["Avant"] != versions["Après"]
    command = [sys.executable, "-m", "scripts.build", "--cases", str(corpus.path), "--site", str(site), "--no-search"]
    for moment in range(KILLS):
        corpus.write("poles/essai.md", pole(title=("Avant", "Après")[moment % 2]))
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(usual * (0.5 + 0.5 * moment / KILLS))
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()
        assert fingerprint(site) in versions.values(), f"a torn site after a kill at moment {moment}"
    build(corpus.path, site, "--no-search")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "site"], "the next build sweeps what killed builds have left"


def test_a_build_with_an_error_tells_it_and_leaves_the_older_site_as_it_was(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    site = corpus.pour(tmp_path / "site")
    before = snapshot(site)
    assert "poles/exemple/index.html" in before
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    done = corpus.build(site, "--no-search")
    assert done.returncode == 1
    assert f"{corpus.path}/poles/exemple.md:6:1: champ inconnu « couleur »" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert snapshot(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "site"]


def test_a_build_with_an_error_writes_nothing(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    assert call("scripts.build", "--cases", corpus.path, "--site", tmp_path / "deep" / "site", "--no-search").returncode == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases"]


# --- the contract of the command ----------------------------------------------------------


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "lettre.txt").write_text("à garder", encoding="utf-8")
    done = corpus.build(precious, "--no-search")
    assert done.returncode == 2
    assert done.stderr.count("contient autre chose") == 1
    assert [path.name for path in precious.iterdir()] == ["lettre.txt"]


def test_a_warning_does_not_stop_a_build_and_is_told(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole(body="## Une section à part\n\nRien."))
    done = call("scripts.build", "--cases", corpus.path, "--site", tmp_path / "site", "--no-search")
    assert done.returncode == 0
    assert "Une section à part" in done.stderr
    assert (tmp_path / "site/poles/exemple/index.html").is_file()
    assert not (tmp_path / "site/search").exists(), "--no-search"


@pytest.mark.parametrize("option", ["--nimporte-quoi", "--site"])
def test_a_wrong_call_exits_with_2(option: str) -> None:
    assert call("scripts.build", option).returncode == 2
