"""What somebody wrote is never edited; it may only be erased, whole. Reversible."""

from __future__ import annotations

from django.db import migrations

SACRED = """
CREATE FUNCTION cases_words_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.text, NEW.wish, NEW.quoted) IS DISTINCT FROM (OLD.text, OLD.wish, OLD.quoted)
        AND (NEW.text, NEW.wish, NEW.quoted) IS DISTINCT FROM ('', '', '')
    THEN
        RAISE EXCEPTION 'Own words are never edited, only erased whole'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cases_own_words_are_sacred
    BEFORE UPDATE ON cases_interaction
    FOR EACH ROW EXECUTE FUNCTION cases_words_refuse();
"""
NOT_SACRED = """
DROP TRIGGER cases_own_words_are_sacred ON cases_interaction;
DROP FUNCTION cases_words_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_journal_is_written_once")]
    operations = [migrations.RunSQL(SACRED, NOT_SACRED)]
