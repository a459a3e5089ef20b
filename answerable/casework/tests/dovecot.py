"""A real IMAP server, Debian's Dovecot, on this machine and for one test file."""

from __future__ import annotations

import imaplib
import os
import pwd
import shutil
import ssl
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from answerable.channels.email.mailbox import Mailbox

DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PASSWORD = "hello"
SETUP = """
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
ssl = required
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
mail_location = maildir:{home}/mail/%u
first_valid_uid = 1
default_internal_user = {account}
default_internal_group = {group}
default_login_user = {account}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {port}
    ssl = yes
  }}
}}
"""


class Dovecot:
    """The server: started and stopped, and looked at as a person's program does."""

    def __init__(self, home: Path, port: int) -> None:
        """Prepare a folder for a server that is not running yet."""
        self.home, self.port = home, port
        # It refuses to keep mail as root.
        name = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        account = pwd.getpwnam(name)
        write_certificate(home)
        (home / "mail").mkdir()
        (home / "mail").chmod(0o777)
        home.chmod(0o755)
        (home / "password").write_text(PASSWORD)
        setup = SETUP.format(
            home=home,
            port=port,
            account=name,
            group="nogroup" if name == "nobody" else account.pw_gid,
            uid=account.pw_uid,
            gid=account.pw_gid,
            password=PASSWORD,
        )
        (home / "dovecot.conf").write_text(setup)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        assert DOVECOT
        self.process = subprocess.Popen(
            [DOVECOT, "-F", "-c", str(self.home / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._wait_until_it_answers()

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait(10)
            self.process = None

    def mailbox(self, name: str, **changes: object) -> Mailbox:
        """Return a mailbox of this server, as an operator names it."""
        named: dict[str, Any] = {
            "name": name,
            "host": "localhost",
            "port": self.port,
            "user": name,
            "address": f"{name}@town.gov",
            "password_file": self.home / "password",
            "ca_file": self.home / "cert.pem",
        }
        return Mailbox(**(named | changes))

    @contextmanager
    def program_of(self, user: str):
        """Read and write a mailbox as its owner does."""
        trusted = ssl.create_default_context(cafile=str(self.home / "cert.pem"))
        with imaplib.IMAP4_SSL("localhost", self.port, ssl_context=trusted) as line:
            line.login(user, PASSWORD)
            yield line

    def put(self, user: str, *mails: bytes, folder: str = "INBOX") -> None:
        with self.program_of(user) as line:
            for mail in mails:
                status, said = line.append(folder, "", "", mail)
                assert status == "OK", said

    def _wait_until_it_answers(self) -> None:
        for _ in range(100):
            try:
                with self.program_of("nobody-yet"):
                    return
            except OSError:
                threading.Event().wait(0.05)
        raise AssertionError((self.home / "log").read_text())


def write_certificate(home: Path) -> None:
    """Write a certificate for this machine, which nobody but these tests believes."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=60))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    (home / "cert.pem").write_bytes(certificate.public_bytes(pem))
    (home / "key.pem").write_bytes(
        key.private_bytes(
            pem,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


@contextmanager
def running_dovecot(port: int):
    """Run the server in a folder of its own."""
    # Its sockets need a short path.
    with tempfile.TemporaryDirectory(prefix="imap-", dir="/tmp") as home:
        server = Dovecot(Path(home), port)
        server.start()
        yield server
        server.stop()
