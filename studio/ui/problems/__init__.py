"""What is wrong or doubtful about the open script, and how to mend it."""
