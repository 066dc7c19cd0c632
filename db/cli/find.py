"""Commands that find: full-text search, and the brief of a customer."""

from __future__ import annotations

from pathlib import Path

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import DiskTrouble


@command("search")
@click.argument("query")
@click.option("--kind", help="Only this kind of record.")
@click.option("--customer", help="Only of this customer.")
@click.option("--author", help="Only written by this colleague.")
@click.option("--since", metavar="DATE", help="Not older than this day.")
@click.option("--until", metavar="DATE", help="Not younger than this day.")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True)
@click.option("--limit", default=20, show_default=True)
def search_command(
    session: Session,
    query: str,
    kind: str | None,
    customer: str | None,
    author: str | None,
    since: str | None,
    until: str | None,
    sort: str,
    limit: int,
) -> None:
    """Full text: words, "phrases", -not, or, customer:, by:, topic:, since:2w …"""
    tacit = session.tacit
    found = tacit.finder.search(
        query,
        kind=kind,
        customer=tacit.records.resolve(customer, "customer").id if customer else None,
        author=tacit.records.resolve(author, "colleague").id if author else None,
        since=session.day(since),
        until=session.day(until),
        sort=sort,
        limit=limit,
    )
    if session.json:
        hits = [
            {"id": hit.id, "kind": hit.kind, "title": hit.title, "customer": output.plain(hit.customer)}
            | {"snippet": hit.snippet, "score": hit.score, "date": hit.date.isoformat() if hit.date else None}
            for hit in found.results
        ]
        output.emit(
            {"total": found.total, "took_ms": found.took_ms, "results": hits, "did_you_mean": found.did_you_mean}
        )
        return
    for hit in found.results:
        kind_label = tacit.kinds[hit.kind].label
        whose = f" · {hit.customer.name}" if hit.customer else ""
        when = f" · {hit.date.isoformat()}" if hit.date else ""
        output.say(f"{kind_label}{whose}{when} · {output.short(hit.id)}")
        output.say(f"  {hit.snippet or hit.title}")
    if not found.results:
        output.note(f"Nothing found for “{query}”.")
    elif found.total > len(found.results):
        output.note(f"{len(found.results)} of {found.total}.")
    if found.did_you_mean:
        output.note(f"Did you mean “{found.did_you_mean}”?")


@command("brief")
@click.argument("customer")
@click.option("--since", metavar="DATE", help="What happened since this day.")
@click.option("--format", "form", type=click.Choice(["text", "html", "md"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def brief_command(session: Session, customer: str, since: str | None, form: str, out: Path | None) -> None:
    """What we know of a CUSTOMER, what happened, what to do next."""
    tacit = session.tacit
    brief = tacit.briefs.brief(tacit.records.resolve(customer, "customer").id, since=session.day(since))
    if session.json:
        output.emit(output.plain(brief))
        return
    text = tacit.briefs.render(brief, form)
    if out is None:
        output.say(text)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as fault:
        raise DiskTrouble(f"{out} cannot be written. Choose another place.") from fault
    output.note(f"Written: {out}")
