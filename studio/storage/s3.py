"""Finished films in a bucket of Amazon S3, MinIO or another store that speaks like them."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final
from urllib.parse import quote

from studio.domain.bucket import Bucket
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.network.retries import UPLOAD_WAITS, Waits
from studio.storage.checks import checked_key, require_same, require_size
from studio.storage.pieces import Piece, PieceReader, Pieces, pieces_of, same_parts
from studio.storage.s3_calls import Line, S3Calls, StoreRefused
from studio.storage.s3_troubles import naming_troubles_of, no_bucket, not_the_same
from studio.storage.storage import StoredObject

PART_BYTES: Final = 8 * 1024 * 1024
"""Length of a part; files up to it are sent with one request. Stores take no parts below 5 MiB."""

_log = logging.getLogger(__name__)


class S3Storage:
    """Small files go up with one request, large ones in parts: a cut network costs one part at most."""

    def __init__(
        self,
        bucket: Bucket,
        *,
        key_id: str,
        key: str,
        limit_bytes: int,
        public_base_url: str = "",
        ca_file: str = "",
        timeout_sec: float = 30.0,
        part_bytes: int = PART_BYTES,
        waits: Waits = UPLOAD_WAITS,
    ) -> None:
        """Without `key_id` the keys are found as boto3 finds them: environment, profile, role of the machine.

        `timeout_sec` is the longest the store may be silent.
        """
        self._bucket = bucket
        self._limit_bytes = limit_bytes
        self._base_url = public_base_url.rstrip("/")
        self._part_bytes = part_bytes
        self._calls = S3Calls(bucket, key_id, key, timeout_sec=timeout_sec, ca_file=ca_file, waits=waits)

    def put(
        self,
        source: Path,
        key: str,
        content_type: str,
        *,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
        sha256: str = "",
    ) -> StoredObject:
        """Upload a file and look at it once it is there. Raises as the protocol says.

        What was sent of a large file before the network was cut stays in the store, unseen under the key; the
        next attempt with the same file sends the rest. A cancel takes it away.
        """
        checked_key(key)
        if not self._bucket.name:
            raise no_bucket()
        with naming_troubles_of(self._bucket, source), source.open("rb") as file:
            size = source.stat().st_size
            require_size(source, size, self._limit_bytes)
            pieces = pieces_of(file, size, self._part_bytes, cancel)
            require_same(source, pieces.sha256, sha256)
            with self._calls.line(cancel) as line:
                upload = _Upload(line, file, pieces, key, content_type, on_bytes)
                etag = upload.put_whole() if len(pieces.all) == 1 else upload.put_parts()
            return StoredObject(key=key, url=self.url_of(key), bytes=size, sha256=pieces.sha256, etag=etag)

    def remove(self, key: str) -> None:
        """Delete an object; one that is not there is no error. Raises STORAGE_UPLOAD_FAILED."""
        with naming_troubles_of(self._bucket), self._calls.line(CancelToken()) as line:
            try:
                line.ask("delete_object", Key=checked_key(key))
            except StoreRefused as error:
                if not error.is_absence:
                    raise

    def url_of(self, key: str) -> str:
        """Return where an object is found: below the public address, or at the store's own."""
        return f"{self._base_url}/{quote(key)}" if self._base_url else self._calls.url_of(key)


class _Upload:
    """One file on its way."""

    def __init__(
        self,
        line: Line,
        file: BinaryIO,
        pieces: Pieces,
        key: str,
        content_type: str,
        on_bytes: Callable[[int], None],
    ) -> None:
        self._line = line
        self._file = file
        self._pieces = pieces
        self._key = key
        self._content_type = content_type
        self._on_bytes = on_bytes
        self._told = 0

    def put_whole(self) -> str:
        """Send the file with one request; returns its ETag as the store gives it."""
        self._send("put_object", self._pieces.all[0], ContentType=self._content_type)
        return self._verified()

    def put_parts(self) -> str:
        """Send the parts that are not there yet; returns the ETag of the whole."""
        if (etag := self._etag_if_there()) is not None:
            self._tell(self._pieces.size)
            return etag
        upload_id, there = self._begun()
        try:
            for piece in self._pieces.all:
                if piece.number in there:
                    self._tell(piece.offset + piece.length)
                else:
                    sent = self._send("upload_part", piece, UploadId=upload_id, PartNumber=piece.number)
                    there[piece.number] = str(sent.get("ETag", ""))
            self._complete(upload_id, there)
        except (Canceled, OSError):
            self._abort(upload_id)
            raise
        except StoreRefused as error:
            if not error.may_be_retried:
                self._abort(upload_id)
            raise
        return self._verified()

    def _send(self, call: str, piece: Piece, **params: object) -> dict[str, Any]:
        with PieceReader(self._file, piece) as body:
            return self._line.ask(
                call,
                body=body,
                on_bytes=lambda count: self._tell(piece.offset + count),
                Key=self._key,
                ContentLength=piece.length,
                ContentMD5=base64.b64encode(piece.md5).decode(),
                **params,
            )

    def _tell(self, count: int) -> None:
        """Tell of bytes that were sent; a part that is sent again is told of once."""
        if count > self._told:
            self._told = count
            self._on_bytes(count)

    # --- what an earlier attempt left ------------------------------------------------------------

    def _begun(self) -> tuple[str, dict[int, str]]:
        """Return the upload to go on with, and the ETags of the parts it has already."""
        try:
            for upload_id in self._open_uploads():
                there = same_parts(self._pieces, self._parts_of(upload_id))
                if there is not None:
                    _log.info("an upload is resumed: %d of %d parts", len(there), len(self._pieces.all))
                    return upload_id, there
                self._abort(upload_id)
        except StoreRefused as error:  # not every store and not every key may list
            _log.info("what was uploaded before is not told (%s)", error.code)
        begun = self._line.ask("create_multipart_upload", Key=self._key, ContentType=self._content_type)
        return str(begun["UploadId"]), {}

    def _open_uploads(self) -> list[str]:
        """Return the open uploads of the key, the newest first."""
        found: list[tuple[Any, str]] = []
        marks: dict[str, Any] = {}
        while True:
            page = self._line.ask("list_multipart_uploads", Prefix=self._key, **marks)
            found += [
                (upload["Initiated"], upload["UploadId"])
                for upload in page.get("Uploads", ())
                if upload["Key"] == self._key
            ]
            if not page.get("IsTruncated"):
                return [upload_id for _, upload_id in sorted(found, reverse=True)]
            marks = {"KeyMarker": page["NextKeyMarker"], "UploadIdMarker": page["NextUploadIdMarker"]}

    def _parts_of(self, upload_id: str) -> Iterator[tuple[int, int, str]]:
        marks: dict[str, Any] = {}
        while True:
            page = self._line.ask("list_parts", Key=self._key, UploadId=upload_id, **marks)
            for part in page.get("Parts", ()):
                yield int(part["PartNumber"]), int(part["Size"]), str(part["ETag"])
            if not page.get("IsTruncated"):
                return
            marks = {"PartNumberMarker": page["NextPartNumberMarker"]}

    def _abort(self, upload_id: str) -> None:
        self._line.try_last("abort_multipart_upload", Key=self._key, UploadId=upload_id)

    # --- the end ---------------------------------------------------------------------------------

    def _complete(self, upload_id: str, there: dict[int, str]) -> None:
        parts = [{"PartNumber": number, "ETag": etag} for number, etag in sorted(there.items())]
        try:
            self._line.ask(
                "complete_multipart_upload",
                Key=self._key,
                UploadId=upload_id,
                MultipartUpload={"Parts": parts},
            )
        except StoreRefused as error:
            # Done already, and the answer was lost: what is there now tells.
            if error.code != "NoSuchUpload" or self._etag_if_there() is None:
                raise

    def _etag_if_there(self) -> str | None:
        """Return the ETag of the object where it is this very file, None where it is not."""
        try:
            head = self._line.ask("head_object", Key=self._key)
        except StoreRefused as error:
            if error.status in (403, 404):  # 403: nothing is there, and nobody may know
                return None
            raise
        etag = str(head.get("ETag", ""))
        is_it = head.get("ContentLength") == self._pieces.size and _plain(etag) == self._pieces.etag
        return etag if is_it else None

    def _verified(self) -> str:
        """Look at what is there now; takes it away and raises where it is not what was sent."""
        try:
            head = self._line.ask("head_object", Key=self._key)
            etag = str(head.get("ETag", ""))
            if head.get("ContentLength") != self._pieces.size or not self._may_be(etag, head):
                raise not_the_same()
        except BaseException as error:
            self._line.try_last("delete_object", Key=self._key)
            if isinstance(error, StoreRefused) and error.is_absence:
                raise not_the_same() from error
            raise
        return etag

    def _may_be(self, etag: str, head: dict[str, Any]) -> bool:
        """Tell whether an ETag is that of the file; one that is no digest of it tells nothing."""
        is_encrypted = "kms" in str(head.get("ServerSideEncryption", "")) or "SSECustomerAlgorithm" in head
        parts = len(self._pieces.all)
        is_digest = re.fullmatch(r"[0-9a-f]{32}" + (f"-{parts}" if parts > 1 else ""), _plain(etag))
        return is_encrypted or is_digest is None or _plain(etag) == self._pieces.etag


def _plain(etag: str) -> str:
    return etag.strip('"').lower()
