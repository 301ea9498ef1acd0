-- The register: one line a number, with everything that happened to it.

CREATE TABLE counter (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,           -- Buddhist era
    owner TEXT NOT NULL,             -- letters and code, Arabic digits
    circular INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year, owner, circular)
) STRICT;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    owner TEXT NOT NULL,
    circular INTEGER NOT NULL,
    number INTEGER,                  -- NULL until the registry gives one
    reference TEXT NOT NULL,
    form TEXT NOT NULL,
    title TEXT NOT NULL,
    addressee TEXT NOT NULL,
    day TEXT NOT NULL,               -- ISO 8601
    file TEXT NOT NULL,
    cancelled TEXT NOT NULL DEFAULT '',  -- why
    words TEXT NOT NULL              -- what it is found by: lower case, Arabic digits
) STRICT;

CREATE UNIQUE INDEX one_document_a_number
    ON document (kind, year, owner, circular, number) WHERE number IS NOT NULL;

CREATE TABLE edition (
    document INTEGER NOT NULL REFERENCES document (id),
    edition INTEGER NOT NULL,
    content BLOB NOT NULL,
    answers TEXT NOT NULL,           -- JSON
    PRIMARY KEY (document, edition)
) STRICT;

CREATE TABLE happening (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    at TEXT NOT NULL,                -- ISO 8601 with its zone
    what TEXT NOT NULL CHECK (what IN ('issued', 'reissued', 'numbered', 'cancelled')),
    reason TEXT NOT NULL
) STRICT;
