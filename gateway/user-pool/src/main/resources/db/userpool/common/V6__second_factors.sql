-- What a pool says of its second factors, beyond what UserPoolType can hold.
CREATE TABLE up_pool_mfa (
    pool_id  VARCHAR(55) NOT NULL PRIMARY KEY REFERENCES up_pool ON DELETE CASCADE,
    document VARCHAR     NOT NULL -- SetUserPoolMfaConfigResponse as JSON
);

-- A row is a factor that the user switched on.
CREATE TABLE up_second_factor (
    pool_id   VARCHAR(55) NOT NULL,
    sub       VARCHAR(64) NOT NULL,
    factor    VARCHAR(32) NOT NULL,
    preferred BOOLEAN     NOT NULL,
    PRIMARY KEY (pool_id, sub, factor),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);

-- The secrets of authenticator apps: one that works, and beside it one that waits for its first code.
CREATE TABLE up_software_token (
    pool_id       VARCHAR(55) NOT NULL,
    sub           VARCHAR(64) NOT NULL,
    verified      BOOLEAN     NOT NULL,
    sealed_secret VARCHAR     NOT NULL,
    friendly_name VARCHAR,
    last_step     BIGINT      NOT NULL, -- of the last code used: no code of it or before works again
    PRIMARY KEY (pool_id, sub, verified),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
