"""How fast, compared with plain Django and plain Wagtail on the same machine in the same run.

Everything is served by gunicorn with the product's own settings (sites/gunicorn.py, two workers) over
loopback, on one embedded PostgreSQL, and measured with wrk; whole journeys by robots. Only ratios are
promised: they hold on any machine.
"""
