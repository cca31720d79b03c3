"""Requests to other machines: timed, cancelable, bounded. The only room that speaks HTTP besides voices."""
