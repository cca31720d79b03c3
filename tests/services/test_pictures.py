"""Pictures are taken in as they should look, kept by content, and refused by name and cause."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.services import picture_files
from studio.services.pictures import Pictures, pictures_of
from studio.services.studio import Studio

RED = (220, 30, 40)


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "그림 보관")


def encoded(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def opened(pictures: Pictures, reference: str) -> Image.Image:
    file = pictures.find(reference)
    assert file is not None
    with Image.open(file) as image:
        image.load()
        return image


def test_the_same_picture_is_kept_once_by_what_is_in_it(pictures: Pictures, tmp_path: Path) -> None:
    file = tmp_path / "사진.png"
    file.write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    reference = pictures.take_in(file)
    assert pictures.take_in_bytes(file.read_bytes(), name="붙여넣기") == reference
    (kept,) = pictures.folder.iterdir()
    assert reference == f"picture:{hashlib.sha256(kept.read_bytes()).hexdigest()}"
    assert kept.stem == reference.removeprefix("picture:")


def test_a_damaged_file_is_not_found_and_is_mended_when_taken_in_again(pictures: Pictures) -> None:
    data = encoded(Image.new("RGB", (40, 30), RED))
    reference = pictures.take_in_bytes(data, name="a")
    (kept,) = pictures.folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert pictures.find(reference) is None
    assert pictures.take_in_bytes(data, name="a") == reference
    assert pictures.find(reference) == kept
    assert pictures.find("picture:" + "0" * 64) is None
    assert pictures.find("../a.png") is None


def test_a_photo_stands_upright_and_loses_what_the_camera_noted(pictures: Pictures) -> None:
    photo = Image.new("RGB", (80, 40), RED)
    photo.paste((0, 0, 255), (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    exif[0x010F] = "Camera of Somebody"
    made = opened(pictures, pictures.take_in_bytes(encoded(photo, "JPEG", quality=95, exif=exif), name="a"))
    assert made.size == (40, 80)
    assert made.format == "JPEG"
    assert made.getpixel((20, 10))[2] > 200  # type: ignore[index]
    assert not made.getexif()
    assert b"Somebody" not in b"".join(f.read_bytes() for f in pictures.folder.iterdir())


def test_colours_of_other_profiles_become_srgb(pictures: Pictures) -> None:
    lab_like = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    same = opened(
        pictures,
        pictures.take_in_bytes(encoded(Image.new("RGB", (8, 8), RED), icc_profile=lab_like), name="a"),
    )
    assert np.abs(np.array(same.getpixel((4, 4))) - RED).max() <= 2
    assert "icc_profile" not in same.info
    broken = encoded(Image.new("RGB", (8, 8), RED), icc_profile=b"no profile at all")
    assert opened(pictures, pictures.take_in_bytes(broken, name="b")).getpixel((4, 4)) == RED


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "I;16", "F"])
def test_every_kind_of_pixel_is_read(mode: str, pictures: Pictures) -> None:
    image = Image.new("RGB", (8, 8), (128, 128, 128))
    kind = "TIFF" if mode in ("CMYK", "YCbCr", "F", "LA", "PA") else "PNG"
    if mode == "I;16":
        image = Image.fromarray(np.full((8, 8), 0x8080, np.uint16))
    elif mode == "F":
        image = Image.fromarray(np.full((8, 8), 0.5, np.float32))
    elif mode == "PA":
        image = image.convert("LA")
    else:
        image = image.quantize() if mode == "P" else image.convert(mode)
    made = opened(pictures, pictures.take_in_bytes(encoded(image, kind), name=mode)).convert("RGB")
    pixel = np.asarray(made)[4, 4].astype(int)
    assert mode == "1" or np.abs(pixel - 128).max() <= 4, pixel


def test_transparency_stays_and_only_where_there_is_some(pictures: Pictures) -> None:
    clear = Image.new("RGBA", (8, 8), (*RED, 0))
    clear.paste((*RED, 255), (4, 0, 8, 8))
    made = opened(pictures, pictures.take_in_bytes(encoded(clear), name="a"))
    assert (made.mode, made.getpixel((1, 1))[3]) == ("RGBA", 0)  # type: ignore[index]
    opaque = opened(
        pictures, pictures.take_in_bytes(encoded(Image.new("RGBA", (8, 8), (*RED, 255))), name="b")
    )
    assert opaque.mode == "RGB"


def test_the_first_frame_of_an_animation_is_taken(pictures: Pictures) -> None:
    frames = [Image.new("P", (8, 8), 0) for _ in range(2)]
    frames[0].putpalette([*RED] * 256)
    frames[1].putpalette([0, 0, 255] * 256)
    data = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:])
    made = opened(pictures, pictures.take_in_bytes(data, name="a")).convert("RGB")
    assert made.getpixel((4, 4)) == RED


def test_a_large_picture_is_made_smaller(pictures: Pictures) -> None:
    data = encoded(Image.new("RGB", (6_000, 300), RED), "JPEG")
    assert max(opened(pictures, pictures.take_in_bytes(data, name="a")).size) == picture_files.SIDE_LIMIT


def bomb(width: int, height: int) -> bytes:
    """A few bytes that claim to be a huge picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (bomb(60_000, 60_000), "too many pixels"),
        (bomb(10_000, 9_500), "too many pixels"),
        (bomb(9_000, 9_000), "too many pixels"),
        (b"", "no picture"),
        (b"hello", "no picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n", "no picture"),
        (bomb(10, 10), "damaged"),
        (encoded(Image.effect_noise((200, 200), 90), "JPEG")[:3_000], "damaged"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_and_cause(data: bytes, said: str, pictures: Pictures) -> None:
    with pytest.raises(BadInput) as refusal:
        pictures.take_in_bytes(data, name="현장 사진.png")
    assert "현장 사진.png" in refusal.value.what.en
    assert said in refusal.value.what.en
    assert refusal.value.next_step is not None
    assert not pictures.folder.exists()


def test_a_huge_file_is_not_even_read(pictures: Pictures, tmp_path: Path) -> None:
    huge = tmp_path / "huge.png"
    with huge.open("wb") as file:
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(BadInput, match="too large"):
        pictures.take_in(huge)
    with pytest.raises(EnvironmentTrouble) as refusal:
        pictures.take_in(tmp_path / "nowhere.png")
    assert refusal.value.code is ErrorCode.FILE_NOT_READABLE


def script_with(folder: Path, *images: str) -> Path:
    scenes = [
        {"scene_id": i, "narration": "말합니다.", "visual_spec": {"image": image, "tint": 1}}
        for i, image in enumerate(images, start=1)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "대본.json"
    path.write_text(json.dumps({"chapters": [{"title": "장", "scenes": scenes}]}), encoding="utf-8")
    return path


def test_importing_a_script_takes_in_the_pictures_beside_it(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "대본 폴더"
    path = script_with(folder, "그림/사진.png", "그림\\사진.png", "없는.png", "../밖.png", "/etc/hostname")
    (folder / "그림").mkdir()
    (folder / "그림" / "사진.png").write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    (tmp_path / "밖.png").write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    record = studio.scripts.import_file(path)
    images = [s.visual_spec.image for _, _, s in record.script.scenes() if s.visual_spec]
    assert images[0] == images[1]
    assert studio.pictures.find(images[0]) is not None
    assert images[2:] == ["없는.png", "../밖.png", "/etc/hostname"]
    assert len(pictures_of(record.script)) == 2
    visual = record.script.chapters[0].scenes[0].visual_spec
    assert visual is not None
    assert visual.model_extra == {"tint": 1}


def test_a_script_is_the_same_until_its_pictures_change(studio: Studio, tmp_path: Path) -> None:
    path = script_with(tmp_path / "대본", "a.png")
    missing = studio.scripts.import_file(path)
    assert studio.scripts.import_file(path).script_id == missing.script_id
    (path.parent / "a.png").write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    there = studio.scripts.import_file(path)
    assert there.script_id != missing.script_id
    assert studio.scripts.import_file(path).script_id == there.script_id


def test_bytes_from_elsewhere_pick_no_files_of_this_machine(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    path = script_with(tmp_path / "대본", str(tmp_path / "a.png"))
    record = studio.scripts.import_bytes(path.read_bytes(), name="a")
    assert pictures_of(record.script) == ()


def test_the_preview_finds_the_pictures_of_a_script(studio: Studio, tmp_path: Path) -> None:
    path = script_with(tmp_path / "대본", "a.png")
    (path.parent / "a.png").write_bytes(encoded(Image.new("RGB", (40, 30), RED)))
    film = studio.previewing.film(studio.scripts.import_file(path).script)
    assert film.slides[0].image is not None
    assert film.pictures == studio.pictures.folder
    assert (film.pictures / f"{film.slides[0].image.sha256}.png").is_file()
