-- Jobs that import users, and what was uploaded for them.
CREATE TABLE up_import_job (
    pool_id     VARCHAR(55) NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    job_id      VARCHAR(55) NOT NULL,
    document    VARCHAR     NOT NULL, -- UserImportJobType as JSON
    algorithm   VARCHAR(32),          -- of the passwords in the file
    status      VARCHAR(16) NOT NULL,
    upload_id   VARCHAR(64),          -- whose parts are the file; none before it is whole
    line        BIGINT      NOT NULL, -- done so far
    imported    BIGINT      NOT NULL,
    skipped     BIGINT      NOT NULL,
    failed      BIGINT      NOT NULL,
    created_at  BIGINT      NOT NULL,
    lease_until BIGINT      NOT NULL, -- before that, only one node works at it
    PRIMARY KEY (pool_id, job_id)
);
CREATE INDEX up_import_job_by_status ON up_import_job (status, created_at);

CREATE TABLE up_import_part (
    pool_id   VARCHAR(55) NOT NULL,
    job_id    VARCHAR(55) NOT NULL,
    upload_id VARCHAR(64) NOT NULL,
    part      INTEGER     NOT NULL,
    sealed    TEXT        NOT NULL,
    PRIMARY KEY (pool_id, job_id, upload_id, part),
    FOREIGN KEY (pool_id, job_id) REFERENCES up_import_job ON DELETE CASCADE
);

-- Hashes that another directory made, until the first right password gives way to one of our own.
CREATE TABLE up_imported_password (
    pool_id   VARCHAR(55)   NOT NULL,
    sub       VARCHAR(64)   NOT NULL,
    algorithm VARCHAR(32)   NOT NULL,
    hash      VARCHAR(1024) NOT NULL,
    PRIMARY KEY (pool_id, sub),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
