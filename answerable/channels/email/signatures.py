"""Lines that programs and people put under everything they write."""

from __future__ import annotations

import re
from collections.abc import Sequence

LENGTH_LIMIT = 160  # characters of a device's line, with the link that it may carry
WORDS_LIMIT = 12  # of the same
TAIL_LIMIT = 8  # lines under a bar that are a name and where to find it, not a letter

_DEVICES = (
    r"i-?phone\w*|i-?pad\w*|i-?pod|ios\w*|android\w*|black-?berry|samsung|galaxy|"
    r"huawei|xiaomi|redmi|nokia|htc|lumia|outlook|windows|yahoo|gmail|hotmail|gmx|"
    r"web\.de|airmail|mailbox|k-9|fairemail|bluemail|aquamail|proton\s?mail|spark|"
    r"thunderbird|mail\.ru|mobil\w*|mobile|phone|smartphone|tablet\w*|device|"
    r"handy|téléphone|portable|móvil|movil|celular|telefon\w*|puhelimesta|телефона|"
    r"телефону|hp|手机|手機"
)
_SENT = (
    r"gesendet|von meine[mr]|diese nachricht wurde|envoyée?|provenance|enviado|"
    r"enviada|enviat|inviato|inviata|verzonden|verstuurd|skickat|sendt|lähetetty|"
    r"wysłan[eoy]|"
    r"отправлено|отправлена|надіслано|відправлено|изпратено|odesláno|odoslané|poslano|"
    r"poslané|trimis|dikirim|được gửi|gửi từ|στάλθηκε|nosūtīts|išsiųsta|saadetud|"
    r"נשלח|أُ?رسلت?|مُ?رسل|تم الإرسال|发自|發自|從我|从我|寄自|来自我"
)
_BEGINS = re.compile(
    rf"\W*(?:{_SENT})\b.*\b(?:{_DEVICES})(?![^\W\d_]).*|"
    rf"\W*(?:发自|發自|從我|从我|来自我).*(?:{_DEVICES}).*",
    re.IGNORECASE,
)
_GET_OUTLOOK = re.compile(
    r"\W*(?:get|obtenez|télécharge[rz]|holen \w+ sich|obtener|obtén|descargar?|obter|"
    r"obtenha|baixar|scarica|ottieni|download|hent|hämta|hanki|pobierz|скачать|"
    r"yükle)\W+(?:o |l')?outlook\b.*",
    re.IGNORECASE,
)
_ENDS = ("gönderildi", "から送信", "傳送", "发送", "보냄", "보냈습니다")
_DEVICE = re.compile(_DEVICES, re.IGNORECASE)
_ENGLISH = re.compile(
    r"\W*sent (?:from|via|with|by|using) (?:my |a |an |the )?[\w&'’+.-]+"
    r"(?: [\w&'’+.()-]+){0,6}(?:,? (?:please|so|sorry|excuse)\b.*|[.!]?\s*please .*)?"
    r"\W*",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\W*(?:[^\W\d_]+ )?from (?:my )?(?:{_DEVICES})(?: \d+)?", re.IGNORECASE
)
_LINK = re.compile(r"[<(]?https?://\S+")
_DELIMITER = re.compile(r"[ \t>]*(?:--|—|–)[ \t]*")
_BAR = re.compile(r"[ \t]*(?:_{2,}|-{3,}|={4,}|\*{4,}|~{4,}|—{2,})[ \t]*")
_SOFT_BAR = re.compile(r"[ \t]*(?:_{2,}|---|—{2,})[ \t]*")
_FOOTER = re.compile(
    r"unsubscribe|to stop receiving|to respond|reply to this e-?mail|mailing list|"
    r"you are receiving this|you received this|view it on|"
    r"checked for viruses|virus-?free|vertraulich|confiden[tc]i(?:al|el)|"
    r"abmelden|abbestellen|désabonner|désinscrire|darse de baja|cancelar suscripción|"
    r"avast|this e-?mail and any|antivirus",
    re.IGNORECASE,
)
_DEVICE_SHAPES = (_BEGINS, _ENGLISH, _SHORT, _GET_OUTLOOK)


def is_device_line(line: str) -> bool:
    """Tell whether a program added this line: "Sent from my phone"."""
    if len(line) > LENGTH_LIMIT or len(line.split()) > WORDS_LIMIT:
        return False
    bare = _LINK.sub("", line).replace("[", "").replace("]", "")
    if bare.rstrip(" .!>)").endswith(_ENDS):
        return bool(_DEVICE.search(bare))
    return any(shape.fullmatch(bare) for shape in _DEVICE_SHAPES)


def is_delimiter(line: str) -> bool:
    """Tell whether a signature begins below, by the custom of ``-- ``."""
    return bool(_DELIMITER.fullmatch(line))


def is_bar(line: str) -> bool:
    """Tell whether the line is only drawn."""
    return bool(_BAR.fullmatch(line))


def begins_footer(bar: str, below: Sequence[str]) -> bool:
    """Tell whether what stands below a bar is a signature or a program's footer."""
    tail = [line for line in below if line.strip()]
    if any(_FOOTER.search(line) for line in tail[:TAIL_LIMIT]):
        return True
    return bool(_SOFT_BAR.fullmatch(bar)) and 0 < len(tail) <= TAIL_LIMIT
