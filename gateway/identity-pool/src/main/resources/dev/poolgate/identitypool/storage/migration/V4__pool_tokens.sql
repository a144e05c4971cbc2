-- A developer names users with up to 1024 characters.
alter table idp_login alter column subject set data type varchar(1024);

-- The keys that OpenID tokens are signed with. Of two nodes that make the next key at once, the primary key lets one.
create table idp_token_key (
    key_number bigint                   not null primary key,
    sealed     varchar(8000)            not null,
    signs_from timestamp with time zone not null
);
