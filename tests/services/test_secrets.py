"""Tokens come from the environment or the keyring, and are told to nobody."""

from __future__ import annotations

import pytest

from studio.services.secrets import SERVICE, Keeping, Secret, Secrets
from tests.fakes.keyring import Ring

TOKEN = Secret.BACKEND_INTERNAL


def test_a_secret_is_kept_in_the_keyring_and_found_by_the_next_start() -> None:
    ring = Ring()
    assert Secrets({}, lambda: ring).set(TOKEN, " s3cret ")
    assert ring.kept == {(SERVICE, "backend_internal_token"): "s3cret"}
    assert Secrets({}, lambda: ring).get(TOKEN) == "s3cret"


def test_an_empty_one_is_forgotten() -> None:
    ring = Ring()
    secrets = Secrets({}, lambda: ring)
    secrets.set(TOKEN, "s3cret")
    secrets.set(TOKEN, "")
    assert ring.kept == {}
    assert secrets.get(TOKEN) == ""
    assert secrets.set(TOKEN, ""), "forgetting what is not there is no trouble"


@pytest.mark.parametrize("locked", [True, False])
def test_without_a_keyring_it_lasts_as_long_as_the_program(locked: bool) -> None:
    ring = Ring()
    ring.locked = True
    secrets = Secrets({}, lambda: ring if locked else None)
    assert not secrets.set(TOKEN, "s3cret")
    assert secrets.get(TOKEN) == "s3cret"
    assert Secrets({}, lambda: None).get(TOKEN) == ""


def test_the_environment_wins_and_is_never_kept() -> None:
    ring = Ring()
    secrets = Secrets({"BACKEND_INTERNAL_TOKEN": "from outside"}, lambda: ring)
    assert secrets.get(TOKEN) == "from outside"
    assert secrets.is_from_environment(TOKEN)
    assert not secrets.is_from_environment(Secret.MODEL_KEY)
    assert ring.kept == {}


def test_they_show_themselves_to_nobody() -> None:
    secrets = Secrets({"LLM_API_KEY": "sk-1"}, lambda: None)
    secrets.set(TOKEN, "s3cret")
    assert "sk-1" not in repr(secrets)
    assert "s3cret" not in repr(secrets)


def test_it_is_known_where_each_is() -> None:
    ring = Ring()
    secrets = Secrets({"LLM_API_KEY": "sk-1"}, lambda: ring)
    assert secrets.keeping(TOKEN) is Keeping.NOWHERE
    assert secrets.keeping(Secret.MODEL_KEY) is Keeping.ENVIRONMENT
    assert secrets.decided_by(Secret.MODEL_KEY) == "LLM_API_KEY"
    assert secrets.decided_by(TOKEN) == ""
    secrets.set(TOKEN, "s3cret")
    assert secrets.keeping(TOKEN) is Keeping.KEYRING
    assert Secrets({}, lambda: ring).keeping(TOKEN) is Keeping.KEYRING, "also after the next start"
    secrets.set(TOKEN, "")
    assert secrets.keeping(TOKEN) is Keeping.NOWHERE
    ring.locked = True
    secrets.set(TOKEN, "s3cret")
    assert secrets.keeping(TOKEN) is Keeping.MEMORY
