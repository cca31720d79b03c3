"""A brand kit given as a JSON file: colours, typeface, and a logo that lies beside it."""

from pathlib import Path

from pydantic import ValidationError

from studio.domain.brand import BrandKit
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.image import picture_hash
from studio.domain.text import Text
from studio.services.pictures import Pictures


def read_brand_kit(path: Path, pictures: Pictures) -> BrandKit:
    """Read a kit such as `{"primary": "#0B5FFF", "logo": "logo.png"}` and take its logo in.

    Raises `BadInput` that names the field that is wrong, `EnvironmentTrouble` for a file that cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_READABLE,
            Text(
                ko=f"파일을 읽을 수 없습니다: {path} ({error.strerror}).",
                en=f"The file cannot be read: {path} ({error.strerror}).",
            ),
            Text(ko="경로와 권한을 확인하십시오.", en="Check the path and its permissions."),
        ) from error
    try:
        kit = BrandKit.model_validate_json(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "$"
        raise BadInput(
            ErrorCode.INVALID_SETTING,
            Text(
                ko=f"브랜드 파일을 읽을 수 없습니다 ({path.name}): {where}: {first['msg']}.",
                en=f"The brand file cannot be read ({path.name}): {where}: {first['msg']}.",
            ),
            Text(
                ko='{"primary": "#RRGGBB", "background", "family", "logo"} 모양으로 고치십시오.',
                en='Give it the shape {"primary": "#RRGGBB", "background", "family", "logo"}.',
            ),
        ) from error
    if picture_hash(kit.logo) != "":
        return kit
    return kit.model_copy(update={"logo": pictures.take_in(path.parent / kit.logo, may_move=False)})
