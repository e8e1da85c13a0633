"""The addresses of the site for search engines: the hand-written pages, then the generated ones."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`sitemap.xml`, with the pages that search engines may list."""
    addresses = [*sorted(plan.documents), *(page.address for page in plan.pages if page.listed)]
    yield File("sitemap.xml", plan.render("sitemap.xml", addresses=addresses).encode())
