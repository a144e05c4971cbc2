-- The pattern operator class serves prefixes whatever the collation of the database.
CREATE INDEX up_user_attribute_by_value
    ON up_user_attribute (pool_id, name, search_key varchar_pattern_ops, sub);
