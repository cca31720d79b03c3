"""What leaves this laptop: sent beside the window, seen in a panel."""
