-- Hashes of former passwords, of pools that do not let them come back.
CREATE TABLE up_password_history (
    pool_id VARCHAR(55)  NOT NULL,
    sub     VARCHAR(64)  NOT NULL,
    set_at  BIGINT       NOT NULL,
    hash    VARCHAR(512) NOT NULL,
    PRIMARY KEY (pool_id, sub, set_at, hash),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
