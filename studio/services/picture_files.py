"""Foreign picture files made plain: upright, sRGB, 8 bit, of a bounded size, without what a camera noted."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.text import Text

if TYPE_CHECKING:
    from PIL.Image import Image

FILE_LIMIT: Final = 100 * 1024 * 1024
"""Bytes of a file above which it is refused unread."""
PIXEL_LIMIT: Final = 80_000_000
"""Pixels above which a picture is refused undecoded; below what Pillow itself warns of."""
SIDE_LIMIT: Final = 5_120
"""Pixels of the longer side that are kept: the largest film with room to zoom in."""
PNG_LIMIT: Final = 12 * 1024 * 1024
"""Bytes above which an opaque picture is kept as a JPEG."""
_FORMATS: Final = ("JPEG", "MPO", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "PPM")
_PHOTOS: Final = ("JPEG", "MPO", "WEBP", "AVIF")
_JPEG_QUALITY: Final = 93


@dataclass(frozen=True, slots=True)
class PlainPicture:
    """The bytes of a picture that every part of the studio can paint, and the suffix of its file."""

    data: bytes
    suffix: str


def plain_picture(data: bytes, *, name: str) -> PlainPicture:
    """Read a picture of any kind; `name` is what people know it by.

    Raises `BadInput` that names the picture, what is wrong with it and what to do.
    """
    from PIL import Image, UnidentifiedImageError

    if len(data) > FILE_LIMIT:
        raise too_large(name, len(data))
    Image.init()  # Pillow knows only the commonest formats before
    known = [kind for kind in _FORMATS if kind in Image.OPEN]
    try:
        with Image.open(io.BytesIO(data), formats=known) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise _too_many_pixels(name, image.width, image.height)
            if image.format in ("JPEG", "MPO"):
                image.draft(None, (SIDE_LIMIT, SIDE_LIMIT))
            photo = image.format in _PHOTOS
            return _written(_normalised(image), photo=photo)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise _too_many_pixels(name) from error
    except UnidentifiedImageError as error:
        raise _refused(
            name,
            Text(ko="그림 파일이 아니거나 모르는 형식입니다.", en="It is no picture, or of an unknown kind."),
            Text(ko="JPEG나 PNG로 저장해서 다시 고르십시오.", en="Save it as JPEG or PNG and choose that."),
        ) from error
    except BadInput:
        raise
    except Exception as error:  # a decoder may raise anything about bytes that are not what they claim
        raise _refused(
            name,
            Text(ko="파일이 손상되었습니다.", en="The file is damaged."),
            Text(ko="원본을 다시 받거나 저장하십시오.", en="Get or save the original again."),
        ) from error


def too_large(name: str, size: int) -> BadInput:
    """Return the refusal of a file of too many bytes."""
    megabytes = size // 1024**2
    return _refused(
        name,
        Text(ko=f"파일이 {megabytes:,} MB로 너무 큽니다.", en=f"The file is too large ({megabytes:,} MB)."),
        Text(
            ko=f"{FILE_LIMIT // 1024**2} MB 이하로 줄이십시오.",
            en=f"Make it smaller than {FILE_LIMIT // 1024**2} MB.",
        ),
    )


def _normalised(image: "Image") -> "Image":
    """Return the first frame upright, in sRGB, as RGB or RGBA, not larger than what is kept."""
    from PIL import Image, ImageOps

    image.load()
    profile: Any = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    clear = upright.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in upright.info
    alpha = upright.convert("RGBA").getchannel("A") if clear else None
    plain = _srgb(_eight_bits(upright), profile)
    if alpha is not None and alpha.getextrema()[0] != 255:
        plain = plain.convert("RGB")
        plain.putalpha(alpha)
    if max(plain.size) > SIDE_LIMIT:
        plain.thumbnail((SIDE_LIMIT, SIDE_LIMIT), Image.Resampling.LANCZOS)
    return plain


def _eight_bits(image: "Image") -> "Image":
    """Return a picture of more than 8 bits a channel with 8; Pillow would cut off what is bright."""
    if not (image.mode.startswith(("I", "F"))):
        return image
    import numpy as np
    from PIL import Image

    values = np.nan_to_num(np.asarray(image, dtype=np.float64))
    most = float(values.max(initial=0.0))
    full = 1.0 if most <= 1.0 and image.mode == "F" else 255.0 if most <= 255 else 65_535.0
    return Image.fromarray((np.clip(values / full, 0, 1) * 255).round().astype(np.uint8))


def _srgb(image: "Image", profile: Any) -> "Image":
    """Return a picture in sRGB; one with a profile that cannot be used is taken as sRGB already."""
    from PIL import ImageCms

    if isinstance(profile, bytes) and image.mode in ("RGB", "CMYK", "L", "RGBA"):
        source = image.convert("RGB") if image.mode == "RGBA" else image
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            wanted = ImageCms.ImageCmsProfile(cast("Any", ImageCms.createProfile)("sRGB"))
            converted = ImageCms.profileToProfile(source, own, wanted, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")


def _written(image: "Image", *, photo: bool) -> PlainPicture:
    """Return the bytes; nothing goes along that a camera noted, such as the place."""
    image.info.clear()
    file = io.BytesIO()
    if image.mode == "RGBA" or not photo:
        image.save(file, "PNG", optimize=False)
        if image.mode == "RGBA" or file.tell() <= PNG_LIMIT:
            return PlainPicture(file.getvalue(), ".png")
        file = io.BytesIO()
    image.save(file, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    return PlainPicture(file.getvalue(), ".jpg")


def _too_many_pixels(name: str, width: int = 0, height: int = 0) -> BadInput:
    size = f" ({width:,} × {height:,})" if width else ""
    return _refused(
        name,
        Text(ko=f"그림의 픽셀이 너무 많습니다{size}.", en=f"The picture has too many pixels{size}."),
        Text(ko="8,000만 픽셀 아래로 줄이십시오.", en="Make it smaller than 80 million pixels."),
    )


def _refused(name: str, why: Text, following: Text) -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"그림을 쓸 수 없습니다 ({name}): {why.ko}",
            en=f"The picture cannot be used ({name}): {why.en}",
        ),
        following,
    )
