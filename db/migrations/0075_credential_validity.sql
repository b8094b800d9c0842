-- When a credential ends by itself, as its signed text says; null for one without an end.
alter table credential add column valid_until timestamptz;
