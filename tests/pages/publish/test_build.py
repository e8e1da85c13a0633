"""A build is whole or not at all, and the same everywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.casebook.check.loading import load_or_raise
from macros.devtools.corpus import write_corpus
from macros.pages.publish.staging import MARKER
from support.corpus import Corpus
from support.repository import ROOT, SETTINGS, run
from support.sites import fingerprint

CASE = "---\ntitle: {title}\nsummary: Un cas pour les essais.\nthemes: [mutualisation]\nsources: [avise-2022]\n---\n\nTexte.\n"
KILLS = 50


def build(cases: Path, site: Path, *options: str, cores: set[int] | None = None, **environment: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", "scripts.build", "--cases", str(cases), "--site", str(site), *options]
    pin = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    done = subprocess.run(command, cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False, preexec_fn=pin)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_builds_are_the_same_whatever_the_folder_the_zone_the_locale_and_the_hash_seed(tmp_path: Path, site: Path) -> None:
    elsewhere = tmp_path / "un autre" / "dossier é" / "site"
    done = run(
        "scripts.build", "--site", elsewhere,
        environment={"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "12345"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert fingerprint(elsewhere) == fingerprint(site)


def test_one_core_and_two_build_the_same_site(tmp_path: Path) -> None:
    library, _ = load_or_raise(ROOT / "cases")
    write_corpus(tmp_path / "cases", library, 1600, words=40)
    cores = sorted(os.sched_getaffinity(0))
    assert len(cores) > 1, "this machine has one core: the parallel way cannot be compared here"
    build(tmp_path / "cases", tmp_path / "one", "--no-search", cores={cores[0]})
    build(tmp_path / "cases", tmp_path / "two", "--no-search", cores=set(cores[:2]))
    assert fingerprint(tmp_path / "one") == fingerprint(tmp_path / "two")


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tmp_path: Path, corpus: Corpus) -> None:
    site = tmp_path / "site"
    versions = {}
    for title in ("Avant", "Après"):
        corpus.write("poles/essai.md", CASE.format(title=title))
        build(corpus.path, site, "--no-search")
        versions[title] = fingerprint(site)
    assert versions["Avant"] != versions["Après"]
    start = time.perf_counter()
    build(corpus.path, site, "--no-search")
    usual = time.perf_counter() - start

    command = [sys.executable, "-m", "scripts.build", "--cases", str(corpus.path), "--site", str(site), "--no-search"]
    for moment in range(KILLS):
        title = ("Avant", "Après")[moment % 2]
        corpus.write("poles/essai.md", CASE.format(title=title))
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        # Most of a build is reading and drawing: most kills fall in the second half, where files are written.
        time.sleep(usual * (0.4 + 0.7 * moment / KILLS))
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        child.wait()
        standing = fingerprint(site)
        torn = [{path for path, _ in version.items() ^ standing.items()} for version in versions.values()]
        assert set() in torn, f"a torn site after a kill at moment {moment}: {torn}"
    build(corpus.path, site, "--no-search")
    left = [path.name for path in tmp_path.iterdir() if path.name.startswith(".bibliotheque-staging-")]
    assert not left, "the next build must sweep what killed builds have left"


def test_an_error_writes_nothing_and_leaves_the_old_site(tmp_path: Path, corpus: Corpus) -> None:
    site = tmp_path / "site"
    corpus.write("poles/essai.md", CASE.format(title="Avant"))
    assert corpus.build(site, "--no-search").returncode == 0
    before = fingerprint(site)
    corpus.write("poles/essai.md", CASE.format(title="Après").replace("mutualisation", "mutualisatoin"))
    done = corpus.build(site, "--no-search")
    assert done.returncode == 1
    assert "vouliez-vous dire « mutualisation » ?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert fingerprint(site) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cases", "site"]


def test_a_folder_that_is_not_ours_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", CASE.format(title="Essai"))
    precious = tmp_path / "documents"
    precious.mkdir()
    (precious / "lettre.txt").write_text("à garder", encoding="utf-8")
    done = corpus.build(precious, "--no-search")
    assert done.returncode == 2
    assert "contient autre chose" in done.stderr
    assert [path.name for path in precious.iterdir()] == ["lettre.txt"]


def test_an_empty_folder_and_missing_parents_are_accepted(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", CASE.format(title="Essai"))
    deep = tmp_path / "a" / "b" / "site"
    assert corpus.build(deep, "--no-search").returncode == 0
    assert (deep / MARKER).is_file()
    (tmp_path / "vide").mkdir()
    assert corpus.build(tmp_path / "vide", "--no-search").returncode == 0


def test_what_has_not_changed_is_not_written_again(tmp_path: Path, corpus: Corpus) -> None:
    site = tmp_path / "site"
    for name in ("un", "deux"):
        corpus.write(f"poles/essai-{name}.md", CASE.format(title=f"Essai {name}"))
    assert corpus.build(site, "--no-search").returncode == 0
    before = {name: (site / f"poles/essai-{name}/index.html").stat().st_ino for name in ("un", "deux")}
    corpus.write("poles/essai-un.md", CASE.format(title="Essai un") + "\nEt une phrase.\n")
    assert corpus.build(site, "--no-search").returncode == 0
    after = {name: (site / f"poles/essai-{name}/index.html").stat().st_ino for name in ("un", "deux")}
    assert after["deux"] == before["deux"]
    assert after["un"] != before["un"]
    assert "Et une phrase" in (site / "poles/essai-un/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("option", ["--nimporte-quoi", "--site"])
def test_a_wrong_call_exits_with_2(option: str) -> None:
    assert run("scripts.build", option).returncode == 2


def test_mkdocs_build_works_as_its_users_expect(tmp_path: Path, site: Path) -> None:
    # The command itself, which does not look for modules where it is called.
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--quiet", "--strict", "--site-dir", tmp_path / "site"]
    environment = {name: value for name, value in os.environ.items() if name not in {*SETTINGS, "PYTHONPATH"}} | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert fingerprint(tmp_path / "site") == fingerprint(site)
