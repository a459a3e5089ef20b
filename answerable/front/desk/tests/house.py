"""An OpenID Connect provider on this machine: small, and as strict as a real one.

It answers over HTTP from its own thread: discovery, keys, the question who one is, the
exchange of a code (once, for its client, its address and its challenge), and the facts
about whoever signed in. What it signs is made by ``joserfc``. Tests may change ``claims``
and what it ``says`` falsely.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "desk", "a secret: with % in it"


class House(ThreadingHTTPServer):
    """The provider and what it remembers."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.issuer = f"http://localhost:{self.server_port}"
        self.key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self.begin_again()

    def begin_again(self):
        """Forget what a test has told and asked."""
        self.claims, self.in_token = {}, True
        self.says, self.signing_key = {}, self.key
        self.codes, self.tokens = {}, {}
        self.leaving = f"{self.issuer}/leave"

    def discovery(self):
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": self.leaving,
            "jwks_uri": f"{self.issuer}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def authorize(self, asked):
        """Sign in whoever comes, and send them back with a code."""
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return code

    def exchange(self, given):
        """Return the tokens for a code, or None: each code is good once."""
        asked = self.codes.pop(given["code"], None)
        if asked is None or given["redirect_uri"] != asked["redirect_uri"]:
            return None
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        if challenge != asked["code_challenge"]:
            return None
        access = secrets.token_urlsafe()
        self.tokens[access] = {"sub": "b17", **self.claims}
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 600,
            "id_token": self.signed(asked["nonce"]),
        }

    def signed(self, nonce):
        """Return who signed in, signed by us."""
        now = int(time.time())
        facts = {"iss": self.issuer, "aud": CLIENT, "sub": "b17", "nonce": nonce}
        times = {"iat": now, "exp": now + 60}
        told = self.claims if self.in_token else {}
        said = {**facts, **times, **told, **self.says}
        return jwt.encode({"alg": "RS256", "kid": "one"}, said, self.signing_key)


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: House

    def do_GET(self):
        address = urlsplit(self.path)
        asked = dict(parse_qsl(address.query))
        match address.path:
            case "/.well-known/openid-configuration":
                self.say(self.server.discovery())
            case "/keys":
                self.say({"keys": [self.server.key.as_dict(private=False)]})
            case "/authorize":
                code = self.server.authorize(asked)
                back = urlencode({"code": code, "state": asked["state"]})
                self.send_response(302)
                self.send_header("Location", f"{asked['redirect_uri']}?{back}")
                self.end_headers()
            case "/userinfo":
                token = self.headers["Authorization"].removeprefix("Bearer ")
                self.say(self.server.tokens[token])

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        tokens = self.server.exchange(dict(parse_qsl(body))) if self.is_desk() else None
        self.say(tokens or {"error": "invalid_grant"}, 200 if tokens else 400)

    def is_desk(self):
        kind, _, proof = self.headers["Authorization"].partition(" ")
        name, _, secret = b64decode(proof).decode().partition(":")
        return (kind, unquote(name), unquote(secret)) == ("Basic", CLIENT, SECRET)

    def say(self, what, status=200):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(what).encode())

    def log_message(self, *_said):
        """Say nothing on the way."""


@contextmanager
def open_house():
    """Run the provider, and stop it in the end."""
    with House() as house:
        thread = threading.Thread(
            target=house.serve_forever, kwargs={"poll_interval": 0.05}
        )
        thread.start()
        yield house
        house.shutdown()
        thread.join()
