"""What the stand-in backend knows of scripts and videos: pages, versions, reviews, and who may ask."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from studio.domain.education import SEOUL

if TYPE_CHECKING:
    from tests.fakes.backend import Backend, Handler, Seen

_AFTER_REQUEST = {"SCRIPT_READY": "SCRIPT_REVIEW_REQUESTED", "READY": "FINAL_REVIEW_REQUESTED"}
_AFTER_APPROVAL = {"SCRIPT_REVIEW_REQUESTED": "SCRIPT_APPROVED", "FINAL_REVIEW_REQUESTED": "PUBLISHED"}
_AFTER_REJECTION = {"SCRIPT_REVIEW_REQUESTED": "SCRIPT_READY", "FINAL_REVIEW_REQUESTED": "READY"}
_STAGE = {"SCRIPT_REVIEW_REQUESTED": "FIRST", "FINAL_REVIEW_REQUESTED": "FINAL"}
_HEAD = ("scriptId", "videoId", "title", "status", "version", "updatedAt")


def script(
    script_id: str, *scenes: str, video_id: str = "", title: str = "", status: str = "DRAFT", **more: Any
) -> dict[str, Any]:
    """A script as spring gives it: one chapter, one scene for each text."""
    return {
        "scriptId": script_id,
        "videoId": video_id or f"video-of-{script_id}",
        "title": title or f"Script {script_id}",
        "status": status,
        "version": 1,
        "updatedAt": "2026-11-01T09:00:00",
        "chapters": [chapter("첫 장", *scenes)],
        **more,
    }


def chapter(title: str, *scenes: str, index: int = 0) -> dict[str, Any]:
    """A chapter as spring gives it."""
    return {
        "index": index,
        "title": title,
        "durationSec": None,
        "scenes": [
            {
                "index": n,
                "purpose": "explanation",
                "narration": text,
                "caption": None,
                "visual": None,
                "durationSec": None,
            }
            for n, text in enumerate(scenes)
        ],
    }


def video(video_id: str, status: str = "SCRIPT_READY", **more: Any) -> dict[str, Any]:
    """A video as spring gives it, in a course without an end."""
    return {
        "videoId": video_id,
        "educationId": "edu-1",
        "title": f"Video {video_id}",
        "status": status,
        "startAt": None,
        "endAt": None,
        **more,
    }


def may(handler: Handler) -> bool:
    """Tell whether whoever asks for scripts and videos is signed in, where that is asked for."""
    wanted = handler.backend.bearer
    return not wanted or handler.headers.get("Authorization") == f"Bearer {wanted}"


def answer(handler: Handler, seen: Seen) -> bool:
    """Answer what is about scripts and videos; tell whether it was."""
    backend = handler.backend
    if (
        not re.match(r"/scripts(/|$)|/admin/videos(/|$)|/video/[^/]+$", seen.path)
        or seen.path == "/video/job"
    ):
        return False
    if not may(handler):
        handler.refuse(401, "who are you")
    elif seen.path == "/scripts" and seen.method == "GET":
        heads = [{name: one[name] for name in _HEAD if name in one} for one in backend.scripts.values()]
        handler.json(_page(heads, seen))
    elif seen.path == "/scripts/lookup":
        wanted = seen.query.get("videoId", [""])[0]
        found = next((one for one in backend.scripts.values() if one.get("videoId") == wanted), None)
        handler.json(found) if found is not None else handler.refuse(404, "no script of this video")
    elif seen.path == "/scripts/complete":
        handler.json(_take_in(backend, seen))
    elif match := re.fullmatch(r"/scripts/([^/]+)(/approve|/reject)?", seen.path):
        _script(handler, unquote(match[1]), match[2] or "", seen)
    elif seen.path == "/admin/videos/list":
        handler.json(_page(list(backend.videos.values()), seen))
    elif seen.path == "/admin/videos/review-queue":
        handler.json(_page(_queue(backend, seen), seen))
    elif seen.path == "/admin/videos" and seen.method == "POST":
        made = f"video-{len(backend.videos) + 1}"
        backend.videos[made] = video(made, "DRAFT", **seen.value)
        handler.json(backend.videos[made])
    elif match := re.fullmatch(r"/admin/videos/([^/]+)/(review-request|approve|reject)", seen.path):
        _decide(handler, unquote(match[1]), match[2], seen)
    elif match := re.fullmatch(r"/video/([^/]+)", seen.path):
        found = backend.videos.get(unquote(match[1]))
        handler.json(found) if found is not None else handler.refuse(404, "no such video")
    else:
        handler.refuse(404, "no such path")
    return True


def changed(backend: Backend, script_id: str, *scenes: str, **more: Any) -> None:
    """Have somebody else change a script: its words, its version, its moment."""
    one = backend.scripts[script_id]
    if scenes:
        one["chapters"] = [chapter("첫 장", *scenes)]
    one.update(more)
    _touched(one)


def _touched(one: dict[str, Any]) -> None:
    one["version"] = one.get("version", 1) + 1
    now = datetime.now(SEOUL).replace(tzinfo=None)
    before = one.get("updatedAt")
    if before and datetime.fromisoformat(before) >= now:
        now = datetime.fromisoformat(before) + timedelta(seconds=1)
    one["updatedAt"] = now.isoformat()


def _page(entries: list[dict[str, Any]], seen: Seen) -> dict[str, Any]:
    number, size = int(seen.query.get("page", ["0"])[0]), int(seen.query.get("size", ["10"])[0])
    pages = -(-len(entries) // size)
    return {
        "content": entries[number * size : (number + 1) * size],
        "number": number,
        "size": size,
        "totalElements": len(entries),
        "totalPages": pages,
        "last": number + 1 >= pages,
    }


def _take_in(backend: Backend, seen: Seen) -> dict[str, Any]:
    said = seen.value
    key = seen.headers.get("Idempotency-Key", "")
    known = backend.taken.get(key)
    if known is None:
        known = f"script-{len(backend.scripts) + 1}"
        words = said["script"] if isinstance(said.get("script"), dict) else {}
        backend.scripts[known] = {
            **script(known, video_id=said.get("videoId") or ""),
            "title": words.get("title", ""),
            "chapters": [_as_read(n, one) for n, one in enumerate(words.get("chapters", []))],
        }
        _touched(backend.scripts[known])
        if key:
            backend.taken[key] = known
    return {"saved": True, "scriptId": known}


def _as_read(index: int, said: dict[str, Any]) -> dict[str, Any]:
    """A chapter as it is read back, from the shape in which scripts are handed over."""
    scenes = [
        {
            "index": n,
            "purpose": scene.get("purpose"),
            "narration": scene.get("narration"),
            "caption": scene.get("caption"),
            "visual": scene.get("on_screen_text"),
            "durationSec": scene.get("duration_sec"),
        }
        for n, scene in enumerate(said["scenes"])
    ]
    return {"index": index, "title": said["title"], "durationSec": None, "scenes": scenes}


def _script(handler: Handler, script_id: str, deed: str, seen: Seen) -> None:
    one = handler.backend.scripts.get(script_id)
    if one is None:
        handler.refuse(404, "no such script")
        return
    if seen.method == "PUT":
        one["chapters"] = seen.value["chapters"]
        _touched(one)
    elif deed:
        one["status"] = "APPROVED" if deed == "/approve" else "REJECTED"
        one["reviewedBy"], one["reviewedAt"] = "박검토", datetime.now(SEOUL).replace(tzinfo=None).isoformat()
        if deed == "/reject":
            one["rejectReason"] = seen.value["reason"]
        about = handler.backend.videos.get(one.get("videoId", ""))
        if about is not None:
            after = _AFTER_APPROVAL if deed == "/approve" else _AFTER_REJECTION
            about["status"] = after.get(about["status"], about["status"])
    handler.json(one)


def _decide(handler: Handler, video_id: str, deed: str, seen: Seen) -> None:
    one = handler.backend.videos.get(video_id)
    if one is None:
        handler.refuse(404, "no such video")
        return
    after = {"review-request": _AFTER_REQUEST, "approve": _AFTER_APPROVAL, "reject": _AFTER_REJECTION}[deed]
    if one["status"] not in after:
        handler.refuse(409, f"a video that is {one['status']} cannot do this")
        return
    one["status"] = after[one["status"]]
    if deed == "reject":
        one["rejectReason"] = seen.value["reason"]
    for script_ in handler.backend.scripts.values():
        if script_.get("videoId") == video_id and one["status"] == "SCRIPT_REVIEW_REQUESTED":
            script_["status"] = "REVIEW_REQUESTED"
    handler.json(one)


def _queue(backend: Backend, seen: Seen) -> list[dict[str, Any]]:
    wanted = {name: values[0] for name, values in seen.query.items()}
    found: list[dict[str, Any]] = []
    for one in backend.videos.values():
        stage = _STAGE.get(one["status"])
        if (
            stage is not None
            and wanted.get("reviewStage", stage) == stage
            and wanted.get("status", one["status"]) == one["status"]
            and wanted.get("search", "") in one["title"]
        ):
            found.append({**one, "reviewStage": stage, "requestedBy": "이작성"})
    return found
