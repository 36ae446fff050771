"""Pages that a region keeps once and every municipality of it shows at its own address, in its own look."""
