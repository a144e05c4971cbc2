-- Whom an external provider's user signs in as.
CREATE TABLE up_linked_identity (
    pool_id         VARCHAR(55)  NOT NULL,
    provider        VARCHAR(32)  NOT NULL,
    attribute_value VARCHAR(256) NOT NULL, -- the subject, or what the link was made by
    attribute_name  VARCHAR(128) NOT NULL,
    sub             VARCHAR(64)  NOT NULL,
    created_at      BIGINT       NOT NULL,
    PRIMARY KEY (pool_id, provider, attribute_value, attribute_name),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_linked_identity_by_user ON up_linked_identity (pool_id, sub);
