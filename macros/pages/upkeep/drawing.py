"""The files of `make upkeep`, by their names: the page that editors read, and each letter as text and as a page to print.

The templates of `templates/upkeep/` hold all words; nothing here is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from macros.casebook.language.french import day as day_in_words
from macros.casebook.language.french import typographic
from macros.casebook.schema.dates import Day
from macros.casebook.upkeep.letters import Letter
from macros.casebook.upkeep.remark import Part
from macros.pages.render.environment import syntax
from macros.pages.upkeep.plain_text import plain_text
from macros.pages.views.case_page import public_address
from macros.pages.views.qrcode import qr_code
from macros.pages.views.short_links import confirm_address

INDEX = "index.html"
"""The name of the page."""

LETTERS = "lettres"
"""The folder of the letters."""

SUFFIXES = frozenset({".html", ".txt"})
"""The ends of their names: each letter is a page to print, and a text."""

SIGNED = "L’équipe de la Bibliothèque des PTCE"
"""The line by which every letter ends, and by which it is known again."""

NAMES_NOBODY = "ne nomme pas encore qui la publie"
"""What the legal notice says (docs/mentions-legales.md) until somebody writes in it who publishes the site."""


def is_letter(text: str) -> bool:
    """Whether a text is a letter that was written here."""
    return SIGNED in text


def names_publisher(notice: str) -> bool:
    """Whether the legal notice says who publishes the site: what the letters send people to."""
    return NAMES_NOBODY not in " ".join(notice.split())


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the letters: the address of the site, that of its editors, and whether the legal notice names who publishes it."""

    site_url: str
    email: str
    named: bool

    @property
    def lacking(self) -> list[str]:
        """What is to be done before any letter leaves."""
        public = public_address(self.site_url, "").public
        todo = {
            "donner l’adresse du site (SITE_URL) : les lettres n’ont ni lien qui s’ouvre, ni code à photographier": not public,
            "donner l’adresse de l’équipe (EDITORS_EMAIL) : personne ne saurait à qui répondre": not self.email,
            "compléter docs/mentions-legales.md : les lettres y renvoient pour savoir qui publie le site, et sur quelle base légale": not self.named,
        }
        return [what for what, missing in todo.items() if missing]


def files(parts: Sequence[Part], letters: Sequence[Letter], sender: Sender, today: Day) -> Iterator[tuple[str, str]]:
    """Every file of a whole library, as (its name in the folder, its text)."""
    env = syntax()
    yield (
        INDEX,
        env.get_template("upkeep/index.html").render(parts=parts, letters=letters, sender=sender, day=day_in_words(*today), folder=LETTERS, name_of=name_of),
    )
    yield from letter_files(letters, sender)


def letter_files(letters: Iterable[Letter], sender: Sender) -> Iterator[tuple[str, str]]:
    """The files of some letters: the page to print, then the text to send."""
    env = syntax()
    for letter in letters:
        told = _told(env, letter, sender)
        name = f"{LETTERS}/{name_of(letter)}"
        yield f"{name}.html", env.get_template("upkeep/letter_page.html").render(letter=letter, told=told)
        yield f"{name}.txt", typographic(plain_text(told))


def name_of(letter: Letter) -> str:
    """The name of the files of a letter among the letters: those of poles stand there themselves, the others in the folder of their type."""
    about = letter.about
    return about.slug if about.kind.folder == "poles" else about.key


def _told(env: Environment, letter: Letter, sender: Sender) -> Markup:
    """The letter itself, in HTML."""
    confirm = public_address(sender.site_url, confirm_address(letter.about))
    code = qr_code(confirm.text) if confirm.public else None
    drawn: dict[str, Any] = {
        "letter": letter,
        "sender": sender,
        "signed": SIGNED,
        "page": public_address(sender.site_url, f"{letter.about.key}/").text,
        "confirm": confirm.text,
        "code": Markup(env.get_template("qr.svg").render(code=code)) if code else "",
        "removal": public_address(sender.site_url, "retirer/").text,
        "legal": public_address(sender.site_url, "mentions-legales/").text,
        "data": public_address(sender.site_url, "donnees-personnelles/").text,
    }
    return Markup(env.get_template("upkeep/letter.html").render(drawn))
