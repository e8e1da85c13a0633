"""The preview of `mkdocs serve`: what is edited shows once it is rebuilt, what is broken is told, and a good site stays.

A rebuild is asked for (`support.publish.preview`); `test_serve` waits for those of a real server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros.pages.render import environment
from support.cases import pole
from support.publish.pouring import fresh_engine
from support.publish.preview import CASE, OTHER, Preview

pytestmark = pytest.mark.slow  # the preview of `make serve` is another: tests/pages/preview

TERM = "cases/_vocabularies/themes.yml"


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    made = Preview(tmp_path)
    monkeypatch.chdir(made.root)
    monkeypatch.setattr(environment, "TEMPLATES", made.root / "macros/pages/templates")
    with fresh_engine():
        yield made


def _summary(text: str) -> Callable[[str], str]:
    """Gives a case another summary."""
    return lambda case: re.sub(r"(?m)^summary: .*$", f"summary: {text}", case)


def _break(case: str) -> str:
    """Makes a case with an unknown theme and an unknown key."""
    return re.sub(r"(?m)^themes: .*$", "themes: [mutualisatoin]\ncouleur: bleu", case)


EDITS = (
    (CASE, _summary("Une boulangerie refaite."), "Une boulangerie refaite.", ("/poles/exemple/", "/themes/mutualisation/")),
    (TERM, lambda text: text.replace("pref_label: Mutualisation", "pref_label: Remaniement"), "Remaniement", ("/themes/mutualisation/",)),
    ("macros/pages/templates/case.html", lambda text: text + "<p>Gabarit remanié</p>\n", "Gabarit remanié", ("/poles/exemple/",)),
    ("theme/main.html", lambda text: text.replace("</body>", "<p>Coquille remaniée</p></body>"), "Coquille remaniée", ("/poles/exemple/", "/signaler/")),
    ("docs/stylesheets/site.css", lambda text: text + ".remanie { color: red }\n", ".remanie", ("/stylesheets/all.css",)),
    ("docs/signaler.md", lambda text: text + "\nUne phrase remaniée.\n", "Une phrase remaniée.", ("/signaler/",)),
    ("mkdocs.yml", lambda text: text.replace("données Licence Ouverte 2.0", "données remaniées"), "données remaniées", ("/poles/exemple/",)),
)
"""A file of each sort, how it is edited, and the pages where what is then `shown` must be."""


def test_each_file_that_a_page_is_made_of_is_watched_and_shows_what_is_edited(preview: Preview) -> None:
    preview.start()
    for name, change, shown, addresses in EDITS:
        assert preview.watches(name), name
        for address in addresses:
            assert shown not in preview.page(address), name
        preview.edit(name, change)
    preview.rebuild()
    for name, _change, shown, addresses in EDITS:
        for address in addresses:
            assert shown in preview.page(address), name
    assert not preview.watches("site/index.html")


def test_a_new_case_gets_its_page_and_a_removed_one_loses_it(preview: Preview) -> None:
    preview.start()
    new = preview.write("cases/poles/un-pole-nouveau.md", _summary("Un pôle tout neuf.")(pole()))
    preview.rebuild()
    assert "Un pôle tout neuf." in preview.page("/poles/un-pole-nouveau/")
    new.unlink()
    preview.rebuild()
    assert "Page introuvable" in preview.page("/poles/un-pole-nouveau/")


EVERYWHERE = ("/", "/poles/exemple/", "/themes/mutualisation/", "/une-page-qui-n-existe-pas/")


def test_a_broken_case_keeps_the_last_good_site_under_a_banner(preview: Preview) -> None:
    preview.edit(CASE, _summary("Ce résumé est bon."))
    preview.start()
    good = preview.edit(CASE, lambda case: _break(_summary("Ce résumé ne se verra pas.")(case)))
    line = next(number for number, text in enumerate(good.split("\n"), 1) if text.startswith("themes:"))
    preview.rebuild()
    for address in EVERYWHERE:
        text = preview.page(address)
        assert 'class="problems"' in text, address
        assert f"{CASE}:{line}:" in text  # the unknown theme
        assert f"{CASE}:{line + 1}:" in text  # the unknown key
        assert "<h1" in text
        assert "masthead" in text
    assert "Ce résumé est bon." in preview.page("/poles/exemple/")
    assert "Ce résumé ne se verra pas." not in preview.page("/poles/exemple/")
    preview.write(CASE, good)
    preview.rebuild()
    for address in EVERYWHERE:
        assert 'class="problems"' not in preview.page(address)


BROKEN = (
    (CASE, b"\xff\xfe\x00"),
    (TERM, b"- id: ["),
    (CASE, b"---\ntitle: [\n"),
    ("cases/_sources.yml", b"["),
    (CASE, b""),
)
"""Files that are not UTF-8, not YAML or empty, a case's and those that every case leans on."""


def test_any_broken_data_is_told_in_the_banner(preview: Preview) -> None:
    preview.start()
    for name, text in BROKEN:
        good = (preview.root / name).read_bytes()
        preview.write(name, text)
        preview.rebuild()
        shown = preview.page("/poles/exemple/")
        assert 'class="problems"' in shown
        assert any(f"<code>{name}:{line}:" in shown for line in (1, 2)), (name, text)
        assert "<h1" in shown
        preview.write(name, good)


MISTAKES = (
    ("macros/pages/templates/case.html", lambda text: text + "{% if %}"),
    ("macros/pages/templates/case.html", lambda text: text + "{{ nothing_of_this_name }}"),
    ("macros/pages/templates/blocks/index.html", lambda text: text + "{{ nothing_of_this_name }}"),
    ("theme/main.html", lambda text: text + "{% if %}"),
    ("theme/main.html", lambda text: text.replace('{{ slot("body") }}', "")),
    ("docs/signaler.md", lambda text: text + '\n{{ case("poles/nulle-part") }}\n'),
    ("docs/signaler.md", lambda text: text + "\n{{ une_macro_inconnue() }}\n"),
    ("docs/signaler.md", lambda text: text + "\n{% if %}\n"),
    ("mkdocs.yml", lambda text: text + "\nnav: [\n"),
    ("mkdocs.yml", lambda text: text + "\nplugins: [un-greffon-inconnu]\n"),
)
"""Syntax and names that are wrong, in a template, a block, the shell, a page, the settings."""


def test_a_mistake_in_the_engine_leaves_the_last_good_site_and_stops_nothing(preview: Preview) -> None:
    preview.start()
    for number, (name, change) in enumerate(MISTAKES):
        good = preview.edit(name, change)
        preview.edit(OTHER, _summary(f"Modifié {number} fois."))
        preview.rebuild()
        assert "<h1" in preview.page("/poles/exemple/"), f"mistake {number}, in {name}"
        preview.write(name, good)
    preview.rebuild()
    assert f"Modifié {len(MISTAKES) - 1} fois." in preview.page("/poles/voisin/")
    left = [path.name for path in preview.site.parent.iterdir() if path.name.startswith(".bibliotheque")]
    assert left == []


def test_a_start_with_a_broken_case_shows_its_problems_and_mends_itself(preview: Preview) -> None:
    good = preview.edit(CASE, _break)
    preview.start()
    for address in ("/", "/poles/exemple/", "/signaler/"):
        text = preview.page(address)
        assert "Des fiches sont à corriger" in text
        assert f"{CASE}:" in text
    preview.write(CASE, good)
    preview.rebuild()
    for address in ("/", "/poles/exemple/", "/signaler/"):
        text = preview.page(address)
        assert "masthead" in text
        assert 'class="problems"' not in text
