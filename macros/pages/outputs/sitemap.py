"""The addresses of the site for search engines: the hand-written pages, then the generated ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from macros.pages.outputs.output import File, Plan

MOST = 50_000
"""The number of addresses that a sitemap may hold (sitemaps.org)."""


def files(plan: Plan) -> Iterator[File]:
    """`sitemap.xml`, with the pages that search engines may list; when they are more than `MOST`, it names the sitemaps
    `sitemap-1.xml` … that have them."""
    addresses = [*sorted(plan.documents), *(page.address for page in plan.pages if page.listed)]
    if len(addresses) <= MOST:
        yield File("sitemap.xml", partial(_drawn, plan, "sitemap.xml", addresses=addresses))
        return
    parts = {f"sitemap-{first // MOST + 1}.xml": addresses[first : first + MOST] for first in range(0, len(addresses), MOST)}
    yield File("sitemap.xml", partial(_drawn, plan, "sitemap_index.xml", sitemaps=list(parts)))
    for path, part in parts.items():
        yield File(path, partial(_drawn, plan, "sitemap.xml", addresses=part))


def _drawn(plan: Plan, template: str, **values: Sequence[str]) -> bytes:
    return plan.render(template, **values).encode()
