"""What the build made of hostile texts, read with a parser that shares nothing with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyromark

from hostile.fields import WITNESS
from hostile.placing import CONTEXTS, put, squeezed
from hostile.sites import Shown
from support.markup import Element, read

AROUND = {"near", "related", "toc", "anchor"}
"""What of the page of a case depends on others, or says its titles again."""

IN_TEXTS = {"a": {"href", "title"}, "ol": {"start"}}
"""The attributes that a text may have, beyond those that the pages themselves have."""


_LEADS_ON = re.compile(r"(?:https?:|mailto:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)
"""An address that is followed, not run: its scheme is one of three, or it has none."""


def active(tree: Element) -> Iterator[str]:
    """Whatever in a page could run, or ask something of another host."""
    for element in tree.all():
        for name, value in element.attributes.items():
            if name.startswith("on") or name in ("srcdoc", "style", "formaction", "ping"):
                yield f"{element.tag} {name}={value}"
            if name in ("href", "src", "action", "data", "poster") and not _LEADS_ON.match(value):
                yield f"{element.tag} {name}={value}"
            if name == "src" and "//" in value:
                yield f"{element.tag} {name}={value}"
        if element.tag in ("iframe", "object", "embed", "base", "math", "img", "video", "audio"):
            yield element.tag
        if element.tag == "script" and not element.attributes.get("src") and not is_data(element):
            yield f"inline script {element.children}"


def is_data(script: Element) -> bool:
    """Whether a script is a block of data: of a type that no browser runs, and whole."""
    if script.attributes.get("type") != "application/ld+json":
        return False
    json.loads("".join(child for child in script.children if isinstance(child, str)))
    return True


def kinds_of(tree: Element) -> set[tuple[str, str]]:
    """Every tag of a page, and every attribute with its tag."""
    return {(element.tag, name) for element in tree.all() for name in ("", *element.attributes)}


def ids_twice(tree: Element) -> list[str]:
    """The ids that a page has more than once."""
    ids = [element.attributes["id"] for element in tree.all() if "id" in element.attributes]
    return sorted({name for name in ids if ids.count(name) > 1})


# --- a page and its witness ------------------------------------------------------------------


def differences(site: Path, shown: Shown) -> Iterator[str]:
    """Where a page is not its witness with the hostile text in place of the ordinary one."""
    page, witness = read(site / shown.key), read(site / shown.witness)
    yield from _compared(_article(witness), _article(page), shown, "article")
    for place in ("title",):
        yield from _compared(witness.first(place), page.first(place), shown, place)
    yield from _compared(witness.first("meta", name="description"), page.first("meta", name="description"), shown, "description")


def _article(tree: Element) -> Element:
    return next(tree.all("article"), None) or tree.first("main")


def _compared(witness: Element, page: Element, shown: Shown, way: str) -> Iterator[str]:
    if witness.tag != page.tag or witness.attributes.keys() != page.attributes.keys():
        yield f"{shown.input} in {shown.key}, at {way}: {_opening(page)}, where the witness has {_opening(witness)}"[:400]
        return
    for name, value in witness.attributes.items():
        if _hostile(value, shown) != _same(page.attributes[name], shown):
            yield f"{shown.input} in {shown.key}, at {way}: {name}={page.attributes[name]!r}, where the witness has {value!r}"[:400]
    ours, theirs = _pieces(witness), _pieces(page)
    if len(ours) != len(theirs):
        yield f"{shown.input} in {shown.key}, at {way}: {len(theirs)} pieces, where the witness has {len(ours)}"[:400]
        return
    for one, other in zip(ours, theirs, strict=True):
        if isinstance(one, Element) and isinstance(other, Element):
            yield from _compared(one, other, shown, f"{way} {one.tag}")
        elif isinstance(one, Element) or isinstance(other, Element) or _hostile(one, shown) != _same(other, shown):
            yield f"{shown.input} in {shown.key}, at {way}: {other!r}, where the witness has {one!r}"[:400]


def _opening(element: Element) -> str:
    return f"<{element.tag} {' '.join(element.attributes)}>"


def _pieces(element: Element) -> list[Element | str]:
    """The children, pieces of text joined; without what depends on other pages."""
    pieces: list[Element | str] = []
    for child in element.children:
        if isinstance(child, Element):
            if not AROUND & set(child.attributes.get("class", "").split()):
                pieces.append(child)
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += child
        elif child.strip():
            pieces.append(child)
    return pieces


def _hostile(text: str, shown: Shown) -> str:
    """What the witness says, with the hostile text in it."""
    return _same(text, shown).replace(squeezed(WITNESS), squeezed(shown.input.text))


_NAMES = re.compile(r"nom-[0-9a-f]{8}|\b(?:c|cadre)/[0-9a-f]{8}\b|(?:\.\./)+[a-z]+/[a-z0-9-]+/$")


def _same(text: str, shown: Shown) -> str:
    """A text without what names the page itself, or another case."""
    for key in (shown.key, shown.witness):
        text = text.replace(key, "@").replace(key.partition("/")[2], "@")
    return squeezed(_NAMES.sub("@", text))


# --- a text ------------------------------------------------------------------------------------


def lost(site: Path, shown: Shown) -> Iterator[str]:
    """What a text says and its page does not; what its page has that no text may have."""
    body = next(read(site / shown.key).all(class_="case-body"))
    for element in list(body.all()):
        element.children = [child for child in element.children if isinstance(child, str) or not AROUND & set(child.attributes.get("class", "").split())]
    said, told = squeezed(_words(put(CONTEXTS[shown.where], shown.input.text))), squeezed(body.text(frozenset()))
    if said not in told:
        yield f"{shown.input} in {shown.key}: says {said[:120]!r}, shown as {told[:120]!r}"


def _words(text: str) -> str:
    """What Markdown says in a text: the parser's own words, rendered by nobody."""
    words: list[str] = []
    for event in pyromark.Markdown().events(text):
        if isinstance(event, dict):
            words += [_string(event[name]) for name in ("Text", "Code") if name in event]
    return "".join(words)


def _string(value: Any) -> str:
    return str(value)
