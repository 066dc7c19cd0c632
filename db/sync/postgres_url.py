"""The address of a Postgres store, and where its password comes from.

`postgresql://USER@HOST:PORT/DATABASE?sslmode=verify-full`. The server's certificate is verified unless the address says
otherwise and the person has confirmed it. A password in an address is refused: addresses are shown, logged and kept.
"""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from db.domain.words import QT_TRANSLATE_NOOP
from db.store import ring
from db.store.errors import Invalid, KeyringUnavailable

#: What an address may ask for besides; anything else would change what Tacit itself decides.
_OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "host", "channel_binding", "krbsrvname", "gssencmode")
_WEAKER = ("disable", "allow", "prefer", "require", "verify-ca")
_BUNDLES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is and as whom to ask. Holds no secret, so it may be shown and kept."""

    user: str
    host: str
    port: int
    database: str
    options: tuple[tuple[str, str], ...] = ()

    @property
    def url(self) -> str:
        local = self.host.startswith("/")
        options = dict(self.options) | ({"host": self.host} if local else {})
        host = "" if local else f"[{self.host}]" if ":" in self.host else self.host
        query = f"?{urlencode(options)}" if options else ""
        return f"postgresql://{quote(self.user)}@{host}:{self.port}/{quote(self.database)}{query}"

    @property
    def secret_name(self) -> str:
        """Under which the keyring keeps the password."""
        return f"store {self.user}@{self.host}:{self.port}/{self.database}"

    def parameters(self) -> dict[str, str]:
        """For libpq, certificates verified unless the address says otherwise."""
        given = {"host": self.host, "port": str(self.port), "user": self.user, "dbname": self.database}
        if self.host.startswith("/"):
            return given | dict(self.options)
        wanted = {"sslmode": "verify-full"} | dict(self.options)
        if wanted["sslmode"].startswith("verify") and "sslrootcert" not in wanted:
            wanted["sslrootcert"] = _authorities()
        return given | wanted


def parse(url: str, *, confirmed_weak: bool = False) -> Address:
    """An address from its text. Invalid, with a sentence to show, where it does not fit, carries a password, or asks
    for less than a verified connection without the person having confirmed that (`confirmed_weak`)."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or 5432
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError:
        raise Invalid(_FORM) from None
    if parts.password is not None or "password" in options:
        raise Invalid(
            QT_TRANSLATE_NOOP(
                "db",
                "A password does not belong in the address, where others can read it. Leave it out: Tacit asks for it "
                "and keeps it in the keyring; PGPASSWORD and a pgpass file work too.",
            )
        )
    if parts.scheme not in ("postgresql", "postgres") or not parts.username or parts.path.strip("/") == "":
        raise Invalid(_FORM)
    if any(name not in _OPTIONS for name in options):
        raise Invalid(QT_TRANSLATE_NOOP("db", "This address asks for something that Tacit does not let it decide."))
    host = options.pop("host", "") or parts.hostname or "localhost"
    _refuse_weak(options.get("sslmode", "verify-full"), confirmed_weak or host.startswith("/"))
    return Address(unquote(parts.username), host, port, unquote(parts.path.strip("/")), tuple(sorted(options.items())))


_FORM = QT_TRANSLATE_NOOP("db", "A Postgres store is written like postgresql://maren@db.example.com/tacit")


def _refuse_weak(mode: str, confirmed: bool) -> None:
    if mode != "verify-full" and mode not in _WEAKER:
        raise Invalid(QT_TRANSLATE_NOOP("db", "sslmode in the address is none that Postgres knows."))
    if mode in _WEAKER and not confirmed:
        raise Invalid(
            QT_TRANSLATE_NOOP(
                "db",
                "With this sslmode somebody in between could read and change everything, also the password. If you "
                "mean it, confirm it; otherwise leave sslmode out.",
            ),
            "sslmode",
        )


def _authorities() -> str:
    """The file of certificate authorities to trust: Postgres's own of this user, else the system's."""
    paths = ssl.get_default_verify_paths()
    own = Path.home() / ".postgresql" / "root.crt"
    for place in (own, os.environ.get("SSL_CERT_FILE"), paths.cafile, paths.openssl_cafile, *_BUNDLES):
        if place and Path(place).is_file():
            return str(place)
    return "system"


# --- passwords --------------------------------------------------------------------------------------------------------


def password_for(address: Address, environment: Mapping[str, str] = os.environ) -> str | None:
    """The password to use: None leaves it to libpq (PGPASSWORD, a pgpass file, a login without one), else what the
    keyring holds."""
    if environment.get("PGPASSWORD"):
        return None
    try:
        return ring.fetch(address.secret_name)
    except KeyringUnavailable:
        return None


def remember(address: Address, password: str) -> None:
    """Keep the password in the keyring. KeyringUnavailable where there is none to trust."""
    ring.store(address.secret_name, password)


def forget(address: Address) -> None:
    ring.forget(address.secret_name)
