"""A record against its declaration: the typed value, or every problem with its place.

Turns pydantic's errors into French `Problem`s. pydantic reports all fields in one go;
the rules that cross fields live in `rules` and run on whatever is valid.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from macros.casebook.dates import shortened
from macros.casebook.frontmatter import Path, Record
from macros.casebook.introspect import group_of
from macros.casebook.known import Known
from macros.casebook.problems import Finding, Problem, field_name
from macros.casebook.suggest import nearest

M = TypeVar("M", bound=BaseModel)


def validate(model: type[M], record: Record, known: Known, at: Path = ()) -> M | None:
    """The record's data (or the part of it at `at`) as an instance of the model.

    None when something in it is wrong; the problems are then in the record.
    """
    data = record.data
    for part in at:
        data = data[part]
    try:
        return model.model_validate(data, context={"known": known})
    except ValidationError as error:
        record.problems.extend(place(record, _finding(model, details, data), at) for details in error.errors(include_url=False))
        return None


def valid_part(model: type[M], data: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The fields of a file that are valid by themselves, for the rules that cross fields."""
    valid: dict[str, Any] = {}
    for name, info in model.model_fields.items():
        if name not in data:
            if not info.is_required():
                valid[name] = info.get_default(call_default_factory=True)
            continue
        try:
            alone: TypeAdapter[Any] = TypeAdapter(_annotated(info))
            valid[name] = alone.validate_python(data[name], context={"known": known})
        except ValidationError:
            continue
        except (KeyError, AttributeError):  # a check that needs a field that is itself wrong
            continue
    return valid


def _annotated(info: FieldInfo) -> Any:
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def place(record: Record, finding: Finding, at: Path = ()) -> Problem:
    """The finding as a problem of this record, at the value or, for a key, at the key."""
    path = (*at, *finding.field)
    position = record.position(path, key=finding.code in ("unknown-key", "rule-key"))
    return Problem(record.shown, *position, field_name(path), finding.code, finding.severity, finding.message, finding.hint)


def _finding(model: type[BaseModel], error: Any, data: Any) -> Finding:
    loc: Path = tuple(error["loc"])
    kind, context, typed = error["type"], error.get("ctx", {}), error.get("input")
    label = _label(model, loc)
    if "hint" in context:
        return Finding(loc, kind, error["msg"], context["hint"])
    if kind == "missing":
        info = _field(model, loc)
        example = info.examples[0] if info and info.examples else None
        hint = f"ajoutez « {loc[-1]}: {shortened(str(example))} »" if example is not None else f"ajoutez « {loc[-1]}: … »"
        said = "" if label == loc[-1] else f" ({label})"
        return Finding(loc, "missing-field", f"le champ « {loc[-1]} »{said} manque", hint)
    if kind == "extra_forbidden":
        owner = _model(model, loc[:-1])
        names = owner.model_fields if owner else {}
        guess = nearest(str(loc[-1]), list(names))
        hint = f"vouliez-vous dire « {guess} » ?" if guess else f"champs admis : {', '.join(names)}"
        return Finding(loc, "unknown-key", f"champ inconnu « {loc[-1]} »", hint)
    return Finding(loc, *_plain(kind, context, typed, label))


def _plain(kind: str, context: Mapping[str, Any], typed: Any, label: str) -> tuple[str, str, str]:
    value = shortened(typed)
    if kind in ("tuple_type", "list_type"):
        return "expected-list", f"« {label} » attend une liste", f"écrivez [{value}]" if isinstance(typed, str) else "écrivez un tiret devant chaque valeur"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "expected-group", f"« {label} » attend un groupe de champs", "écrivez {champ: valeur, champ: valeur}"
    if kind == "string_type":
        return "expected-text", f"« {label} » attend un texte, pas {value}", "écrivez une seule valeur, entre guillemets si elle contient des crochets"
    if kind == "string_too_long":
        return "too-long", f"« {label} » dépasse {context['max_length']} caractères", "raccourcissez ce texte"
    if kind == "string_too_short":
        return "empty", f"« {label} » est vide", "remplissez ce champ, ou retirez la ligne"
    if kind == "too_long":
        return "too-many", f"« {label} » a plus de {context['max_length']} valeurs", "gardez les plus justes"
    if kind == "too_short":
        return "too-few", f"« {label} » est vide", "ajoutez au moins une valeur, ou retirez la ligne"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']+)'", context["expected"])
        guess = nearest(value, allowed)
        return (
            "unknown-value",
            f"« {label} » : valeur refusée ({value})",
            f"vouliez-vous dire « {guess} » ?" if guess else f"valeurs admises : {', '.join(allowed)}",
        )
    return "invalid-value", f"« {label} » : valeur refusée ({value})", "comparez avec l’exemple de la documentation"


def _field(model: type[BaseModel], loc: Path) -> FieldInfo | None:
    owner = _model(model, loc[:-1])
    return owner.model_fields.get(str(loc[-1])) if owner and loc else None


def _label(model: type[BaseModel], loc: Path) -> str:
    named = loc
    while named and isinstance(named[-1], int):
        named = named[:-1]
    info = _field(model, named)
    return (info.title if info else None) or (str(named[-1]) if named else "cet élément")


def _model(model: type[BaseModel] | None, loc: Iterable[str | int]) -> type[BaseModel] | None:
    for part in loc:
        if isinstance(part, int):
            continue
        info = model.model_fields.get(part) if model else None
        model = group_of(info.annotation) if info else None
    return model
