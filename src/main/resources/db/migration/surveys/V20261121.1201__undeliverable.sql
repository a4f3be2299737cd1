CREATE SCHEMA IF NOT EXISTS surveys;

-- The mail server would not take the mail for good; who is asked is then asked by hand.
ALTER TABLE surveys.response
    ADD COLUMN mail_refused_at timestamptz,
    ADD COLUMN mail_refusal    text;
