"""HTML of the templates as plain values: what is read, where links lead, what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from macros.pages.pdf.html_blocks import blocks
from support.repository import ROOT

DRAWN = {"four.webp": "<svg/>"}


def read(html: str) -> list[dict[str, Any]]:
    return blocks(html, lambda href: f"https://b.example/{href}" if href.startswith("poles/") else "", lambda src: DRAWN.get(src, ""))


def words_of(found: Any) -> str:
    """All the words of some blocks, in their order."""
    if isinstance(found, str):
        return found
    if isinstance(found, list):
        return "".join(map(words_of, found))
    return words_of(found.get("c", []))


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>Un <em>mot</em>.</p>", [{"b": "p", "class": "", "c": ["Un ", {"w": "em", "c": ["mot"]}, "."]}]),
        ("<p>\n  Deux\n  lignes </p>", [{"b": "p", "class": "", "c": ["Deux lignes"]}]),
        ("<p>a&amp;b&nbsp;: &lt;x&gt;</p>", [{"b": "p", "class": "", "c": ["a&b\u00a0: <x>"]}]),
        ("<p>a<br>b</p>", [{"b": "p", "class": "", "c": ["a", {"w": "br"}, "b"]}]),
        ("<p></p><p> </p>", []),
        ("words <p>and a paragraph</p>", [{"b": "p", "c": ["words"]}, {"b": "p", "class": "", "c": ["and a paragraph"]}]),
        ("<ul><li>un</li><li><p>deux</p><ul><li>trois</li></ul></li></ul>",
         [{"b": "ul", "class": "", "c": [[{"b": "p", "c": ["un"]}],
           [{"b": "p", "class": "", "c": ["deux"]}, {"b": "ul", "class": "", "c": [[{"b": "p", "c": ["trois"]}]]}]]}]),
        ('<ol start="3"><li>x</li></ol>', [{"b": "ol", "class": "", "c": [[{"b": "p", "c": ["x"]}]], "start": 3}]),
        ("<dl><div><dt>Lieu</dt><dd>Ici</dd><dd>Là</dd></div><div><dt>Rien</dt></div></dl>",
         [{"b": "dl", "c": [[["Lieu"], [[{"b": "p", "c": ["Ici"]}], [{"b": "p", "c": ["Là"]}]]]]}]),
        ("<blockquote><p>dit</p></blockquote>", [{"b": "quote", "c": [{"b": "p", "class": "", "c": ["dit"]}]}]),
        ("<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>", [{"b": "table", "c": [[["a"], ["b"]]]}]),
        ('<p>A, <span class="role">rôle</span> <a href="poles/"><span class="cite-of">de</span> <span class="cite-number">1</span></a>'
         ' <span class="note">dit</span></p>',
         [{"b": "p", "class": "", "c": ["A, ", {"w": "note", "c": ["rôle"]}, " ",
           {"w": "a", "to": "https://b.example/poles/", "c": [{"w": "sup", "c": ["1"]}]}, " – ", {"w": "note", "c": ["dit"]}]}]),
        ('<p>Dit. <span class="note">lu</span></p>', [{"b": "p", "class": "", "c": ["Dit. ", {"w": "note", "c": ["lu"]}]}]),
        ('<header class="packed-head"><h2>T</h2></header>', [{"b": "head", "c": [{"b": "h", "level": 2, "c": ["T"]}]}]),
        ("<pre>a\n  b</pre>", [{"b": "pre", "c": "a\n  b"}]),
    ],
)  # fmt: skip
def test_each_element_becomes_its_block(html: str, made: list[dict[str, Any]]) -> None:
    assert read(html) == made


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>x</p>", '<p aria-hidden="true">x</p>', "<script>x</script>", "<nav><p>x</p></nav>", '<p class="screen-only">x</p>', "<style>x</style>",
        '<p><a class="anchor" href="#a">x</a></p>', "<details><summary>x</summary></details>", '<svg><path d="M0 0"/></svg>', "<button>x</button>",
    ],
)  # fmt: skip
def test_what_is_for_the_screen_alone_is_left_out(html: str) -> None:
    assert read(html) == []


def test_links_lead_within_the_text_or_to_a_whole_address_or_nowhere() -> None:
    found = read('<h2 id="a">A</h2><p><a href="#a">ici</a> <a href="#b">nulle part</a> <a href="poles/x/">là</a> <a href="../y/">ailleurs</a></p>')
    assert found[0]["id"] == "a"
    within, space, gone, *_ = found[1]["c"][0], *found[1]["c"][1:]
    assert within == {"w": "a", "at": "a", "c": ["ici"]}
    assert (space, gone) == (" nulle part ", {"w": "a", "to": "https://b.example/poles/x/", "c": ["là"]})
    assert found[1]["c"][-1] == " ailleurs"


def test_no_level_of_headings_is_left_out() -> None:
    found = read("<h1>a</h1><h3>b</h3><h6>c</h6><h2>d</h2><h4>e</h4>")
    assert [block["level"] for block in found] == [1, 2, 3, 2, 3]


def test_ids_stay_where_blocks_are_in_others() -> None:
    found = read('<section id="s"><h2 id="h">T</h2></section><ol><li id="n"><p>x</p></li></ol><p><a href="#s">1</a><a href="#h">2</a><a href="#n">3</a></p>')
    placed = [block["id"] for block in (*found, *found[2]["c"][0]) if "id" in block]
    assert placed == ["s", "h", "n"]
    assert [word["at"] for word in found[-1]["c"]] == ["s", "h", "n"]


FIGURE = (
    '<figure class="picture"><a href="four.webp"><img src="{}" srcset="x 1w" width="1200" height="800" alt="Un four &amp; un pétrin"></a>'
    '<figcaption>Image : A · <a rel="license" href="poles/">CC BY</a></figcaption></figure>'
)
PICTURE = {
    "b": "figure", "image": "<svg/>", "ratio": 1.5, "alt": "Un four & un pétrin",
    "c": ["Image : A · ", {"w": "a", "to": "https://b.example/poles/", "c": ["CC BY"]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (FIGURE.format("four.webp"), [PICTURE]),
        (f'<div class="portfolio">{FIGURE.format("four.webp") * 2}</div>', [{"b": "figures", "c": [PICTURE, PICTURE]}]),
        (f"<p>x</p>{FIGURE.format('retiree.webp')}", [{"b": "p", "class": "", "c": ["x"]}]),
        (f'<div class="portfolio">{FIGURE.format("retiree.webp")}</div>', []),
        ('<figure class="map-place"><svg><path d="M0 0"/></svg><figcaption>La carte</figcaption></figure>', []),
    ],
)
def test_a_picture_is_there_with_its_words_and_another_figure_is_not(html: str, made: list[dict[str, Any]]) -> None:
    assert read(html) == made


@pytest.mark.parametrize("html", ["<p>x</div>", "<p><em>x</p>", "</p>"])
def test_html_that_is_not_well_formed_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match="closes"):
        read(html)


def test_every_word_of_a_text_is_there() -> None:
    text = (ROOT / "LICENSE-texts.md").read_text(encoding="utf-8").split()
    html = "".join(f"<div><section><p>{word.replace('&', '&amp;').replace('<', '&lt;')} </p></section></div>" for word in text)
    assert words_of(read(html)) == "".join(text)
