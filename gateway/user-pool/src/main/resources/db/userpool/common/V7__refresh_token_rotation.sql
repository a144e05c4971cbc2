-- When the token was replaced by its successor; null while it is the newest of its session.
ALTER TABLE up_refresh_token ADD COLUMN rotated_at BIGINT;
CREATE INDEX up_refresh_token_by_session ON up_refresh_token (pool_id, origin_jti);
