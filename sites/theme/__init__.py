"""Colours and coat of arms: what makes one municipality look unlike the next."""
