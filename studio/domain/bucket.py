"""Which bucket of S3, or of something that speaks like it, finished films go to."""

from typing import Final

from pydantic import BaseModel, ConfigDict, field_validator

from studio.domain.addresses import web_address

REGION: Final = "ap-northeast-2"


class Bucket(BaseModel):
    """A bucket; the keys to it are kept elsewhere."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    region: str = REGION
    endpoint_url: str = ""
    """Of a MinIO or another server that speaks like S3; empty: Amazon's own."""

    @field_validator("endpoint_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        """MinIO's own variable holds a host and a port without a scheme."""
        plain = url.strip()
        return web_address("endpoint_url", plain if "://" in plain or not plain else f"http://{plain}")
