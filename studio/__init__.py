"""CTRLF Studio: compliance-training scripts become narrated, captioned films."""

__version__ = "0.1.0"
