"""Commands on promises: the ledger, and settling one."""

from __future__ import annotations

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import Invalid


@command("promises")
@click.option("--open", "state", flag_value="open", default="open", help="Only open ones (the default).")
@click.option("--kept", "state", flag_value="kept")
@click.option("--broken", "state", flag_value="broken")
@click.option("--all", "state", flag_value="all")
@click.option("--due-before", metavar="DATE", help="Due before this day: ISO, or words like “friday”.")
@click.option("--by", type=click.Choice(["us", "them"]), help="Who owes.")
@click.option("--customer", help="Only of this customer.")
def promises_command(
    session: Session, state: str, due_before: str | None, by: str | None, customer: str | None
) -> None:
    """The ledger of promises, ours and theirs."""
    tacit = session.tacit
    rows = tacit.promises.ledger(
        state=state,
        by=by,
        customer=tacit.records.resolve(customer, "customer").id if customer else None,
        due_before=session.day(due_before),
        today=tacit.today(),
    )
    if session.json:
        data = output.records_json(tacit, [row.record for row in rows])
        for item, row in zip(data, rows, strict=True):
            item |= {"state": row.state, "days": row.days, "by": row.record.owed_by}
        output.emit({"total": len(rows), "results": data})
        return
    starts = tacit.records.starts(row.record.id for row in rows)
    output.table(
        ["id", "", "what", "whom", "due", ""],
        [
            [
                starts[row.record.id],
                "we owe" if row.record.owed_by == "us" else "they owe",
                row.record.what,
                ", ".join(ref.name for ref in (row.contact, row.customer) if ref),
                row.record.due.isoformat() if row.record.due else "",
                row.state,
            ]
            for row in rows
        ],
    )
    if not rows:
        output.note("No promises here.")


@click.group("promise")
def promise_command() -> None:
    """Settle one promise: keep, break, move."""


def _settle(session: Session, record_id: str, method: str, **arguments: object) -> None:
    tacit = session.tacit
    record = tacit.records.resolve(record_id, "promise")
    getattr(tacit.promises, method)(record.id, **arguments)
    done = tacit.records.get(record.id)
    if session.json:
        output.emit(output.record_json(tacit, done))
    else:
        output.show_record(tacit, done)


@command("keep")
@click.argument("id")
@click.option("--on", metavar="DATE", help="The day it was kept (default: today).")
@click.option("--proof", default="", help="What shows it.")
def _keep(session: Session, id: str, on: str | None, proof: str) -> None:
    """It was kept."""
    _settle(session, id, "keep", on=session.day(on), proof=proof)


@command("break")
@click.argument("id")
@click.option("--on", metavar="DATE", help="The day it was clear (default: today).")
@click.option("--proof", default="", help="What shows it.")
def _break(session: Session, id: str, on: str | None, proof: str) -> None:
    """It was broken."""
    _settle(session, id, "break_", on=session.day(on), proof=proof)


@command("move")
@click.argument("id")
@click.option("--due", required=True, metavar="DATE", help="The new day that was agreed.")
def _move(session: Session, id: str, due: str) -> None:
    """A new day was agreed."""
    day = session.day(due)
    if day is None:
        raise Invalid("Say the new day with --due.")
    _settle(session, id, "move", due=day)


for _one in (_keep, _break, _move):
    promise_command.add_command(_one)
