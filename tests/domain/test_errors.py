"""Errors carry a code, a cause and a next step, in both languages, and fit into a record."""

from __future__ import annotations

import pytest

from studio.domain import errors
from studio.domain.errors import (
    BadInput,
    Canceled,
    EnvironmentTrouble,
    ErrorCode,
    FieldProblem,
    InternalError,
    InvalidScript,
    NotFound,
    Refused,
    StepFailed,
    StudioError,
)
from studio.domain.text import Language, Text

CONTRACT = [
    "JOB_NOT_FOUND",
    "SCRIPT_NOT_FOUND",
    "SCRIPT_FETCH_UNAUTHORIZED",
    "SCRIPT_FETCH_FORBIDDEN",
    "SCRIPT_FETCH_SERVER_ERROR",
    "SCRIPT_FETCH_TIMEOUT",
    "BACKEND_NOT_CONFIGURED",
    "EMPTY_RENDER_SPEC",
    "NO_RENDER_SPEC",
    "NO_RENDER_SPEC_FOR_RETRY",
    "INVALID_SCRIPT",
    "PERMISSION_DENIED",
    "EDU_EXPIRED",
    "DUPLICATE_JOB",
    "CANNOT_CANCEL",
    "NOT_EDITABLE",
    "STORAGE_UPLOAD_FAILED",
    "SCRIPT_GENERATION_FAILED",
    "CANCELED",
    "INTERRUPTED",
    "TTS_FAILED",
    "COMPOSE_FAILED",
    "DISK_FULL",
    "INTERNAL_ERROR",
]


@pytest.mark.parametrize("name", CONTRACT)
def test_every_code_of_the_contract_is_there(name: str) -> None:
    assert ErrorCode(name).value == name


def test_the_tree_is_the_one_in_the_docstring() -> None:
    assert issubclass(InvalidScript, BadInput)
    assert issubclass(NotFound, Refused)
    kinds = (BadInput, Refused, StepFailed, EnvironmentTrouble, Canceled, InternalError)
    assert all(issubclass(kind, StudioError) for kind in kinds)
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in kinds)


def test_a_message_is_cause_and_next_step() -> None:
    error = StepFailed(ErrorCode.TTS_FAILED, Text(ko="원인.", en="Cause."), Text(ko="할 일.", en="Do this."))
    assert error.message(Language.KOREAN) == "원인. 할 일."
    assert error.message(Language.ENGLISH) == "Cause. Do this."


def test_a_stored_message_is_at_most_500_characters() -> None:
    error = StepFailed(ErrorCode.TTS_FAILED, Text(ko="가" * 600, en="a" * 500))
    assert len(error.stored_message(Language.KOREAN)) == 500
    assert error.stored_message(Language.KOREAN).endswith("…")
    assert error.stored_message(Language.ENGLISH) == "a" * 500


def test_an_invalid_script_names_the_fields_and_counts_the_rest() -> None:
    problem = Text(ko="글이 와야 합니다", en="expected text")
    found = Text(ko="숫자 5", en="the number 5")
    many = InvalidScript(
        [FieldProblem(f"scenes[{i}].text", problem, found) for i in range(5)], source="a.json"
    )
    told = many.message(Language.ENGLISH)
    assert "scenes[0].text: expected text (found the number 5)." in told
    assert "scenes[3]" not in told
    assert "2 more" in told
    assert "a.json" in told
    assert many.code is ErrorCode.INVALID_SCRIPT


def test_an_internal_error_has_a_reference() -> None:
    assert "abcd" in InternalError("abcd").message(Language.KOREAN)
    assert InternalError("abcd").code is ErrorCode.INTERNAL_ERROR


def test_canceled_has_its_code() -> None:
    assert Canceled().code is ErrorCode.CANCELED
