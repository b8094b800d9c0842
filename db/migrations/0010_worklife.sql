-- Needs of working life, what became of them, and partners.

create table need (
  institution_id uuid not null references institution,
  id uuid not null,
  state text not null check (state in ('reported', 'read', 'takenUp', 'joined', 'declined', 'answered')),
  outcome text check (outcome in ('takenUp', 'joined', 'declined')),
  design_id uuid,
  joined_to uuid,
  decline_reason text check (decline_reason in ('notOurField', 'alreadyOffered', 'tooSmall', 'notNow')),
  language text not null check (language in ('fi', 'sv', 'en')),
  problem text not null check (length(problem) between 1 and 4000),
  people text not null check (length(people) between 1 and 500),
  head_count integer check (head_count between 1 and 100000),
  wanted_when text not null check (length(wanted_when) <= 300),
  evidence text not null check (length(evidence) <= 2000),
  -- the form's own token: sending it twice makes one need
  sent_token text not null,
  reported_at timestamptz not null,
  answered_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, sent_token),
  check ((state in ('takenUp', 'joined', 'declined', 'answered')) = (outcome is not null)),
  check ((outcome = 'takenUp') = (design_id is not null) or outcome is null),
  check ((state = 'answered') = (answered_at is not null))
);
create index need_state on need (institution_id, state, reported_at);
comment on table need is 'kind: network; retention: five years; erasure: contact data goes, the need itself names nobody';

-- Who told it: apart, so that it can be withdrawn.
create table need_contact (
  institution_id uuid not null,
  need_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  organisation text not null check (length(organisation) <= 200),
  email text not null check (length(email) <= 254),
  primary key (institution_id, need_id),
  foreign key (institution_id, need_id) references need (institution_id, id)
);
comment on table need_contact is 'kind: network; retention: two years after the answer; erasure: the reporter withdraws it on the follow page';

create table need_step (
  institution_id uuid not null,
  need_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  step text not null,
  data jsonb not null default '{}',
  primary key (institution_id, need_id, id),
  foreign key (institution_id, need_id) references need (institution_id, id)
);
comment on table need_step is 'kind: network; retention: with the need; erasure: none, codes and the institution''s answer only';

create table partner (
  institution_id uuid not null references institution,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('company', 'county', 'association', 'private')),
  city text not null default '',
  primary key (institution_id, id)
);
comment on table partner is 'kind: institution; retention: while the cooperation lasts; erasure: none, organisations only';

do $$
declare t text;
begin
  foreach t in array array['need', 'need_contact', 'need_step', 'partner'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
  -- Needs addressed to everybody are read by staff of every institution; changes happen in the scope of the network institution.
  foreach t in array array['need', 'need_contact', 'need_step'] loop
    execute format('create policy addressed_to_all on %I for select to poiju_app using (
      (select scope_institution()) is not null and institution_id = (select i.id from institution i where i.is_network))', t);
  end loop;
end $$;
grant select, insert, update on need to poiju_app;
grant select, insert, delete on need_contact to poiju_app;
grant select, insert on need_step to poiju_app;
grant select, insert, update, delete on partner to poiju_app;
