"""The case types, a module each; `base` has what all have in common, `facts` the groups that several share.

To add a type, add a module here with one class: checks, pages, form, scaffold and schemas follow from it.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from macros.casebook.types.base import CaseType, CaseTypes


def case_types() -> CaseTypes:
    """Every case type by its folder, in the order of `rank`: the classes with a folder in the modules of this package.

    Called where a folder of cases is read (`check.loading`) and by the verbs that read none; all others get the
    types as an argument.
    """
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type) and issubclass(kind, CaseType) and kind.folder}
    return {kind.folder: kind for kind in sorted(kinds, key=lambda kind: (kind.rank, kind.folder))}
