"""The pictures that people drop into the text of an issue: a case holds none in its text, so they are named in its front matter, for an
editor to fetch. `issue_draft` calls this; the text may be hostile.

GitHub writes each as Markdown or as an `img` element with an address of its own. Nothing is fetched here: whose it is and who can be
recognised has to be asked first.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import count

from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.writing import Value
from macros.casebook.images.accepted import FORMATS
from macros.casebook.types.base import CaseType

_DROPPED = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,600})\]\((?P<url>https?://[^\s()<>]{1,500})(?:[ \t][^()\n]{0,200})?\)|<img\b(?P<attributes>[^<>]{0,1500})>",
    re.IGNORECASE,
)

_ATTRIBUTE = r"""\b{}\s*=\s*(?P<quote>["'])(?P<value>.{{0,600}}?)(?P=quote)"""
_ALT, _SOURCE = (re.compile(_ATTRIBUTE.format(name), re.IGNORECASE) for name in ("alt", "src"))

_NAME_OF_FILE = re.compile(r"\S*")
"""What a telephone calls a picture tells nobody what it shows."""

MOST = next(item.max_length for item in CaseType.model_fields["images"].metadata if hasattr(item, "max_length"))
"""How many pictures a case may name."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """The text of an issue without its pictures, the entries of `images` for them, with blanks for what nobody said, and French remarks for
    the editor."""

    text: str
    images: Sequence[Value]
    hints: Sequence[str]


def dropped(text: str, slug: str, taken: Container[str]) -> Dropped:
    """The pictures of a text. Their files are to be named after the case, whose name is `slug`, and not as one of `taken`."""
    images: list[Value] = []
    hints: list[str] = []
    numbers = count(1)

    def named(found: re.Match[str]) -> str:
        alt, url = _told(found)
        if not url:
            return found[0]  # the check says what to do
        if len(images) == MOST:
            hints.append(f"L’image {url} est de trop : une fiche en montre {MOST} au plus.")
            return ""
        ending = url.partition("?")[0].rpartition(".")[2].lower()
        file = next(name for number in numbers if (name := f"{slug}-{number}.{ending if ending in FORMATS else 'jpg'}") not in taken)
        images.append({"file": file, "alt": alt or BLANK, "credit": BLANK, "licence": BLANK, "people": BLANK})
        hints.append(
            f"Le ticket montre l’image {url}, qui n’est pas encore dans la bibliothèque. Demandez de qui elle est, sous quelle licence, et si l’on peut y "
            f"reconnaître des personnes ; puis enregistrez-la, sans ses données (lieu, appareil), sous _images/{file}. Sinon, retirez-la de « images »."
        )
        return ""

    without = _DROPPED.sub(named, text)
    return Dropped(re.sub(r"\n{3,}", "\n\n", without).strip() if images else text, images, hints)


def _told(found: re.Match[str]) -> tuple[str, str]:
    """What a picture is said to show, and its address; empty for what is not said."""
    if (attributes := found["attributes"]) is None:
        alt, url = found["alt"], found["url"]
    else:
        of_alt, of_source = _ALT.search(attributes), _SOURCE.search(attributes)
        alt, url = of_alt["value"] if of_alt else "", of_source["value"] if of_source else ""
    alt = " ".join(re.sub(r"[<>]", " ", alt).split())
    return "" if _NAME_OF_FILE.fullmatch(alt) else alt, url if url.lower().startswith(("http://", "https://")) else ""
