"""The film laid out in time: chapters, scenes, captions and the playhead."""
