"""Another backend in the settings: the window says no longer what the first one said."""

from __future__ import annotations

import pytest

from studio.domain.backend import BackendSettings
from studio.domain.sync import SyncState
from tests.fakes import office
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person
from tests.flows.test_sync_flow import backend, settings_of, show, state

__all__ = ["backend"]


@pytest.fixture
def person(open_window: OpenWindow, pipeline: FakePipeline, backend: Backend) -> Person:
    person = open_window(render=pipeline)
    window = person.window
    window.settings.change({"backend": settings_of(backend)})
    window.studio.sync.pull("s-1")
    office.changed(backend, "s-1", "They changed it.")
    window.session.open("s-1")
    show(person)
    window.backend_desk.refresh()
    person.wait(lambda: state(person) is SyncState.CHANGED_THERE)
    person.wait(lambda: window.status_line.backend_note.isVisible())
    return person


@pytest.mark.parametrize("is_shown", [True, False])
def test_the_sign_of_the_first_backend_goes_with_it(person: Person, backend: Backend, is_shown: bool) -> None:
    window = person.window
    window.docks["backend"].setVisible(is_shown)
    note = window.status_line.backend_note
    with serving(Backend()) as other:
        window.settings.change({"backend": settings_of(other)})
        person.wait(lambda: not note.isVisible())
        person.wait(lambda: state(person) is SyncState.ONLY_HERE)
        window.settings.change({"backend": settings_of(backend)})
        person.wait(note.isVisible)
        window.settings.change({"backend": BackendSettings()})
        person.wait(lambda: not note.isVisible())
