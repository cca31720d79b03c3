"""Encoding ahead gives way: to a render, and to the end of the studio."""

import threading
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.settings import Settings
from studio.pipeline import ahead
from studio.services.engine import Engine, Folders
from tests.pipeline.kit import SILENT, spec_of


def test_closing_stops_what_is_being_spoken_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    speaking = threading.Event()

    def speak(_spec: object, _tools: object, _pool: object, stop: CancelToken, _cancel: object) -> bool:
        speaking.set()
        return not stop.wait(60)

    monkeypatch.setattr(ahead, "encode_ahead", speak)
    engine, said = Engine(Folders(tmp_path), Settings), list[bool]()
    thread = threading.Thread(target=lambda: said.append(engine.encode_ahead(spec_of(SILENT), CancelToken())))
    thread.start()
    assert speaking.wait(10)
    engine.close()
    thread.join(10)
    assert said == [False]


def test_nothing_is_begun_after_the_end(tmp_path: Path):
    engine = Engine(Folders(tmp_path), Settings)
    engine.close()
    assert not engine.encode_ahead(spec_of(SILENT), CancelToken())
