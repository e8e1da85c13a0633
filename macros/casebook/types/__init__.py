"""The case types, one module each. Importing this package declares them all.

To add a type, add a module here with one class: nothing else needs to change.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in sorted(module.name for module in iter_modules(__path__)):
    import_module(f"{__name__}.{_module}")
