"""Inputs that are long, deep or many: what could cost time or memory."""

from itertools import islice, product
from string import ascii_lowercase

MOST = 58_000
"""Just under what a case file may weigh, its front matter included."""


def many(form: str) -> str:
    """The form again and again, `@@` standing for another word each time."""
    words = ("".join(letters) for letters in product(ascii_lowercase, repeat=3))
    number = MOST // (len(form.encode()) + 1)
    return "".join(form.replace("@@", word) for word in islice(words, number))


def repeated(piece: str, end: str = "") -> str:
    """The piece as often as a file may hold it."""
    return piece * ((MOST - len(end.encode())) // len(piece.encode())) + end


WEIGHTS = {
    "brackets": repeated("["),
    "images unclosed": repeated("![]("),
    "images in brackets": repeated("![[]("),
    "quotes": repeated(">"),
    "braces": repeated("{"),
    "braces with a key": repeated("{a: "),
    "parentheses": "[a]" + repeated("("),
    "angle brackets": repeated("<"),
    "tags unclosed": repeated("<a "),
    "tags": repeated("<b>"),
    "comments unclosed": repeated("<!--"),
    "declarations": repeated("<!A "),
    "instructions": repeated("<?"),
    "characters sections": repeated("<![CDATA["),
    "stars and words": repeated("*a **a "),
    "underscores and words": repeated("_a __a "),
    "stars": repeated("*", "a"),
    "backticks": "".join("`" * number + " " for number in range(1, 330)),
    "backticks and words": repeated("`a``"),
    "backslashes": repeated("\\"),
    "escaped brackets": repeated("\\<"),
    "ampersands": repeated("&"),
    "entities": repeated("&amp;"),
    "entities of a slot": repeated("&#xE002;"),
    "long word": repeated("a"),
    "long line": repeated("mot "),
    "wide characters": repeated("\U00020000"),
    "accents": repeated("\u0301"),
    "empty lines": repeated("\n", "x"),
    "spaces": repeated(" ", "x"),
    "tabs": repeated("\t", "x"),
    "dashes": repeated("- ", "a"),
    "numbers": repeated("1. ", "a"),
    "items": repeated("- a\n"),
    "nested items": "".join("  " * number + "- a\n" for number in range(150)),
    "nested quotes": "".join("> " * number + "a\n" for number in range(1, 150)),
    "nested emphasis": "*a **b " * 40 + "c** d*" * 40,
    "thirty-one quotes": (">" * 31 + " a\n\n") * 1600,
    "links": repeated("[a](https://exemple.org/) "),
    "links in links": repeated("[")[:29_000] + repeated("](b)")[:29_000],
    "links to nothing": many("[a](@@.md) "),
    "links to fragments": many("## @@\n\n")[:20_000] + "\n\n" + many("[a](#zz@@) ")[:36_000],
    "links to the same": repeated("[a](cible.md) "),
    "definitions": many("[@@]: https://exemple.org/\n")[:40_000] + "[aaa] " * 2500,
    "definitions unclosed": repeated("[a]: <"),
    "titles of links": repeated('[a](b "'),
    "address of dots": "[x](<https://" + repeated("a.")[:56_000] + " b>)",
    "address of dots, automatic": "<https://" + repeated("a.")[:56_000] + ">",
    "automatic links": repeated("<https://exemple.org/> "),
    "sections": many("## @@\n\n"),
    "sections underlined": many("@@\n-\n\n"),
    "sections of nothing": repeated("##\n"),
    "sections alike": repeated("## a\n"),
    "line before an underline": repeated("a\n", "-"),
    "rules": repeated("***\n"),
    "codes": repeated("~~~\n"),
    "codes indented": repeated("    a\n\n"),
    "hard breaks": repeated("a\\\n"),
    "undated words": repeated("bientôt "),
    "acronyms": many("@@ AB1 "),
    "acronym of ampersands": repeated("A&", "Aa"),
    "mail addresses": repeated("a@exemple.org "),
    "mail address of dots": "@" + repeated("a."),
    "mail address without a dot": repeated("a")[:28_000] + "@" + repeated("b")[:28_000],
    "telephones": repeated("06 39 98 00 00 "),
    "zeros": repeated("0", "7"),
    "numbers apart": repeated("1 000 "),
    "colons": repeated(" :"),
    "words in a list": "[" + many("@@, ") + "]",
    "groups in a list": "[" + repeated("{}, ") + "]",
    "keys of a group": "{" + many("@@: 1, ") + "}",
    "keys alike": "{" + repeated("a: 1, ") + "}",
    "lists in a list": "[" + repeated("[], ") + "]",
    "escapes in a list": "[" + repeated('"\\e", ') + "]",
    "templates": repeated("{{ 7*7 }} "),
    "one too many for a line": "a" * 201,
    "one too many for a sentence": "a" * 601,
    "as long as a line": "é" * 200,
    "beyond a file": "a" * 70_000,
}
