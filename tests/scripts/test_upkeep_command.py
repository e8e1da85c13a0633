"""The contract of `python -m scripts.upkeep`: what it writes, what it exits with."""

from __future__ import annotations

import json
from pathlib import Path

from macros.pages.upkeep.drawing import SIGNED
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT, TODAY, call


def test_the_real_library_gets_a_page_and_a_letter_for_each_pole(tmp_path: Path) -> None:
    ended = call("scripts.upkeep", "--on", TODAY, "--to", tmp_path, "--followed", tmp_path / "absent.yml")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "À lire : " in ended.stdout
    poles = {path.stem for path in (ROOT / "cases/poles").glob("*.md") if "\nwithdrawn:" not in path.read_text(encoding="utf-8")}
    for suffix in ("txt", "html"):
        assert {path.stem for path in (tmp_path / "lettres").glob(f"*.{suffix}")} == poles
    assert "Suivi de la bibliothèque" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_a_letter_of_the_time_before_does_not_stay(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    out = tmp_path / "suivi"
    (out / "lettres").mkdir(parents=True)
    (out / "lettres" / "parti.txt").write_text(f"Bonjour\n\n{SIGNED}\n", encoding="utf-8")
    for kept in ("notes.txt", "lettres/notes.txt", "lettres/brouillons/à-moi.txt", "lettres/photo.jpg"):
        (out / kept).parent.mkdir(exist_ok=True)
        (out / kept).write_text("À garder", encoding="utf-8")
    arguments = ("scripts.upkeep", "--cases", corpus.path, "--to", out, "--followed", tmp_path / "absent.yml")
    mine = ["index.html", "notes.txt", "notes.txt", "photo.jpg", "à-moi.txt"]
    assert call(*arguments).returncode == 0
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == sorted([*mine, "triveo.html", "triveo.txt"])
    corpus.write("poles/triveo.md", pole("withdrawn: {on: 2026-11-01, reason: à la demande du pôle}", title="Trivéo"))
    assert call(*arguments).returncode == 0
    assert sorted(path.name for path in out.rglob("*") if path.is_file()) == mine, "no pole is left, and no letter"


def test_what_is_wrong_in_the_cases_or_in_the_days_of_letters_exits_1_with_its_place(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    followed = tmp_path / "suivi.yml"
    followed.write_text("- {page: poles/triveau, asked: 2026-12-01}\n", encoding="utf-8")
    arguments = ("scripts.upkeep", "--cases", corpus.path, "--to", tmp_path / "out", "--followed", followed)
    ended = call(*arguments)
    assert ended.returncode == 1
    assert "suivi.yml:1:" in ended.stdout
    assert "triveo" in ended.stdout
    corpus.write("poles/triveo.md", pole("couleur: bleu", title="Trivéo"))
    assert call(*arguments).returncode == 1
    assert not (tmp_path / "out").exists()


def test_an_address_that_did_not_answer_is_told_by_the_report_of_the_links(corpus: Corpus, tmp_path: Path) -> None:
    corpus.copy("_sources.yml")
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    report = tmp_path / "liens.json"
    url = "https://www.avise.org/actualites/le-transfert-de-savoir-faire-lexperience-du-ptce-coopactions"
    assert url in corpus.read("_sources.yml")
    report.write_text(json.dumps({"addresses": [{"url": url, "state": "dead", "said": "page introuvable (404)"}]}), encoding="utf-8")
    arguments = ("--cases", corpus.path, "--to", tmp_path / "out", "--followed", tmp_path / "absent.yml", "--links", report)
    assert call("scripts.upkeep", *arguments).returncode == 0
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert f"{url} : page introuvable (404)" in page.replace("\u00a0", " ")
    report.write_text("[", encoding="utf-8")
    ended = call("scripts.upkeep", *arguments)
    assert ended.returncode == 0
    assert "relancez-le" in ended.stderr


def test_the_letters_about_other_pages_are_written_when_they_are_asked_for(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    corpus.write("fiches/triveo.md", pole("former_slugs: [ancienne]", title="Une action"))
    out = tmp_path / "suivi"
    arguments = ("scripts.upkeep", "--cases", corpus.path, "--to", out, "--followed", tmp_path / "absent.yml")
    for asked in (("fiches/triveo",), ("cases/fiches/triveo.md", "fiches/ancienne")):
        ended = call(*arguments, "--for", *asked)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert sorted(str(path.relative_to(out)) for path in out.rglob("*.*")) == ["lettres/fiches/triveo.html", "lettres/fiches/triveo.txt"]
    assert "À envoyer : " in ended.stdout
    assert "SITE_URL" in ended.stdout, "what is to be done before it leaves"
    assert call(*arguments).returncode == 0
    written = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    assert written == ["index.html", "lettres/triveo.html", "lettres/triveo.txt"], "a letter of the time before does not stay"


def test_a_page_that_no_letter_can_be_about_is_told_with_the_names_near_to_it(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    corpus.write("fiches/triveo.md", pole(title="Une action"))
    corpus.write("fiches/retiree.md", pole("withdrawn: {on: 2026-11-01, reason: à la demande du pôle}", title="Une autre"))
    corpus.write("organisations/seule.md", pole("kind: reseau-national", title="Seule"))
    arguments = ("scripts.upkeep", "--cases", corpus.path, "--to", tmp_path / "out", "--followed", tmp_path / "absent.yml", "--for")
    for asked, told in {
        "fiches/trivoe": "« fiches/triveo »",
        "pratiques/triveo": "« poles/triveo » ou « fiches/triveo »",
        "triveo": "« poles/triveo » ou « fiches/triveo »",
        "xyz": "par exemple fiches/soleni",
        "fiches/retiree": "est retirée",
        "organisations/seule": "pas de page à elle",
    }.items():
        ended = call(*arguments, "poles/triveo", asked)
        assert (ended.returncode, ended.stdout) == (1, ""), asked
        assert told in ended.stderr.replace("\u00a0", " "), asked
        assert len(ended.stderr) < 200
    assert not (tmp_path / "out").exists()
