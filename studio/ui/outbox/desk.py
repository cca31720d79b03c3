"""What a person asks for about films on their way out, and what they are told of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from studio.domain.delivery import DeliveryState, OutboxSummary, UploadProgress
from studio.ui.film_desk import FilmDesk
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.texts import JobAction
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.outbox.courier import Courier

if TYPE_CHECKING:
    from studio.ui.settings.model import SettingsModel


class UploadDesk(QObject):
    """Stands between the list of jobs, the screenings and the courier."""

    outbox_wanted = Signal()

    def __init__(
        self,
        courier: Courier,
        jobs: JobsPanel,
        films: FilmDesk,
        settings: SettingsModel,
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._courier = courier
        self._jobs = jobs
        self._films = films
        self._notices = notices
        self._sending = ""
        self._refused = 0
        self._told: dict[str, object] = {}
        """What was told of each film last: an attempt that fails like the one before is no news."""
        self._is_told = False
        """Tells whether the last refusal was told as that of a film."""
        films.jobs.sending_wanted.connect(self.act)
        courier.progressed.connect(self._on_progress)
        courier.film_settled.connect(self._on_settled)
        courier.sending_changed.connect(self._on_sending_changed)
        courier.changed.connect(self._on_changed)
        courier.offers_changed.connect(films.feed.refresh_parcels)
        courier.address_found.connect(self._open)
        courier.failed.connect(notices.tell_error)
        settings.changed.connect(courier.follow_settings)
        settings.secret_changed.connect(courier.follow_secret)

    @Slot(str, object)
    def act(self, job_id: str, action: JobAction) -> None:
        """Do what a person chose for the way of a job's film out."""
        self._told.pop(job_id, None)
        match action:
            case JobAction.UPLOAD:
                self._notices.take_back(job_id)
                self._courier.upload(job_id)
            case JobAction.SEND_NOW:
                self._courier.send_film(job_id)
            case JobAction.STOP_UPLOAD:
                self._stop(job_id)
            case JobAction.COPY_ADDRESS:
                if url := self._address(job_id):
                    QGuiApplication.clipboard().setText(url)
                    self._notices.tell(Notice(Tone.DONE, self.tr("Copied."), key="copied"))
            case JobAction.OPEN_ADDRESS:
                self._courier.find_address(job_id)
            case _:
                pass

    def _stop(self, job_id: str) -> None:
        self._courier.stop_upload(job_id)
        text = self.tr("The upload of “%1” was stopped.").replace("%1", self._title(job_id))
        step = self.tr("The film stays on this machine; nobody was told of it.")
        again = (self.tr("Upload"), partial(self.act, job_id, JobAction.UPLOAD))
        self._notices.tell(Notice(Tone.NEWS, text, step, (again,), key=job_id))

    @Slot(str)
    def _open(self, url: str) -> None:
        """Open an address; it came from another machine, so only such as a browser shows."""
        address = QUrl(url)
        is_shown = address.scheme() in ("https", "http") and QDesktopServices.openUrl(address)
        if not is_shown:
            text = self.tr("No program here opens %1").replace("%1", url)
            self._notices.tell(Notice(Tone.DOUBT, text, key="open"))

    def _title(self, job_id: str) -> str:
        row = self._jobs.model.job(job_id)
        return row.job.title if row is not None else job_id

    def _address(self, job_id: str) -> str:
        row = self._jobs.model.job(job_id)
        return row.parcel.state.video_url if row is not None else ""

    # --- what is heard ---------------------------------------------------------------------------

    @Slot(object)
    def _on_progress(self, sent: UploadProgress) -> None:
        self._sending = sent.job_id
        self._jobs.model.show_sent(sent)

    @Slot(str, object)
    def _on_settled(self, job_id: str, state: DeliveryState) -> None:
        self._jobs.model.show_settled(job_id, state)
        news = (state.is_uploaded, state.refused > 0, state.waiting > 0, state.error_message)
        if self._told.get(job_id) == news:
            return
        self._told[job_id] = news
        title = self._title(job_id)
        show = (self.tr("Show outbox"), self.outbox_wanted.emit)
        if state.refused:
            self._is_told = True
            text = self.tr("The film “%1” was refused.").replace("%1", title)
            self._notices.tell(Notice(Tone.WRONG, text, state.error_message or "", (show,), key=job_id))
        elif state.is_uploaded:
            text = self.tr("The film “%1” is uploaded.").replace("%1", title)
            step = self.tr("The backend is told of it as soon as it answers.") if state.waiting else ""
            copy = (self.tr("Copy public address"), partial(self.act, job_id, JobAction.COPY_ADDRESS))
            self._notices.tell(Notice(Tone.DONE, text, step, (copy,), key=job_id))
        elif state.waiting:
            text = self.tr("The film “%1” waits in the outbox.").replace("%1", title)
            self._notices.tell(Notice(Tone.DOUBT, text, state.error_message or "", (show,), key=job_id))

    @Slot(bool)
    def _on_sending_changed(self, is_sending: bool) -> None:
        if not is_sending and self._sending:
            self._jobs.model.show_settled(self._sending)
            self._sending = ""
            self._films.feed.refresh_parcels()

    @Slot(object)
    def _on_changed(self, summary: OutboxSummary) -> None:
        self._films.feed.refresh_parcels()
        is_told, self._is_told = self._is_told, False
        if summary.refused > self._refused and not is_told:
            text = self.tr("%n delivery(s) were refused.", "", summary.refused)
            step = self.tr("The outbox says why; each can be sent again or dropped.")
            show = (self.tr("Show outbox"), self.outbox_wanted.emit)
            self._notices.tell(Notice(Tone.WRONG, text, step, (show,), key="refused"))
        elif not summary.refused:
            self._notices.take_back("refused")
        self._refused = summary.refused
