"""The library: every script of this laptop, its state and its length."""
