"""Pictures of the author's own: taken in once, kept by content, found again by what they are."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.image import CLIP, PICTURE, picture_hash
from studio.domain.script import Chapter, Scene, Script
from studio.domain.text import Text
from studio.services import clip_files
from studio.services.logs import log
from studio.services.picture_files import FILE_LIMIT, PlainPicture, plain_picture, too_large

_SUFFIXES = (".jpg", ".png", clip_files.SUFFIX)


class Pictures:
    """The pictures of a data directory: files named by the SHA-256 of what is in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take_in(self, file: Path, cancel: CancelToken | None = None, *, may_move: bool = True) -> str:
        """Take a picture or clip in and return what a scene's `image` names it by; a clip takes seconds.

        With `may_move` false only pictures are taken.

        Raises `BadInput` for what is no usable picture, `EnvironmentTrouble` for what cannot be read or kept,
        and `Canceled`.
        """
        try:
            with file.open("rb") as read:
                if may_move and clip_files.is_clip(read.read(16)):
                    return self.take_clip(file, name=file.name, cancel=cancel or CancelToken())
                read.seek(0)
                size = os.fstat(read.fileno()).st_size
                if size > FILE_LIMIT:
                    raise too_large(file.name, size)
                data = read.read(FILE_LIMIT + 1)
        except OSError as error:
            raise _unreadable(file, error) from error
        return self.take_in_bytes(data, name=file.name)

    def take_clip(self, file: Path, *, name: str, cancel: CancelToken) -> str:
        """Take in a clip that people know by another name than its file's."""
        try:
            return self._kept_clip(lambda half: clip_files.make_plain(file, half, name=name, cancel=cancel))
        except OSError as error:
            raise self._not_kept(error) from error

    def keep_clip(self, plain: Path) -> str:
        """Keep a clip that was made plain already, and return what a scene's `image` names it by."""
        try:
            return self._kept_clip(lambda half: shutil.copyfile(plain, half))
        except OSError as error:
            raise self._not_kept(error) from error

    def _kept_clip(self, write: Callable[[Path], object]) -> str:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, half_name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        os.close(handle)
        half = Path(half_name)
        try:
            write(half)
            with half.open("r+b") as read:  # Windows stores only what may be written
                digest = hashlib.file_digest(read, "sha256").hexdigest()
                os.fsync(read.fileno())
            half.replace(self.folder / f"{digest}{clip_files.SUFFIX}")
        finally:
            half.unlink(missing_ok=True)
        return f"{CLIP}{digest}"

    def take_in_bytes(self, data: bytes, *, name: str) -> str:
        """Take in a picture that was pasted or dropped; `name` is what refusals call it."""
        return self.keep(plain_picture(data, name=name))

    def keep(self, picture: PlainPicture) -> str:
        """Keep a picture that was made plain already, and return what a scene's `image` names it by."""
        digest = hashlib.sha256(picture.data).hexdigest()
        target = self.folder / f"{digest}{picture.suffix}"
        try:
            if not _is_whole(target, digest):
                self._write(target, picture.data)
        except OSError as error:
            raise self._not_kept(error) from error
        return f"{PICTURE}{digest}"

    def _not_kept(self, error: OSError) -> EnvironmentTrouble:
        return EnvironmentTrouble(
            ErrorCode.FILE_NOT_WRITABLE,
            Text(
                ko=f"그림을 보관할 수 없습니다: {self.folder} ({error.strerror}).",
                en=f"The picture cannot be kept: {self.folder} ({error.strerror}).",
            ),
            Text(ko="공간과 권한을 확인하십시오.", en="Check the space and the permissions there."),
        )

    def find(self, image: str) -> Path | None:
        """Return the whole, undamaged file of a picture taken in, or None."""
        return next((file for file in self._files(image) if _is_whole(file, file.stem)), None)

    def taken_in(self, script: Script, beside: Path) -> Script:
        """Return a script with the pictures taken in that it names by paths in the folder `beside` it.

        Paths out of that folder are not followed: a script from elsewhere must not pick files of this
        machine. What cannot be taken in stays as it was written; drafts and previews show it to be missing.
        """
        chapters: list[Chapter] = []
        for chapter in script.chapters:
            scenes = tuple(self._with_picture(scene, beside) for scene in chapter.scenes)
            chapters.append(chapter.model_copy(update={"scenes": scenes}))
        return script.model_copy(update={"chapters": tuple(chapters)})

    def _with_picture(self, scene: Scene, beside: Path) -> Scene:
        visual = scene.visual_spec
        if visual is None or picture_hash(visual.image) != "":
            return scene
        try:
            image = self.take_in(_file_beside(visual.image.strip(), beside))
        except (BadInput, EnvironmentTrouble) as error:
            log.warning("%s", error)
            return scene
        return scene.model_copy(update={"visual_spec": visual.model_copy(update={"image": image})})

    def _files(self, image: str) -> Iterator[Path]:
        if digest := picture_hash(image):
            yield from (self.folder / f"{digest}{suffix}" for suffix in _SUFFIXES)

    def _write(self, target: Path, data: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(half).replace(target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(half).unlink()
            raise


def pictures_of(script: Script) -> tuple[str, ...]:
    """Return the hashes of the pictures of a script in film order."""
    images = (scene.visual_spec.image for _, _, scene in script.scenes() if scene.visual_spec)
    return tuple(digest for image in images if (digest := picture_hash(image)))


def _is_whole(file: Path, digest: str) -> bool:
    try:
        with file.open("rb") as read:
            return hashlib.file_digest(read, "sha256").hexdigest() == digest
    except FileNotFoundError:
        return False


def _file_beside(image: str, folder: Path) -> Path:
    """Return the file a script names, in whichever way its letters were composed and its folders divided."""
    home = folder.resolve()
    for written in dict.fromkeys((image, image.replace("\\", "/"))):
        for form in ("NFC", "NFD"):
            try:
                file = (home / unicodedata.normalize(form, written)).resolve()
                if file.is_relative_to(home) and file.is_file():
                    return file
            except (OSError, ValueError):  # a name no file can have
                continue
    raise BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"대본 옆 폴더에 그림이 없습니다: {image}.",
            en=f"There is no such picture in the folder of the script: {image}.",
        ),
        Text(ko="그림을 대본 파일 곁에 두십시오.", en="Put the picture beside the script file."),
    )


def _unreadable(file: Path, error: OSError) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_READABLE,
        Text(
            ko=f"그림을 읽을 수 없습니다: {file} ({error.strerror}).",
            en=f"The picture cannot be read: {file} ({error.strerror}).",
        ),
        Text(ko="경로와 권한을 확인하십시오.", en="Check the path and its permissions."),
    )
