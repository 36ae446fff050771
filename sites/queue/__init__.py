"""The queue: a doorbell over django-q2. It holds no state that anybody would miss."""
