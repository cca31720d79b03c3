"""One open data directory and everything that can be done with it: what every face is handed."""

import getpass
import locale
import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from studio.domain.cancel import CancelToken
from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.review import Profile, Role
from studio.domain.spec import RenderSpec
from studio.domain.text import Language, Text
from studio.pipeline.workspace import sweep_dead
from studio.services.ahead import EncodingAhead
from studio.services.authoring import Authoring
from studio.services.backends import Backends
from studio.services.checking import Checking
from studio.services.connection_check import ConnectionChecks
from studio.services.creating import Creating
from studio.services.deliveries import Deliveries
from studio.services.diagnostics import Diagnostics
from studio.services.endings import Endings
from studio.services.engine import Engine, Folders, Render
from studio.services.hearing import Hearing
from studio.services.history import Histories
from studio.services.identity import Identity
from studio.services.job_logs import JobLogs
from studio.services.kept_work import KeptWork
from studio.services.language_model import LanguageModel
from studio.services.library import Library
from studio.services.logs import LogFile
from studio.services.made_pictures import MadePictures
from studio.services.music import Music
from studio.services.outbox_view import OutboxView
from studio.services.owners import Owner
from studio.services.pictures import Pictures
from studio.services.power import on_battery
from studio.services.preferences import Preferences
from studio.services.previewing import Previewing
from studio.services.publisher import Publisher
from studio.services.publishing import Publishing
from studio.services.queue_view import QueueView
from studio.services.rendering import Rendering
from studio.services.revisions import Revisions
from studio.services.screening import Screenings
from studio.services.scripts import Scripts
from studio.services.secrets import Secret, Secrets, system_keyring
from studio.services.speaking import online_voices
from studio.services.stand_ins import StandIns
from studio.services.starting import Starting
from studio.services.support import support_text
from studio.services.sync import Sync
from studio.services.telling import Telling
from studio.services.uploading import Uploading
from studio.services.videos import Videos
from studio.services.waveforms import Waveforms
from studio.speech.online import Online
from studio.store.database import Database
from studio.store.jobs import Jobs


class Studio:
    """The services over one data directory; close it when done."""

    def __init__(
        self,
        folders: Folders,
        environ: Mapping[str, str],
        render: Render | None,
        online: Online | None = None,
    ) -> None:
        self.data_dir = folders.data
        self.log = LogFile(folders.logs)
        self._environ = environ
        try:
            self.preferences = Preferences(folders.settings, environ)
            self._database = Database(folders.database)
        except BaseException:
            self.log.close()
            raise
        self._owner = Owner(folders.owners)
        self.secrets = Secrets(environ, system_keyring)
        online = online or online_voices(self.secrets, self.preferences.get, environ)
        self._engine = Engine(folders, self.preferences.get, lambda: self.uploading.as_step, online)
        self.ahead = EncodingAhead(
            self._engine.encode_ahead if render is None else _nothing_ahead,
            self.preferences.get,
            on_battery,
        )
        self.backends = Backends(self.preferences.get, self.secrets)
        self.identity = Identity(self.secrets, lambda: self.backends.is_configured)
        self.connection_checks = ConnectionChecks(
            self.preferences.get, self.secrets, environ, folders.storage_root
        )
        self.pictures = Pictures(folders.pictures)
        self.made_pictures = MadePictures(
            self._database,
            self.pictures,
            folders.cache,
            folders.scratch,
            settings=self.preferences.get,
            secrets=self.secrets,
            profile=lambda: self.profile,
        )
        self.music = Music(folders.music)
        self.scripts = Scripts(
            self._database,
            profile=lambda: self.profile,
            settings=self.preferences.get,
            active_job=Jobs(self._database).active_of,
            pictures=self.pictures,
        )
        self.authoring = Authoring(
            LanguageModel(self.preferences.get, self.secrets, environ), self.scripts, self._database
        )
        self.library = Library(
            self._database,
            self.scripts,
            self.preferences.get,
            speech_folder=folders.clips,
            pictures=folders.pictures,
        )
        self.revisions = Revisions(self._database, self.scripts, profile=lambda: self.profile)
        self.history = Histories(
            self.scripts, self.revisions, lambda script_id: Jobs(self._database).list(script_id=script_id)
        )
        self.videos = Videos(
            self._database,
            self.scripts,
            lambda: self.backends.open(),
            address=lambda: self.backends.address,
            profile=lambda: self.profile,
        )
        self.sync = Sync(
            self._database,
            self.scripts,
            self.revisions,
            self.videos,
            lambda: self.backends.open(),
            lambda: self.deliveries,
            address=lambda: self.backends.address,
        )
        job_logs = JobLogs(folders.logs / "jobs")
        self.uploading = Uploading(self._database, self.backends, self.preferences.get, self.secrets)
        stand_ins = StandIns(self._database, lambda: self.profile, lambda: self.backends.address)
        telling = Telling(
            self._database,
            self.backends,
            job_logs,
            education_of=self.videos.education_of,
            remote_script_of=stand_ins.remote_id_of,
        )
        endings = Endings(self._database, lambda: self.language, lambda: self.backends.address)
        self.deliveries = Deliveries(
            self._database,
            self._owner,
            uploading=self.uploading,
            backends=self.backends,
            telling=telling,
            scripts=self.scripts,
            storage_root=lambda: folders.storage_root(self.preferences.get()),
            require_open=self.videos.require_open,
            require_open_now=self.videos.require_open_now,
            language=lambda: self.language,
        )
        self.outbox = self.deliveries.outbox
        self.outbox_view = OutboxView(self._database, self.scripts)
        self._publisher = Publisher(lambda: self.secrets.get(Secret.REDIS_URL))
        self.rendering = Rendering(
            self._database,
            self.scripts,
            self._owner,
            render or self._engine.render,
            profile=lambda: self.profile,
            language=lambda: self.language,
            sweep=lambda: sweep_dead(folders.scratch),
            logs=job_logs,
            publisher=self._publisher,
            endings=endings,
            creating=Creating(
                self._database,
                self.scripts,
                stand_ins,
                owner_id=self._owner.id,
                profile=lambda: self.profile,
                settings=self.preferences.get,
                require_backend=self.backends.require,
                require_open=self.videos.require_open,
            ),
            starting=Starting(
                backends=self.backends,
                telling=telling,
                endings=endings,
                stand_ins=stand_ins,
                logs=job_logs,
                require_open=self.videos.require_open_now,
                language=lambda: self.language,
            ),
            stand_ins=stand_ins,
            require_open=self.videos.require_open,
        )
        self.queue_view = QueueView(self._database, job_logs)
        self.previewing = Previewing(folders.clips, self.preferences.get, folders.pictures, online)
        self.hearing = Hearing(folders.clips, folders.music, folders.cache)
        self.waveforms = Waveforms(folders.clips)
        self.checking = Checking(folders.pictures, folders.music, online)
        self.publishing = Publishing(self._database, lambda: folders.storage_root(self.preferences.get()))
        self.screenings = Screenings(
            self._database, self.rendering, self.publishing, self.scripts, self.videos.require_open
        )
        self.kept_work = KeptWork(folders)
        self.diagnostics = Diagnostics(
            self._database,
            folders,
            self.preferences,
            self._engine.try_encoders,
            self.connection_checks,
            online,
        )

    @property
    def language(self) -> Language:
        """The language in which the studio speaks: the setting, else the system's."""
        return self.preferences.get().language or system_language(self._environ)

    @property
    def profile(self) -> Profile:
        """The person at the studio: whoever is signed in at the backend, else the local profile.

        As long as that is awaited, nobody may decide.
        """
        if (signed_in := self.identity.current()) is not None:
            return signed_in.profile
        settings = self.preferences.get()
        roles = frozenset((Role.AUTHOR,)) if self.identity.is_awaited else settings.profile_roles
        return Profile(name=settings.profile_name or _account_name(), roles=roles)

    def support_text(self) -> str:
        """Return what is here and the end of the log, to be sent to whoever helps; takes a second or two."""
        kept = [self.secrets.get(secret) for secret in Secret]
        return support_text(self.diagnostics.report(), self.log.path, self._environ, kept)

    def close(self) -> None:
        """Let go of the records; whatever this studio had queued may be taken over by the next."""
        self._engine.close()
        self.ahead.close()
        self.hearing.close()
        self._publisher.close()
        self._owner.release()
        self._database.close()
        self.log.close()


def open_studio(
    data_dir: Path | None = None,
    environ: Mapping[str, str] | None = None,
    *,
    render: Render | None = None,
    online: Online | None = None,
) -> Studio:
    """Open (and where needed create or migrate) a data directory; by default the user's own.

    `online` are other services that speak than those on the network.

    Raises `EnvironmentTrouble` for a database or folder that cannot be used, `BadInput` for a wrong variable.
    Jobs that a crash left behind are only touched by `Rendering.recover`.
    """
    folder = data_dir or Path(platformdirs.user_data_dir("ctrlf-studio", appauthor=False))
    folder = folder.expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Studio(Folders(folder), os.environ if environ is None else environ, render, online)
    except OSError as error:
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_WRITABLE,
            Text(
                ko=f"데이터 폴더를 쓸 수 없습니다: {folder} ({error.strerror}).",
                en=f"The data directory cannot be used: {folder} ({error.strerror}).",
            ),
            Text(
                ko="권한을 확인하거나 다른 폴더를 쓰십시오 (--data-dir).",
                en="Check its permissions, or use another one (--data-dir).",
            ),
        ) from error


def _nothing_ahead(_spec: RenderSpec, _stop: CancelToken) -> bool:
    """A stand-in for the pipeline makes films of no parts."""
    return True


def system_language(environ: Mapping[str, str]) -> Language:
    """Return Korean on a Korean system, else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(variable):
            return Language.KOREAN if value.lower().startswith("ko") else Language.ENGLISH
    name = locale.getlocale()[0] or ""
    return Language.KOREAN if name.lower().startswith("ko") else Language.ENGLISH


def _account_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in a container
        return "local"
