"""The stand-in backend for a person: scripts and videos to play with, faults while it runs, films kept.

`make backend`, or `python -m tests.fakes.backend --help`.
"""

from __future__ import annotations

import argparse
import json
import sys
import threading
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from studio.domain.backend import Dialect
from studio.domain.education import SEOUL
from studio.domain.ids import path_part
from studio.domain.shapes import read_document
from studio.resources import resource_path
from tests.fakes import backend as fake
from tests.fakes import office
from tests.fakes.backend import Backend, Fault, Handler, Seen, serving

FAULTS: Final[dict[str, Fault]] = {
    "cut": fake.cut,
    "html": fake.html,
    "wrong-json": fake.wrong_json,
    "endless": fake.endless,
    "expired": fake.expired,
    "lost-answer": fake.lost_answer,
}
_HELP: Final = """\
What can be typed here:
  PATH FAULT [TIMES]     have requests whose path holds PATH go wrong, e.g.  /put/ cut 2
                         faults: {faults},
                         a status such as 503, slow:SECONDS
  slow BYTES_PER_SEC     take uploads slowly (0: as fast as they come)
  change SCRIPT_ID WORDS have somebody else rewrite the first scene of a script
  faults | scripts | videos | films | calm (no more faults) | help | Ctrl-C
The same from another terminal:
  curl {url}/_faults -d '{{"path": "/put/", "fault": "cut", "times": 1}}'
"""


def fault_named(name: str) -> Fault:
    """Return a fault by the name a person gives it; raises ValueError."""
    if name in FAULTS:
        return FAULTS[name]
    if name.isdecimal() and 400 <= int(name) <= 599:
        return fake.status(int(name))
    kind, _, seconds = name.partition(":")
    if kind == "slow":
        return fake.slow(float(seconds or 5))
    raise ValueError(f"no fault is called {name!r}; there are {', '.join(FAULTS)}, 400 to 599, slow:SECONDS")


class Desk:
    """Takes what a person asks of the running stand-in, over HTTP or typed."""

    def __init__(self, backend: Backend, keep: Path | None) -> None:
        self._backend = backend
        self._keep = keep
        self.films: dict[str, Path] = {}
        """Films that were kept, by their key."""

    def switch_on(self, part: str, name: str, times: int = 1) -> str:
        """Have the next requests whose path holds `part` go wrong; return what is said."""
        self._backend.break_next(part, *[fault_named(name)] * times)
        return f"{part}: {name}, {times} more"

    def answer(self, handler: Handler, seen: Seen) -> bool:
        """Answer a request that is for the desk."""
        if seen.path == "/_faults":
            try:
                if seen.method != "GET":
                    said = seen.value
                    self.switch_on(str(said["path"]), str(said["fault"]), int(said.get("times", 1)))
            except (ValueError, KeyError, TypeError) as error:
                handler.send(400, f"{error}\n".encode(), "text/plain; charset=utf-8")
                return True
            left = {part: len(faults) for part, faults in self._backend.faults.items() if faults}
            handler.json(left)
            return True
        if seen.path.startswith("/films/") and seen.method == "GET":
            film = self.films.get(unquote(seen.path).removeprefix("/films/"))
            if film is None:
                return False
            handler.send(200, film.read_bytes(), "application/octet-stream")
            return True
        return False

    def take(self, key: str, body: bytes) -> None:
        """Keep an uploaded file under its key, each part of which is made harmless."""
        if self._keep is None:
            return
        *parts, name = key.split("/")
        stem, _, ending = name.rpartition(".")
        place = "-".join(path_part(part) for part in (*parts, stem) if part)
        film = self._keep / f"{place}.{path_part(ending)}"
        film.write_bytes(body)
        self.films[key] = film
        print(f"    kept: {film}", flush=True)

    def typed(self, line: str) -> str:
        """Do what was typed; return what is said."""
        words = line.split()
        match words:
            case []:
                return ""
            case ["scripts" | "videos" as which]:
                found = self._backend.scripts if which == "scripts" else self._backend.videos
                return "\n".join(f"  {one:<12} {value['status']}" for one, value in found.items())
            case ["films"]:
                return "\n".join(f"  {film}" for film in self.films.values()) or "  none yet"
            case ["faults"]:
                left = {part: len(faults) for part, faults in self._backend.faults.items() if faults}
                return json.dumps(left)
            case ["calm"]:
                self._backend.faults.clear()
                return "no more faults"
            case ["slow", rate]:
                self._backend.bytes_per_sec = float(rate)
                return f"uploads at {float(rate):,.0f} bytes a second"
            case ["change", script_id, *said] if said and script_id in self._backend.scripts:
                first = self._backend.scripts[script_id]["chapters"][0]["scenes"][0]
                first["narration"] = " ".join(said)
                office.changed(self._backend, script_id)
                return f"{script_id} is now version {self._backend.scripts[script_id]['version']}"
            case [part, name]:
                return self.switch_on(part, name)
            case [part, name, times] if times.isdecimal():
                return self.switch_on(part, name, int(times))
            case _:
                return help_text(self._backend.url)


def help_text(url: str) -> str:
    """Return what can be typed."""
    return _HELP.format(faults=", ".join(FAULTS), url=url)


class _Specs(dict[str, Any]):
    """The specs of the scripts as they stand when they are asked for."""

    def __init__(self, backend: Backend) -> None:
        super().__init__()
        self._backend = backend

    def get(self, key: str, default: Any = None) -> Any:
        one = self._backend.scripts.get(key)
        if one is None:
            return default
        scenes = [(chapter, scene) for chapter in one["chapters"] for scene in chapter["scenes"]]
        return {
            "script_id": key,
            "video_id": one["videoId"],
            "title": one["title"],
            "total_duration_sec": None,
            "scenes": [
                {
                    "scene_id": number,
                    "scene_order": number,
                    "chapter_title": chapter["title"],
                    "purpose": scene.get("purpose"),
                    "narration": scene.get("narration"),
                    "caption": scene.get("caption"),
                    "on_screen_text": scene.get("visual"),
                    "duration_sec": scene.get("durationSec"),
                }
                for number, (chapter, scene) in enumerate(scenes, start=1)
            ],
        }


def furnished(dialect: Dialect) -> Backend:
    """Return a stand-in with scripts and videos in several states; the course of one has ended."""
    sample = resource_path("samples", "phishing.ko.json").read_bytes()
    course = read_document(sample, name="phishing").script
    chapters = [
        {**office.chapter(one.title, *(scene.narration for scene in one.scenes)), "index": number}
        for number, one in enumerate(course.chapters)
    ]
    backend = Backend(dialect=dialect)
    backend.specs = _Specs(backend)
    ended = (datetime.now(SEOUL) - timedelta(days=10)).date().isoformat()
    states: list[tuple[str, str, str, dict[str, Any]]] = [
        ("피싱 메일 대응", "APPROVED", "SCRIPT_APPROVED", {}),
        ("비밀번호 관리", "DRAFT", "SCRIPT_READY", {}),
        ("개인정보 보호", "REVIEW_REQUESTED", "SCRIPT_REVIEW_REQUESTED", {}),
        ("지난해 보안 교육", "APPROVED", "PUBLISHED", {"endAt": f"{ended}T23:59:59"}),
        ("청렴 교육", "REJECTED", "SCRIPT_READY", {}),
    ]
    for number, (title, status, life, dates) in enumerate(states, start=1):
        script_id, video_id = f"script-{number}", f"video-{number}"
        one = office.script(
            script_id,
            f"{title}에 대하여 알아봅니다.",
            "왜 중요한지 사례로 살펴봅니다.",
            "오늘 배운 것을 정리합니다.",
            video_id=video_id,
            title=title,
            status=status,
        )
        backend.scripts[script_id] = {**one, "chapters": chapters} if number == 1 else one
        backend.videos[video_id] = office.video(
            video_id, life, title=title, educationId=f"edu-{number}", **dates
        )
    backend.scripts["script-5"]["rejectReason"] = "둘째 장면의 사례가 오래되었습니다."
    return backend


def main() -> None:
    """Serve until Ctrl-C, telling each request, taking what is typed."""
    parser = argparse.ArgumentParser(description="A company backend to try the studio with.")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--dialect", choices=["doc", "spring"], default="spring")
    parser.add_argument(
        "--slow", type=float, default=0.0, metavar="BYTES_PER_SEC", help="take uploads slowly"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep uploaded films there")
    parser.add_argument("--bearer", default="", help="ask for this user token where scripts are asked for")
    chosen = parser.parse_args()
    backend = furnished(Dialect(chosen.dialect))
    backend.bytes_per_sec, backend.bearer = chosen.slow, chosen.bearer
    if chosen.keep is not None:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    desk = Desk(backend, chosen.keep)
    backend.by_hand, backend.on_upload = desk.answer, desk.take
    try:
        _serve(backend, desk, chosen.port)
    except OSError as error:
        parser.exit(1, f"Port {chosen.port} cannot be used ({error.strerror}); choose another with --port.\n")


def _serve(backend: Backend, desk: Desk, port: int) -> None:
    with serving(backend, port):
        backend.films_url = f"{backend.url}/films"
        print("To use it, in the terminal that starts the studio:\n")
        print(f"  export BACKEND_BASE_URL={backend.url}")
        print(f"  export BACKEND_INTERNAL_TOKEN={backend.token}")
        print("  export STORAGE_PROVIDER=backend_presigned")
        if backend.bearer:
            print(f"  export BACKEND_API_TOKEN={backend.bearer}")
        print(f"\n{help_text(backend.url)}", flush=True)
        if sys.stdin is not None and sys.stdin.isatty():
            threading.Thread(target=_listen, args=(desk,), daemon=True).start()
        told = 0
        with suppress(KeyboardInterrupt):
            while not backend.stopping.wait(0.2):
                for seen in backend.requests[told:]:
                    print(
                        f"{datetime.now():%H:%M:%S} {seen.method} {seen.path} {len(seen.body):,} bytes",
                        flush=True,
                    )
                    told += 1


def _listen(desk: Desk) -> None:
    for line in sys.stdin:
        try:
            print(desk.typed(line), flush=True)
        except ValueError as error:
            print(error, flush=True)
