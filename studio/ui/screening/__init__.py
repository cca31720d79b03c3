"""Finished films, played inside the studio."""
