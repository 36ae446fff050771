"""An ID-porten look-alike for the demo and the tests: the same protocol, synthetic persons only.

It runs as a process of its own on loopback, knows nothing of Django, and keeps everything in memory:

    python -m selfservice.accounts.simulator --port 8001
"""
