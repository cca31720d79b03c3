"""Review in the window: what became of a script, side by side; who did what when; and deciding on it."""
