CREATE INDEX up_user_attribute_by_value ON up_user_attribute (pool_id, name, search_key, sub);
