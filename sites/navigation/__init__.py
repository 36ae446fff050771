"""The frame around every page: home, menu, languages."""
