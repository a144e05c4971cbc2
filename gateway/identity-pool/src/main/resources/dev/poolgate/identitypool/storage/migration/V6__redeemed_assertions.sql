-- SAML assertions that count once only and were shown. Of two nodes that are shown one at once, the primary key lets one.
-- The name is a hash, of issuer and id. Rows are of no use from ends_at on, when the assertion itself is over, and are deleted
-- then.
create table idp_redeemed_assertion (
    name    varchar(64)              not null primary key,
    ends_at timestamp with time zone not null
);

create index idp_redeemed_assertion_end on idp_redeemed_assertion (ends_at);
