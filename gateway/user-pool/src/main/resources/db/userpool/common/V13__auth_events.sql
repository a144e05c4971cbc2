-- What users did, in pools that keep an eye on it: the newest of each user.
CREATE TABLE up_auth_event (
    pool_id  VARCHAR(55) NOT NULL,
    sub      VARCHAR(64) NOT NULL,
    event_id VARCHAR(50) NOT NULL,
    position VARCHAR(80) NOT NULL, -- time, then id: orders them
    document VARCHAR     NOT NULL, -- AuthEventType as JSON
    PRIMARY KEY (pool_id, sub, event_id),
    FOREIGN KEY (pool_id, sub) REFERENCES up_user ON DELETE CASCADE
);
CREATE INDEX up_auth_event_by_time ON up_auth_event (pool_id, sub, position);
