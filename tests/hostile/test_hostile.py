"""Contributed text is never read by an engine, a template, Markdown's HTML or the browser.

One corpus of titles and texts that try, built once. Whatever they try comes out as text,
on their page and on every page that lists them, or is refused before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page

from hostile.pages import active
from macros.casebook.check.body import MAX_LINES
from macros.casebook.language.french import typographic
from macros.casebook.problems.problem import Problem
from macros.casebook.types.base import CaseType
from macros.pages.render.prose import TAGS, Prose
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, read
from support.sites import serving

TITLE = "A](javascript:alert(1)) [b"

NAMES = {
    "lien": TITLE,
    "gabarit": "{{ 7*7 }} {% include 'x' %} {# rien #}",
    "entites": "&lt;script&gt;window.hurt=1&lt;/script&gt;",
    "guillemets": '\\" onmouseover=\\"window.hurt=1\\" autofocus onfocus=\\"window.hurt=1',
    "markdown": "![x](https://exemple.invalid/x.png) **gras** `code` [[lien]] | # titre",
    "extrait": "--8<-- mkdocs.yml".replace("<", "‹"),
    "adresse": "javascript:window.hurt=1",
    "dollar": "${7*7} #{7*7} <%= 7*7 %>".replace("<", "‹").replace(">", "›"),
}
"""A title a file, as typed between double quotes in YAML."""

BODY = """Un texte du ZZHOSTILE.

{{ 7*7 }} {% include "x" %} {{ config.site_name }} {{ cards("poles") }}

--8<-- "mkdocs.yml"

## __config

<svg/onload=window.hurt=1> [x]{: onclick="window.hurt=1" } ::: macros.pages !!! note

&lt;img src=x onerror=window.hurt=1&gt; <https://exemple.org/?a=%22onclick=%22window.hurt=1> et `<b onclick=x>`

[un lien](https://exemple.org/ "\\" onclick=\\"window.hurt=1")

    <script>window.hurt=1</script>

[renvoi][r] et $\\href{javascript:window.hurt=1}{x}$

[r]: https://exemple.org/'onclick='window.hurt=1'
"""

CASE = """---
title: "{title}"
summary: "{title} en résumé"
aliases: ["{title} aussi", ZZHOSTILE]
themes: [mutualisation, gouvernance-partagee]
departments: ["39"]
territory: "{title} autour"
structures:
  - {{role: porteuse, name: "{title} structure", form: scic, as_of: 2016, source: coorace-2016, note: "{title} note"}}
key_figures:
  - {{value: "{title}", label: "{title}", as_of: 2016, source: coorace-2016}}
milestones:
  - {{on: 2016, text: "{title} étape", source: coorace-2016}}
website: {{url: "https://exemple.org/?a=javascript:alert(1)", seen_alive: 2026-11-22}}
{more}sources: [coorace-2016, avise-2022, rtes-2012, eco-co-sol-2012, pqna-2021]
---

"""

OTHERS = {
    "fiches/{slug}.md": """---
title: "{title}"
summary: "{title} en résumé"
themes: [mutualisation]
departments: ["39"]
poles: [{slug}]
offers: [{{kind: visite-apprenante, text: "{title} offre", proposed_on: 2016}}]
partners: [{{organisation: "Partenaire {title}"}}]
sources: [coorace-2016]
---
""",
    "evenements/{slug}.md": """---
title: "{title}"
summary: "{title} en résumé"
themes: [mutualisation]
departments: ["39"]
starts: 2016-09-23
organisers: ["Organisateur {title}"]
venue: "{title} salle"
programme: [{{kind: ouverture, title: "{title} session", text: "{title}", speakers: ["{title} voix"], cases: [poles/{slug}]}}]
outputs: [{{kind: solutions, items: ["{title} point"]}}]
commitments: [{{text: "{title} engagement", by: "{title} qui"}}]
documents: [{{title: "{title} document", url: "https://exemple.org/x?javascript:alert(1)", format: "{title}"}}]
sources: [coorace-2016]
---
""",
}


def shown(typed: str) -> str:
    """A title as a reader must see it, character by character."""
    return typographic(typed.replace('\\"', '"'))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the hostile corpus, with its search."""
    base = tmp_path_factory.mktemp("hostile")
    corpus = Corpus(base / "cases")
    for slug, title in NAMES.items():
        more = "former_slugs: [ancien-lien]\n" if slug == "lien" else ""
        corpus.write(f"poles/{slug}.md", CASE.format(title=title, more=more) + BODY)
        for name, text in OTHERS.items():
            corpus.write(name.format(slug=slug), text.format(title=title, slug=slug))
    assert [problem for problem in corpus.check() if problem.severity == "error"] == []
    return corpus.pour(base / "site", search=True)


@pytest.fixture(scope="module")
def trees(hostile: Path) -> dict[str, Element]:
    return {path.relative_to(hostile).as_posix(): read(path) for path in sorted(hostile.rglob("*.html"))}


def folded(text: str) -> str:
    return " ".join(text.split())


LISTS = [
    "poles/index.html",
    "fiches/index.html",
    "evenements/index.html",
    "themes/mutualisation/index.html",
    "regions/bourgogne-franche-comte/index.html",
    "formes-juridiques/scic/index.html",
    "croisements/mutualisation/bourgogne-franche-comte/index.html",
]
"""Every kind of page that lists cases."""


def test_a_title_is_text_on_every_page_that_lists_it(trees: dict[str, Element]) -> None:
    lost = []
    for address in LISTS:
        titles: dict[str, set[str]] = {}
        for link in trees[address].all("a"):
            titles.setdefault(link.attributes.get("href", "").rstrip("/").rpartition("/")[2], set()).add(link.text())
        lost += [(address, slug) for slug, typed in NAMES.items() if folded(shown(typed)) not in titles.get(slug, set())]
    assert lost == []


def test_a_title_is_text_on_its_own_page_in_its_tab_and_in_its_description(trees: dict[str, Element]) -> None:
    for folder, (slug, typed) in product(("poles", "fiches", "evenements"), NAMES.items()):
        page = trees[f"{folder}/{slug}/index.html"]
        title = folded(shown(typed))
        assert page.first("h1").text() == title, (folder, slug)
        assert page.first("title").text().startswith(f"{title} · "), (folder, slug)
        assert folded(page.first("meta", name="description").attributes["content"]) == f"{title} en résumé", (folder, slug)


def test_the_home_page_shows_hostile_cases_as_text_too(trees: dict[str, Element]) -> None:
    titles = {folded(shown(title)) for title in NAMES.values()}
    cards = [card.first("a").text() for card in trees["index.html"].all("li", class_="card")]
    assert len(cards) >= 3
    assert set(cards) <= titles


def test_templates_macros_and_snippets_in_a_text_stay_as_they_were_typed(trees: dict[str, Element]) -> None:
    page = trees["poles/lien/index.html"]
    text = page.text()
    for typed in ("{{ 7*7 }}", '{% include "x" %}', "{{ config.site_name }}", '{{ cards("poles") }}', '--8<-- "mkdocs.yml"', "__config", "::: macros.pages"):
        assert typed in text
    assert page.first("section", id="s-config").first("h2").text() == "__config"
    assert not any("docs_dir" in tree.text() for tree in trees.values())
    assert not any(re.search(r"\b49\b", main.text()) for address, tree in trees.items() if address.startswith("poles/") for main in tree.all("main"))


def test_no_page_of_the_hostile_site_holds_anything_that_runs(trees: dict[str, Element]) -> None:
    assert {address: found for address, tree in trees.items() if (found := list(active(tree)))} == {}


def test_the_sitemap_is_well_formed_and_names_only_addresses(hostile: Path) -> None:
    sitemap = (hostile / "sitemap.xml").read_text(encoding="utf-8")
    assert "javascript" not in sitemap
    assert all(re.fullmatch(r"[a-z0-9/-]*", urlsplit(found).path) for found in re.findall(r"<loc>(.*?)</loc>", sitemap))


# --- in a browser ---------------------------------------------------------------------

PROVOKE = """() => {
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "focus", "error", "load", "mouseenter", "pointerover"]) element.dispatchEvent(new Event(name));
  }
  return [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]
    .filter((one) => one.name.startsWith("on") || /^\\s*(javascript|data|vbscript):/i.test(one.value) && ["href", "src", "action"].includes(one.name))
    .map((one) => `${element.tagName} ${one.name}=${one.value}`));
}"""


@pytest.fixture(scope="module")
def address(hostile: Path) -> Iterator[str]:
    with serving(hostile) as base:
        yield base


@pytest.fixture
def watched(new_page: NewPage) -> Page:
    """A page without the site's own content policy, so that nothing but the escaping protects
    it; a dialog fails the test."""
    page = new_page(bypass_csp=True)
    page.dialogs = []  # type: ignore[attr-defined]
    page.on("dialog", lambda dialog: (page.dialogs.append(dialog.message), dialog.dismiss()))  # type: ignore[attr-defined]
    return page


def unhurt(page: Page) -> None:
    assert page.evaluate(PROVOKE) == []
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)))")  # what answers an event later
    assert page.evaluate("() => window.hurt") is None
    assert page.dialogs == []  # type: ignore[attr-defined]


PAGES = ["", "poles/lien/", "poles/guillemets/", "fiches/entites/", "evenements/guillemets/", *(name.removesuffix("index.html") for name in LISTS)]


def test_nothing_runs_in_the_browser_even_without_the_content_policy(watched: Page, address: str) -> None:
    for path in PAGES:
        watched.goto(f"{address}/{path}")
        unhurt(watched)
        assert watched.locator("a", has_text="b").first.get_attribute("href") is not None, path


def test_nothing_runs_among_the_results_of_a_search_and_titles_are_text_there(watched: Page, address: str) -> None:
    for query in ("javascript alert", "window hurt", "<img src=x onerror=window.hurt=1>", '"><script>window.hurt=1</script>', "ZZHOSTILE"):
        watched.goto(f"{address}/explorer/?q={quote(query)}")
        watched.wait_for_function("() => document.querySelector('.results a') || /Rien ne répond/.test(document.querySelector('[role=status]')?.textContent)")
        unhurt(watched)
    titles = {folded(text) for text in watched.locator(".results a").all_text_contents()}
    assert {folded(shown(title)) for title in NAMES.values()} <= titles


# --- refused before anything is built ----------------------------------------------------


REFUSED = (
    ("render_macros: true", "", "unknown-key"),
    ("template: main.html", "", "unknown-key"),
    ("hide: [navigation]", "", "unknown-key"),
    ("search: {exclude: true}", "", "unknown-key"),
    ("territory: <script>alert(1)</script>", "", "angle-bracket"),
    ("territory: \"a\\u0000b\"", "", "control-character"),
    ("territory: \"\\ue000slot:body\\ue001\"", "", "control-character"),
    ("territory: \"a\\u202eb\"", "", "control-character"),
    ("territory: \"a\\u2066b\"", "", "control-character"),
    ("territory: \"a\\U000e0041b\"", "", "control-character"),
    ("\"a\\e[31m\": rouge", "", "control-character"),
    ("\"a\\nb\": deux lignes", "", "control-character"),
    (f"aliases: [{'a, ' * (CaseType.most_values + 1)}]", "", "yaml-size"),
    ("website: javascript:alert(1)", "", "url"),
    ("website: https://exemple.org/<script>", "", "url"),
    ("website: https://exemple.org/\" onclick=\"alert(1)", "", "url"),
    ("former_slugs: [../../index]", "", "slug"),
    ("former_slugs: ['../<script>']", "", "slug"),
    ("related: [../fiches/x]", "", "unknown-reference"),
    ("", "<script>alert(1)</script>", "raw-html"),
    ("", "a <img src=x onerror=alert(1)> b", "raw-html"),
    ("", "<!-- rien -->", "raw-html"),
    ("", "<?php rien ?>", "raw-html"),
    ("", "<![CDATA[x]]>", "raw-html"),
    ("", "là&#x202e;bas", "control-character"),
    ("", "&#xE000;slot:body&#xE001;", "control-character"),
    ("", "`x` &#xE002; et", "control-character"),
    ("territory: \"&\\ue002\"", "", "control-character"),
    ("", "[x](https://exemple.org/ '&#xE002;')", "control-character"),
    ("", "[x](https://exemple.org/&#x202e;)", "control-character"),
    ("", "[x]\n\n[x]: https://exemple.org/ '&#x202e;'", "control-character"),
    ("", "[x](javascript:alert(1))", "link-refused"),
    ("", "[x](JaVaScRiPt:alert(1))", "link-refused"),
    ("", "[x](javascript&colon;alert(1))", "link-refused"),
    ("", "[x](&#106;avascript:alert(1))", "link-refused"),
    ("", "<javascript:alert(1)>", "link-refused"),
    ("", "[x](data:text/html;base64,PHNjcmlwdD4=)", "link-refused"),
    ("", "[x](vbscript:msgbox)", "link-refused"),
    ("", "[x](file:///etc/passwd)", "link-refused"),
    ("", "[x][r]\n\n[r]: javascript:alert(1)", "link-refused"),
    ("", "[x](//evil.example/x)", "link-refused"),
    ("", "[x](https:alert)", "link-refused"),
    ("", "![x](https://exemple.org/x.png)", "image"),
)  # fmt: skip
"""A line of the front matter, a body, and the code under which the file is refused."""


def test_what_could_never_be_text_is_refused_with_its_line(corpus: Corpus) -> None:
    for number, (more, body, _code) in enumerate(REFUSED):
        text = f"---\ntitle: Un pôle {number}\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n{more}\n---\n{body}\n"
        corpus.write(f"poles/mauvais-{number:02}.md", text)
    problems: dict[str, list[Problem]] = {}
    for problem in corpus.check():
        if problem.severity == "error":
            problems.setdefault(problem.path, []).append(problem)
    assert len(problems) == len(REFUSED)
    for (more, body, code), (path, told) in zip(REFUSED, sorted(problems.items()), strict=True):
        assert code in {problem.code for problem in told}, (path, more, body)
        assert told[0].line == (8 if body else 6), (path, more, body)


def test_a_text_is_refused_at_the_first_of_too_many_lines_in_a_row(corpus: Corpus) -> None:
    """The title of a link over as many lines as a file can hold takes the parser two seconds."""
    front = "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n"
    corpus.write("poles/long.md", front + '[x](https://exemple.org/ "' + "a\n" * MAX_LINES + '")')
    corpus.write("poles/moins-long.md", front + ("a\n" * MAX_LINES + "\n") * 10)
    assert [(problem.path, problem.line, problem.code) for problem in corpus.check()] == [("cases/poles/long.md", 7 + MAX_LINES, "body-lines")]


def test_what_was_refused_is_not_repeated_in_another_problem(corpus: Corpus) -> None:
    """A report is read in a terminal, which obeys some characters."""
    corpus.write("poles/mauvais.md", '---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\nfounded: "\\e[2J"\n---\n')
    problems = corpus.check()
    assert [problem.code for problem in problems] == ["control-character", "date"]
    assert not any("\x1b" in str(problem) for problem in problems)


# --- the sanitiser alone -------------------------------------------------------------------

MARKDOWN = [
    "<script>window.hurt=1</script>",
    "<img src=x onerror=window.hurt=1>",
    "<svg><script>window.hurt=1</script></svg>",
    "<svg/onload=window.hurt=1>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=window.hurt=1&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=window.hurt=1>\">",
    "<iframe srcdoc='<script>parent.hurt=1</script>'></iframe>",
    "<a href=\"javascript:window.hurt=1\" onclick=\"window.hurt=1\">x</a>",
    "<a href=\"jav&#x09;ascript:window.hurt=1\">x</a>",
    "<base href='https://evil.invalid/'>",
    "<form action='https://evil.invalid'><input autofocus onfocus=window.hurt=1></form>",
    "<style>*{background:url(https://evil.invalid/x)}</style>",
    "<link rel=stylesheet href=https://evil.invalid/x.css><meta http-equiv=refresh content='0;url=javascript:1'>",
    "<details open ontoggle=window.hurt=1>x</details>",
    "<p id=contenu class=skip style='position:fixed'>x</p>",
    "[x](javascript:window.hurt=1)",
    "[x](\x01javascript:window.hurt=1)",
    "[x](java\nscript:window.hurt=1)",
    "[x](data:text/html,<script>window.hurt=1</script>)",
    "[x](//evil.invalid/x)",
    "[x](/\\evil.invalid)",
    "[x](../../../etc/passwd)",
    "[x](autre.md?x#y)",
    "<javascript:window.hurt=1>",
    "![x](https://evil.invalid/x.png \"t\")",
    "![x](javascript:window.hurt=1)",
    "[x](https://exemple.org '\"><script>window.hurt=1</script>')",
    "[![x](x.png)](javascript:window.hurt=1)",
    "`<script>window.hurt=1</script>`",
    "```html onclick=x\n<script>window.hurt=1</script>\n```",
    "<h2>Un <b>faux</b> titre</h2>",
    "- <li onclick=window.hurt=1>x",
    "1. x\n\n<ol start=\"1\" onclick=\"window.hurt=1\">",
    "<p>" * 40,
    "&lt;script&gt;window.hurt=1&lt;/script&gt;",
    "\ue000slot:body\ue001",
]  # fmt: skip

ALLOWED = {"a": {"href", "title"}, "ol": {"start"}}


def test_the_sanitiser_alone_lets_through_no_tag_attribute_or_scheme_beyond_its_list() -> None:
    """`Prose` is given here what the check would have refused: it must not rely on the check."""
    assert not TAGS & {"img", "script"}
    for text in MARKDOWN:
        lets_through_only_its_list(text)


def lets_through_only_its_list(text: str) -> None:
    tree = read(Prose(lambda key: f"/{key}/").html(f"avant\n\n{text}\n\naprès", "poles"))
    for element in tree.all():
        assert element.tag in TAGS
        assert set(element.attributes) <= ALLOWED.get(element.tag, set())
        href = element.attributes.get("href", "")
        assert re.match(r"https?://|mailto:|#|/poles/autre/$|$", href), href
    assert "avant" in tree.text()


def test_a_browser_finds_nothing_more_in_what_the_sanitiser_lets_through(watched: Page) -> None:
    html = "\n".join(Prose(lambda key: None).html(text, "poles") for text in MARKDOWN)
    watched.goto("about:blank")
    watched.set_content(f"<!doctype html><main>{html}</main>")
    unhurt(watched)
    found = set(watched.evaluate("() => [...document.querySelectorAll('main *')].map((element) => element.localName)"))
    assert found <= TAGS
    schemes = watched.evaluate("() => [...document.querySelectorAll('main a[href]')].map((link) => link.protocol)")
    assert set(schemes) <= {"http:", "https:", "mailto:"}
