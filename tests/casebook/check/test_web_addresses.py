"""An address leads to the site that it names: every kind of disguise, in every place where an address enters."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from macros.casebook.schema.web_addresses import shows_elsewhere, trouble_with
from support.cases import pole
from support.corpus import Corpus
from support.repository import call

DISGUISED = {
    "address-user": [
        "https://banque.example@ailleurs.example/",
        "https://banque.example:443@ailleurs.example/a",
        "https://banque.example%40ailleurs.example/",
        "https://banque.example\\@ailleurs.example/",
        "https://ailleurs.example\\.banque.example/",
        "http://@ailleurs.example",
    ],
    "address-number": [
        "https://127.0.0.1/",
        "https://1.2.3.4./",
        "https://0x7f000001./",
        "https://0x7f.1",
        "https://0177.0.0.01/",
        "https://127.1:80/a",
        "https://a.example.2130706433/",
        "https://[::1].example/",
        "https://[::ffff:1.2.3.4]/",
        "https://１.２.３.４/",
        "https://1。2。3。4/",
        "https://⑯.1/",
    ],
    "address-letters": [
        "https://bаnque.example/",  # a Cyrillic a
        "https://banque.exаmple/",
        "https://banque.example∕ailleurs.example/",
        "https://banque.example⁄ailleurs.example/",
        "https://banque.example？.ailleurs.example/",
        "https://banque.example＠ailleurs.example/",
        "https://banque.example.℀.example/",
        "https://bɑnque.example/",
    ],
    "address-port": [
        "https://banque.example:x.example/",
        "https://banque.example:0/",
        "https://banque.example:65536/a",
        "https://banque.example:80:443/",
        "http://banque.example:/",
    ],
}
CASES = [(code, url) for code, urls in DISGUISED.items() for url in urls]

HONEST = [
    "https://example.org/@compte",
    "https://www.example.org:443/a@b.html",
    "https://www.example.org:8443/",
    "http://example.org:65535",
    "http://example.org/?a=b@c",
    "https://été.example.org/É",
    "https://пример.рф/",
    "https://2a.example/",
    "https://1234.example",
    "https://xn--t-bja.example/",
    "https://exam_ple.example.",
]


def in_text(url: str) -> str:
    return pole(body=f"Voir [ici](<{url.replace(chr(92), chr(92) * 2)}>).")


def in_reference(url: str) -> str:
    return pole(body=f"Voir [ici][n].\n\n[n]: <{url.replace(chr(92), chr(92) * 2)}>")


def in_field(url: str) -> str:
    return pole(f"website: {{url: '{url}', as_of: 2016}}")


def in_new_source(url: str) -> str:
    return pole(f"new_sources: [{{id: abc, title: A, publisher: B, kind: page, published: 2016, url: '{url}'}}]")


PLACES: dict[str, Callable[[str], str]] = {"a text": in_text, "a reference": in_reference, "a field": in_field, "a document of its own": in_new_source}


@pytest.mark.parametrize(("code", "url"), CASES, ids=[url for _code, url in CASES])
@pytest.mark.parametrize("place", PLACES)
def test_an_address_in_disguise_is_told_where_it_stands(place: str, code: str, url: str, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", PLACES[place](url))
    told = [problem for problem in corpus.check() if problem.code == code]
    assert told, corpus.check()
    assert (told[0].severity, told[0].line > 5) == ("error", True)
    assert told[0].hint


@pytest.mark.parametrize(("code", "url"), CASES[::3])
def test_the_list_of_documents_is_held_to_the_same(code: str, url: str, corpus: Corpus) -> None:
    corpus.write("_sources.yml", f"- {{id: a, title: A, publisher: B, kind: page, published: 2016, url: '{url}'}}\n")
    corpus.copy("_vocabularies")
    assert (code, "error", 1) in [(problem.code, problem.severity, problem.line) for problem in corpus.check() if problem.path == "cases/_sources.yml"]


@pytest.mark.parametrize("url", HONEST)
@pytest.mark.parametrize("place", PLACES)
def test_an_honest_address_passes(place: str, url: str, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", PLACES[place](url))
    told = {problem.code for problem in corpus.check()} - {"url", "unknown-place"}
    assert not [code for code in told if code.startswith("address")], told


def test_the_advice_against_a_user_names_the_site_and_what_it_says_works() -> None:
    trouble = trouble_with("https://banque.example@ailleurs.example/a")
    assert trouble
    assert trouble.values["site"] == "ailleurs.example"
    assert trouble_with(f"https://{trouble.values['site']}/") is None


def test_the_mail_address_of_an_organisation_passes(corpus: Corpus) -> None:
    corpus.write("poles/essai.md", pole(body="[Écrire](mailto:contact@example.org) ou <mailto:contact@example.org>."))
    assert corpus.check() == []


@pytest.mark.parametrize("url", ["https://192.0.2.1/a", "https://bаnque.example/", "https://[2001:db8::1.2.3.4]/"])
def test_an_exception_with_its_reason_admits_a_site_without_a_name(url: str, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", PLACES["a text"](url))
    corpus.write("_links.yml", "- {address: 'https://*', reason: Parce que., on: 2026}\n")
    assert {problem.code for problem in corpus.check()} & set(DISGUISED), "one whose site is a star admits nothing"
    corpus.write("_links.yml", f"- {{address: '{url.rstrip('a')}*', reason: Parce que., on: 2026}}\n")
    told = call("scripts.check", "--cases", corpus.path, "--format", "json", "--on", "2026-11-22")
    assert (told.returncode, json.loads(told.stdout)) == (0, [])
    corpus.write("poles/essai.md", in_field(f"https://moi@{url.removeprefix('https://')}"))
    assert {problem.code for problem in corpus.check()} >= {"address-user"}, "no exception admits a user"


@pytest.mark.parametrize(
    ("words", "url", "site"),
    [
        ("https://banque.example/compte", "https://ailleurs.example", "banque.example"),
        ("voir www.banque.example.", "https://ailleurs.example", "banque.example"),
        ("HTTPS://Banque.example", "https://banque.example.ailleurs.example:443/", ""),
        ("https://www.example.org/a", "https://example.org/b", ""),
        ("https://sous.example.org/a", "https://example.org/b", ""),
        ("https://banque.example", "https://archive.example/web/2016/https://banque.example/", ""),
        ("le site de la banque", "https://ailleurs.example", ""),
    ],
)
def test_words_that_show_another_site_are_remarked_on(words: str, url: str, site: str) -> None:
    remark = shows_elsewhere(words, url)
    assert (remark.values["site"] if remark else "") == site


@pytest.mark.parametrize(
    "body",
    [
        "[https://banque.example](https://ailleurs.example)",
        "[ici](https://ailleurs.example 'www.banque.example')",
        "## *[`www.banque.example`](<https://ailleurs.example>)*",
    ],
)
def test_a_link_that_shows_another_site_is_a_warning_at_its_line(body: str, corpus: Corpus) -> None:
    corpus.write("poles/essai.md", pole(body=body))
    told = [problem for problem in corpus.check() if problem.code == "link-elsewhere"]
    assert [(problem.severity, problem.line) for problem in told] == [("warning", 8)]
