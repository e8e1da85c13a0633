"""The files that the contribution form reads: rules, what exists, communes, templates.

The form (`docs/javascripts/contribute/`) fetches them when a person asks for it, and sends
nothing. What it takes up of each case is in `case_files`.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from macros.casebook.derived.form_directory import directory, documents
from macros.casebook.derived.form_rules import form_rules
from macros.pages.outputs.output import File, Plan
from macros.pages.render.template_trees import gabarits


def files(plan: Plan) -> Iterator[File]:
    """What all forms share. `communes.z` holds a line a commune, `code name department` apart
    by tabs, compressed: it is long, and not every host compresses."""
    library = plan.views.library
    yield File.json("contribuer/regles.json", form_rules(library.types))
    yield File.json("contribuer/repertoire.json", directory(library))
    yield File.json("contribuer/documents.json", documents(library))
    yield File.json("contribuer/gabarits.json", gabarits())
    communes = "".join(f"{commune.code}\t{commune.name}\t{commune.department}\n" for commune in library.communes.all())
    yield File("contribuer/communes.z", gzip.compress(communes.encode(), mtime=0))
