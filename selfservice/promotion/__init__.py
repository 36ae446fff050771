"""Leading people to a service: short addresses, QR codes, posters, and pieces for other web sites."""
