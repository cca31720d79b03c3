"""What is sent to whoever helps: enough to help, and nothing that is nobody's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.services import support
from studio.services.secrets import Secret
from studio.services.studio import Studio
from studio.services.support import LOG_LINES, support_text, without_names_and_secrets


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("Authorization: Bearer abc.def-123456", "abc.def-123456"),
        ("header X-Internal-Token: s3cr3t-value", "s3cr3t-value"),
        ("{'api_key': 'sk-1234567890'}", "sk-1234567890"),
        ("password=hunter2hunter2 next", "hunter2hunter2"),
        ("PUT https://kim:pw@host/x failed", "kim:pw"),
        ("PUT https://bucket/x.mp4?X-Amz-Signature=99ff failed", "99ff"),
        ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig", "eyJzdWIiOiIxIn0"),
        ("sent to kim@example.com", "kim@example.com"),
        ("/home/kimyuna/대본/a.json", "kimyuna"),
        ("/Users/이민수/a.json", "이민수"),
        (r"C:\Users\Kim\AppData\x", "Kim"),
        (r"'C:\\Users\\Kim\\x'", "Kim"),
        ("it said tok-from-environment aloud", "tok-from-environment"),
    ],
)
def test_secrets_and_names_are_removed(said: str, secret: str) -> None:
    left = without_names_and_secrets(said, ["tok-from-environment", "a"])
    assert secret not in left
    assert left != ""


def test_what_helps_stays() -> None:
    said = "COMPOSE_FAILED at /opt/studio/film/join.py:12, job job-3f2a, 1280x720, key frames: 24, 한글"
    assert without_names_and_secrets(said, []) == said


def test_the_account_and_the_machine_are_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support.getpass, "getuser", lambda: "minsu")
    monkeypatch.setattr(support.platform, "node", lambda: "minsu-laptop")
    left = without_names_and_secrets("Linux minsu-laptop, by Minsu; minsury stays", [])
    assert left == "Linux [user], by [user]; minsury stays"


def test_the_report_has_versions_checks_and_the_end_of_the_log(studio: Studio) -> None:
    for number in range(LOG_LINES + 50):
        with studio.log.path.open("a", encoding="utf-8") as file:
            file.write(f"line {number} password=very-secret-{number}\n")
    text = support_text(studio.diagnostics.report(), studio.log.path, {})
    assert "CTRLF Studio" in text
    assert "Database" in text
    assert f"line {LOG_LINES + 49}" in text
    assert "line 49 " not in text
    assert "very-secret" not in text
    assert str(Path.home()) not in text.replace("~", "")


def test_a_log_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "there is none yet" in support_text([], tmp_path / "studio.log", {})


def test_what_is_kept_secret_in_the_studio_or_by_a_variable_is_removed(
    studio: Studio, tmp_path: Path
) -> None:
    studio.secrets.set(Secret.MODEL_KEY, "kept-in-the-keyring")
    with studio.log.path.open("a", encoding="utf-8") as file:
        file.write("asked with kept-in-the-keyring\n")
    assert "kept-in-the-keyring" not in studio.support_text()
    log = tmp_path / "x.log"
    log.write_text("asked with by-a-variable, PATH is /opt/studio", encoding="utf-8")
    said = support_text([], log, {"AWS_SECRET_ACCESS_KEY": "by-a-variable", "PATH": "/opt/studio"})
    assert "by-a-variable" not in said
    assert "/opt/studio" in said
