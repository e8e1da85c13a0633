"""French typography in HTML: the words have it; tags, addresses and code are left to the letter."""

from __future__ import annotations

import re

import pytest

from hostile.corpus import INPUTS
from macros.casebook.check.body import MARKDOWN
from macros.casebook.language.french import typographic
from macros.casebook.library.library import Library
from macros.pages.render.environment import syntax
from macros.pages.render.prose import NOT_WORDS, Prose
from macros.pages.render.typography import printed, printed_pieces

ALONE = [
    '<svg viewBox="0 0 640 480"></svg>',
    "<svg viewBox='0 0 640 480' data-x=\"« a »\"></svg>",
    '<a href="x ? y" data-title="a : b">',
    "<a href=x title=y data-a='title=\"a : b\"'>",
    "<code>a ? b : c</code>",
    "<pre>title: x\n<span>a : 12 000</span>\n</pre>",
    "<kbd>Ctrl ;</kbd><samp>a !</samp><textarea>a : b</textarea>",
    "<script>if (a < b) x = a ? b : '« c »';</script>",
    "<style>a :hover { b : c }</style>",
    "<!-- a : b -->",
    '<input\nvalue="a : b"\n>',
]
"""What holds no word that people read."""

TYPED = [one.text for one in INPUTS if len(one.text) < 5000 and one.text.isprintable()]
"""What people may type, short enough to be read as HTML whatever it holds."""

WORDS = {
    "<p>Quoi ? <em>Oui</em> !</p>": "<p>Quoi\u00a0? <em>Oui</em>\u00a0!</p>",
    "<p>a < b : c</p>": "<p>a < b\u00a0: c</p>",
    "<p>&lt;b&gt; : « c »</p>": "<p>&lt;b&gt;\u00a0: «\u00a0c\u00a0»</p>",
    '<svg role="img" viewBox="0 0 640 480" aria-label="Carte : Jura">': '<svg role="img" viewBox="0 0 640 480" aria-label="Carte\u00a0: Jura">',
    "<img ALT='Carte : Jura' src='a ; b'/>": "<img ALT='Carte\u00a0: Jura' src='a ; b'/>",
    "<code>a ! <code>b !</code> c !</code> d !": "<code>a ! <code>b !</code> c !</code> d\u00a0!",
    "a</code> b !": "a</code> b\u00a0!",
    "a\n: b\n ; <b>c\n !</b>": "a\n: b\n\u00a0; <b>c\n\u00a0!</b>",
    "<p>L'<em>eau</em> d'« ici », l&#39;an 12 000</p>": "<p>L’<em>eau</em> d’«\u00a0ici\u00a0», l’an 12\u00a0000</p>",
    "<p title='le 12 mai'>Du 12 mai 2016 au 1er Juin, <code>3 mai</code></p>": (
        "<p title='le 12\u00a0mai'>Du 12\u00a0mai 2016 au 1er\u00a0Juin, <code>3 mai</code></p>"
    ),
    '<a href="https://a.example/l\'eau" title="L&#39;eau d\'ici">l\'eau</a>': '<a href="https://a.example/l\'eau" title="L’eau d’ici">l’eau</a>',
    '<meta name="description" content="L\'eau : M. Le Pôle">': '<meta name="description" content="L’eau\u00a0: M.\u00a0Le Pôle">',
    '<meta property="og:title" content="n° 2"><meta name="a" content="b : c">': '<meta property="og:title" content="n°\u00a02"><meta name="a" content="b : c">',
}


@pytest.mark.parametrize("html", ALONE)
def test_what_is_no_word_is_left_alone_among_words_that_are_printed(html: str) -> None:
    assert printed(html) == html
    assert printed(f"<p>a : b</p>{html}<p>c !</p>") == f"<p>a\u00a0: b</p>{html}<p>c\u00a0!</p>"


@pytest.mark.parametrize(("html", "wanted"), WORDS.items())
def test_words_are_printed(html: str, wanted: str) -> None:
    assert printed(html) == wanted


@pytest.mark.parametrize("html", [*ALONE, *WORDS])
def test_pieces_are_spaced_as_the_whole(html: str) -> None:
    for cut in range(len(html) + 1):
        pieces = [html[:cut], "", html[cut:]]
        assert "".join(printed_pieces(pieces)[0]) == printed(html)


def plain(text: str) -> str:
    """A text with one kind of space and one apostrophe."""
    return re.sub("['ʼ´‘’]", "'", text.replace("&#39;", "'").replace("\u00a0", " "))


def test_nothing_but_spaces_and_apostrophes_changes_whatever_the_text() -> None:
    for text in TYPED:
        assert plain(printed(text)) == plain(text)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('<svg viewBox="0 0 {{ 640 }} 480"><title>Carte : {{ 1 }}</title></svg>', '<svg viewBox="0 0 640 480"><title>Carte\u00a0: 1</title></svg>'),
        ("<code>a ? {{ 'b' }} : c</code> {% if true %}d !{% endif %}", "<code>a ? b : c</code> d\u00a0!"),
        ("<p{% if true %} data-a=\"a : b\"{% endif %}>a : {{ 'b : c' }}</p>", '<p data-a="a : b">a\u00a0: b\u00a0: c</p>'),
        ('<p class="{{ "a : b" }}" title="{{ "l\'eau" }}">{{ "l\'eau : n° 2" }}</p>', '<p class="a : b" title="l’eau">l’eau\u00a0: n°\u00a02</p>'),
        ("<p>l'{{ 'eau' }}</p><code>{{ \"l'eau\" }}</code>{{ \"d'ici\" if true else '' }}", "<p>l’eau</p><code>l&#39;eau</code>d’ici"),
        ('{% macro m(x) %}<a href="{{ x }}">{{ x }}</a>{% endmacro %}{{ m("l\'a") }}', '<a href="l&#39;a">l’a</a>'),
        ('<p aria-label="Carte : {{ 1 }}">', '<p aria-label="Carte\u00a0: 1">'),
        ("<{{ 'pre' }}>", "<pre>"),
        ("<p>{{ 'https://a.example/l_eau' }} {{ 3 }} {{ none }}</p>", "<p>https://a.example/l_eau 3 None</p>"),
    ],
)
def test_a_template_is_spaced_where_it_says_words(source: str, wanted: str) -> None:
    assert syntax().from_string(source).render() == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quoi ? `a ? b : c` !", "<p>Quoi&nbsp;? <code>a ? b : c</code>&nbsp;!</p>\n"),
        ("    12 000 : x\n\nFin !", "<pre><code>12 000 : x\n</code></pre>\n<p>Fin&nbsp;!</p>\n"),
        ('[a](https://b.example/ "c : d") !', '<p><a href="https://b.example/" title="c&nbsp;: d">a</a>&nbsp;!</p>\n'),
    ],
)
def test_the_text_of_a_case_is_spaced_outside_code(text: str, wanted: str) -> None:
    assert Prose(lambda _key: None).html(text, "poles") == wanted


def test_the_quick_way_of_most_texts_is_the_whole_way(library: Library) -> None:
    texts = [*(case.body.text for case in library.cases.values()), *(text for text in TYPED if "<" not in text)]  # the check refuses tags
    quick = [html for html in map(MARKDOWN.html, texts) if not any(sign in html for sign in NOT_WORDS)]
    assert len(quick) > 100
    assert [html for html in quick if printed(html) != typographic(html)] == []
