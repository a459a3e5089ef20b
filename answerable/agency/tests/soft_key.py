"""A passkey of the tests: it signs as a phone does, and can be told to misbehave."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

PRESENT = AuthenticatorData.FLAG.UP
VERIFIED = AuthenticatorData.FLAG.UV
ATTESTED = AuthenticatorData.FLAG.AT
NOTHING = AuthenticatorData.FLAG(0)


@dataclass
class SoftKey:
    """One key for one site; ``knows_owner`` is the finger or the PIN."""

    site: str = "https://help.town.gov"
    host: str = "help.town.gov"
    knows_owner: bool = True
    uses: int = 0
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    private: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def make(self, asked):
        """Answer who asks for a new key."""
        made = AttestedCredentialData.create(
            Aaguid.NONE,
            self.credential_id,
            ES256.from_cryptography_key(self.private.public_key()),
        )
        data = self._data(ATTESTED, made)
        seen = self._seen("webauthn.create", asked)
        attested = AttestationObject.create("none", data, {})
        return self._answer(
            seen, attestationObject=websafe_encode(bytes(attested)), transports=[]
        )

    def prove(self, asked):
        """Answer who asks for a proof."""
        data = self._data()
        seen = self._seen("webauthn.get", asked)
        signature = self.private.sign(data + sha256(seen), ec.ECDSA(SHA256()))
        return self._answer(
            seen,
            authenticatorData=websafe_encode(bytes(data)),
            signature=websafe_encode(signature),
        )

    def _data(self, flags=NOTHING, made=b""):
        flags |= PRESENT | (VERIFIED if self.knows_owner else NOTHING)
        return AuthenticatorData.create(
            sha256(self.host.encode()), flags, self.uses, made
        )

    def _seen(self, kind, asked):
        challenge = websafe_decode(asked["challenge"])
        return CollectedClientData.create(
            type=kind, challenge=challenge, origin=self.site
        )

    def _answer(self, seen, **response):
        symbols = websafe_encode(self.credential_id)
        response["clientDataJSON"] = websafe_encode(bytes(seen))
        return {
            "id": symbols,
            "rawId": symbols,
            "type": "public-key",
            "response": response,
            "clientExtensionResults": {},
        }
