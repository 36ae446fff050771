"""A scanner on loopback that speaks clamd's INSTREAM, and finds EICAR's test file."""

import socketserver
import struct
import threading
from types import TracebackType

# Whole, the string would set off scanners that look at this repository.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*").encode()


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while True:
            (length,) = struct.unpack(">L", self.rfile.read(4))
            if not length:
                break
            data += self.rfile.read(length)
            if len(data) > self.server.limit:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.seen.append(data)
        if self.server.silent:
            return
        self.wfile.write(b"stream: Eicar-Signature FOUND\0" if EICAR in data else b"stream: OK\0")


class Scanner(socketserver.ThreadingTCPServer):
    """`seen` are the bytes it was given; `silent`: it hangs up without a verdict; `limit` in bytes."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.seen: list[bytes] = []
        self.silent, self.limit = False, 10**8

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> "Scanner":
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self.server_close()
