"""Ways to reach somebody: calling and writing through the system's own programs, for addresses that are just that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_PHONE = re.compile(r"[\d+*#,;()./\s-]{3,40}")
_EMAIL = re.compile(r"[^\s@<>\"?&=/\\:]+@[^\s@<>\"?&=/\\:]+\.[^\s@<>\"?&=/\\:]+")
_SITE = re.compile(r"(?:https?://)?[\w.-]+\.[a-z]{2,}(?:[/:?#][^\s]*)?", re.IGNORECASE)


def phone_url(number: str) -> QUrl:
    """tel: of what is plainly a phone number; an empty URL of anything else."""
    if not _PHONE.fullmatch(number.strip()):
        return QUrl()
    digits = re.sub(r"[^\d+*#]", "", re.sub(r"\(0\)", "", number))
    return QUrl(f"tel:{digits}") if len(digits) >= 3 else QUrl()


def mail_url(address: str) -> QUrl:
    """mailto: of what is plainly one address, without subject or copies; an empty URL of anything else."""
    text = address.strip()
    if not _EMAIL.fullmatch(text):
        return QUrl()
    made = QUrl()
    made.setScheme("mailto")
    made.setPath(text)
    return made


def site_url(address: str) -> QUrl:
    """http or https of what is plainly a website; an empty URL of anything else."""
    text = address.strip()
    if not _SITE.fullmatch(text):
        return QUrl()
    return QUrl(text if "://" in text else f"https://{text}")


def open_url(url: QUrl) -> bool:
    """Hands a URL of a safe scheme to the system; False for every other."""
    if not url.isValid() or url.scheme() not in ("tel", "mailto", "http", "https"):
        return False
    return QDesktopServices.openUrl(url)


def ways(record: Any) -> Sequence[tuple[str, str, QUrl]]:
    """(icon, words, URL) for the phones, addresses and websites of a contact or customer. The URL may be empty."""
    phones = getattr(record, "phones", None) or ([record.phone] if getattr(record, "phone", "") else [])
    mails = getattr(record, "emails", None) or ([record.email] if getattr(record, "email", "") else [])
    sites = getattr(record, "websites", None) or ([record.website] if getattr(record, "website", "") else [])
    return [
        *(("phone", one, phone_url(one)) for one in phones),
        *(("mail", one, mail_url(one)) for one in mails),
        *(("external", one, site_url(one)) for one in sites),
    ]
