-- What ends sessions before their time: one session, those of an identity, those of a role. Sessions themselves are kept
-- nowhere, they are in their tokens. Rows are of no use after ends_at and are deleted then.
create table idp_session_revocation (
    kind       varchar(16)              not null,
    name       varchar(2048)            not null,
    not_before timestamp with time zone not null,
    ends_at    timestamp with time zone not null,
    primary key (kind, name)
);
