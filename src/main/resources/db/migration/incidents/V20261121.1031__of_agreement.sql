CREATE SCHEMA IF NOT EXISTS incidents;

-- What an agreement promised and what became of it, period by period.
CREATE INDEX incident_of_agreement ON incidents.incident (agreement, closed_at, id) WHERE agreement IS NOT NULL;
