"""The language model of the settings: whether there is one, and how it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from studio.domain.errors import ErrorCode, Refused
from studio.domain.settings import Settings
from studio.domain.text import Text
from studio.services.secrets import Secret, Secrets

if TYPE_CHECKING:
    from studio.writer.model import Model


class LanguageModel:
    """Thread-safe; follows the settings."""

    def __init__(
        self, settings: Callable[[], Settings], secrets: Secrets, environ: Mapping[str, str]
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._environ = environ

    @property
    def name(self) -> str:
        """Name of the model that writes, empty where there is none (or AI_ENV=mock forbids it)."""
        model = self._settings().model
        is_offline = self._environ.get("AI_ENV", "").strip().lower() == "mock"
        return model.name if model.base_url and not is_offline else ""

    @property
    def why_not(self) -> Refused | None:
        """Why nothing can be asked of a model, None where it can."""
        if self.name:
            return None
        return Refused(
            ErrorCode.SCRIPT_GENERATION_FAILED,
            Text(ko="언어 모델이 설정되지 않았습니다.", en="No language model is set up."),
            Text(ko="설정에 언어 모델의 주소를 넣으십시오.", en="Enter the model's address in the settings."),
        )

    def open(self) -> Model:
        """Return the model as it is asked; raises SCRIPT_GENERATION_FAILED where there is none."""
        from studio.writer.model import Model  # only who asks waits for the network's library

        if (refusal := self.why_not) is not None:
            raise refusal
        settings = self._settings()
        return Model(
            settings.model.base_url,
            settings.model.name,
            key=self._secrets.get(Secret.MODEL_KEY),
            timeout_sec=settings.model.timeout_sec,
            ca_file=settings.backend.ca_file,
        )
