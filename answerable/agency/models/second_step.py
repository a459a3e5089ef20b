"""What a member of staff proves with, besides the password, that it is them."""

from __future__ import annotations

from django.db import models

from answerable.agency.models.staff import Staff

LONGEST_NAME = 60


class CodeApp(models.Model):
    """An authenticator app on somebody's phone; its secret is sealed."""

    staff = models.OneToOneField(
        Staff, on_delete=models.CASCADE, related_name="code_app"
    )
    sealed_secret = models.TextField()
    # The newest code that was taken: it and what came before open nothing any more.
    last_step = models.BigIntegerField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.staff}"


class Passkey(models.Model):
    """A key that a phone, a computer or a stick keeps and never gives away."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=LONGEST_NAME)
    credential_id = models.BinaryField(unique=True)
    credential = models.BinaryField()  # with the public key, as WebAuthn writes it
    uses = models.BigIntegerField()  # as the key itself counts; 0 where it does not
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """One code on paper, for the day when the phone is lost; it opens once."""

    staff = models.ForeignKey(
        Staff, on_delete=models.CASCADE, related_name="recovery_codes"
    )
    sealed = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.staff}"
