"""CTRLF Studio: compliance-training scripts become narrated, captioned films."""

import os

__version__ = "0.1.0"

# Looking for plug-ins among all that is installed would cost a tenth of the time to the first window.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
