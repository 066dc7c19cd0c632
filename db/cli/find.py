"""Commands that find: full-text search, and the brief of a customer."""

from __future__ import annotations

from pathlib import Path

import click

from db.cli import output
from db.cli.main import Session, command
from db.services.errors import DiskTrouble, TacitError
from db.services.search_parts import SearchResult


class _Search(click.Command):
    """Takes a query that begins with a minus as it stands: “-pump” is what is left out, no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        valued = {name for one in self.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
        pairs = list(zip(["", *args], args, strict=False))
        minus = [at for at, (last, one) in enumerate(pairs) if _left_out(one) and last not in valued]
        if "--" not in args and len(minus) == 1:
            args = [*args[: minus[0]], *args[minus[0] + 1 :], "--", args[minus[0]]]
        return super().parse_args(ctx, args)


def _left_out(argument: str) -> bool:
    return argument[:1] == "-" and argument[1:2] not in ("", "-") and argument != "-h"


@command("search", cls=_Search)
@click.argument("query", default="")
@click.option("--kind", help="Only this kind of record.")
@click.option("--customer", help="Only of this customer.")
@click.option("--author", help="Only written by this colleague.")
@click.option("--since", metavar="DATE", help="Not older than this day.")
@click.option("--until", metavar="DATE", help="Not younger than this day.")
@click.option("--sort", type=click.Choice(["relevance", "date"]), default="relevance", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--like", metavar="ID", help="More like this record: what tells of the same.")
@click.option("--save", metavar="NAME", help="Keep this search under a name.")
@click.option(
    "--saved",
    metavar="NAME",
    is_flag=False,
    flag_value="",
    default=None,
    help="Search again what was saved as NAME; without a name, list what is saved and how much it finds.",
)
def search_command(
    session: Session,
    query: str,
    sort: str,
    limit: int,
    like: str | None,
    save: str | None,
    saved: str | None,
    **only: str | None,
) -> None:
    """Full text: words, "phrases", -not, or, customer:, by:, topic:, is:open, due:<friday, since:2w …"""
    tacit = session.tacit
    if saved == "":
        _list_saved(session)
        return
    if saved is not None:
        one = tacit.searches.named(saved)
        query, sort = f"{one.query} {query}".strip(), "date" if one.newest_first else sort
    elif not query.strip() and not like and not any(only.values()):
        raise click.UsageError("Say what to search for.")
    before = {one.id: one.query for one in tacit.searches.all()} if save is not None else {}
    kept = tacit.searches.save(save, query, sort == "date") if save is not None else None
    found = tacit.finder.search(
        query,
        kind=only["kind"],
        customer=_id(session, only["customer"], "customer"),
        author=_id(session, only["author"], "colleague"),
        since=session.day(only["since"]),
        until=session.day(only["until"]),
        sort=sort,
        limit=limit,
        like=tacit.records.get(like).id if like else None,
    )
    _say(session, query, found)
    if kept is not None:
        replaced = f" It replaced “{before[kept.id]}”." if kept.id in before else ""
        output.note(f"Saved as “{kept.name}”.{replaced}")


def _id(session: Session, name: str | None, kind: str) -> str | None:
    return session.tacit.records.resolve(name, kind).id if name else None


def _list_saved(session: Session) -> None:
    """What is saved, in the order of the window's sidebar."""
    rows = session.tacit.searches.counted()
    if session.json:
        found = [{"id": one.id, "name": one.name, "query": one.query, "count": one.count} for one in rows]
        output.emit({"total": len(rows), "results": found})
        return
    starts = session.tacit.records.starts(one.id for one in rows)
    for one in rows:
        output.say(f"{one.name} · {one.count} · {one.query} · {starts[one.id]}")
    if not rows:
        output.note("No search is saved yet. “tacit search QUERY --save NAME” saves one.")


def _say(session: Session, query: str, found: SearchResult) -> None:
    tacit = session.tacit
    if session.json:
        hits = [
            {"id": hit.id, "kind": hit.kind, "title": hit.title, "customer": output.plain(hit.customer)}
            | {"snippet": hit.snippet, "score": hit.score, "date": hit.date.isoformat() if hit.date else None}
            | {"due": hit.due.isoformat() if hit.due else None}
            for hit in found.results
        ]
        output.emit(
            {"total": found.total, "took_ms": found.took_ms, "results": hits, "did_you_mean": found.did_you_mean}
        )
        return
    starts = tacit.records.starts(hit.id for hit in found.results)
    for hit in found.results:
        kind_label = tacit.kinds[hit.kind].label
        whose = f" · {hit.customer.name}" if hit.customer else ""
        about = f" · {hit.about}" if hit.about else ""
        when = f" · {hit.date.isoformat()}" if hit.date else ""
        when = f" · due {hit.due.isoformat()}" if hit.due else when
        output.say(f"{kind_label}{whose}{about}{when} · {starts[hit.id]}")
        if hit.kind != "note" or not hit.snippet:  # a note has no title but its first words: the snippet says them
            output.say(f"  {hit.title}")
        if hit.snippet and (hit.kind == "note" or hit.snippet != hit.title):
            output.say(f"  {hit.snippet}")
    if not found.results:
        output.note(f"Nothing found for “{query}”." if query else "Nothing found.")
    elif found.total > len(found.results):
        output.note(f"{len(found.results)} of {found.total}.")
    # Nobody types on here: what a window would wait for is said too.
    for remark in dict.fromkeys((*tacit.finder.read(f"{query} ").remarks, *found.remarks)):
        output.note(str(remark))
    if found.did_you_mean:
        output.note(f"Did you mean “{found.did_you_mean}”?")


@command("brief")
@click.argument("customer")
@click.option("--since", metavar="DATE", help="What happened since this day.")
@click.option("--format", "form", type=click.Choice(["text", "html", "md", "pdf"]), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def brief_command(session: Session, customer: str, since: str | None, form: str, out: Path | None) -> None:
    """What we know of a CUSTOMER, what happened, what to do next."""
    if form == "pdf" and out is None:
        raise click.UsageError("Say where the PDF goes: --out FILE.")
    tacit = session.tacit
    brief = tacit.briefs.brief(tacit.records.resolve(customer, "customer").id, since=session.day(since))
    if session.json:
        output.emit(output.plain(brief))
        return
    if out is None:
        output.say(tacit.briefs.render(brief, form))
        return
    try:
        if form == "pdf":
            _pdf(session, tacit.briefs.render(brief, "html"), out)
        else:
            out.write_text(tacit.briefs.render(brief, form), encoding="utf-8")
    except OSError as fault:
        raise DiskTrouble(f"{out} cannot be written. Choose another place.") from fault
    output.note(f"Written: {out}")


def _pdf(session: Session, page: str, out: Path) -> None:
    """Laid out by Qt as in the window, so that there is one PDF and every script has a font."""
    try:
        if session.paper is None:
            raise ImportError("nobody to lay it out")
        session.paper(page, str(out))
    except ImportError as fault:
        raise TacitError(
            "A PDF needs Qt, which is not installed here. Write it with --format html; any browser prints that."
        ) from fault
