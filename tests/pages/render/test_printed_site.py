"""All that the site shows is printed as French prints it, whoever wrote it and wherever it stands; the rest is to the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.casebook.check.body import MARKDOWN
from macros.casebook.language.french import MONTHS, typographic
from macros.casebook.library.library import Library
from macros.pages.render.typography import READ, VERBATIM
from support.markup import UNREAD, Element

LETTER = "[^\\W\\d_]"
LOOSE = {
    "a straight apostrophe": re.compile(f"{LETTER}['ʼ´]"),
    "a space that breaks before a high mark": re.compile(r"[ \n][;:!?»%€]"),
    "a space that breaks after an opening quotation mark": re.compile(r"«[ \n]"),
    "a space that breaks in a number": re.compile(r"(?<!\d)\d{1,3}[ \n]\d{3}(?!\d)"),
    "a space that breaks between a day and its month": re.compile(rf"\b(?:[1-9]|[12][0-9]|3[01]|1er)[ \n](?:{'|'.join(MONTHS)})\b", re.IGNORECASE),
    "a space that breaks after a title or number sign": re.compile(r"\b(?:Mme|Mmes|M\.|MM\.|n°)[ \n](?=[A-Z0-9])"),
}
INLINE = frozenset({"a", "abbr", "b", "cite", "em", "i", "mark", "q", "small", "span", "strong", "time"})


def lines(element: Element) -> Iterator[str]:
    """What a page says: the text of each block, and each attribute that is read or heard."""
    said = ""
    for child in element.children:
        if isinstance(child, str):
            said += child
        elif child.tag in INLINE:
            said += "".join(lines(child))
        else:
            yield said
            said = ""
            if child.tag not in UNREAD | VERBATIM:
                yield from lines(child)
    yield said


def shown(page: Element) -> Iterator[str]:
    yield from lines(page)
    for element in page.all():
        yield from (value for name, value in element.attributes.items() if name in READ)
        if element.tag == "meta" and {"description", "og:title", "og:description"} & {element.attributes.get("name"), element.attributes.get("property")}:
            yield element.attributes["content"]


@pytest.mark.parametrize("what", LOOSE)
def test_no_page_shows(what: str, trees: Mapping[str, Element]) -> None:
    found = {(address, line.strip()[:90]) for address, page in trees.items() for line in shown(page) if "://" not in line and LOOSE[what].search(line)}
    assert sorted(found)[:20] == []


def test_what_the_files_hold_stays_as_it_was_typed(library: Library, site: Path) -> None:
    typed = [case for case in library.published.values() if "'" in case.title]
    assert len(typed) > 3
    data = (site / "data/library.json").read_text(encoding="utf-8")
    for case in typed:
        assert json.dumps(case.title, ensure_ascii=False) in data


def test_addresses_are_the_same_with_and_without_print() -> None:
    text = "[l'eau](<https://a.example/l'eau> \"d'ici : là\"), <https://a.example/d'ici>, `l'eau : 12 000`"
    html = MARKDOWN.html(text)
    assert re.findall('href="([^"]*)"', typographic(html)) == re.findall('href="([^"]*)"', html)
