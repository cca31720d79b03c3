"""The script editor: chapters as headings, scenes as cards, in one flowing document."""
