-- Lists by prefix are read in the order of code points, whatever the collation of the database: a prefix is a range then.
ALTER TABLE up_user ALTER COLUMN username_key TYPE VARCHAR(128) COLLATE "C";
DROP INDEX up_user_attribute_by_value;
ALTER TABLE up_user_attribute ALTER COLUMN search_key TYPE VARCHAR(256) COLLATE "C";
CREATE INDEX up_user_attribute_by_value ON up_user_attribute (pool_id, name, search_key, sub);
