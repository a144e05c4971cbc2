-- Instants are epoch milliseconds: the same number in every database, no time zone in between.
-- What is called sealed is base64 of what the vault encrypted.
-- Every table of this module begins with up_, because the identity pool shares the database.

CREATE TABLE up_pool (
    pool_id     VARCHAR(55)  NOT NULL PRIMARY KEY,
    name        VARCHAR(128) NOT NULL,
    document    VARCHAR      NOT NULL, -- UserPoolType as JSON
    created_at  BIGINT       NOT NULL,
    modified_at BIGINT       NOT NULL
);

CREATE TABLE up_client (
    client_id     VARCHAR(128) NOT NULL PRIMARY KEY,
    pool_id       VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    name          VARCHAR(128) NOT NULL,
    document      VARCHAR      NOT NULL, -- UserPoolClientType as JSON, without its secret
    sealed_secret VARCHAR,
    created_at    BIGINT       NOT NULL,
    modified_at   BIGINT       NOT NULL
);
CREATE INDEX up_client_by_pool ON up_client (pool_id, client_id);

CREATE TABLE up_signing_key (
    pool_id        VARCHAR(55) NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    kid            VARCHAR(64) NOT NULL,
    token_use      VARCHAR(16) NOT NULL, -- id or access
    public_jwk     VARCHAR     NOT NULL,
    sealed_private VARCHAR NOT NULL,
    created_at     BIGINT      NOT NULL,
    PRIMARY KEY (pool_id, kid)
);

CREATE TABLE up_user (
    pool_id      VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    sub          VARCHAR(64)  NOT NULL,
    username     VARCHAR(128) NOT NULL, -- as given: the canonical name
    username_key VARCHAR(128) NOT NULL, -- folded where the pool ignores case
    status       VARCHAR(32)  NOT NULL,
    enabled      BOOLEAN      NOT NULL,
    created_at   BIGINT       NOT NULL,
    modified_at  BIGINT       NOT NULL,
    PRIMARY KEY (pool_id, sub)
);
CREATE UNIQUE INDEX up_user_by_username ON up_user (pool_id, username_key);
CREATE INDEX up_user_by_status ON up_user (pool_id, status, sub);
CREATE INDEX up_user_by_enabled ON up_user (pool_id, enabled, sub);

CREATE TABLE up_password (
    pool_id         VARCHAR(55)  NOT NULL,
    sub             VARCHAR(64)  NOT NULL,
    hash            VARCHAR(512) NOT NULL, -- Argon2id, parameters included
    srp_salt        VARCHAR(64) NOT NULL,
    sealed_verifier VARCHAR NOT NULL, -- a bare verifier would be a second, cheaper hash to guess against
    set_at          BIGINT       NOT NULL,
    PRIMARY KEY (pool_id, sub),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);

CREATE TABLE up_user_attribute (
    pool_id    VARCHAR(55)   NOT NULL,
    sub        VARCHAR(64)   NOT NULL,
    name       VARCHAR(64)   NOT NULL,
    attr_value VARCHAR(2048) NOT NULL,
    search_key VARCHAR(256),           -- folded start of the value; null where ListUsers cannot filter by it
    PRIMARY KEY (pool_id, sub, name),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);

-- One holder per alias. A row is the right to sign in by that value, so it exists only while that right does.
CREATE TABLE up_alias (
    pool_id   VARCHAR(55)  NOT NULL,
    name      VARCHAR(32)  NOT NULL,
    alias_key VARCHAR(2048) NOT NULL,
    sub       VARCHAR(64)  NOT NULL,
    PRIMARY KEY (pool_id, name, alias_key),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_alias_by_user ON up_alias (pool_id, sub);

CREATE TABLE up_group (
    pool_id     VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    name        VARCHAR(128) NOT NULL,
    description VARCHAR(2048),
    role_arn    VARCHAR(2048),
    precedence  INTEGER,
    created_at  BIGINT       NOT NULL,
    modified_at BIGINT       NOT NULL,
    PRIMARY KEY (pool_id, name)
);

CREATE TABLE up_membership (
    pool_id    VARCHAR(55)  NOT NULL,
    group_name VARCHAR(128) NOT NULL,
    sub        VARCHAR(64)  NOT NULL,
    PRIMARY KEY (pool_id, group_name, sub),
    FOREIGN KEY (pool_id, group_name) REFERENCES up_group ON DELETE CASCADE,
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_membership_by_user ON up_membership (pool_id, sub, group_name);

-- A challenge waiting for its answer. Named by a hash: reading the table does not let one answer.
CREATE TABLE up_session (
    session_hash VARCHAR(64)  NOT NULL PRIMARY KEY,
    pool_id      VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    client_id    VARCHAR(128) NOT NULL,
    sub          VARCHAR(64)  NOT NULL, -- no foreign key: an unknown user is challenged too
    challenge    VARCHAR(64)  NOT NULL,
    sealed_state VARCHAR NOT NULL,
    expires_at   BIGINT       NOT NULL
);
CREATE INDEX up_session_by_expiry ON up_session (expires_at);

CREATE TABLE up_refresh_token (
    token_hash VARCHAR(64)  NOT NULL PRIMARY KEY,
    pool_id    VARCHAR(55)  NOT NULL,
    client_id  VARCHAR(128) NOT NULL,
    sub        VARCHAR(64)  NOT NULL,
    origin_jti VARCHAR(64)  NOT NULL,
    auth_time  BIGINT       NOT NULL,
    issued_at  BIGINT       NOT NULL,
    expires_at BIGINT       NOT NULL,
    used_at    BIGINT       NOT NULL,
    revoked_at BIGINT,
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_refresh_token_by_user ON up_refresh_token (pool_id, sub);
CREATE INDEX up_refresh_token_by_expiry ON up_refresh_token (expires_at);

-- What was revoked before its tokens expired. No foreign key: it outlives the user.
CREATE TABLE up_revocation (
    pool_id    VARCHAR(55) NOT NULL,
    kind       VARCHAR(16) NOT NULL, -- SESSION or SUBJECT
    revoked    VARCHAR(64) NOT NULL, -- origin_jti or sub
    not_before BIGINT      NOT NULL,
    until_at   BIGINT      NOT NULL,
    PRIMARY KEY (pool_id, kind, revoked)
);
CREATE INDEX up_revocation_by_end ON up_revocation (until_at);

CREATE TABLE up_code (
    pool_id    VARCHAR(55) NOT NULL,
    sub        VARCHAR(64) NOT NULL,
    purpose    VARCHAR(32) NOT NULL,
    code_mac   VARCHAR(64) NOT NULL,
    attribute  VARCHAR(64) NOT NULL, -- what the code was sent to, and proves
    sent_to    VARCHAR(2048) NOT NULL,
    expires_at BIGINT      NOT NULL,
    PRIMARY KEY (pool_id, sub, purpose),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);

-- Counted attempts by whoever is named: a sub, or the name typed for a user that does not exist.
CREATE TABLE up_attempt (
    pool_id VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    kind    VARCHAR(32)  NOT NULL,
    subject VARCHAR(160) NOT NULL,
    counted INTEGER      NOT NULL,
    last_at BIGINT       NOT NULL,
    PRIMARY KEY (pool_id, kind, subject)
);
CREATE INDEX up_attempt_by_time ON up_attempt (last_at);
