"""The backend's calls about scripts, each with what it answers as a value of ours."""

from collections.abc import Mapping
from typing import Any, cast

from studio.backend.client import Backend
from studio.backend.pages import all_pages
from studio.backend.scripts import chapters_body, read_copy, read_head
from studio.backend.troubles import unreadable
from studio.domain.backend import Call, Dialect
from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, NotFound
from studio.domain.recognition import same_words, scenes_of, with_identities
from studio.domain.script import Script, VisualSpec
from studio.domain.shapes import read_value
from studio.domain.sync import RemoteCopy, RemoteScript


class ScriptCalls:
    """Asks one backend about scripts. Every call may raise what `Backend.ask` raises."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    @property
    def address(self) -> str:
        """The address of the backend that is asked, in one spelling."""
        return self._backend.address

    def keeps_scripts(self, cancel: CancelToken | None = None) -> bool:
        """Tell whether scripts can be read back and replaced; the documents' dialect only takes them."""
        return self._backend.dialect(cancel) is not Dialect.DOC

    def lookup(self, video_id: str, cancel: CancelToken | None = None) -> RemoteScript | None:
        """Return the script of a video, None where it has none."""
        try:
            found = self._backend.ask(Call.LOOKUP_SCRIPT, query={"videoId": video_id}, cancel=cancel)
        except NotFound:
            return None
        head = read_head(cast("Mapping[str, object]", found)) if isinstance(found, dict) else None
        return None if head is None else self._told(head)

    def get(self, script_id: str, cancel: CancelToken | None = None) -> RemoteCopy:
        """Return a script with its words; raises `InvalidScript` naming the field that is wrong."""
        found = self._backend.ask(Call.GET_SCRIPT, {"script_id": script_id}, cancel=cancel)
        if not isinstance(found, dict):
            raise unreadable(Call.GET_SCRIPT, "no script")
        copy = read_copy(cast("dict[str, Any]", found), script_id)
        return copy.model_copy(update={"head": self._told(copy.head)})

    def put(self, script: Script, like: RemoteCopy, cancel: CancelToken | None = None) -> None:
        """Replace the words of a script, in the form in which they were read.

        Looks are not shared: where the backend has some of its own for a scene, they are sent as they were.
        """
        looks: dict[str, VisualSpec | None] | None = None
        if like.draws_objects:
            ours = scenes_of(with_identities(like.script, script))
            theirs = scenes_of(like.script)
            looks = {one.uid: other.visual_spec for one, other in zip(ours, theirs, strict=True)}
        body = {"chapters": chapters_body(script, looks)}
        names = {"script_id": like.head.script_id}
        self._backend.ask(Call.PUT_SCRIPT, names, body=body, cancel=cancel)

    def done(
        self, told: Mapping[str, Any], *, script_id: str, once: str, cancel: CancelToken | None = None
    ) -> None:
        """Hand over a script that the backend does not have; `told` is the payload of a delivery."""
        self._backend.script_done(
            told["video_id"], script_id, told["script"], told["version"], once=once, cancel=cancel
        )

    def has_taken(self, told: Mapping[str, Any], cancel: CancelToken | None = None) -> bool:
        """Tell whether the backend holds the words of a delivery already: its answer may have been lost."""
        if not self.keeps_scripts(cancel):
            return False
        try:
            found = self.lookup(told["video_id"], cancel)
            copy = None if found is None else self.get(found.script_id, cancel)
        except (NotFound, BadInput):
            return False
        sent = read_value(told["script"], name="").script
        return copy is not None and same_words(with_identities(copy.script, sent), sent)

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
        return [self._told(head) for head in heads if head is not None]

    def _told(self, head: RemoteScript) -> RemoteScript:
        return head.model_copy(update={"backend": self.address})
