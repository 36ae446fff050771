"""How much the pages and dialogs are used: counted by ourselves, without cookies and without knowing anybody."""
