"""What others paste to show a case holds one link and the words of the case, whatever these are, wherever it is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import reduce
from operator import or_

import markdown
import pyromark
import pytest

from hostile.corpus import INPUTS
from macros.casebook.library.library import Library
from macros.pages.outputs.of_cases.frames import files
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.site import Site
from macros.pages.render.environment import shown
from macros.pages.views.settings import Settings
from support.markup import Element, read

ADDRESS = "https://bibliotheque.example/ptce/"

SHORT, FRAMED = f"{ADDRESS}c/k7x2m9pq/", f"{ADDRESS}cadre/k7x2m9pq.html"

WORDS = {
    "quotes": "Dire \"oui\" et 'non' l'un après l'autre",
    "end of a text area": "</textarea><script>window.hurt=1</script>",
    "end of a block of code": "</code></pre><img src=x onerror=window.hurt=1>",
    "comment": "<!-- reste",
    "link in Markdown": "](javascript:window.hurt=1) [b",
    "link and address": "[x](https://evil.example) et https://evil.example ou www.evil.example",
    "link by reference": "[b][1] ![c][1]\n\n[1]: https://evil.example",
    "autolink": "<https://evil.example> <a@evil.example> contact@evil.example",
    "code": "un `code` et ``` deux",
    "marks": "*gras* __gras__ ~~barré~~ _i_ # titre | case | $x$ ==y== ^z^ [^1] :a: {% x %} {{ y }}",
    "backslashes": "\\](javascript:window.hurt=1) \\\\[ \\",
    "entities": "&lt;b&gt; &#60;script&#62; &amp; &copy",
    "marks of direction": "\u200fمن \u200e גוף \u061c fin",
    "beginning of a line": "1. - + > # ---",
    "end of a frame": '"></iframe><script>window.hurt=1</script>',
}

NO_FILE_HOLDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff]")
"""Characters that no text has (`casebook.files.reading`)."""

HOSTILE = [*WORDS.items(), *((str(one), one.text) for one in INPUTS if len(one.text) < 600 and not NO_FILE_HOLDS.search(one.text))]


def snippets(site: Site, title: str, summary: str) -> Mapping[str, str]:
    """What a visitor can copy, by its heading, as a browser copies it."""
    found, heading = {}, ""
    for child in section(site, title=title, summary=summary).children:
        if isinstance(child, str):
            continue
        heading = child.text() if child.tag == "h3" else heading
        for code in child.all("code") if child.tag == "pre" else ():
            assert [one for one in code.children if not isinstance(one, str)] == [], "nothing of it is an element of the page"
            found[heading] = "".join(map(str, code.children))
    assert len(found) == 4
    return found


def section(site: Site, **facts: str) -> Element:
    """The part of a frame that holds what others paste, of a case that says this."""
    case = site.library.cases["poles/clus-ter-jura"]
    case = replace(case, facts=case.facts.model_copy(update={"id": "k7x2m9pq", **facts}))
    (file,) = files(site.plan, case)
    return read(file.content.decode()).first("section", id="integrer")


@pytest.fixture(scope="module")
def site(library: Library) -> Site:
    return site_at(library, ADDRESS)


def site_at(library: Library, address: str) -> Site:
    settings = Settings((), address)
    return Site(library, Drawing(settings))


def words(text: str) -> str:
    """A text as it is read: white space folded, the typography of French applied, as in a page."""
    return " ".join(shown(text).split())


FAMILIES = sorted({name.partition(":")[0] for name, _text in HOSTILE if ":" in name} | {"words"})


def family(name: str) -> Iterator[tuple[str, str]]:
    """The hostile texts of a family, each with its name."""
    return ((one, text) for one, text in HOSTILE if one.partition(":")[0] == name or (name == "words" and one in WORDS))


@pytest.mark.parametrize("kind", FAMILIES)
def test_one_link_and_the_words_whatever_they_are(site: Site, kind: str) -> None:
    for name, text in family(kind):
        pasted = snippets(site, f"T {text}", f"R {text}")

        card = read(pasted["Carte en HTML, sans script"])
        assert {element.tag for element in card.all()} == {"article", "h3", "a", "p", "small"}, name
        assert [(link.attributes, words(link.text())) for link in card.all("a")] == [({"href": SHORT}, words(f"T {text}"))], name
        assert words(f"R {text}") in words(card.text()), name
        assert {attribute for element in card.all() for attribute in element.attributes} == {"lang", "href"}, name

        frame = read(pasted["Cadre, toujours à jour"])
        (only,) = frame.all()
        assert (only.tag, only.attributes["src"]) == ("iframe", FRAMED), name
        assert set(only.attributes) == {"src", "title", "width", "height", "loading", "sandbox"}, name
        assert words(f"T {text}") in words(only.attributes["title"]), name

        line = pasted["Texte pour un programme"]
        assert line.endswith(f" — {SHORT}"), name
        assert words(f"R {text}") in words(line), name


UNDERSTOOD = ("GFM", "FOOTNOTES", "MATH", "STRIKETHROUGH", "TABLES", "TASKLISTS", "WIKILINKS", "SUPERSCRIPT", "SUBSCRIPT")
EXTENSIONS = reduce(or_, (getattr(pyromark.Options, f"ENABLE_{name}") for name in UNDERSTOOD))
"""What forges and wikis understand beyond CommonMark."""

READERS = {
    "CommonMark": pyromark.html,
    "of forges": pyromark.Markdown(options=EXTENSIONS).html,
    "Python-Markdown": lambda text: markdown.markdown(text, extensions=["extra", "sane_lists"]),
}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("kind", FAMILIES)
def test_markdown_of_any_words_is_one_paragraph_with_one_link(site: Site, reader: str, kind: str) -> None:
    for name, text in family(kind):
        pasted = snippets(site, f"T {text}", f"R {text}")["Markdown"]
        assert "\n" not in pasted, name
        assert not re.search(r"(?<!\]\()https?://|www\.|@", pasted), f"{name}: a bare address that a forge would make a link of"
        made = read(READERS[reader](pasted))
        assert [element.tag for element in made.all()] == ["p", "a"], name
        assert [link.attributes["href"] for link in made.all("a")] == [SHORT], name
        assert words(made.first("a").text()) == words(f"T {text}"), name
        assert words(f"R {text}") in words(made.text()), name


def test_a_site_that_others_cannot_open_says_what_cannot_be_had(library: Library, site: Site) -> None:
    here, public = section(site_at(library, "http://127.0.0.1:8000/")), section(site)
    warning = "Ce site n’a pas encore d’adresse publique"
    assert warning in here.text()
    assert "il n’y a pas de code QR" in here.text()
    assert not list(here.all("img"))
    assert warning not in public.text()
    [image] = public.all("img")
    assert image.attributes["src"].startswith("data:image/svg+xml;base64,")


def test_what_is_pasted_is_what_the_case_says(site: Site) -> None:
    pasted = snippets(site, "Clus'Ter Jura", "Une coopérative : elle repère des besoins.")
    assert pasted["Texte pour un programme"] == f"Clus’Ter Jura — Une coopérative\u00a0: elle repère des besoins. — {SHORT}"
    assert "Lons-le-Saunier (Jura)" in pasted["Carte en HTML, sans script"]
