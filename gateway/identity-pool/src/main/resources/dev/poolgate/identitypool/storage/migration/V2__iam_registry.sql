-- Roles, managed policies and identity providers, each a JSON document under the name that is unique in the account.
create table idp_iam_entity (
    kind       varchar(8)   not null,
    entity_key varchar(512) not null,
    path       varchar(512) not null,
    document   text         not null,
    primary key (kind, entity_key)
);

-- Which policies a role has attached, or as its boundary: what is used cannot go, whichever node wants to delete it.
create table idp_iam_use (
    kind       varchar(8)   not null,
    entity_key varchar(512) not null,
    used_kind  varchar(8)   not null,
    used_key   varchar(512) not null,
    primary key (kind, entity_key, used_kind, used_key),
    foreign key (kind, entity_key) references idp_iam_entity (kind, entity_key) on delete cascade,
    foreign key (used_kind, used_key) references idp_iam_entity (kind, entity_key)
);

create index idp_iam_use_used on idp_iam_use (used_kind, used_key);
