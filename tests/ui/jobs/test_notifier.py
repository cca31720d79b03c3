"""Messages outside the window: through a real session bus to a portal that stands for the desktop's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PORTAL = """
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from studio.ui.jobs.portal import INTERFACE, PATH, SERVICE, PortalNotes

app = QCoreApplication([])

@ClassInfo({"D-Bus Interface": INTERFACE})
class Portal(QObject):
    @Slot(str, "QVariantMap")
    def AddNotification(self, note, content):
        print("told", content["title"], "/", content["body"], flush=True)
        for clicked in ("somebody else's", note):
            signal = QDBusMessage.createSignal(PATH, INTERFACE, "ActionInvoked")
            signal.setArguments([clicked, "show", []])
            bus.send(signal)

bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
portal = Portal()
assert bus.registerService(SERVICE)
assert bus.registerObject(PATH, portal, QDBusConnection.RegisterOption.ExportAllSlots)
notes = PortalNotes(app)
assert notes.is_there

def clicked():
    print("clicked", flush=True)
    app.quit()

assert notes.tell("영상이 완성되었습니다", "2:38", clicked)
QTimer.singleShot(20_000, lambda: app.exit(1))
raise SystemExit(app.exec())
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs a session bus")
def test_a_message_reaches_the_desktop_and_a_click_comes_back(tmp_path: Path) -> None:
    program = tmp_path / "portal.py"
    program.write_text(PORTAL, encoding="utf-8")
    run = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(program)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == ["told 영상이 완성되었습니다 / 2:38", "clicked"]
