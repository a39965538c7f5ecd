"""What no page of the course may do: log an error, or ask for anything that is not on this machine."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
INSIDE = ("data", "blob", "about")


@dataclass
class Watch:
    """The errors and the outside requests of a browser context, as they come."""

    context: BrowserContext
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", self.on_console)
        self.context.on("weberror", self.on_error)
        self.context.on("request", self.on_request)

    def on_console(self, message: ConsoleMessage) -> None:
        """Keep what is logged as an error."""
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def on_error(self, error: WebError) -> None:
        """Keep what a script failed with."""
        self.errors.append(f"uncaught: {error.error}")

    def on_request(self, request: Request) -> None:
        """Keep what leaves this machine."""
        address = urlsplit(request.url)
        if address.scheme not in INSIDE and address.hostname not in (*LOOPBACK, "::1"):
            self.outside.append(request.url)

    def problems(self) -> list[str]:
        """What should not have happened."""
        return [f"console: {one}" for one in self.errors] + [f"left this machine: {one}" for one in self.outside]
