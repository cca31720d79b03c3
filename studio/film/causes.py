"""Why hardware does not encode, read from what ffmpeg complains of and said as a person can use it."""

from typing import Final

from studio.domain.text import Text

_CAUSES: Final = (
    (
        ("unknown encoder", "unrecognized option"),
        Text(ko="이 ffmpeg은 이 인코더를 쓸 수 없습니다", en="this ffmpeg was made without it"),
    ),
    (
        ("openencodesessionex failed: out of memory", "incompatible client key"),
        Text(ko="다른 프로그램이 이 인코더를 모두 쓰고 있습니다", en="other programs are using all of it"),
    ),
    (
        ("required nvenc api version",),
        Text(ko="NVIDIA 드라이버가 너무 오래되었습니다", en="the NVIDIA driver is too old"),
    ),
    (
        ("libcuda", "nvcuda", "nvencodeapi", "libnvidia-encode", "no capable devices", "cuda_error"),
        Text(ko="NVIDIA 그래픽 카드나 드라이버가 없습니다", en="there is no NVIDIA card or no driver for it"),
    ),
    (
        ("mfx session", "mfx implementation"),
        Text(ko="Intel 그래픽이나 드라이버가 없습니다", en="there is no Intel graphics or no driver for it"),
    ),
    (
        ("amfrt", "hardware device context (amf)"),
        Text(ko="AMD 그래픽 카드나 드라이버가 없습니다", en="there is no AMD card or no driver for it"),
    ),
    (
        ("no va display", "vaapi connection", "device creation failed"),
        Text(ko="VA-API로 쓸 수 있는 그래픽 장치가 없습니다", en="no graphics device answers through VA-API"),
    ),
    (
        ("no usable encoding profile", "no usable encoding entrypoint", "encoding not supported"),
        Text(ko="그래픽 장치가 H.264를 인코딩하지 못합니다", en="the graphics device cannot encode H.264"),
    ),
    (
        ("cannot create compression session", "videotoolbox"),
        Text(ko="이 Mac에서는 인코딩을 시작하지 못합니다", en="it cannot begin to encode on this Mac"),
    ),
    (
        ("minimum supported", "maximum supported", "hardware does not support encoding at size"),
        Text(ko="이 화면 크기는 인코딩하지 못합니다", en="it cannot encode pictures of this size"),
    ),
)
"""What stands in a complaint, and what it means; the first that is found counts."""
_UNKNOWN: Final = Text(
    ko="ffmpeg이 인코딩하지 못했습니다(원인은 로그에 있습니다)",
    en="ffmpeg could not encode with it (the log holds the details)",
)


def cause_of(said: str) -> Text:
    """Return the cause of a failed trial, without a full stop: it ends other sentences."""
    complaint = said.lower()
    for marks, cause in _CAUSES:
        if any(mark in complaint for mark in marks):
            return cause
    return _UNKNOWN
