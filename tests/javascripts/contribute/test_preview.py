"""The preview of the form: what the build publishes, drawn in the browser from the same templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from hostile.corpus import INPUTS
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.library.library import Library
from macros.pages.render.environment import syntax
from macros.pages.render.template_trees import NotInterpreted, translated
from support.browsing import NewPage
from support.corpus import Corpus
from support.events.programmes import CALLED_OFF, OVERSEAS, RESULTS, TWO_DAYS, add_event, crowded
from support.pictures.files import file_of, jpeg_of_a_camera, scene
from support.repository import TYPES
from support.sites import serving
from support.telling import telling

DRAW = """
async ({keys, drafts, whole}) => {
  const at = (path) => new URL(path, new URL("../../", location.href)).href;
  const {openCatalogue} = await import(at("javascripts/contribute/catalogue.js"));
  const {preview} = await import(at("javascripts/contribute/preview/article.js"));
  const catalogue = await openCatalogue(at(""));
  await catalogue.withCases();

  // An article as lines: an element with its attributes in order, a text; white space that holds
  // the end of a line is that of a template.
  const lines = (node, depth = 0) => [...node.childNodes].flatMap((child) => {
    const indent = " ".repeat(depth);
    if (child.nodeType === Node.TEXT_NODE) return /^\\s*\\n\\s*$/.test(child.data) ? [] : [indent + JSON.stringify(child.data.replace(/\\s*\\n\\s*/g, "\\n"))];
    const attributes = [...child.attributes].map(({name, value}) => `${name}=${JSON.stringify(value)}`).sort();
    return [`${indent}<${[child.localName, ...attributes].join(" ")}>`, ...lines(child, depth + 1)];
  });
  const article = (root) => {
    for (const part of root.querySelectorAll(".for-the-day, .related, .near, .to-come, script")) part.remove();
    return lines(root);
  };
  const published = async (key) => {
    const page = new DOMParser().parseFromString(await (await fetch(at(`${key}/`))).text(), "text/html");
    const holder = page.createElement("div");
    holder.append(page.querySelector("article"));
    return article(holder);
  };
  const drawn = async (draft) => {
    const holder = document.createElement("div");
    holder.append(await preview(catalogue, draft));
    return holder;
  };

  const apart = {};
  for (const key of keys) {
    const [folder, slug] = key.split("/");
    const file = await (await fetch(at(`${key}/fiche.json`))).json();
    const page = await published(key);
    const made = article(await drawn({folder, slug, data: file.data, body: file.body, pictures: file.pictures}));
    const first = Array.from({length: Math.max(page.length, made.length)}).findIndex((_one, n) => page[n] !== made[n]);
    if (first >= 0) apart[key] = {page: page.slice(Math.max(first - 1, 0), first + 2), preview: made.slice(Math.max(first - 1, 0), first + 2)};
    if (page.length < 10) apart[key] = {page};
  }
  const shown = [];
  for (const draft of drafts) {
    const holder = await drawn(draft);
    document.body.append(holder);
    const elements = [...holder.querySelectorAll("*")];
    const links = elements.map((element) => element.getAttribute("href")).filter(Boolean);
    shown.push({
      ...whole && {text: holder.textContent.replace(/\\s+/g, " "), html: holder.innerHTML, to_come: holder.querySelector(".to-come").textContent},
      tags: [...new Set(elements.map((element) => element.localName))],
      attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
      led: links.filter((link) => !/^(https?:|mailto:|#|\\.\\.\\/\\.\\.\\/)/i.test(link)),
    });
    holder.remove();
  }
  return {apart, shown, ran: window.ran ?? null};
}
"""


def draw(page: Page, keys: list[str], *drafts: dict[str, Any], whole: bool = True) -> Any:
    """Where published and drawn articles part, as lines, by key; and what drafts look like, with their text or without."""
    page.goto("/contribuer/modele/")
    return page.evaluate(DRAW, {"keys": keys, "drafts": list(drafts), "whole": whole})


@pytest.mark.walk
@pytest.mark.parametrize("rest", [pytest.param(False, id="telling"), pytest.param(True, id="rest", marks=pytest.mark.slow)])
def test_the_preview_of_a_case_is_its_page(page: Page, library: Library, rest: bool) -> None:
    """Of those that hold whatever one holds, and of all others."""
    keys = [case.key for case in library.published.values() if library.has_page(case)]
    few = telling(keys)
    asked = sorted({*keys} - {*few}) if rest else few
    assert len(asked) > 30
    assert draw(page, asked)["apart"] == {}
    assert page.console_errors == []  # type: ignore[attr-defined]


ACTION = """---
title: "Un essai d'action : « tout dire »"
summary: Une action qui dit tout ce qu'une action peut dire.
themes: [animation-cooperative]
place: Lons-le-Saunier
territory: pays lédonien
national: true
poles: [clus-ter-jura]
carrier: {role: porteuse, organisation: juratri, form: scop, regime: cae, approvals: [esus], as_of: 2024-03, source: bilan-d-essai, note: Selon le bilan.,
  confirmed_on: 2025-08-31}
stage:
  - {value: en-marche, as_of: 1992~, source: bilan-d-essai, confirmed_on: 2025-08-30}
  - {value: en-marche, as_of: 2026-11-01, source: relecture-d-essai}
offers:
  - {kind: coup-de-main, text: "Un appel, quand vous voulez", source: bilan-d-essai}
  - {kind: visite-apprenante, text: Une visite, confirmed_on: 2026-11-01, until: 2027-02, source: bilan-d-essai}
  - {kind: visite-apprenante, text: Une autre visite, confirmed_on: 2026-11-01, until: 2026-11-21, source: avise-2022}
partners: [{organisation: Les « Amis » de l'essai, kind: collectivite, note: depuis toujours}]
website: {url: "https://essai.example.org/?a=1&b=2", seen_alive: 2026-11-01, confirmed_on: 2025-09-01}
sources: [rapport-d-essai]
new_sources:
  - {id: bilan-d-essai, title: Bilan & co, publisher: Pôle, author: L'équipe, url: "https://b.example.org", published: 2025, licence: CC BY 4.0, kind: article}
  - {id: rapport-d-essai, title: Rapport, publisher: Le pôle, read_on: 2026-11-01, kind: synthese, note: Document remis par le pôle.}
  - {id: relecture-d-essai, title: Relecture de la page, publisher: Un essai, role: l'équipe, published: 2026-11-01, kind: temoignage-direct}
provenance: {contributor_link: du-pole, read_by_pole: 2025-08-31}
updated: 2026-11-20
changes: [{on: 2026-11-10, kind: nouvelle}, {on: 2026-11-20, kind: corrigee, text: "Un chiffre : le bon"}]
confirmations: [{on: 2025-08-31, role: equipe, facts: [carrier]}, {on: 2025-09-01, facts: [website]},
  {on: 2025-08-30, role: membre}, {on: 2025-08-30, facts: [stage.1]}, {on: 2026-11-01, changed: [stage.1], document: relecture-d-essai}]
reviewed: {on: 2024-02-29, by: comité éditorial}
review_every: "18"
---

Avant la première partie, *en italique*, avec « des guillemets », 12 500 € et une [adresse](https://example.org/?a=1&b=2 "un titre : « long »").

## Description

Une liste, du `code ? a : b` & un [pôle](../poles/clus-ter-jura.md) :

1. un

   - deux
   - [trois](#s-objectifs)

> Une citation\\
> sur deux lignes &amp; une entité

### Un titre plus bas

    du code <b> ; 12 500 !

Une note[^b], une autre [^1], la première encore[^B].

## Objectifs

Fin[^1].

[^1]: Une note avec un [lien](https://example.org/note), « des guillemets » et 12 500 €.
[^b]: Une note *sur
    deux* lignes : la dernière.
"""

EVENT = """---
title: Une rencontre d'essai
summary: Une rencontre qui a des salles et des parcours.
departments: ["39", "971", "75"]
starts: 2016-09-23
venue: Salle des fêtes
cases: [fiches/essai, poles/clus-ter-jura]
programme:
  - {day: 2016-09-23, start: "9h00", end: "10:30", kind: ouverture, title: Ouverture, track: Parcours A, room: Salle 1}
  - {kind: visite, title: Visite, room: Salle 2, cases: [fiches/essai]}
sources: [avise-2022]
---
"""

NETWORK = """---
title: Un réseau d'essai
summary: Un réseau que personne ne cite encore.
regions: [bretagne, bourgogne-franche-comte]
networks: [juratri]
sources: [avise-2022]
kind: reseau-national
---
"""


TOLD = """---
title: Un pôle raconté
summary: Un pôle que raconte qui y travaille.
departments: ["39"]
themes: [mutualisation]
sources: [recit]
new_sources:
  - {id: recit, title: Notre histoire, publisher: Le pôle, role: coordinatrice du pôle, published: 2026-03, kind: temoignage-direct, note: Raconté ici.}
---
"""

NAMED = "alt: Un four « à bois » & un pétrin., credit: Le pôle & ses amis, people: none"

PICTURED = f"""---
title: Un pôle en images
summary: Un pôle qui montre ce qu’il fait.
departments: ["39"]
themes: [mutualisation]
sources: [avise-2022]
images:
  - {{file: large.jpg, {NAMED}, licence: CC BY-SA 4.0}}
  - {{file: retiree.jpg, {NAMED}, licence: CC BY-SA 4.0, withdrawn: 2026-11-22}}
  - {{file: petite.png, {NAMED}, licence: avec l’accord de son auteur}}
---
"""

EVENTS = {
    "deux-jours": TWO_DAYS,
    "outre-mer": OVERSEAS,
    "beaucoup": crowded(40, 8, 2),
    "sorties": RESULTS,
    "annulee": CALLED_OFF.format(status="annulee"),
    "heure-double": 'starts: 2027-10-31\ndepartments: ["75"]\nprogramme: [{start: "1:30", end: "4:00", kind: visite, title: Nuit}]\n',
    "guyane": 'starts: 2027-01-02\nregions: [guyane]\nprogramme: [{start: "9:00", kind: visite, title: Sources}, {start: "9:00", kind: visite, title: "…"}]\n',
}


@pytest.fixture
def elsewhere(corpus: Corpus, tmp_path: Path) -> Iterator[str]:
    """The site of the real cases and of three that hold what no real one does yet."""
    corpus.copy()
    corpus.write("fiches/essai.md", ACTION)
    corpus.write("evenements/essai.md", EVENT)
    corpus.write("organisations/essai.md", NETWORK)
    corpus.write("poles/raconte.md", TOLD)
    corpus.write("poles/en-images.md", PICTURED)
    corpus.write("_images/large.jpg", jpeg_of_a_camera(scene(2400, 1600)))
    corpus.write("_images/petite.png", file_of(scene(300, 200), "PNG"))
    for slug, facts in EVENTS.items():
        add_event(corpus, slug, facts)
    with serving(corpus.pour(tmp_path / "site")) as address:
        yield address


def test_facts_that_no_real_case_holds_are_drawn_as_on_the_page(new_page: NewPage, elsewhere: str) -> None:
    keys = [
        "fiches/essai",
        "evenements/essai",
        *(f"evenements/{slug}" for slug in EVENTS),
        "poles/raconte",
        "poles/en-images",
        "poles/clus-ter-jura",
        "organisations/juratri",
    ]
    page = new_page(base_url=elsewhere)
    assert draw(page, keys)["apart"] == {}
    page.goto("/poles/clus-ter-jura/")
    assert page.locator(".standing-offers").count()


def test_a_draft_shows_what_is_there_as_it_was_typed(page: Page) -> None:
    half = {
        "folder": "poles",
        "slug": "",
        "data": {
            "summary": "Presque rien : une phrase",
            "themes": ["theme-inconnu", "animation-cooperative"],
            "departments": ["39", "999"],
            "place": "Une commune inconnue",
            "structures": [{"form": "forme-inconnue"}, {}, {"role": "porteuse", "as_of": "hier", "source": "source-inconnue"}],
            "founded": "avant-hier",
            "members": [{"count": "douze", "organisation": "org-inconnue"}],
            "milestones": [{"text": "Un pas"}],
            "recognitions": [{"scheme": "dispositif-inconnu"}],
            "website": "pas une adresse",
            "peer": {"offered": "animation-cooperative"},
            "review_every": "bientôt",
            "reviewed": {"by": "moi"},
            "new_sources": [{"id": "un", "title": "Sans éditeur", "url": "javascript:void(0)"}],
            "sources": ["un"],
            "cle-inconnue": "x",
        },
        "body": "## Hors liste\n\n> ## Dans une citation\n\n## Hors liste\n\n# Trop haut\n\nFin.",
    }
    programme = [{"title": "Un temps", "start": "hier", "end": "25:00", "day": "jeudi", "room": "A"}, {"start": "9:00", "end": "8:00"}, {"start": "9:00"}, {}]
    meeting = {"folder": "evenements", "slug": "x", "data": {"starts": "2027-03-12", "rooms": [{}, {"capacity": "dix"}], "programme": programme}, "body": ""}
    bare = [{"folder": folder, "slug": "x", "data": {}, "body": ""} for folder in TYPES]
    groups = [
        {"folder": folder, "slug": "x", "data": {field["name"]: [{"note": "x", "text": "x"}] for field in fields}, "body": "\n"} for folder, fields in _groups()
    ]
    shown = draw(page, [], half, *bare, *groups, meeting)["shown"]
    assert len(shown) == 2 + 2 * len(TYPES)
    typed = [
        *["Sans titre", "Presque rien : une phrase", "theme-inconnu", "Une commune inconnue", "forme-inconnue", "hier", "source-inconnue"],
        *["avant-hier", "douze", "org-inconnue", "Un pas", "dispositif-inconnu", "pas une adresse", "Relue par moi", "Sans éditeur"],
        *["Hors liste", "Dans une citation", "Fin."],
    ]
    assert "hier" in shown[-1]["text"]
    assert [words for words in typed if words not in shown[0]["text"].replace("\u00a0", " ")] == []
    assert "javascript:" not in shown[0]["html"]
    for one in shown:
        assert "à la publication" in one["to_come"]
        assert "undefined" not in one["text"]
        assert "null" not in one["text"]
        assert "[object" not in one["text"]
    assert page.console_errors == []  # type: ignore[attr-defined]


def _groups() -> list[tuple[str, list[dict[str, Any]]]]:
    """The fields of each type that hold groups."""
    return [(kind["folder"], [field for field in kind["fields"] if field["kind"] == "group"]) for kind in form_rules(TYPES)["types"]]


def _filled(fields: list[dict[str, Any]], groups: dict[str, Any], text: str) -> dict[str, Any]:
    """Every field of a declaration, and of the groups in it, with the same text."""
    values = {field["name"]: _filled(groups[field["group"]]["fields"], groups, text) if field["kind"] == "group" else text for field in fields}
    return {field["name"]: [values[field["name"]]] if field.get("list") else values[field["name"]] for field in fields}


@pytest.mark.walk
def test_no_hostile_input_becomes_more_than_text(page: Page) -> None:
    """Each input of the corpus in every field of a type in turn, and in its body."""
    rules = form_rules(TYPES)
    kinds = rules["types"]
    texts = [one.text for one in INPUTS if len(one.text) < 5000]
    drafts = []
    for number, text in enumerate(texts):
        kind = kinds[number % len(kinds)]
        drafts.append({"folder": kind["folder"], "slug": text, "data": _filled(kind["fields"], rules["groups"], text), "body": f"## {text}\n\n{text}\n"})
    harmless = ["x", "2016-09-23", "09:30", "75", "https://example.org/"]
    plain = [
        {"folder": kind["folder"], "slug": "x", "data": _filled(kind["fields"], rules["groups"], word), "body": PLAIN_BODY}
        for kind in kinds
        for word in harmless
    ]
    told = draw(page, [], *plain, *drafts, whole=False)
    shown, ran = told["shown"], told["ran"]
    ours = {"tags": set(), "attributes": set()}
    for one in shown[: len(plain)]:
        for name, found in ours.items():
            found.update(one[name])
    assert len(shown) - len(plain) == len(texts) >= 300
    for text, one in zip(texts, shown[len(plain) :], strict=True):
        assert set(one["tags"]) - ours["tags"] == set(), text
        assert set(one["attributes"]) - ours["attributes"] == set(), text
        assert one["led"] == [], text
    assert ran is None
    assert page.evaluate("window.hurt") is None


PLAIN_BODY = (
    "# a\n\n## b\n\n### c\n\n#### c\n\n##### c\n\n###### c\n\n> q\n\n- *a* **b** `c` [d](https://example.org 't')\n\n2. e  \nf"
    "\n\n---\n\n    g\n\nn[^1] o[^1]\n\n[^1]: p\n"
)
"""Every element that Markdown may become."""


INTERPRET = """
async ({trees, values}) => {
  const {drawing} = await import(new URL("../../javascripts/contribute/preview/template-interpreter.js", location.href).href);
  return Object.keys(trees).map((name) => {
    try { return drawing(trees, {...values, same: (one) => one}).page(name, {}); } catch (error) { return error.name; }
  });
}
"""

VALUES: dict[str, Any] = {
    "hard": "<b a=\"1\" c='2'>&amp;",
    "names": ["Un & deux", "ESS", "L'autre"],
    "none": None,
    "nothing": [],
    "pairs": [["a", 1], ["b", 0], ["c", 2]],
    "things": [{"name": "x", "shown": True}, {"name": "<y>", "shown": False}],
    "day": [2016, 9, 3],
    "zero": 0,
}

ALIKE = [
    "{{ hard }}|{{ none or '' }}|{{ zero }}|{{ 'l’été : « oui »' }}|l'été : « oui » ?",
    "{{ names | join(', ') }}|{{ names | map('lower_first') | join(' · ') }}|{{ things | map(attribute='name') | join }}",
    "{% for a, n in pairs if n %}{{ loop.index0 }}{{ a }}{{ ', ' if not loop.last }}{% endfor %}",
    "{% set a = 'o' %}{% for a in names %}{% set b = a %}{{ b[:2] }}{% endfor %}{{ a }}",
    "{% if nothing %}a{% elif zero %}b{% elif none is none %}c{% else %}d{% endif %}{{ 'e' if none is not none }}",
    "{% macro link(a, b) %}<i>{{ a }}</i>{{ b }}{% endmacro %}{{ link(hard, 'x') }}{{ [link('a', 'b'), hard] | join('<') }}{{ link('a', '') ~ hard }}",
    "{{ things | selectattr('shown') | list | length }}{{ [none, '', 'a'] | select | join }}{{ 1 if 'ESS' in names }}{{ 'd-' ~ zero }}",
    "{{ 1234567 | grouped }} {{ 0 | counted('fiche') }} {{ 2 | counted('fiche') }} {{ 3 | counted('cas', 'cas') }}",
    "{{ '09:05' | hour }} {{ '10:00' | hour }} {{ day | iso }} {{ same(hard) }}",
    "{{ (1 + 2) if names | length > 2 and not nothing }}{{ (zero == 1) or 'x' }}",
]


def test_the_browser_draws_each_construct_as_jinja_does(page: Page) -> None:
    env = syntax()
    wanted = [env.from_string(source).render(**VALUES, same=lambda one: one) for source in ALIKE]
    page.goto("/contribuer/modele/")
    trees = {str(number): translated(env.parse(source).body, "x") for number, source in enumerate(ALIKE)}
    assert page.evaluate(INTERPRET, {"trees": trees, "values": VALUES}) == wanted


def test_what_is_undefined_ends_the_drawing(page: Page) -> None:
    page.goto("/contribuer/modele/")
    sources = ["{{ unknown }}", "{{ names.unknown }}", "{{ none.x }}", "{{ things[0].unknown }}", "{{ constructor }}"]
    trees = {str(number): translated(syntax().parse(source).body, "x") for number, source in enumerate(sources)}
    assert page.evaluate(INTERPRET, {"trees": trees, "values": VALUES}) == ["ReferenceError"] * len(sources)


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("{% include 'x' %}", "Include"),
        ("{{ a | upper }}", "filter « upper »"),
        ("{{ a is divisibleby(3) }}", "Test"),
        ("{{ f(a=1) }}", "Call"),
        ("{{ f(*a) }}", "Call"),
        ("{{ a * 2 }}", "Mul"),
        ("{% for a in b recursive %}{% endfor %}", "For"),
        ("{% macro a(b=1) %}{% endmacro %}", "Macro"),
        ("{% set a.b = 1 %}", "target"),
        ("{{ 1 < a < 3 }}", "Compare"),
        ("{{ 1.5 }}", "Const"),
    ],
)
def test_a_template_that_the_browser_could_not_draw_ends_the_build(source: str, named: str) -> None:
    with pytest.raises(NotInterpreted, match=r"x\.html:2: .*template-interpreter\.js does not know") as error:
        translated(syntax().parse("\n" + source).body, "x.html")
    assert named in str(error.value)
