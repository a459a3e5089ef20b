"""The head of the quoted mail as Outlook and its kin copy it: From, Sent, To, Subject.

Labels are known in many languages by what they stand for. A block needs a sender and
an address or a subject, so that "From: … To: …" of a journey stays what it is.
"""

# ruff: noqa: RUF001  # the words of many alphabets
from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

CONTINUED_LIMIT = 3  # lines: a long list of readers goes on below its label
BLOCK_LIMIT = 30  # lines
LABEL_LIMIT = 30  # characters


class Role(Enum):
    """What a label stands for."""

    FROM = "from"
    DATE = "date"
    TO = "to"
    SUBJECT = "subject"


_NAMES = {
    Role.FROM: (
        "from|von|de|da|van|fra|från|od|от|від|από|kimden|gönderen|expéditeur|"
        "remitente|remetente|mittente|afzender|avsändare|lähettäjä|feladó|de la|dari|"
        "từ|saatja|nuo|no|pošiljatelj|מאת|من|المرسل|از|发件人|寄件者|寄件人|差出人|送信者|"
        "보낸 사람|보낸사람|จาก"
    ),
    Role.DATE: (
        "sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviado el|enviada em|"
        "enviado em|enviada el|fecha|data|inviato|inviata|verzonden|sendt|dato|skickat|"
        "lähetetty|päivämäärä|päiväys|wysłano|wysłane|odesláno|odoslané|отправлено|"
        "дата|дата и время|надіслано|изпратено|στάλθηκε|ημερομηνία|gönderilme tarihi|"
        "gönderildi|tarih|elküldve|dátum|trimis|dikirim|tanggal|đã gửi|ngày|saadetud|"
        "kuupäev|poslano|datums|išsiųsta|נשלח|תאריך|تم الإرسال|تاريخ الإرسال|التاريخ|"
        "أرسلت|ارسال شده|تاریخ|发送时间|发送日期|日期|時間|时间|傳送時間|寄件日期|送信日時|"
        "日時|日付|날짜|보낸 날짜|보낸날짜|วันที่"
    ),
    Role.TO: (
        "to|an|à|a|para|aan|til|till|do|pre|komu|pro|кому|до|προς|kime|alıcı|"
        "vastaanottaja|címzett|către|kepada|đến|tới|kam|kellele|za|אל|إلى|الى|به|"
        "收件人|收件者|宛先|받는 사람|받는사람|ถึง|cc|bcc|kopie|copie|copia|kopi|kopia|"
        "kopio|копия|копія|κοιν|bilgi|másolatot kap|抄送|副本|참조|נסخة|نسخة|reply-to|"
        "antwort an|répondre à|responder a|risposta a|beantwoorden - aan|organization|"
        "attachments|importance|priority"
    ),
    Role.SUBJECT: (
        "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|"
        "předmět|predmet|тема|относно|θέμα|konu|tárgy|subiect|perihal|subjek|chủ đề|"
        "teema|tēma|zadeva|gaia|assumpte|נושא|الموضوع|موضوع|主题|主旨|件名|題名|제목|เรื่อง"
    ),
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_LABEL = re.compile(
    rf"[\s>|*_\u200e\u200f]*([^\W\d_][^:：\n*]{{0,{LABEL_LIMIT}}}?)[\s*_]*[:：]"
)


def begins_block(lines: Sequence[str], start: int) -> bool:
    """Tell whether the head of an older mail begins at this line."""
    if role_of(lines[start]) not in (Role.FROM, Role.DATE, Role.SUBJECT):
        return False
    end = label_end = start + 1
    while label_end and label_end - start < BLOCK_LIMIT:
        end = label_end
        label_end = _next_label(lines, end)
    roles = {role_of(line) for line in lines[start:end]}
    block = "\n".join(lines[start:end])
    is_mail = Role.SUBJECT in roles or "@" in block
    return Role.FROM in roles and len(roles - {None}) > 1 and is_mail


def role_of(line: str) -> Role | None:
    """Return what the label at the beginning of this line stands for."""
    label = _LABEL.match(line) if ":" in line or "：" in line else None
    return _ROLES.get(label[1].strip().lower()) if label else None


def _next_label(lines: Sequence[str], after: int) -> int:
    """Return the line after the next label, when it belongs to the same block."""
    blanks = 0
    for index in range(after, min(len(lines), after + CONTINUED_LIMIT)):
        if role_of(lines[index]):
            return index + 1
        blanks += not lines[index].strip()
        if blanks > 1:
            break
    return 0
