-- How satisfaction survey reports (D34) are numbered.
INSERT INTO documents.scheme (kind, name_zh, name_en, pattern, versions) VALUES
    ('SURVEY_REPORT', '客户满意度调查报告', 'Satisfaction survey report', 'HW-SR-{seq:4}', 'V1.0')
ON CONFLICT (kind) DO NOTHING;
