"""Pictures made on request: asked for once, taken in when chosen, on record; the key shows itself nowhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, Canceled, ErrorCode, StudioError
from studio.domain.image import picture_hash
from studio.domain.visuals import VisualKind, VisualOptions, VisualProvider
from studio.picture import clip_of
from studio.picture.clips import frame_of
from studio.services.made_pictures import Progress
from studio.services.secrets import Secret
from studio.services.studio import Studio
from tests.fakes import pictures as fake
from tests.fakes.clips import clip_file
from tests.fakes.pictures import PictureService, serving

WIDE = VisualOptions(1280, 720)


@pytest.fixture
def service() -> Iterator[PictureService]:
    with serving(PictureService(pictures=[fake.png("#C02060"), fake.png("#20C060")])) as service:
        yield service


@pytest.fixture
def connected(studio: Studio, service: PictureService) -> Studio:
    """A studio that has its pictures made by the service."""
    connect(studio, service)
    return studio


def connect(studio: Studio, service: PictureService) -> None:
    studio.preferences.change(
        {
            "visuals.provider": VisualProvider.HTTP,
            "visuals.base_url": service.url,
            "visuals.model": "m-1",
            "visuals.retry_delay_sec": 0.01,
        }
    )
    studio.secrets.set(Secret.PICTURES_KEY, service.key)


def left_over(studio: Studio) -> list[Path]:
    scratch = studio.data_dir / "scratch"
    return list(scratch.rglob("*")) if scratch.exists() else []


def test_a_picture_is_made_taken_in_and_on_record(connected: Studio, service: PictureService) -> None:
    heard: list[Progress] = []
    connected.preferences.change({"profile_name": "김하늘"})
    made = connected.made_pictures.make("메일을 읽는 사람", WIDE, on_progress=heard.append)
    assert heard
    assert not made.was_kept
    assert list(connected.pictures.folder.glob("*")) == [], "nothing is anybody's before it is chosen"
    image = connected.made_pictures.use(made)
    file = connected.pictures.find(image)
    assert file is not None
    with Image.open(file) as opened:
        assert opened.getpixel((5, 5)) == (0xC0, 0x20, 0x60)
    record = connected.made_pictures.about(image)
    assert record is not None
    assert (record.sha256, record.maker) == (picture_hash(image), "127.0.0.1 (m-1)")
    assert (record.prompt, record.made_by) == ("메일을 읽는 사람", "김하늘")
    assert left_over(connected) == []


def test_the_same_is_never_asked_twice_unless_another_one_is_wanted(
    connected: Studio, service: PictureService
) -> None:
    first = connected.made_pictures.make("a lock", WIDE)
    again = connected.made_pictures.make("  a lock ", WIDE)
    assert again.was_kept
    assert again.first == first.first
    assert len(service.submitted) == 1
    other = connected.made_pictures.make("a lock", VisualOptions(1280, 720, take=1))
    assert other.first != first.first
    assert len(service.submitted) == 2
    connected.made_pictures.make("a lock", VisualOptions(720, 1280))
    connected.preferences.change({"visuals.model": "m-2"})
    connected.made_pictures.make("a lock", WIDE)
    assert len(service.submitted) == 4
    connected.preferences.change({"visuals.timeout_sec": 9.0})
    assert connected.made_pictures.make("a lock", WIDE).was_kept, "patience changes no picture"


def test_what_was_made_is_kept_for_the_next_start(
    connected: Studio, service: PictureService, other: Studio
) -> None:
    connected.made_pictures.make("a lock", WIDE)
    connect(other, service)
    assert other.made_pictures.make("a lock", WIDE).was_kept


def test_a_damaged_picture_is_asked_for_anew(connected: Studio, service: PictureService) -> None:
    connected.made_pictures.make("a lock", WIDE)
    (kept,) = (connected.data_dir / "cache" / "made").rglob("*.picture")
    kept.write_bytes(b"x")
    assert not connected.made_pictures.make("a lock", WIDE).was_kept


def test_what_is_no_picture_is_refused_and_not_kept(connected: Studio, service: PictureService) -> None:
    service.pictures = [fake.png()[:80]]
    with pytest.raises(StudioError) as raised:
        connected.made_pictures.make("a lock", WIDE)
    assert "damaged" in raised.value.what.en
    assert left_over(connected) == []
    service.pictures = [fake.png()]
    assert not connected.made_pictures.make("a lock", WIDE).was_kept


def test_a_cancel_leaves_nothing(connected: Studio, service: PictureService) -> None:
    token = CancelToken()
    service.polls = 10**9
    with pytest.raises(Canceled):
        connected.made_pictures.make("a lock", WIDE, on_progress=lambda _: token.cancel(), cancel=token)
    assert left_over(connected) == []


@pytest.mark.parametrize("prompt", ["", "  \n", "x" * 2001])
def test_words_that_cannot_be_used_are_refused(
    connected: Studio, service: PictureService, prompt: str
) -> None:
    with pytest.raises(BadInput):
        connected.made_pictures.make(prompt, WIDE)
    assert service.requests == []


@pytest.mark.parametrize("provider", [VisualProvider.NONE, VisualProvider.HTTP])
def test_without_a_service_nobody_is_asked(studio: Studio, provider: VisualProvider) -> None:
    studio.preferences.change({"visuals.provider": provider})
    assert not studio.made_pictures.is_configured
    with pytest.raises(StudioError) as raised:
        studio.made_pictures.make("a lock", WIDE)
    assert raised.value.code is ErrorCode.PICTURES_NOT_CONFIGURED


def test_the_stand_in_needs_nothing(studio: Studio) -> None:
    studio.preferences.change({"visuals.provider": VisualProvider.MOCK})
    assert studio.made_pictures.is_stand_in
    image = studio.made_pictures.use(studio.made_pictures.make("a lock", WIDE))
    record = studio.made_pictures.about(image)
    assert record is not None
    assert record.provider == "stand-in"


def test_pictures_of_ones_own_have_no_record(studio: Studio) -> None:
    image = studio.pictures.take_in_bytes(fake.png(), name="x")
    assert studio.made_pictures.about(image) is None
    assert studio.made_pictures.about("") is None


def test_the_key_shows_itself_nowhere(
    connected: Studio, service: PictureService, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    service.submit_faults = [fake.status(500, f"cannot use {service.key}")]
    connected.made_pictures.use(connected.made_pictures.make("a lock", WIDE))
    service.submit_faults = [fake.status(422, f"cannot use {service.key}")]
    with pytest.raises(StudioError) as raised:
        connected.made_pictures.make("a door", WIDE)
    connected.preferences.save()
    told = f"{raised.value!r} {raised.value} {raised.value.what.ko} {connected.made_pictures!r} {caplog.text}"
    assert service.key not in told
    files = [path for path in connected.data_dir.rglob("*") if path.is_file()]
    assert files
    assert [path for path in files if service.key.encode() in path.read_bytes()] == []


def test_a_clip_is_made_kept_and_taken_in(connected: Studio, service: PictureService, tmp_path: Path) -> None:
    connected.preferences.change({"visuals.clip_submit_path": "/v1/clips", "visuals.clip_model": "c-1"})
    assert connected.made_pictures.offers_clips
    service.pictures = [clip_file(tmp_path / "a.mp4").read_bytes()]
    wanted = VisualOptions(1280, 720, kind=VisualKind.CLIP)
    made = connected.made_pictures.make("a door opens", wanted)
    assert service.paths("POST") == ["/v1/clips"]
    assert service.submitted == [{"ratio": "16:9", "seconds": 4, "model": "c-1", "prompt": "a door opens"}]
    assert connected.made_pictures.make("a door opens", wanted).was_kept
    image = connected.made_pictures.use(made)
    assert image.startswith("clip:")
    file = connected.pictures.find(image)
    assert file is not None
    clip = clip_of(file)
    assert clip is not None
    assert len(clip.frames) == 10
    record = connected.made_pictures.about(image)
    assert record is not None
    assert record.model == "c-1"
    assert left_over(connected) == []


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        (VisualKind.CLIP, fake.png(), "is no clip"),
        (VisualKind.PICTURE, b"\x00\x00\x00\x18ftypisom" + bytes(99), "is no picture"),
        (VisualKind.CLIP, b"\x00\x00\x00\x18ftypisom" + bytes(99), "damaged"),
    ],
)
def test_what_was_not_asked_for_is_refused(
    connected: Studio, service: PictureService, kind: VisualKind, data: bytes, words: str
) -> None:
    connected.preferences.change({"visuals.clip_submit_path": "/v1/clips"})
    service.pictures = [data]
    with pytest.raises(StudioError, match=words):
        connected.made_pictures.make("a door", VisualOptions(1280, 720, kind=kind))
    assert left_over(connected) == []


def test_a_service_without_a_path_for_clips_is_not_asked(connected: Studio, service: PictureService) -> None:
    assert not connected.made_pictures.offers_clips
    with pytest.raises(StudioError, match="No path for ordering clips"):
        connected.made_pictures.make("a door", VisualOptions(1280, 720, kind=VisualKind.CLIP))
    assert service.requests == []


def test_the_stand_in_makes_a_clip_that_moves(studio: Studio) -> None:
    studio.preferences.change({"visuals.provider": VisualProvider.MOCK})
    assert studio.made_pictures.offers_clips
    made = studio.made_pictures.make("a lock", VisualOptions(320, 180, kind=VisualKind.CLIP))
    file = studio.pictures.find(studio.made_pictures.use(made))
    assert file is not None
    clip = clip_of(file)
    assert clip is not None
    assert len(clip.frames) * clip.scale / clip.rate == 3
    assert frame_of(file, clip, 0) != frame_of(file, clip, 18)


def test_what_was_thrown_away_meanwhile_is_told(connected: Studio, service: PictureService) -> None:
    made = connected.made_pictures.make("a lock", WIDE)
    connected.kept_work.clear()
    with pytest.raises(BadInput, match="no longer"):
        connected.made_pictures.use(made)
    assert not connected.made_pictures.make("a lock", WIDE).was_kept
