"""What a person prefers, in a readable file over which environment variables win."""

import contextlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from filelock import FileLock
from pydantic import BaseModel, ValidationError

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.instants import utc_now
from studio.domain.settings import RenderSettings, Settings
from studio.domain.text import Text
from studio.services.environment import bad_value, overlaid, render_with, replaced, variable_over
from studio.services.logs import log

_PATIENCE_SEC: Final = 5.0
"""How long another window may take to store its settings."""


class Preferences:
    """The settings of a data directory: `settings.json`, overlaid by the environment."""

    def __init__(self, path: Path, environ: Mapping[str, str]) -> None:
        self._path = path
        self._environ = environ
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        """Apart from the guard: who only changes a value must not wait for the disk."""
        self.notice: Text | None = None
        """What a person should know about the settings file: set when a damaged one was put aside."""
        self._unsaved: list[Mapping[str, object]] = []
        """Changes, by dotted path, that hold here and are not in the file yet."""
        self._stored = self._read()
        self._settings = overlaid(self._stored, environ)

    def get(self) -> Settings:
        """Return the settings that hold now, the environment's values over the file's."""
        return self._settings

    def update(self, **changes: object) -> Settings:
        """Change and store settings by field name; raises `BadInput` for a value that cannot be."""
        with self._guard:
            stored = self._changed(changes)
            self._add_to_file([changes])
            return self._hold(stored)

    def change(self, values: Mapping[str, object]) -> Settings:
        """Have settings hold from now on, by dotted path (`render.voice.speed`); `save` stores them.

        Raises `BadSetting` for a value that cannot be; then nothing changes.
        """
        with self._guard:
            settings = self._hold(self._changed(values))
            self._unsaved.append(dict(values))
            return settings

    def save(self) -> None:
        """Store what was changed; raises `EnvironmentTrouble` where the file cannot be written."""
        with self._guard:
            unsaved, self._unsaved = self._unsaved, []
        try:
            self._add_to_file(unsaved)
        except BaseException:
            with self._guard:
                self._unsaved = [*unsaved, *self._unsaved]
            raise

    def decided_by(self, path: str) -> str:
        """Return the environment variable that decides a setting (dotted path), empty where none does."""
        return variable_over(path, self._environ)

    def render_settings(self, **changes: object) -> RenderSettings:
        """Return the render settings with some fields replaced for one film; raises `BadInput`."""
        try:
            return render_with(self._settings.render, **changes)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"]) or ", ".join(changes)
            shown = first["input"] if first["loc"] else ", ".join(str(v) for v in changes.values())
            raise bad_value(where, shown, error) from error

    def _add_to_file(self, changes: Sequence[Mapping[str, object]]) -> None:
        """Put changes into the file as it is now: what another window changed there stays."""
        try:
            with self._writing, FileLock(f"{self._path}.lock", timeout=_PATIENCE_SEC, thread_local=False):
                settings = self._read()
                for values in changes:
                    settings = self._laid_over(settings, values)
                self._write(settings)
        except OSError as error:
            raise _not_saved(self._path, error) from error

    def _laid_over(self, settings: Settings, values: Mapping[str, object]) -> Settings:
        try:
            return Settings.model_validate(replaced(settings, values))
        except ValidationError:
            # A part that another window has taken away meanwhile comes back whole, as it is here.
            wholes = {path.rpartition(".")[0] or path for path in values}
            return Settings.model_validate(
                replaced(settings, {path: _part(self._stored, path) for path in wholes})
            )

    def _changed(self, values: Mapping[str, object]) -> Settings:
        try:
            return Settings.model_validate(replaced(self._stored, values))
        except ValidationError as error:
            where = ".".join(str(part) for part in error.errors()[0]["loc"])
            raise bad_value(where, error.errors()[0]["input"], error) from error

    def _hold(self, stored: Settings) -> Settings:
        self._stored = stored
        self._settings = overlaid(stored, self._environ)
        return self._settings

    def _read(self) -> Settings:
        try:
            return Settings.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return Settings()
        except ValidationError as error:
            aside = self._path.with_name(f"{self._path.stem}-damaged-{utc_now():%Y%m%dT%H%M%SZ}.json")
            log.warning("settings cannot be read, kept as %s: %s", aside.name, error)
            self._path.replace(aside)
            self.notice = Text(
                ko=f"설정 파일을 읽을 수 없어 기본값으로 시작합니다. 원래 파일은 {aside.name}에 있습니다.",
                en=f"The settings could not be read: defaults are used; the old file is {aside.name}.",
            )
            return Settings()
        except OSError as error:
            raise EnvironmentTrouble(
                ErrorCode.FILE_NOT_READABLE,
                Text(
                    ko=f"설정 파일을 읽을 수 없습니다: {self._path} ({error.strerror}).",
                    en=f"The settings file cannot be read: {self._path} ({error.strerror}).",
                ),
                Text(ko="파일의 권한을 확인하십시오.", en="Check the permissions of the file."),
            ) from error

    def _write(self, settings: Settings) -> None:
        half = self._path.with_name(self._path.name + ".part")
        text = json.dumps(settings.model_dump(mode="json"), ensure_ascii=False, indent=2, sort_keys=True)
        try:
            with half.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            half.replace(self._path)
        except OSError:
            with contextlib.suppress(OSError):
                half.unlink()
            raise


def _not_saved(path: Path, error: OSError) -> EnvironmentTrouble:
    why = error.strerror or error
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"설정을 저장할 수 없습니다: {path} ({why}).",
            en=f"The settings cannot be saved: {path} ({why}).",
        ),
        Text(ko="폴더의 권한과 디스크를 확인하십시오.", en="Check the folder's permissions and the disk."),
    )


def _part(model: BaseModel, path: str) -> object:
    for name in path.split("."):
        model = getattr(model, name)
    return model
