"""The settings: what a person may prefer, found by typing, explained in a sentence, in force at once."""
