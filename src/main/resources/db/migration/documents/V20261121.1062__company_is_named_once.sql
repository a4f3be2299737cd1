-- The company is named at the first set-up, in the room of people; a second name here stayed blank on every cover.
DROP TABLE documents.company;
