"""The token that tells the widget who is logged in, for the page to pass on: LiveChat('identify', { token })."""

import base64
import hashlib
import hmac
import json
import time


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def sign_identity(customer: dict, secret: str) -> str:
    """`customer` has your own `id`, and may have `name`, `email` and `phone`. Needs no library; PyJWT does the same."""
    known = {key: value for key, value in customer.items() if key != "id"}
    claims = {**known, "sub": str(customer["id"]), "exp": int(time.time()) + 3600}
    content = ".".join(_encode(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    signature = hmac.new(secret.encode(), content.encode(), hashlib.sha256).digest()
    return f"{content}.{_encode(signature)}"
