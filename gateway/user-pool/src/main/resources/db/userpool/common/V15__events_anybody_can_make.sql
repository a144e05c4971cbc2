-- Whether an event took a proof: what anybody can make happen must not push out what only the user can.
ALTER TABLE up_auth_event ADD COLUMN proven BOOLEAN DEFAULT FALSE NOT NULL;
CREATE INDEX up_auth_event_by_proof ON up_auth_event (pool_id, sub, proven, position);
