"""The company backend: scripts of both sides, what changed where, the life of the videos, conflicts."""
