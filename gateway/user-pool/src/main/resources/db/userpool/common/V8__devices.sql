-- Devices that users confirmed. What was offered at a sign-in and never confirmed leaves no row.
CREATE TABLE up_device (
    pool_id          VARCHAR(55)   NOT NULL,
    sub              VARCHAR(64)   NOT NULL,
    device_key       VARCHAR(55)   NOT NULL,
    group_key        VARCHAR(16)   NOT NULL,
    name             VARCHAR(1024),
    remembered       BOOLEAN       NOT NULL,
    srp_salt         VARCHAR(128),
    sealed_verifier  VARCHAR,
    created_at       BIGINT        NOT NULL,
    modified_at      BIGINT        NOT NULL,
    authenticated_at BIGINT        NOT NULL,
    PRIMARY KEY (pool_id, sub, device_key),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);

-- The device that a session is bound to.
ALTER TABLE up_refresh_token ADD COLUMN device_key VARCHAR(55);
