-- A client may have two secrets, to change one for the other without a pause.
CREATE TABLE up_client_secret (
    secret_id     VARCHAR(160) NOT NULL PRIMARY KEY,
    client_id     VARCHAR(128) NOT NULL REFERENCES up_client ON DELETE CASCADE,
    sealed_secret VARCHAR      NOT NULL,
    created_at    BIGINT       NOT NULL
);
CREATE INDEX up_client_secret_by_client ON up_client_secret (client_id, created_at);
INSERT INTO up_client_secret (secret_id, client_id, sealed_secret, created_at)
    SELECT client_id || '--' || created_at, client_id, sealed_secret, created_at
    FROM up_client WHERE sealed_secret IS NOT NULL;
ALTER TABLE up_client DROP COLUMN sealed_secret;

-- What a pool or a client is said to look like, and settings that are kept for who asks for them.
CREATE TABLE up_setting (
    pool_id    VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    kind       VARCHAR(32)  NOT NULL,
    setting_id VARCHAR(128) NOT NULL,
    client_id  VARCHAR(128) REFERENCES up_client ON DELETE CASCADE, -- goes with it
    document   TEXT         NOT NULL, -- JSON
    PRIMARY KEY (pool_id, kind, setting_id)
);
CREATE INDEX up_setting_by_client ON up_setting (client_id);

-- The key that a pool signs with towards SAML providers, and its newest certificate.
CREATE TABLE up_certificate (
    pool_id     VARCHAR(55) NOT NULL PRIMARY KEY REFERENCES up_pool ON DELETE CASCADE,
    sealed_key  VARCHAR     NOT NULL,
    certificate VARCHAR     NOT NULL, -- X.509, base64 of DER
    created_at  BIGINT      NOT NULL
);
