"""What people looked for in vain, for editors to write."""
