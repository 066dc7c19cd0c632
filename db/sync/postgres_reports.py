"""Views for reporting tools, derived from the declarations of the kinds: `tacit_report.note` and so on.

Each is read with the rights of who reads it (security_invoker), so a tool sees what its login sees. Records in the
trash and erased ones are left out. A field that a later Tacit adds is added at the end, as Postgres wants it.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Field, Form, Kind, Kinds

#: Of every record, before its fields; the last two are the store's own clock. The audience is looked up, not joined: so
#: small a table is never analysed, and a guess about it spoils the plan of the whole report.
_HEAD = (
    ("id", "r.id"),
    ("audience", "(SELECT a.said FROM tacit.audience a WHERE a.company = r.company AND a.number = r.audience)"),
    ("created_at", "tacit.as_time(to_jsonb(r.created_at))"),
    ("created_by", "r.created_by"),
    ("updated_at", "tacit.as_time(to_jsonb(r.updated_at))"),
    ("updated_by", "r.updated_by"),
    ("received_at", "r.received_at"),
    ("changed_at", "r.changed_at"),
)


def views(kinds: Kinds) -> Iterator[str]:
    """A statement for each kind."""
    for kind in kinds:
        columns = [*_HEAD, *(column for field in kind.fields.values() for column in _columns(field))]
        selected = ", ".join(f'{expression} AS "{name}"' for name, expression in columns)
        yield (
            f'CREATE OR REPLACE VIEW tacit_report."{kind.name}" WITH (security_invoker = true) AS SELECT {selected} '
            f"FROM tacit.record r WHERE r.kind = '{_plain(kind)}' AND r.gone = '' AND {_NOT_DELETED}"
        )
        yield f'GRANT SELECT ON tacit_report."{kind.name}" TO tacit_people'


def _plain(kind: Kind) -> str:
    assert kind.name.replace("_", "").isalnum()  # a name of our own sources, and no quote in it
    return kind.name


def _value(name: str) -> str:
    """A field as it is now: what was changed lies in its stamp."""
    return f"coalesce(r.stamps -> '{name}' -> 3, r.data -> '{name}')"


#: As a comparison of lengths: of = '' the planner, which knows nothing of what is in JSON, thinks that one record in
#: 200 fits, and joins two views row by row against row.
_NOT_DELETED = f"length(coalesce({_value('deleted_at')} #>> '{{}}', '')) < 1"


def _columns(field: Field) -> Iterator[tuple[str, str]]:
    """The columns of a field: name and expression. Money and moments become two."""
    value = _value(field.name)
    text = f"{value} #>> '{{}}'"
    match field.form:
        case Form.WORDS | Form.REFS:
            yield field.name, f"tacit.as_words({value})"
        case Form.DAY:
            yield field.name, f"tacit.as_date({value})"
        case Form.TIME:
            yield field.name, f"tacit.as_time({value})"
        case Form.MOMENT:
            yield field.name, f"tacit.as_time({value})"
            yield f"{field.name}_zone", f"substring({text} from '[[]([^]]*)[]]')"
        case Form.MONEY:  # "EUR 1250": minor units
            yield f"{field.name}_minor", f"tacit.as_number(to_jsonb(substring({text} from ' (-?[0-9]+)$')::numeric))"
            yield f"{field.name}_currency", f"substring({text} from '^[A-Z]{{3}}')"
        case Form.NUMBER:
            yield field.name, f"tacit.as_number({value})"
        case Form.FLAG:
            yield field.name, f"coalesce({value} = 'true', false)"
        case _:
            yield field.name, text
