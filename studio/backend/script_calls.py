"""The backend's calls about scripts, each with what it answers as a value of ours."""

from collections.abc import Mapping
from typing import Any, cast

from studio.backend.client import Backend
from studio.backend.pages import all_pages, identity_of
from studio.backend.scripts import chapters_body, read_copy, read_head
from studio.backend.troubles import unreadable
from studio.domain.backend import Call, Dialect
from studio.domain.cancel import CancelToken
from studio.domain.errors import NotFound
from studio.domain.script import Script
from studio.domain.sync import RemoteCopy, RemoteScript


class ScriptCalls:
    """Asks one backend about scripts. Every call may raise what `Backend.ask` raises."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def keeps_scripts(self, cancel: CancelToken | None = None) -> bool:
        """Tell whether scripts can be read back and replaced; the documents' dialect only takes them."""
        return self._backend.dialect(cancel) is not Dialect.DOC

    def lookup(self, video_id: str, cancel: CancelToken | None = None) -> RemoteScript | None:
        """Return the script of a video, None where it has none."""
        try:
            found = self._backend.ask(Call.LOOKUP_SCRIPT, query={"videoId": video_id}, cancel=cancel)
        except NotFound:
            return None
        return read_head(cast("Mapping[str, object]", found)) if isinstance(found, dict) else None

    def get(self, script_id: str, cancel: CancelToken | None = None) -> RemoteCopy:
        """Return a script with its words; raises `InvalidScript` naming the field that is wrong."""
        found = self._backend.ask(Call.GET_SCRIPT, {"script_id": script_id}, cancel=cancel)
        if not isinstance(found, dict):
            raise unreadable(Call.GET_SCRIPT, "no script")
        return read_copy(cast("dict[str, Any]", found), script_id)

    def put(self, script: Script, like: RemoteCopy, cancel: CancelToken | None = None) -> None:
        """Replace the words of a script, in the form in which they were read."""
        body = {"chapters": chapters_body(script, draws_objects=like.draws_objects)}
        names = {"script_id": like.head.script_id}
        self._backend.ask(Call.PUT_SCRIPT, names, body=body, cancel=cancel)

    def done(
        self,
        script: Script,
        *,
        script_id: str,
        video_id: str,
        version: int,
        once: str,
        cancel: CancelToken | None = None,
    ) -> str:
        """Hand over a script that the backend does not have; return the identity it has there, if told."""
        body = {"title": script.title, "chapters": chapters_body(script)}
        said = self._backend.script_done(video_id, script_id, body, version, once=once, cancel=cancel)
        if not isinstance(said, dict):
            return ""
        fields = cast("Mapping[str, object]", said)
        if fields.get("saved") is False:
            raise unreadable(Call.SCRIPT_DONE, "saved: false")
        return identity_of(fields, "script_id", "id")

    def approve(self, script_id: str, cancel: CancelToken | None = None) -> None:
        """Approve the words that the backend holds."""
        self._backend.ask(Call.APPROVE_SCRIPT, {"script_id": script_id}, cancel=cancel)

    def reject(self, script_id: str, reason: str, cancel: CancelToken | None = None) -> None:
        """Send a script back with a reason."""
        names = {"script_id": script_id}
        self._backend.ask(Call.REJECT_SCRIPT, names, body={"reason": reason}, cancel=cancel)

    def list(self, cancel: CancelToken | None = None) -> list[RemoteScript]:
        """Return all scripts without their words; entries without an identity are passed over."""
        heads = (read_head(fields) for fields in all_pages(self._backend, Call.LIST_SCRIPTS, cancel=cancel))
        return [head for head in heads if head is not None]
