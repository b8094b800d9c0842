-- Who asks not to be shown is hidden among the holders of badges too. The wish is the person's and stands in `person`, which nobody who awards may read: the
-- database itself keeps the two the same, whichever of them comes first.
alter table badge_decision add column non_disclosure boolean not null default false;

create function badge_decision_wish() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.non_disclosure := coalesce((select non_disclosure from person where id = new.person_id), false);
  return new;
end $$;
create trigger wish_of_the_person before insert or update of person_id on badge_decision for each row execute function badge_decision_wish();

create function person_wish_on_badges() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update badge_decision set non_disclosure = new.non_disclosure where person_id = new.id;
  return null;
end $$;
create trigger wish_on_badges after update of non_disclosure on person for each row
  when (old.non_disclosure is distinct from new.non_disclosure) execute function person_wish_on_badges();

revoke all on function badge_decision_wish(), person_wish_on_badges() from public;

update badge_decision set non_disclosure = true from person where person.id = badge_decision.person_id and person.non_disclosure;
