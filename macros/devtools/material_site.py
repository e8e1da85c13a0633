"""A stock site of Material for MkDocs with the cases of a measure as its pages: a yardstick of `build_times`.

As its manual has it: the theme, its search in French, its tags. Each case is a page with its themes and departments
as tags. The menu names two pages, as one of every case in every page would take most of the time.
"""

from __future__ import annotations

import re
from pathlib import Path

SETTINGS = """site_name: Bibliothèque
theme:
  name: material
  language: fr
  font: false
plugins:
  - search: {lang: fr}
  - tags
nav: [index.md, tags.md]
validation: {nav: {omitted_files: ignore}}
"""

PAGES = {"index.md": "# Bibliothèque\n", "tags.md": "# Étiquettes\n\n<!-- material/tags -->\n"}

_TAGS = re.compile(r"^(?:themes|departments): \[(.*)\]$", re.MULTILINE)


def write_material_site(site: Path, cases: Path) -> None:
    """Write the folder that MkDocs builds from. `site` must not exist yet; raises `FileExistsError`."""
    docs = site / "docs"
    docs.mkdir(parents=True)
    (site / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for name, text in PAGES.items():
        (docs / name).write_text(text, encoding="utf-8")
    for case in sorted(cases.glob("*/*.md")):
        text = case.read_text(encoding="utf-8")
        tags = ", ".join(_TAGS.findall(text))
        page = docs / case.relative_to(cases)
        page.parent.mkdir(exist_ok=True)
        page.write_text(text.replace("\n---\n", f"\ntags: [{tags}]\n---\n", 1), encoding="utf-8")
