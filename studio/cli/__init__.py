"""The studio on a terminal: the same services as the window's, without widgets."""
