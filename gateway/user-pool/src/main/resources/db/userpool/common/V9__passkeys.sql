-- Public keys of passkeys. Nothing here is secret.
CREATE TABLE up_passkey (
    pool_id       VARCHAR(55)   NOT NULL,
    credential_id VARCHAR(1400) NOT NULL, -- base64url
    sub           VARCHAR(64)   NOT NULL,
    name          VARCHAR(128)  NOT NULL,
    rp_id         VARCHAR(256)  NOT NULL,
    attachment    VARCHAR(32),
    transports    VARCHAR(256)  NOT NULL, -- joined with commas
    public_key    VARCHAR       NOT NULL, -- COSE, base64url
    counter       BIGINT        NOT NULL,
    created_at    BIGINT        NOT NULL,
    PRIMARY KEY (pool_id, credential_id),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_passkey_by_user ON up_passkey (pool_id, sub, credential_id);
