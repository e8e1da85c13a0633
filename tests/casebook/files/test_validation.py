"""The values against their declaration: what pydantic found becomes an objection of ours, by its structure and never by its English."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import AfterValidator, Field

from macros.casebook.files.validation import valid_part, validate
from macros.casebook.files.yaml_values import Record
from macros.casebook.schema.context import Context
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Choices, Line, Sentence, field, many
from macros.casebook.types.pole import Pole

Colour = Annotated[str, Choices({"bleu-vert": "Bleu-vert", "l'or": "L’or", "rouge": "Rouge"})]


class Inner(Group):
    """A group inside."""

    name: Line = field("Nom", required=True, example="Un nom")


class Outer(Group):
    """A group with a field of every shape."""

    colour: Colour | None = field("Couleur")
    colours: tuple[Colour, ...] = many("Couleurs", max_length=2)
    one: Inner | None = field("Groupe")
    several: tuple[Inner, ...] = many("Groupes")
    least: tuple[Line, ...] = many("Au moins", min_length=1, default=("x",))
    sentence: Sentence | None = field("Phrase")
    # Shapes that no declaration has today.
    plain: Literal["a", "b"] | None = field("Sans libellés")
    number: Annotated[int, Field(gt=3)] | None = field("Nombre")
    either: int | bool | None = field("L’un ou l’autre")


def objections(data: Any) -> list[tuple[str, str, str, str]]:
    """The field, the code and the words of each problem."""
    record = Record("x.md", data)
    assert validate(Outer, record, Context()) is None
    return [(problem.field, problem.code, problem.message, problem.hint) for problem in record.problems]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"colour": "bleu vert"}, ("colour", "unknown-value", "« Couleur » : valeur refusée (bleu vert)", "vouliez-vous dire « bleu-vert » ?")),
        ({"colour": "mauve"}, ("colour", "unknown-value", "« Couleur » : valeur refusée (mauve)", "valeurs admises : bleu-vert, l'or, rouge")),
        ({"colours": ["rouge", "l or"]}, ("colours[1]", "unknown-value", "« Couleurs » : valeur refusée (l or)", "vouliez-vous dire « l'or » ?")),
        ({"colours": ["rouge"] * 3}, ("colours", "too-many", "« Couleurs » a plus de 2 valeurs", "gardez les plus justes")),
        ({"colours": "rouge"}, ("colours", "expected-list", "« Couleurs » attend une liste", "mettez ses valeurs entre crochets : « colours: [rouge] »")),
        ({"colours": {"a": "b"}}, ("colours", "expected-list", "« Couleurs » attend une liste", "écrivez un tiret devant chaque valeur")),
        ({"one": "x"}, ("one", "expected-group", "« Groupe » attend un groupe de champs", "écrivez {champ: valeur, champ: valeur}")),
        ({"several": [{}]}, ("several[0].name", "missing-field", "le champ « name » (Nom) manque", "ajoutez « name: Un nom »")),
        ({"several": [{"name": "x", "nam": "y"}]}, ("several[0].nam", "unknown-key", "champ inconnu « nam »", "vouliez-vous dire « name » ?")),
        ({"least": []}, ("least", "too-few", "« Au moins » est vide", "ajoutez au moins une valeur, ou retirez la ligne")),
        (
            {"sentence": ["x"]},
            (
                "sentence",
                "expected-text",
                "« Phrase » attend un texte, pas une liste",
                "écrivez une seule valeur, entre guillemets si elle contient des crochets",
            ),
        ),
        ({"sentence": "x" * 601}, ("sentence", "too-long", "« Phrase » dépasse 600 caractères", "raccourcissez ce texte")),
        (
            {"sentence": "a < b {c}"},
            ("sentence", "angle-bracket", "les signes < et > ne sont pas acceptés ici", "écrivez « inférieur à », « supérieur à », ou retirez-les"),
        ),
    ],
)
def test_what_pydantic_found_is_told_in_our_words(data: Any, told: tuple[str, str, str, str]) -> None:
    assert objections(data) == [told]


@pytest.mark.parametrize("data", [{"plain": "c"}, {"number": "2"}, {"number": "deux"}, {"either": "peut-être"}])
def test_what_we_have_no_words_for_is_objected_to_all_the_same(data: dict[str, str]) -> None:
    ((_, value),) = data.items()
    found = objections(data)
    assert found
    assert {(code, hint) for _field, code, _message, hint in found} == {("invalid-value", "comparez avec l’exemple de la documentation")}
    assert all(f"valeur refusée ({value})" in message for _field, _code, message, _hint in found)


def test_what_is_no_group_at_all_is_told_of_as_one_entry() -> None:
    record = Record("x.yml", ["un texte"])
    assert validate(Outer, record, Context(), (0,)) is None
    assert [(problem.field, problem.message) for problem in record.problems] == [("[0]", "« cet élément » attend un groupe de champs")]


def test_the_valid_part_holds_no_commune_which_another_field_may_decide() -> None:
    data = {"title": "", "summary": "Dit.", "departments": ["39"], "place": "39300"}
    part = valid_part(Pole, data, Context(ids={"departments": frozenset({"39"})}))
    assert (part["summary"], part["departments"]) == ("Dit.", ("39",))
    assert {"title", "place"} & part.keys() == set()
    assert valid_part(Pole, {}, Context())["place"] is None


def test_a_check_that_breaks_down_is_not_taken_for_a_value_that_is_wrong() -> None:
    def broken(value: str) -> str:
        return value.missing  # type: ignore[attr-defined,no-any-return]

    class Breaking(Group):
        """A group whose check has a fault."""

        name: Annotated[str, AfterValidator(broken)]

    with pytest.raises(AttributeError):
        valid_part(Breaking, {"name": "x"}, Context())
