-- How reports of service level reviews (D14) are numbered.
INSERT INTO documents.scheme (kind, name_zh, name_en, pattern, versions) VALUES
    ('SLA_REVIEW', 'SLA评估报告', 'Service level review report', 'HW-LR-{seq:4}', 'V1.0')
ON CONFLICT (kind) DO NOTHING;
