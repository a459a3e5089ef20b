"""Lines that programs put between what was written now and an older mail."""

# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import re

# Our own mails carry their sentence between these signs, in any language.
MARKER_BEGINS = "##-"
MARKER_ENDS = "-##"

_MARKER = re.compile(r"[\s>|*]*##-.*-##[\s*]*")
_ORIGINAL = (
    "original(?: message)?|reply message|original appointment|"
    "ursprüngliche (?:nachricht|mail|e-mail)|original-?nachricht|originalnachricht|"
    "message (?:d['’]origine|original|initial)|courriel original|mail original|"
    "mensaje original|missatge original|mensagem original|mensaxe orixinal|"
    "messaggio originale|oorspronkelijk bericht|origineel bericht|"
    "oprindelig (?:besked|meddelelse)|opprinnelig melding|"
    "ursprungligt meddelande|originalmeddelande|alkuperäinen viesti|"
    "upprunaleg skilaboð|wiadomość oryginalna|oryginalna wiadomość|"
    "původní (?:zpráva|e-mail)|pôvodná správa|eredeti üzenet|mesaj original|"
    "исходное сообщение|оригинальное сообщение|оригінальне повідомлення|"
    "оригинално съобщение|izvirno sporočilo|izvorna poruka|originalna poruka|"
    "αρχικό μήνυμα|orijinal mesaj|özgün ileti|pesan asli|thư gốc|"
    "הודעה מקורית|الرسالة الأصلية|رسالة أصلية|پیام اصلی|"
    "原始邮件|原始郵件|邮件原件|原始信件|原邮件|原始訊息|元のメッセージ|원본 메시지|원본 메일"
)
_FORWARDED = (
    "forwarded (?:message|by .*|mail)|weitergeleitete (?:nachricht|mail|e-mail)|"
    "message (?:transféré|transmis|réexpédié)|mensaje reenviado|mensagem encaminhada|"
    "messaggio inoltrato|doorgestuurd bericht|videresendt (?:besked|melding)|"
    "vidarebefordrat (?:meddelande|brev)|välitetty viesti|"
    "wiadomość przekazana|přeposlaná zpráva|továbbított (?:üzenet|levél)|"
    "mesaj redirecționat|пересылаемое сообщение|пересланное сообщение|"
    "переслане повідомлення|препратено съобщение|προωθημένο μήνυμα|"
    "iletilen (?:mesaj|ileti)|missatge reenviat|"
    "הודעה שהועברה|رسالة محولة|الرسالة المعاد توجيهها|رسالة معاد توجيهها|"
    "转发邮件|轉寄郵件|转发的邮件|転送メッセージ|전달된 메시지"
)
_DASHED = (
    r"[\s*]*(?:-{{2,}}|_{{2,}}|={{2,}})\s*\*?(?:{words})\s*:?\*?\s*[-_=]{{2,}}[\s*]*"
)
_ORIGINAL_LINE = re.compile(_DASHED.format(words=_ORIGINAL), re.IGNORECASE)
_FORWARDED_LINE = re.compile(
    _DASHED.format(words=_FORWARDED)
    + r"|\s*(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|"
    r"e-mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|"
    r"início da mensagem (?:reencaminhada|encaminhada)|inizio messaggio inoltrato|"
    r"begin doorgestuurd bericht|start på vidarebefordrat brev|"
    r"begynd(?:else)? på videresendt (?:besked|meddelelse)|"
    r"videresendt melding|välitetty viesti alkaa|"
    r"początek przekazywanej wiadomości|начало переадресованного сообщения)\s?:\s*",
    re.IGNORECASE,
)
_FORWARDING_SUBJECT = re.compile(
    r"\s*\[?(?:fwd?|fw|wg|tr|rv|enc|i|vs|vl|vb|doorst|pd|ilt|fs|πρθ|ynt fwd|"
    r"пересл|转发|轉寄|転送|전달|הועבר|إعادة توجيه)\s*[:：\]]",
    re.IGNORECASE,
)
# Characters: every longer line is somebody's words.
_LINE_LIMIT = 200


def is_marker(line: str) -> bool:
    """Tell whether this is our own "write above this line"."""
    return len(line) <= _LINE_LIMIT and bool(_MARKER.fullmatch(line))


def is_original(line: str) -> bool:
    """Tell whether the older mail begins below: "--- Original message ---"."""
    return len(line) <= _LINE_LIMIT and bool(_ORIGINAL_LINE.fullmatch(line))


def is_forwarded(line: str) -> bool:
    """Tell whether a mail begins below that the person passes on."""
    return len(line) <= _LINE_LIMIT and bool(_FORWARDED_LINE.fullmatch(line))


def is_forwarding(subject: str) -> bool:
    """Tell by its subject whether the mail passes another one on."""
    return bool(_FORWARDING_SUBJECT.match(subject))
