"""The film as a file: encoded, mixed, joined and verified with ffmpeg; no Qt and no database here."""
