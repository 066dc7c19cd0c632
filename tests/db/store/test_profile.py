"""What opens a profile, what does not, and what its folder gives away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.services import profiles
from db.services.errors import Damaged, Invalid, KeyringUnavailable, NotFound, TooNew, WrongKey
from db.store import cipher, raw, ring
from tests.db.world import PASSPHRASE, TestWorld


@pytest.fixture
def made(tmp_path: Path, test_world: TestWorld) -> profiles.Created:
    created, tacit = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE, world=test_world.world())
    tacit.records.add("customer", {"name": "Weserstahl"})
    tacit.close()
    return created


def test_the_passphrase_opens_it_and_another_does_not(made: profiles.Created) -> None:
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        assert tacit.me.name == "Maren"
    with pytest.raises(WrongKey):
        profiles.open_profile(made.path, PASSPHRASE + " ")
    with pytest.raises(WrongKey):
        profiles.open_profile(made.path, None)


def test_the_recovery_key_opens_it_however_it_is_typed_and_sets_the_passphrase(made: profiles.Created) -> None:
    typed = made.recovery_key.lower().replace("-", " ")
    profiles.recover(made.path, typed, "another passphrase").close()
    with pytest.raises(WrongKey):
        profiles.open_profile(made.path, PASSPHRASE)
    with profiles.open_profile(made.path, "another passphrase") as tacit:
        assert tacit.records.list("customer").total == 1


def test_a_new_recovery_key_ends_the_old_one(made: profiles.Created) -> None:
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        fresh = tacit.safety.new_recovery_key()
    with pytest.raises(WrongKey):
        profiles.recover(made.path, made.recovery_key, "x y z x y z")
    profiles.recover(made.path, fresh, "x y z x y z").close()


def test_changing_the_passphrase_asks_for_the_old_one(made: profiles.Created) -> None:
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        with pytest.raises(WrongKey):
            tacit.safety.change_passphrase("wrong", "a new passphrase")
        with pytest.raises(Invalid):
            tacit.safety.change_passphrase(PASSPHRASE, "short")
        tacit.safety.change_passphrase(PASSPHRASE, "a new passphrase")
    profiles.open_profile(made.path, "a new passphrase").close()


def test_without_a_keyring_to_trust_no_profile_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeyringUnavailable):
        profiles.create(tmp_path / "p", "Maren")
    assert not (tmp_path / "p").exists()


def test_a_profile_is_never_made_over_another(made: profiles.Created) -> None:
    with pytest.raises(Invalid):
        profiles.create(made.path, "Jonas", passphrase=PASSPHRASE)
    profiles.open_profile(made.path, PASSPHRASE).close()


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"wraps": 7, "device": "x"}', b"\xff\xfe"])
def test_a_damaged_profile_file_is_named(made: profiles.Created, damage: bytes) -> None:
    (made.path / "profile.json").write_bytes(damage)
    with pytest.raises(Damaged):
        profiles.open_profile(made.path, PASSPHRASE)


@pytest.mark.parametrize("cost", [1 << 40, 8])
def test_an_absurd_cost_of_the_key_is_refused_and_eats_no_memory(made: profiles.Created, cost: int) -> None:
    data = json.loads((made.path / "profile.json").read_text())
    data["wraps"]["passphrase"]["n"] = cost
    (made.path / "profile.json").write_text(json.dumps(data))
    with pytest.raises(Damaged):
        profiles.open_profile(made.path, PASSPHRASE)


def test_a_profile_of_a_newer_tacit_is_left_alone(made: profiles.Created) -> None:
    data = json.loads((made.path / "profile.json").read_text()) | {"format": 99}
    (made.path / "profile.json").write_text(json.dumps(data))
    with pytest.raises(TooNew):
        profiles.open_profile(made.path, PASSPHRASE)


def test_a_store_of_another_key_or_of_rubbish_is_named(made: profiles.Created) -> None:
    (made.path / "store.db").write_bytes(b"rubbish" * 4096)
    for rest in made.path.glob("store.db-*"):
        rest.unlink()
    with pytest.raises(Damaged):
        profiles.open_profile(made.path, PASSPHRASE)


def test_no_profile_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        profiles.open_profile(tmp_path / "nowhere", PASSPHRASE)


@pytest.mark.parametrize("name", ["..", "../x", "", "a" * 70, "-x", "x\0y"])
def test_names_that_lead_elsewhere_are_no_names(name: str, home: Path) -> None:
    try:
        place = profiles.locate(name)
    except Invalid:
        return
    assert place == home / profiles.DEFAULT or "/" in name


def test_damaged_settings_keep_nobody_out(made: profiles.Created) -> None:
    (made.path / "settings.json").write_text('{"theme": 7, "language": "de", "nonsense": 1}')
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        assert (tacit.settings.theme, tacit.settings.language) == ("", "de")
        tacit.settings.theme = "dark"
        tacit.settings.save()
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        assert tacit.settings.theme == "dark"


def test_the_store_opens_with_foreign_keys_a_wal_and_nothing_spilled(made: profiles.Created) -> None:
    with profiles.open_profile(made.path, PASSPHRASE) as tacit:
        opened = raw.connect(tacit.profile.store, tacit.profile.key)
        settings = {name: opened.execute(f"PRAGMA {name}").fetchone()[0] for name in
                    ("foreign_keys", "journal_mode", "temp_store", "secure_delete", "synchronous")}  # fmt: skip
        opened.close()
    assert settings == {"foreign_keys": 1, "journal_mode": "wal", "temp_store": 2, "secure_delete": 1, "synchronous": 2}


def test_what_nobody_can_guess_is_not_stretched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: dict[str, str] = {}
    monkeypatch.setattr(ring, "probe", lambda: None)
    monkeypatch.setattr(ring, "store", held.__setitem__)
    monkeypatch.setattr(ring, "fetch", held.get)
    created, tacit = profiles.create(tmp_path / "p", "Maren")
    tacit.close()
    wraps = json.loads((created.path / "profile.json").read_text())["wraps"]
    assert {name: wrap["kdf"] for name, wrap in wraps.items()} == {"keyring": "hkdf", "recovery": "scrypt"}
    monkeypatch.setattr(cipher, "stretch", lambda *_: pytest.fail("stretched"))
    profiles.open_profile(created.path).close()
    (name,) = held
    held[name] = "0" * 64
    with pytest.raises(WrongKey):
        profiles.open_profile(created.path)


@pytest.mark.costly
def test_a_real_profile_pays_the_full_cost_of_stretching(tmp_path: Path) -> None:
    created, tacit = profiles.create(tmp_path / "p", "Maren", passphrase=PASSPHRASE)
    tacit.close()
    wraps = json.loads((created.path / "profile.json").read_text())["wraps"]
    assert {wrap["n"] for wrap in wraps.values()} == {1 << 16} == {cipher.SCRYPT_N}
