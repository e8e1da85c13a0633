"""The page of the editors and the letters as they are written: in French, safe, whole, signed by nobody who does not exist."""

from __future__ import annotations

import contextlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from macros.casebook.types import case_types
from macros.casebook.upkeep.asking import Askings, read_askings
from macros.casebook.upkeep.letters import letters
from macros.casebook.upkeep.remarks import parts
from macros.pages.upkeep.drawing import Sender, files, letter_files, names_publisher
from macros.pages.upkeep.plain_text import plain_text
from support.cases import pole
from support.corpus import Corpus, load_once
from support.repository import ROOT
from support.upkeep.remarks import DAY

SENDER = Sender("https://bibliotheque.example.org/", "contact@example.org", named=True)
CONFIRM = "https://bibliotheque.example.org/contribuer/proposer/?fiche=poles/triveo&relire#ecrire"


def drawn(corpus: Corpus, sender: Sender = SENDER, followed: str = "") -> dict[str, str]:
    """Every file for a folder of cases, by its name."""
    path = corpus.path.parent / "suivi.yml"
    path.write_text(followed, encoding="utf-8")
    with contextlib.chdir(corpus.path.parent):
        loaded = load_once(Path(corpus.path.name))
        assert loaded.library, loaded.problems
        askings = read_askings(path, loaded.library) if followed else Askings({})
        told = parts(loaded.library, loaded.own_sources, DAY, loaded.judged)
        return dict(files(told, [*letters(loaded.library, loaded.library.of_type("poles"), DAY, askings)], sender, DAY))


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name == "href"]


@pytest.fixture
def triveo(corpus: Corpus) -> Corpus:
    corpus.write("poles/triveo.md", pole("state:\n  - {value: en-activite, as_of: 2016, source: coorace-2016}", body="C'est banal.", title="Trivéo"))
    return corpus


def test_a_letter_leads_to_the_confirmation_of_its_page_by_link_and_code(triveo: Corpus) -> None:
    made = drawn(triveo)
    assert made.keys() == {"index.html", "lettres/triveo.html", "lettres/triveo.txt"}
    text, page = made["lettres/triveo.txt"], made["lettres/triveo.html"]
    assert CONFIRM in text.split()
    links = Links()
    links.feed(page)
    assert CONFIRM in links.found
    assert page.count("<figure><svg") == 1
    assert "<svg" not in text


def test_a_text_holds_what_the_page_to_print_holds_within_the_width_of_a_message(triveo: Corpus) -> None:
    made = drawn(triveo)
    text = made["lettres/triveo.txt"]
    assert plain_text(made["lettres/triveo.html"].partition("<main>")[2]).split() == text.split()
    assert [line for line in text.split("\n") if len(line) > 76 and not re.search(r"https?://", line)] == []
    for told in ("Dix minutes", "le plus récent date de 2016", "relue par le pôle", "vu de nom de personne", "L’équipe de la Bibliothèque des PTCE"):
        assert told in text.replace("\n  ", " ").replace("\n", " "), told


NEEDED = {
    "entretiens": "original: coorace-2016\npeople:\n  - {name: Prénom Nom, role: directrice}",
    "pratiques": "challenge: repondre-ensemble\nexamples:\n  - {case: pratiques/essai, did: Un essai., as_of: 2016, source: coorace-2016}",
    "echanges": "host: hote\nguest: hote",
    "organisations": "kind: reseau-national",
    "dispositifs": "kind: appel-a-projets",
    "evenements": "starts: 2012-03-05",
}
"""The fields that a type requires besides those of every case."""


@pytest.mark.parametrize("folder", [folder for folder in case_types() if folder != "poles"])
def test_a_letter_about_another_page_never_calls_it_a_pole(corpus: Corpus, folder: str) -> None:
    """Whatever the type: the page by its title, its address and its code, and no word of a pole of the reader's."""
    corpus.write("poles/hote.md", pole(title="Hôte"))
    corpus.write(f"{folder}/essai.md", pole(NEEDED.get(folder, ""), body="Selon Prénom Nom, tout va bien.", title="Un essai"))
    with contextlib.chdir(corpus.path.parent):
        loaded = load_once(Path(corpus.path.name))
    assert loaded.library, loaded.problems
    made = dict(letter_files(letters(loaded.library, loaded.library.of_type(folder), DAY, Askings({})), SENDER))
    assert made.keys() == {f"lettres/{folder}/essai.html", f"lettres/{folder}/essai.txt"}
    text = " ".join(made[f"lettres/{folder}/essai.txt"].split())
    assert "page sur « Un essai » parle de vous" in text
    assert f"?fiche={folder}/essai&relire#ecrire" in text
    assert made[f"lettres/{folder}/essai.html"].count("<figure><svg") == 1
    assert "relue par les personnes concernées" in text
    assert "article 14" in text
    assert [word for word in ("votre pôle", "par le pôle", "du pôle", "votre équipe") if word in text] == []


def test_a_letter_about_people_tells_all_that_article_14_asks(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole(body="Selon Prénom Nom, tout va bien.", title="Trivéo"))
    text = " ".join(drawn(corpus)["lettres/triveo.txt"].split())
    asked = ("responsable", "contact@example.org", "Pour quoi faire", "intérêt légitime", "article 6, 1, f", "Quelles données", "D’où elles viennent")
    asked = (*asked, "Qui les voit", "Combien de temps", "s’y opposer", "CNIL", "Coorace")
    assert [part for part in asked if part not in text] == []
    assert "pas vu de nom" not in text
    rights = text.partition("Quels droits")[2].partition("CNIL")[0]
    assert "https://bibliotheque.example.org/retirer/" in rights
    assert "/signaler/" not in text


def test_who_was_asked_is_reminded_gently_and_who_answered_is_not(triveo: Corpus) -> None:
    asked = drawn(triveo, followed="- {page: poles/triveo, asked: 2026-11-20}\n")
    assert "déjà écrit le 20 novembre 2026" in " ".join(asked["lettres/triveo.txt"].split())
    assert "20\u00a0novembre 2026" in asked["index.html"]
    answered = drawn(triveo, followed="- {page: poles/triveo, asked: 2026-11-20, answered: 2026-11-21}\n")
    assert "déjà écrit" not in answered["lettres/triveo.txt"]
    assert "21\u00a0novembre 2026" in answered["index.html"]


def test_the_page_tells_each_remark_at_its_line_with_what_to_do(triveo: Corpus) -> None:
    page = drawn(triveo)["index.html"]
    line = triveo.read("poles/triveo.md").split("\n").index("C'est banal.") + 1
    assert f"cases/poles/triveo.md:{line}</code>" in page
    assert "judging-words poles/triveo banal" in page
    assert "Avant d’envoyer" not in page


def test_the_legal_notice_names_its_publisher_once_its_sentence_is_replaced() -> None:
    notice = (ROOT / "docs" / "mentions-legales.md").read_text(encoding="utf-8")
    assert not names_publisher(notice), "this copy says that it names nobody: else, nothing would tell editors to"
    (sentence,) = re.findall(r"\*\*Cette copie [^*]+\*\*", notice)
    assert names_publisher(notice.replace(sentence, "Ce site est publié par une association."))


def test_what_is_missing_before_a_letter_may_leave_is_told(triveo: Corpus) -> None:
    made = drawn(triveo, Sender("http://127.0.0.1:8000/", "", named=False))
    page = made["index.html"]
    assert all(name in page for name in ("Avant d’envoyer", "SITE_URL", "EDITORS_EMAIL", "docs/mentions-legales.md"))
    assert "127.0.0.1" not in "".join(made.values())
    assert "<figure>" not in made["lettres/triveo.html"]


def test_what_a_case_says_is_text_in_the_page_and_in_a_letter(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole("territory: 'a&b'", title='Tri & "véo"'))
    made = drawn(corpus)
    assert "Tri &amp; &#34;véo&#34;" in made["lettres/triveo.html"]
    assert 'TRI & "VÉO"' in made["lettres/triveo.txt"]
