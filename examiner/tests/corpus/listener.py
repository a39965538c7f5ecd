"""A server on this machine that must hear nothing."""

from __future__ import annotations

import socket
import threading


class Listener:
    """Takes TCP connections and UDP packets on one port of 127.0.0.1 and keeps what comes."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.stream = socket.create_server(("127.0.0.1", 0))
        self.port = self.stream.getsockname()[1]
        self.packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.packets.bind(("127.0.0.1", self.port))
        for target in (self.take_connections, self.take_packets):
            threading.Thread(target=target, daemon=True).start()

    def take_connections(self) -> None:
        """Keep what connections send until the socket is closed."""
        while True:
            try:
                connection, _ = self.stream.accept()
            except OSError:
                return
            self.heard.append(b"a connection")
            connection.close()

    def take_packets(self) -> None:
        """Keep packets until the socket is closed."""
        while True:
            try:
                self.heard.append(self.packets.recv(4096))
            except OSError:
                return

    def __enter__(self) -> Listener:
        return self

    def __exit__(self, *error: object) -> None:
        self.stream.close()
        self.packets.close()
