"""Calling and writing: only plain numbers and addresses leave the program, in a safe scheme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl

from desktop.widgets.record_ways import mail_url, open_url, phone_url, site_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("+49 (0)441 12 34-56", "tel:+49441123456"),
        ("07700 900412", "tel:07700900412"),
        ("ask for Maren", ""),
        ("javascript:1", ""),
        ("12", ""),
    ],
)
def test_a_phone_number(typed: str, url: str) -> None:
    assert phone_url(typed).toString() == url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("anna@firm.example", "mailto:anna@firm.example"),
        ("anna@firm.example?bcc=thief@else.example", ""),
        ("anna@firm.example, b@c.example", ""),
        ("file:///etc/passwd", ""),
        ("no address", ""),
    ],
)
def test_an_address(typed: str, url: str) -> None:
    assert mail_url(typed).toString() == url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("firm.example", "https://firm.example"),
        ("http://firm.example/a", "http://firm.example/a"),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_website(typed: str, url: str) -> None:
    assert site_url(typed).toString() == url


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", ""])
def test_nothing_but_safe_schemes_is_opened(url: str) -> None:
    assert open_url(QUrl(url)) is False
