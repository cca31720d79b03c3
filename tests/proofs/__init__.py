"""Proof that picture, sound and captions of a film lie where the timeline says, found in the film itself.

Nothing here believes the studio's own records: scenes are told apart by their colour in decoded frames,
speech is found by comparing decoded sound with the clips, and captions are read out of the finished files.
"""
