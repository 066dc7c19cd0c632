"""The bus: what is not declared fails, so that a typing error is found at once."""

from __future__ import annotations

import pytest

from desktop.bus import Bus, Place, Toast


def test_an_unknown_event_fails(bus: Bus) -> None:
    with pytest.raises(AttributeError):
        bus.custumers_changed.emit()  # type: ignore[attr-defined]


def test_a_payload_of_the_wrong_type_fails(bus: Bus) -> None:
    with pytest.raises((TypeError, ValueError)):
        bus.open_record.emit("customer")


def test_payloads_arrive_as_they_were(bus: Bus) -> None:
    heard: list[object] = []
    bus.go.connect(heard.append)
    bus.toast.connect(heard.append)
    bus.go.emit(Place("people", record="x"))
    bus.toast.emit(Toast("done", undo=True))
    assert heard == [Place("people", record="x"), Toast("done", undo=True)]
    assert isinstance(heard[0], Place)
