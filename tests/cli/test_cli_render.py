"""`render` and `jobs retry` as processes: a film comes out, bad input is refused, Ctrl-C leaves nothing."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from studio.domain.speech import SAMPLE_RATE
from tests.cli.conftest import SMALL, Run, command_of, environment
from tests.film.kit import band, write_wav

KEYS = [
    "job_id",
    "status",
    "video",
    "subtitle",
    "thumbnail",
    "duration_sec",
    "spec_sha256",
    "error_code",
    "error_message",
    "uploaded",
    "video_url",
    "waiting",
]


def test_a_script_becomes_a_film(run: Run, script: Path, tmp_path: Path) -> None:
    out = tmp_path / "결과"
    said = run("render", script, "--out", out, "--approve", "--json", *SMALL)
    assert said.code == 0, said.err
    result = said.json
    assert list(result) == KEYS
    assert (result["status"], result["error_code"], result["error_message"]) == ("SUCCEEDED", None, None)
    assert result["video"] == str(out / "보안 교육.mp4")
    assert result["subtitle"] == str(out / "보안 교육.srt")
    assert result["thumbnail"] == str(out / "보안 교육.jpg")
    assert all(Path(result[name]).stat().st_size > 0 for name in ("video", "subtitle", "thumbnail"))
    assert result["duration_sec"] > 1
    assert len(result["spec_sha256"]) == 64
    assert "[ 15%]" in said.err
    shown = run("jobs", "show", result["job_id"], "--json").json
    assert (shown["status"], shown["draft"], shown["progress"]) == ("SUCCEEDED", False, 100)
    assert set(shown["assets"]) == {"video_url", "subtitle_url", "thumbnail_url", "duration_sec"}
    assert shown["created_at"].endswith("Z")
    assert run("jobs", "--json").json == [shown]


def test_without_approval_it_is_a_draft_and_again_it_is_the_same_script(run: Run, script: Path) -> None:
    first = run("render", script, *SMALL)
    assert first.code == 0, first.err
    assert "draft" in first.err
    assert "watermark" in first.out
    assert run("render", script, "--json", *SMALL).code == 0
    assert len(run("scripts", "--json").json) == 1
    jobs = run("jobs", "--json").json
    assert [job["draft"] for job in jobs] == [True, True]
    assert jobs[0]["spec_sha256"] == jobs[1]["spec_sha256"]
    video = Path(first.out.splitlines()[1].strip())
    assert video.name == "video.mp4"
    assert video.is_file()


def test_hostile_ids_lead_nowhere(run: Run, tmp_path: Path, data_dir: Path) -> None:
    spec = {
        "script_id": "../../x",
        "video_id": "../../../v",
        "title": "../../etc/passwd",
        "scenes": [{"scene_id": "../s", "scene_order": 1, "narration": 'it\'s 100% : \\ "q"\n😀 שלום'}],
    }
    file, out = tmp_path / "spec.json", tmp_path / "out"
    file.write_text(json.dumps(spec), encoding="utf-8")
    before = {path for path in tmp_path.rglob("*") if data_dir not in path.parents}
    said = run("render", file, "--out", out, "--json", *SMALL)
    assert said.code == 0, said.err
    after = {path for path in tmp_path.rglob("*") if data_dir not in path.parents and path != data_dir}
    assert {path.parent for path in after - before - {out}} == {out}
    assert Path(said.json["video"]).parent == out
    stored = list((data_dir / "films").rglob("*.mp4"))
    assert len(stored) == 1
    assert ".." not in stored[0].parts


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"not json", "INVALID_SCRIPT"),
        (b"[]", "INVALID_SCRIPT"),
        (b'{"scenes": [{"foo": 1}]}', "INVALID_SCRIPT"),
        (b'{"scenes": []}', "EMPTY_RENDER_SPEC"),
        (b'{"chapters": [{"title": "a", "scenes": []}]}', "INVALID_SCRIPT"),
    ],
)
def test_bad_scripts(here: Run, tmp_path: Path, content: bytes, code: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    said = here("render", file, "--json")
    assert said.code == 2
    assert list(said.json) == KEYS
    assert said.json["error_code"] == code
    assert said.json["job_id"] is None
    assert code in said.err


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        (["--size", "big"], "INVALID_ARGUMENT", "--size"),
        (["--size", "1281x720"], "INVALID_ARGUMENT", "even numbers from 120 to 4096"),
        (["--size", "0x720"], "INVALID_ARGUMENT", "even numbers from 120 to 4096"),
        (["--size", "118x120"], "INVALID_ARGUMENT", "even numbers from 120 to 4096"),
        (["--size", "999999x999999"], "INVALID_ARGUMENT", "“999999x999999”"),
        (["--size", "-2x720"], "INVALID_ARGUMENT", "--size"),
        (["--size", "1280x720", "--format", "720p"], "INVALID_ARGUMENT", "--size"),
        (["--size", "1280x720", "--aspect", "1:1"], "INVALID_ARGUMENT", "--size"),
        (["--format", "480p"], "INVALID_ARGUMENT", "720p"),
        (["--aspect", "4:3"], "INVALID_ARGUMENT", "9:16"),
        (["--fps", "23"], "INVALID_ARGUMENT", "24, 25, 30, 50, 60"),
        (["--fps", "23.976"], "INVALID_ARGUMENT", "24, 25, 30, 50, 60"),
        (["--fps", "0"], "INVALID_ARGUMENT", "24, 25, 30, 50, 60"),
        (["--fps", "-1"], "INVALID_ARGUMENT", "--fps"),
        (["--fps", "fast"], "INVALID_ARGUMENT", "--fps"),
        (["--captions", "loud"], "INVALID_ARGUMENT", "burned-in"),
        (["--theme", "nobody"], "INVALID_ARGUMENT", "dawn"),
        (["--theme", ""], "INVALID_ARGUMENT", "dawn"),
        (["--encoder", "fast"], "INVALID_ARGUMENT", "nvenc"),
        (["--out", ""], "INVALID_ARGUMENT", "--out"),
        (["--data-dir", " "], "INVALID_ARGUMENT", "--data-dir"),
        (["--voice", "nobody"], "INVALID_ARGUMENT", "espeak:ko"),
        (["--style", "fancy"], "INVALID_ARGUMENT", "animated"),
        (["--video-id", ""], "INVALID_SCRIPT", "video id"),
        (["--frobnicate"], "INVALID_ARGUMENT", "--frobnicate"),
    ],
)
def test_bad_options(here: Run, script: Path, typed: list[str], code: str, word: str) -> None:
    said = here("render", script, "--json", *typed)
    assert said.code == 2
    assert said.json["error_code"] == code
    assert word in said.json["error_message"]


def _settings(here: Run, script: Path, *typed: str, **variables: str) -> dict[str, object]:
    """Return the settings of the film that a render with these options makes."""
    said = here("render", script, "--json", "--voice", "mock", *typed, **variables)
    assert said.code == 0, said.err
    shown = here("jobs", "show", said.json["job_id"], "--json").json
    return json.loads(shown["render_spec_json"])["settings"]


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        (["--aspect", "9:16"], (120, 214)),
        (["--aspect", "1:1"], (120, 120)),
        ([], (160, 120)),
    ],
)
def test_the_shape_alone_keeps_the_shorter_side(
    here: Run, script: Path, typed: list[str], size: tuple[int, int]
) -> None:
    found = _settings(here, script, *typed, VIDEO_WIDTH="160", VIDEO_HEIGHT="120")
    assert (found["width"], found["height"]) == size


def test_format_and_shape_make_the_size(here: Run, script: Path) -> None:
    found = _settings(here, script, "--format", "720p", "--aspect", "9:16", "--fps", "25", "--style", "basic")
    assert (found["width"], found["height"], found["fps"]) == (720, 1280, 25)


def test_captions_theme_and_encoder_may_be_chosen(here: Run, script: Path) -> None:
    typed = ["--captions", "burned-in", "--theme", "Paper", "--size", "160x120", "--encoder", "software"]
    found = _settings(here, script, *typed)
    assert (found["captions"], found["theme"]) == ("burned_in", "paper")
    assert "encoder" not in found


def test_music_may_be_laid_under_the_film(here: Run, script: Path, tmp_path: Path) -> None:
    song = write_wav(band(2 * SAMPLE_RATE), tmp_path / "노래.wav")
    found = _settings(here, script, "--music", str(song), "--size", "160x120")["music"]
    assert isinstance(found, dict)
    assert found["title"] == "노래.wav"
    song.write_bytes(b"no music")
    said = here("render", script, "--json", "--music", str(song))
    assert (said.code, said.json["error_code"]) == (2, "INVALID_ARGUMENT")
    assert "노래.wav" in said.json["error_message"]


def test_hardware_that_does_not_work_is_told(run: Run, script: Path, tmp_path: Path) -> None:
    said = run("render", script, "--encoder", "amf", "--out", tmp_path / "out", *SMALL)
    assert said.code == 0, said.err
    if "AMF" in said.err:
        assert "software" in said.err
    assert (tmp_path / "out" / "보안 교육.mp4").is_file()


def test_a_file_that_is_not_there(here: Run, tmp_path: Path) -> None:
    said = here("render", tmp_path / "nothing.json", "--json")
    assert (said.code, said.json["error_code"]) == (2, "FILE_NOT_READABLE")


def test_an_output_folder_that_cannot_be_written_is_refused_before_any_work(
    run: Run, script: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    said = run("render", script, "--out", tmp_path / "file" / "out", "--json")
    assert (said.code, said.json["error_code"]) == (2, "FILE_NOT_WRITABLE")
    assert run("scripts", "--json").json == []


def test_a_bad_variable_is_refused(here: Run, script: Path) -> None:
    said = here("render", script, "--json", VIDEO_FPS="abc")
    assert (said.code, said.json["error_code"]) == (2, "INVALID_SETTING")
    assert "VIDEO_FPS" in said.json["error_message"]


def test_the_output_folder_may_be_a_variable(run: Run, script: Path, tmp_path: Path) -> None:
    said = run("render", script, "--json", *SMALL, RENDER_OUTPUT_DIR=str(tmp_path / "films"))
    assert Path(said.json["video"]).parent == tmp_path / "films"


def test_a_locked_database_is_told(run: Run, script: Path, data_dir: Path) -> None:
    run("jobs")
    with closing(sqlite3.connect(data_dir / "studio.db", isolation_level=None)) as intruder:
        intruder.execute("BEGIN EXCLUSIVE")
        said = run("render", script, "--json", *SMALL)
        intruder.execute("ROLLBACK")
    assert (said.code, said.json["error_code"]) == (1, "DATABASE_LOCKED")


@pytest.mark.parametrize("damage", ["damaged", "newer"])
def test_a_database_that_cannot_be_used_is_left_as_it_is(run: Run, data_dir: Path, damage: str) -> None:
    run("jobs")
    database = data_dir / "studio.db"
    if damage == "damaged":
        database.write_bytes(b"no database" * 500)
    else:
        with closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA user_version = 999")
    before = database.read_bytes()
    said = run("jobs", "--json")
    assert (said.code, said.json["error_code"]) == (1, f"DATABASE_{damage.upper()}")
    assert database.read_bytes() == before
    doctor = run("doctor", "--json")
    assert doctor.code == 1
    assert [check["id"] for check in doctor.json["checks"] if not check["ok"]] == ["database"]


def long_script(tmp_path: Path, scenes: int) -> Path:
    file = tmp_path / "long.json"
    told = [{"scene_id": n, "text": f"{n}번째 장면입니다."} for n in range(scenes)]
    file.write_text(json.dumps({"scenes": told}), encoding="utf-8")
    return file


def test_a_video_somebody_else_is_rendering_is_refused(
    run: Run, script: Path, data_dir: Path, tmp_path: Path
) -> None:
    long = long_script(tmp_path, 60)
    with Interactive(data_dir, "render", long, "--video-id", "v", "--voice", "mock") as first:
        first.wait_for("[ 15%]")
        said = run("render", script, "--video-id", "v", "--json", *SMALL)
        assert (said.code, said.json["error_code"]) == (1, "DUPLICATE_JOB")
        job_id = run("jobs", "--json").json[0]["job_id"]
        canceled = run("jobs", "cancel", job_id, "--json")
        assert (canceled.code, canceled.json["status"]) == (0, "CANCELED")
        assert first.end() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_leaves_nothing_and_retry_goes_on(
    run: Run, data_dir: Path, tmp_path: Path, number: signal.Signals
) -> None:
    file = long_script(tmp_path, 8)
    with Interactive(data_dir, "render", file, "--json", "--voice", "mock", "--size", "480x270") as render:
        render.wait_for("[ 60%]")
        children = render.children()
        assert children
        render.send(number)
        assert render.end() == 130
        result = json.loads(render.output().splitlines()[-1])
    assert (result["status"], result["error_code"]) == ("CANCELED", "CANCELED")
    assert psutil.wait_procs(children, timeout=3)[1] == []
    assert list((data_dir / "scratch").iterdir()) == []
    retried = run("jobs", "retry", result["job_id"], "--json")
    assert (retried.code, retried.json["status"]) == (0, "SUCCEEDED"), retried.err
    assert retried.json["spec_sha256"] == result["spec_sha256"]


class Interactive:
    """A command that is watched while it runs."""

    def __init__(self, data_dir: Path, *typed: str | Path) -> None:
        self._process = subprocess.Popen(
            command_of(data_dir, *typed),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(),
        )

    def __enter__(self) -> Interactive:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait(30)
        for pipe in (self._process.stdout, self._process.stderr):
            assert pipe is not None
            pipe.close()

    def wait_for(self, words: str) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            if words in line:
                return
        raise AssertionError(f"it never said {words}")

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self._process.pid).children(recursive=True)

    def send(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def end(self) -> int:
        return self._process.wait(10)

    def output(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.read()
