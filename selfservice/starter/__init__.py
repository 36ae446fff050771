"""The content that a new municipality begins with."""
