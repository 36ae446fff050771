"""Django finds models here; each room keeps its own."""
