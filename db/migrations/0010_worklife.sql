-- Needs of working life, what became of them, and partners.

create table need (
  institution_id uuid not null references institution,
  id uuid not null,
  state text not null check (state in ('reported', 'read', 'takenUp', 'joined', 'declined', 'answered')),
  -- since when it has stood so
  state_at timestamptz not null,
  -- of a need that was told to everybody: the institution that has taken it on
  claimed_by uuid references institution,
  outcome text check (outcome in ('takenUp', 'joined', 'declined')),
  design_id uuid,
  joined_institution uuid,
  joined_to uuid,
  decline_reason text check (decline_reason in ('notOurField', 'alreadyOffered', 'tooSmall', 'notNow')),
  language text not null check (language in ('fi', 'sv', 'en')),
  problem text not null check (length(problem) between 1 and 4000),
  people text not null check (length(people) between 1 and 500),
  head_count integer check (head_count between 1 and 100000),
  wanted_when text not null check (length(wanted_when) <= 300),
  evidence_kinds text[] not null default '{}'
    check (evidence_kinds <@ array['incidents', 'feedback', 'survey', 'rule', 'queue', 'recruiting', 'experience']),
  evidence text not null check (length(evidence) <= 2000),
  -- SHA-256 of the form's own token and of what was written: sending the form twice makes one need
  sent_hash bytea not null check (length(sent_hash) = 32),
  reported_at timestamptz not null,
  answered_at timestamptz,
  primary key (institution_id, id),
  unique (institution_id, sent_hash),
  foreign key (joined_institution, joined_to) references need (institution_id, id),
  check (joined_to <> id),
  check ((state in ('takenUp', 'joined', 'declined', 'answered')) = (outcome is not null)),
  check (state not in ('takenUp', 'joined', 'declined') or state = outcome),
  check ((outcome is not distinct from 'takenUp') = (design_id is not null)),
  check ((outcome is not distinct from 'joined') = (joined_to is not null)),
  check ((joined_to is null) = (joined_institution is null)),
  check ((outcome is not distinct from 'declined') = (decline_reason is not null)),
  check ((state = 'answered') = (answered_at is not null))
);
create index need_state on need (institution_id, state, state_at);
create index need_joined on need (joined_institution, joined_to) where joined_to is not null;
comment on table need is 'kind: network; retention: five years; erasure: contact data goes, the need itself names nobody';

-- Who told it: apart, so that it can be withdrawn.
create table need_contact (
  institution_id uuid not null,
  need_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  organisation text not null check (length(organisation) <= 200),
  email text not null check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  -- the reporter agreed to be asked more when training is planned; without it the data is for answering alone
  may_ask boolean not null default false,
  consented_at timestamptz not null,
  primary key (institution_id, need_id),
  foreign key (institution_id, need_id) references need (institution_id, id)
);
comment on table need_contact is 'kind: network; retention: two years after the answer; erasure: the reporter withdraws it on the follow page';

create table need_step (
  institution_id uuid not null,
  need_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  step text not null check (step ~ '^[a-z][A-Za-z]{1,40}$'),
  data jsonb not null default '{}',
  primary key (institution_id, need_id, id),
  foreign key (institution_id, need_id) references need (institution_id, id)
);
comment on table need_step is 'kind: network; retention: with the need; erasure: none, codes and the institution''s answer only';

create table partner (
  institution_id uuid not null references institution,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('company', 'county', 'municipality', 'association', 'authority', 'other')),
  city text not null default '' check (length(city) <= 100),
  -- goes up with each change: an edit is bound to the number it was made on
  revision integer not null default 1,
  created_at timestamptz not null,
  primary key (institution_id, id)
);
-- One organisation stands in the list once.
create unique index partner_name on partner (institution_id, lower(name));
comment on table partner is 'kind: institution; retention: while the cooperation lasts; erasure: none, organisations only';

-- A person at a partner, with their consent; apart, so that it can be removed.
create table partner_contact (
  institution_id uuid not null,
  partner_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  email text not null check (length(email) <= 254),
  phone text not null default '' check (length(phone) <= 40),
  consented_on date not null,
  primary key (institution_id, partner_id),
  foreign key (institution_id, partner_id) references partner (institution_id, id)
);
comment on table partner_contact is 'kind: institution; retention: while the cooperation lasts, asked again every two years; erasure: row removed when the person asks';

do $$
declare t text;
begin
  foreach t in array array['need', 'need_contact', 'need_step', 'partner', 'partner_contact'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
  -- Needs told to everybody are read by staff of every institution; changes happen in the scope of the network institution.
  foreach t in array array['need', 'need_contact', 'need_step'] loop
    execute format('create policy told_to_all on %I for select to poiju_app using (
      (select scope_institution()) is not null and institution_id = (select i.id from institution i where i.is_network))', t);
  end loop;
end $$;
-- A need told to everybody is told to those who coordinate anywhere: the network's scope sees who they are, and no other role.
create policy coordinators on membership for select to poiju_app
  using (role = 'workLifeCoordinator' and (select scope_institution()) = (select i.id from institution i where i.is_network));

grant select, insert on need to poiju_app;
grant update (state, state_at, claimed_by, outcome, design_id, joined_institution, joined_to, decline_reason, answered_at) on need to poiju_app;
grant select, insert, delete on need_contact to poiju_app;
grant select, insert on need_step to poiju_app;
grant select, insert, update on partner to poiju_app;
grant select, insert, update, delete on partner_contact to poiju_app;
