-- A proof is put in once, and what has ended stays ended, whatever the code does. The owner of the tables is held to it too, as with versions.
create function refuse_unsealing() returns trigger language plpgsql as $$
begin
  if new.unsigned <> old.unsigned or (old.proof is not null and new.proof is distinct from old.proof) then
    raise exception 'The bytes of a credential never change' using errcode = 'restrict_violation';
  end if;
  if old.state in ('revoked', 'superseded') and new.state <> old.state then
    raise exception 'A credential that has ended stays ended' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger sealed_for_good before update on credential for each row execute function refuse_unsealing();
