"""The job queue: what renders, what waits, what came of it."""
