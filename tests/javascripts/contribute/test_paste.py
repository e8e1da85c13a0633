"""What is pasted into the form from word processors, mail, chat and PDF files becomes our Markdown, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from support.browsing import Chromium, pages
from support.filling import OpenForm, field
from support.repository import ROOT

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style>p.MsoNormal {margin:0cm}</style></head><body lang=FR><!--StartFragment-->
<h1>L&#8217;origine<o:p></o:p></h1>
<p class=MsoNormal>N&eacute; en <b>2015</b>, avec
la vall&eacute;e<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-list:Ignore'>&#183;<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>la
<i>mairie</i><o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span><![endif]>son service</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>&#183;<span>&nbsp; </span></span><![endif]>le centre</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>Qui paie</h2>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>la ville</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>l&#8217;&Eacute;tat<br>
puis la r&eacute;gion</p>
<p class=MsoNormal>Voir <a href="https://example.org/a (1).html"><span style='color:#0563C1'>le site</span></a> et
<a href="#_Toc12">le sommaire</a>, <span style='color:red'>vite</span>.
<img width=100 src="file:///C:/x.png"></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Ann&eacute;e</p></td><td><p class=MsoNormal>Salari&eacute;s</p></td></tr>
<tr><td><p class=MsoNormal>2015</p></td><td><p class=MsoNormal>3</p></td></tr><tr><td><p>2016</p></td><td><p>5</p></td></tr></table>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span
 class=MsoFootnoteReference>[1]</span></a> Selon la gazette.</p></div></div>
<!--EndFragment--></body></html>"""

WORD_AS_OURS = """### L’origine

Né en **2015**, avec la vallée[^1].

- la *mairie*
  - son service
- le centre

#### Qui paie

1. la ville
2. l’État\x20\x20
   puis la région

Voir [le site](https://example.org/a%20%281%29.html) et le sommaire, vite.

- Année : 2015 ; Salariés : 3
- Année : 2016 ; Salariés : 5

[^1]: Selon la gazette."""

PASTED: dict[str, tuple[str, str, str]] = {
    "Word": ("", WORD, WORD_AS_OURS),
    "LibreOffice": (
        "x",
        '<meta name="generator" content="LibreOffice 24.2"/><body lang="fr-FR"><p style="margin-bottom: 0cm">Trois membres&nbsp;:</p>'
        '<ul><li><p style="margin-bottom: 0cm">la <b>mairie</b></p></li><li><p>le centre</p></li></ul>'
        '<p>Fin<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup></p>'
        '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> La note.</p></div>',
        "Trois membres\u00a0:\n\n- la **mairie**\n- le centre\n\nFin[^1]\n\n[^1]: La note.",
    ),
    "Google Docs": (
        "x",
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="color:#000000">'
        '<span style="font-weight:700">Le pôle</span>'
        '<span style="font-weight:400;color:#000000;background-color:transparent"> a une </span><span style="font-style:italic">table</span>'
        '<span> (</span><a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D"><span>ici</span></a><span>).</span></p>'
        '<ul><li dir="ltr"><p role="presentation"><span>un</span></p></li><ul><li><p><span>deux</span></p></li></ul></ul></b>',
        "**Le pôle** a une *table* ([ici](https://example.org/a)).\n\n- un\n  - deux",
    ),
    "Outlook": (
        "x",
        '<div class="WordSection1"><p class="MsoNormal">Bonjour,</p><p class="MsoNormal">•&nbsp;&nbsp; la mairie</p>'
        '<p class="MsoNormal">•&nbsp;&nbsp; le centre</p>'
        '<p class="MsoNormal"><a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fpole&amp;data=05">le pôle</a></p></div>',
        "Bonjour,\n\n- la mairie\n- le centre\n\n[le pôle](https://example.org/pole)",
    ),
    "a web page": (
        "x",
        "<h3>Qui &amp; quoi</h3><p>Un * seul, 3_mots_ici et [des crochets].</p><ol start=3><li>trois</li><li>quatre</li></ol>"
        "<blockquote><p>Dit</p></blockquote>"
        '<script>alert(1)</script><p onclick="x">Fin<br>là <a href="javascript:alert(1)">clic</a></p>',
        "### Qui & quoi\n\nUn \\* seul, 3\\_mots\\_ici et \\[des crochets\\].\n\n3. trois\n4. quatre\n\n> Dit\n\nFin  \nlà clic",
    ),
    "Word on the web": (
        "x",
        '<p class="Paragraph" role="heading" aria-level="2"><span>Titre</span><span class="EOP">&nbsp;</span></p>'
        '<div><ul><li><p><span style="font-weight:bold">la mairie</span>'
        '<span>&nbsp;</span></p></li></ul></div><div><ul><li><p><span>le centre</span></p></li></ul></div>',
        "### Titre\n\n- **la mairie**\n- le centre",
    ),
    "a mail": (
        "x",
        "<div>Bonjour,</div><div><br></div><div>Le <b>pôle</b>.</div><p>-&nbsp;la mairie</p><p>-&nbsp;le centre</p><p>un<br><br>deux<br>trois</p>",
        "Bonjour,\n\nLe **pôle**.\n\n- la mairie\n- le centre\n\nun\n\ndeux  \ntrois",
    ),
    "dashes of a typist": ("x", "<p>Les <i>membres</i> :</p><p>– la mairie</p><p>– le centre</p>", "Les *membres* :\n\n- la mairie\n- le centre"),
    "a dialogue in a page": ("x", "<p>— <b>Bonjour</b>.</p><p>— Bonsoir.</p>", "— **Bonjour**.\n\n— Bonsoir."),
    "a list of a telephone": (
        "x",
        '<p><span class="Apple-tab-span">\t</span>•<span>\t</span>la <i>mairie</i></p><p><span>\t</span>•<span>\t</span>le centre</p>',
        "- la *mairie*\n- le centre",
    ),
    "comments of Word": (
        "x",
        '<p class=MsoNormal>Le p&ocirc;le<a class=msocomanchor href="#_msocom_1">[JD1]</a> est n&eacute;</p>'
        "<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>&Agrave; revoir</p></div></div>",
        "Le pôle est né",
    ),
    "a page laid out in tables": ("x", "<table><tr><td><p>Bonjour</p><p>Le pôle</p></td></tr></table>", "Bonjour\n\nLe pôle"),
    "a chat": ("[10:12] Marie : on a\n• une salle\n• un four", "<div><span>[10:12] Marie : on a</span></div>", "[10:12] Marie : on a\n- une salle\n- un four"),
    "an editor of code": (
        "- un\n- deux\n\n## Trois",
        '<div style="color:#ccc"><div><span style="color:#9cf">- un</span></div></div>',
        "- un\n- deux\n\n## Trois",
    ),
    "a PDF file": (
        "L’eﬃcacité du coﬀre\n\uf0b7 la co\u00adopération\n\uf0b7 le rendez\u2011vous",
        "",
        "L’efficacité du coffre\n- la coopération\n- le rendez-vous",
    ),
    "Word as text": ("Trois membres :\r\n•\tla mairie\r\no\tson service\r\n–\tle centre", "", "Trois membres :\n- la mairie\n- son service\n- le centre"),
    "a spreadsheet": ("Année\tSalariés\n2015\t3\n2016\t5", "", "- Année : 2015 ; Salariés : 3\n- Année : 2016 ; Salariés : 5"),
    "a line break of Word": ((ROOT / "tests/data/faults/40-collage-word-maj-entree.txt").read_text(encoding="utf-8"), "", "Atelier vélo\nOuvert en 2024"),
    "a dialogue": ("— Bonjour.\n— Bonsoir, dit-il.", "", "— Bonjour.\n— Bonsoir, dit-il."),
    "old spelling of accents": ("Pe\u0302le-me\u0302le", "", "Pêle-mêle"),
}  # fmt: skip
"""By the program that it comes from: the text and the HTML on the clipboard, and what comes into the field."""

PASTE = """([area, text, html, kind]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  area.focus();
  area.dispatchEvent(kind === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent("drop", { dataTransfer: data, bubbles: true }));
  const typed = kind === "paste" ? null : new InputEvent("beforeinput", { inputType: "insertFromDrop", data: text, bubbles: true, cancelable: true });
  return typed ? !area.dispatchEvent(typed) : null;
}"""


@pytest.fixture(scope="module")
def writing(browser: Chromium, server: str) -> Iterator[Page]:
    """The step of the form where a pole is written."""
    made = pages(browser, server)
    page = next(made)()
    page.goto("/contribuer/proposer/?type=poles#ecrire")
    expect(page.locator("[data-section='s-origine'] textarea")).to_be_visible()
    yield page
    next(made, None)


def paste(page: Page, selector: str, text: str, html: str = "", kind: str = "paste") -> str:
    """What a field holds after a paste into it, empty before; where nothing is to be done the browser's own paste follows."""
    area = page.locator(selector)
    area.fill("")
    return put(page, selector, text, html, kind)


def put(page: Page, selector: str, text: str, html: str = "", kind: str = "paste") -> str:
    area = page.locator(selector)
    before = area.input_value()
    requests: list[str] = []
    page.evaluate(PASTE, [area.element_handle(), text, html, kind])
    page.wait_for_timeout(600 if html and not requests else 50)
    if area.input_value() == before:
        page.evaluate("([area, text]) => { area.focus(); document.execCommand('insertText', false, text); }", [area.element_handle(), text])
    return area.input_value()


TEXT = "[data-section='s-origine'] textarea"


@pytest.mark.parametrize("program", PASTED)
def test_what_comes_from_a_program_becomes_our_markdown(writing: Page, program: str) -> None:
    text, html, ours = PASTED[program]
    assert paste(writing, TEXT, text, html) == ours
    assert writing.console_errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("program", ["Word", "Google Docs", "a PDF file", "a spreadsheet"])
def test_what_is_dropped_is_cleaned_as_what_is_pasted(writing: Page, program: str) -> None:
    text, html, ours = PASTED[program]
    assert paste(writing, TEXT, text or "x", html, "drop") == ours


def test_a_paste_is_undone_in_one_go(writing: Page) -> None:
    area = writing.locator(TEXT)
    area.fill("")
    area.press_sequentially("Avant. ")
    assert put(writing, TEXT, "", WORD) == f"Avant. \n\n{WORD_AS_OURS}"
    area.press("Control+z")
    expect(area).to_have_value("Avant. ")
    area.press("Control+Shift+z")
    expect(area).to_have_value(f"Avant. \n\n{WORD_AS_OURS}")


def test_what_a_paste_could_not_keep_is_said_below_the_field(writing: Page) -> None:
    told = writing.locator("[data-section='s-origine'] .pasted")
    paste(writing, TEXT, "", WORD)
    expect(told).to_have_text("N’a pas pu être gardé\u00a0: une image et les couleurs. Un tableau est devenu une liste\u00a0: relisez ces lignes.")
    paste(writing, TEXT, "x", "<p>Un <b>mot</b></p>")
    expect(told).to_have_text("")


def test_a_library_comes_with_the_first_paste_that_has_markup(browser: Chromium, server: str) -> None:
    made = pages(browser, server)
    page = next(made)()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/contribuer/proposer/?type=poles#ecrire")
    paste(page, TEXT, "• un\n• deux")
    before = {url for url in asked if "/javascripts/" in url}
    paste(page, TEXT, "x", "<p>Un <b>mot</b></p>")
    (later,) = {url for url in asked if "/javascripts/" in url} - before
    read = {url: page.request.get(url).text() for url in (*before, later)}
    assert [url for url, text in read.items() if "turndown" in text.lower()] == [later]
    next(made, None)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Atelier vélo\vOuvert en 2024", "Atelier vélo Ouvert en 2024"),
        ("• Un titre\r\nsur deux lignes", "Un titre sur deux lignes"),
        ("Le coﬀre de la co\u00adopérative\u200b", "Le coffre de la coopérative"),
        ("un rendez\u2011vous", "un rendez-vous"),
    ],
)
def test_a_field_of_one_line_gets_one_line(form: OpenForm, text: str, line: str) -> None:
    page = form("?type=poles#ecrire")
    title = field(page, "title")
    title.fill("")
    page.evaluate(PASTE, [title.element_handle(), text, "<p>autre</p>", "paste"])
    expect(title).to_have_value(line)
    title.press("Control+z")
    expect(title).to_have_value("")
