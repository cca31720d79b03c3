"""The film as it will be encoded: picture, transport, playback."""
