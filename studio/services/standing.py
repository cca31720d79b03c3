"""How scripts here stand to those at the backend: asked afresh, or as it was known last."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, NotFound
from studio.domain.recognition import same_words, with_identities, words_sha256
from studio.domain.records import ScriptSummary
from studio.domain.sync import LinkHead, RemoteScript, SyncRow, SyncState
from studio.services.both_sides import BothSides
from studio.services.scripts import Scripts
from studio.services.videos import Videos

if TYPE_CHECKING:
    from studio.backend.script_calls import ScriptCalls


class Standing:
    """Lists the scripts of both sides."""

    def __init__(
        self, both: BothSides, scripts: Scripts, videos: Videos, now: Callable[[], datetime]
    ) -> None:
        self._both = both
        self._scripts = scripts
        self._videos = videos
        self._now = now
        self._same_here: dict[tuple[str, datetime, str], bool] = {}
        """Whether a script says what was agreed on, by script, its change and the agreed words' digest."""

    def rows(self, cancel: CancelToken | None = None) -> list[SyncRow]:
        """Ask the backend what it has and return every script of both sides: ours first, then only theirs.

        Scripts are fetched only where neither version nor moment tells whether their words changed.
        """
        calls = self._both.calls()
        heads = {head.script_id: head for head in calls.list(cancel)}
        kept = self._both.links_at(calls.address)
        before = {head.script_id: head for head in kept.seen()}
        links = {link.script_id: link for link in kept.all()}
        linked = {link.remote_script_id for link in links.values()}
        of_video = {head.video_id: head for head in heads.values() if head.script_id not in linked}
        for summary in self._scripts.list():
            link = links.get(summary.script_id)
            if link is not None:
                remote_id, head = link.remote_script_id, heads.get(link.remote_script_id)
            elif (
                head := _namesake(summary, heads, linked) or of_video.pop(summary.video_id, None)
            ) is not None:
                remote_id = head.script_id
            else:
                continue
            digest = _known_words(head, link, before.get(remote_id))
            if head is not None and digest:
                heads[remote_id] = head.model_copy(update={"words_sha256": digest})
            elif (looked_at := self._looked_at(calls, summary, remote_id, head, cancel)) is not None:
                heads[remote_id] = looked_at
            else:
                heads.pop(remote_id, None)
        kept.saw_all(heads.values(), self._now())
        return self.known()

    def _looked_at(
        self,
        calls: ScriptCalls,
        summary: ScriptSummary,
        remote_id: str,
        head: RemoteScript | None,
        cancel: CancelToken | None,
    ) -> RemoteScript | None:
        """Fetch a script that the list does not tell enough of; None where it is not there any more.

        Where both sides say the same, that is what they agree on from now on: also for words that arrived
        though the answer was lost.
        """
        try:
            copy = calls.get(remote_id, cancel)
        except NotFound:
            return None
        except BadInput:  # its words cannot be read: that is told when they are wanted
            return head or RemoteScript(script_id=remote_id, backend=calls.address, video_id=summary.video_id)
        record = self._scripts.get(summary.script_id)
        link = self._both.links_at(calls.address).of(summary.script_id)
        base = link.base if link is not None else record.script
        theirs = with_identities(copy.script, base)
        found = _listed(head or copy.head, copy.head, words_sha256(theirs))
        if same_words(theirs, record.script):
            self._both.relink(record, found, record.script)
        elif link is not None and same_words(theirs, base):
            self._both.relink(record, found, base)
        return found

    def known(self) -> list[SyncRow]:
        """Return what `rows` returned last, with what has changed here since; asks nobody."""
        kept = self._both.links
        heads = {head.script_id: head for head in kept.seen()}
        links = {link.script_id: link for link in kept.all()}
        linked = {link.remote_script_id for link in links.values()}
        videos = {video.video_id: video for video in self._videos.known()}
        rows: list[SyncRow] = []
        shown: set[str] = set()
        for summary in self._scripts.list():
            link = links.get(summary.script_id)
            if link is not None:
                head = heads.get(link.remote_script_id)
            else:
                head = _namesake(summary, heads, linked)
            if head is not None:
                shown.add(head.script_id)
            rows.append(
                SyncRow(
                    state=self._state(summary, link, head),
                    here=summary,
                    there=head,
                    video=videos.get(summary.video_id),
                    synced_at=link.synced_at if link is not None else None,
                )
            )
        rows += [
            SyncRow(state=SyncState.ONLY_THERE, there=head, video=videos.get(head.video_id))
            for head in heads.values()
            if head.script_id not in shown
        ]
        return rows

    def _state(self, summary: ScriptSummary, link: LinkHead | None, head: RemoteScript | None) -> SyncState:
        if link is None:
            # A script of the same name that nobody ever brought over: both were written.
            return SyncState.ONLY_HERE if head is None else SyncState.CHANGED_BOTH
        if head is None:
            return SyncState.GONE_THERE
        here = not self._is_as_agreed(summary, link)
        there = _has_changed_there(link, head)
        if here and there:
            return SyncState.CHANGED_BOTH
        return SyncState.CHANGED_HERE if here else SyncState.CHANGED_THERE if there else SyncState.SAME

    def _is_as_agreed(self, summary: ScriptSummary, link: LinkHead) -> bool:
        if link.here_updated_at == summary.updated_at:
            return True
        key = (summary.script_id, summary.updated_at, link.base_sha256)
        if key not in self._same_here:
            record = self._scripts.get(summary.script_id)
            self._same_here[key] = words_sha256(record.script) == link.base_sha256
        return self._same_here[key]


def _namesake(
    summary: ScriptSummary, heads: Mapping[str, RemoteScript], linked: Container[str]
) -> RemoteScript | None:
    """Return the script there that is called like one here, unless that is another one here already."""
    return None if summary.script_id in linked else heads.get(summary.script_id)


def _listed(listed: RemoteScript, fetched: RemoteScript, digest: str) -> RemoteScript:
    """Return how a script stands by both of what was said of it; the list knows some, the script the rest."""
    blank = {name: value for name, value in fetched if value not in (None, "")}
    return listed.model_copy(update={**blank, "words_sha256": digest})


def _known_words(head: RemoteScript | None, link: LinkHead | None, before: RemoteScript | None) -> str:
    """Return the digest of a listed script's words where nothing says that they changed; else empty."""
    if head is None or link is None:
        return ""
    if _stands_still(head, link.remote_version, link.remote_updated_at):
        return link.base_sha256
    if before is not None and _stands_still(head, before.version, before.updated_at):
        return before.words_sha256
    return ""


def _stands_still(head: RemoteScript, version: int | None, updated_at: datetime | None) -> bool:
    """Tell whether a script is the one it was: as far as is known, version and moment are the same."""
    told = [
        one == other
        for one, other in ((head.version, version), (head.updated_at, updated_at))
        if one is not None and other is not None
    ]
    return bool(told) and all(told)


def _has_changed_there(link: LinkHead, head: RemoteScript) -> bool:
    if head.words_sha256:
        return head.words_sha256 != link.base_sha256
    return not _stands_still(head, link.remote_version, link.remote_updated_at)
