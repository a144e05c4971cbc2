CREATE TABLE up_resource_server (
    pool_id    VARCHAR(55)  NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    identifier VARCHAR(256) NOT NULL,
    document   VARCHAR      NOT NULL, -- ResourceServerType as JSON
    PRIMARY KEY (pool_id, identifier)
);

-- A domain is one pool's only. No cascade: a pool with a domain is not deleted.
CREATE TABLE up_domain (
    domain   VARCHAR(63) NOT NULL PRIMARY KEY,
    pool_id  VARCHAR(55) NOT NULL REFERENCES up_pool,
    custom   BOOLEAN     NOT NULL,
    document VARCHAR     NOT NULL, -- DomainDescriptionType as JSON
    UNIQUE (pool_id, custom)
);

CREATE TABLE up_identity_provider (
    pool_id        VARCHAR(55) NOT NULL REFERENCES up_pool ON DELETE CASCADE,
    name           VARCHAR(32) NOT NULL,
    document       VARCHAR     NOT NULL, -- IdentityProviderType as JSON, without its details
    sealed_details VARCHAR     NOT NULL, -- they hold the client secret
    PRIMARY KEY (pool_id, name)
);

-- What a user may type to be sent to the provider, for example the domain of an email address.
CREATE TABLE up_provider_identifier (
    pool_id    VARCHAR(55) NOT NULL,
    identifier VARCHAR(40) NOT NULL,
    name       VARCHAR(32) NOT NULL,
    PRIMARY KEY (pool_id, identifier),
    FOREIGN KEY (pool_id, name) REFERENCES up_identity_provider ON DELETE CASCADE
);
CREATE INDEX up_provider_identifier_by_name ON up_provider_identifier (pool_id, name);
