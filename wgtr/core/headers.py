"""The headers that every answer carries, errors too: what a browser may do with our pages."""

from flask import Flask, Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; font-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TWO_YEARS = "max-age=63072000; includeSubDomains"


def send_headers(app: Flask, *, demo: bool) -> None:
    """Add the headers to every answer of `app`; a loopback demonstration speaks plain HTTP."""
    headers = HEADERS if demo else {**HEADERS, "Strict-Transport-Security": TWO_YEARS}

    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)  # an issued paper states a policy of its own
        return response

    app.after_request(add)
