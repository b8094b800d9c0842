-- A badge is awarded to an address. Who signs in has confirmed theirs: badges that wait for it become theirs, in the transaction of signing in.
create policy sign_in_reads on badge_decision for select to poiju_auth using (true);
create policy sign_in on badge_decision for update to poiju_auth using (person_id is null) with check (true);
create policy sign_in_reads on credential for select to poiju_auth using (basis_kind = 'badgeDecision');
create policy sign_in on credential for update to poiju_auth using (basis_kind = 'badgeDecision' and person_id is null) with check (true);
grant select (institution_id, id, email, person_id), update (person_id) on badge_decision to poiju_auth;
grant select (institution_id, id, basis_kind, basis_id, person_id), update (person_id) on credential to poiju_auth;
create index badge_decision_waiting on badge_decision (email) where person_id is null;
