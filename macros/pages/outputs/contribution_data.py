"""The files that the contribution form reads: rules, what exists, communes, each case's own file.

Written beside the pages by `site`; the form (`docs/javascripts/contribute/`) fetches them when
a person asks for it, and sends nothing.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

from macros.casebook.derived.form_directory import directory, documents
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.pages.render.template_trees import gabarits


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """What all forms share, by its address. `communes.z` holds a line a commune, `code name
    department` apart by tabs, compressed: it is long, and not every host compresses."""
    yield "contribuer/regles.json", _packed(form_rules(library.types))
    yield "contribuer/repertoire.json", _packed(directory(library))
    yield "contribuer/documents.json", _packed(documents(library))
    yield "contribuer/gabarits.json", _packed(gabarits())
    communes = "".join(f"{commune.code}\t{commune.name}\t{commune.department}\n" for commune in library.places.all())
    yield "contribuer/communes.z", gzip.compress(communes.encode(), mtime=0)


def case_file(case: Case) -> bytes | None:
    """The file of a case as the form takes it up (`files.layout`); None when it is laid out in a way that the
    form could not keep."""
    return case.layout


def _packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
