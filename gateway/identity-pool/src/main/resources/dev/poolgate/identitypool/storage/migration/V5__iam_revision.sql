-- One row, counted up by every write to idp_iam_entity: who keeps it all in memory sees by it whether to read again.
create table idp_iam_revision (
    revision bigint not null
);

insert into idp_iam_revision (revision) values (0);
