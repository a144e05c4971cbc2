-- Pool configuration is kept as the JSON documents of the API's own types; see the storage package.
create table idp_pool (
    id         varchar(55)              not null primary key,
    name       varchar(128)             not null,
    settings   text                     not null,
    roles      text                     not null,
    created_at timestamp with time zone not null
);

create table idp_tag_map (
    pool_id  varchar(55)  not null references idp_pool (id) on delete cascade,
    provider varchar(128) not null,
    document text         not null,
    primary key (pool_id, provider)
);

-- A guest stops being one at its first login, for good: an identity that has lost its last login is not a guest again.
-- merged_into is where a disabled identity went.
create table idp_identity (
    id          varchar(55)              not null primary key,
    pool_id     varchar(55)              not null references idp_pool (id) on delete cascade,
    guest       boolean                  not null,
    disabled    boolean                  not null,
    merged_into varchar(55),
    created_at  timestamp with time zone not null,
    modified_at timestamp with time zone not null
);

create index idp_identity_pool on idp_identity (pool_id, id);

-- The primary key is what makes a login belong to one identity only. An identity may have several logins of one provider:
-- developer providers allow it.
create table idp_login (
    pool_id     varchar(55)              not null,
    provider    varchar(512)             not null,
    subject     varchar(512)             not null,
    identity_id varchar(55)              not null references idp_identity (id) on delete cascade,
    linked_at   timestamp with time zone not null,
    primary key (pool_id, provider, subject)
);

create index idp_login_identity on idp_login (identity_id);
