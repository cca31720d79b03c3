"""The use cases: the one door of the window and the terminal."""
