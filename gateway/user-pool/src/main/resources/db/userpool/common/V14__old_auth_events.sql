-- What is too old is found without a look at every user.
CREATE INDEX up_auth_event_by_age ON up_auth_event (position);
