-- Rotating a signing key, and revoking one that was found out.

-- A key that no longer signs has no secret: what is not there cannot be stolen.
grant delete on issuer_secret to poiju_app;

-- What waits for its signature is signed by the key that signs now. What has been signed names the key that signed it for good.
create function refuse_another_key() returns trigger language plpgsql as $$
begin
  if old.proof is not null and new.key_id <> old.key_id then
    raise exception 'What a key has signed stays signed by it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger signed_by_one_key before update of key_id on credential for each row execute function refuse_another_key();
grant update (key_id) on credential to poiju_app;
create index credential_key on credential (institution_id, key_id, issued_at);
