-- The day on which a learner had shown everything, where a list from another register says another day than the one on which it is decided here.
alter table completion add column completed_on date;
alter table completion add constraint completed_before_decided
  check (completed_on <= (decided_at at time zone 'Europe/Helsinki')::date);
