-- Offerings, enrolments, results, recognition, completions.

create table offering (
  institution_id uuid not null references institution,
  id uuid not null,
  micro_credential_id uuid not null,
  version_id uuid not null,
  code text not null,
  title jsonb not null,
  needs jsonb not null default '[]',
  state text not null check (state in ('planned', 'open', 'running', 'assessing', 'closed', 'cancelled')),
  starts_on date not null,
  ends_on date not null,
  seats integer not null check (seats between 1 and 10000),
  -- held by the database: nobody can be over-booked, whatever the code does
  seats_taken integer not null default 0,
  price_cents integer not null check (price_cents between 0 and 100000000),
  language text not null check (language in ('fi', 'sv', 'en')),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, version_id) references version (institution_id, id),
  foreign key (institution_id, micro_credential_id) references micro_credential (institution_id, id),
  check (ends_on >= starts_on),
  check (closes_at > opens_at),
  check (seats_taken between 0 and seats)
);
create index offering_micro on offering (micro_credential_id, starts_on);
comment on table offering is 'kind: network; retention: ten years; erasure: none, no personal data';
create trigger tell_public_change after insert or update or delete on offering for each statement execute function tell_public_change();

create table enrolment (
  institution_id uuid not null references institution,
  id uuid not null,
  offering_id uuid not null,
  person_id uuid references person on delete set null,
  state text not null check (state in ('applied', 'waiting', 'accepted', 'active', 'completed', 'notCompleted', 'withdrawn')),
  -- identity as given; no personal identity code is asked
  given_name text not null check (length(given_name) between 1 and 100),
  family_name text not null check (length(family_name) between 1 and 100),
  date_of_birth date not null,
  email text not null check (length(email) <= 254),
  locale text not null check (locale in ('fi', 'sv', 'en')),
  non_disclosure boolean not null default false,
  identity_how text not null default 'notChecked' check (identity_how in ('notChecked', 'document', 'strongSignIn', 'knownStudent')),
  identity_by uuid,
  identity_at timestamptz,
  applied_at timestamptz not null,
  waiting_since timestamptz,
  ended_by text check (ended_by in ('learner', 'studyOffice')),
  primary key (institution_id, id),
  unique (institution_id, offering_id, person_id),
  foreign key (institution_id, offering_id) references offering (institution_id, id),
  check ((identity_how = 'notChecked') = (identity_at is null))
);
create index enrolment_person on enrolment (person_id);
comment on table enrolment is 'kind: institution; retention: ten years after the completion, else two; erasure: on request where no completion was registered';

create table result (
  institution_id uuid not null,
  enrolment_id uuid not null,
  outcome text not null check (length(outcome) <= 100),
  met boolean not null,
  grade text check (length(grade) <= 20),
  feedback text not null check (length(feedback) <= 4000),
  revision integer not null default 1,
  assessed_by uuid not null,
  assessed_at timestamptz not null,
  primary key (institution_id, enrolment_id, outcome),
  foreign key (institution_id, enrolment_id) references enrolment (institution_id, id)
);
comment on table result is 'kind: institution; retention: with the enrolment; erasure: with the enrolment';

create table recognition (
  institution_id uuid not null,
  id uuid not null,
  enrolment_id uuid not null,
  state text not null check (state in ('requested', 'assessed', 'granted', 'partlyGranted', 'refused')),
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  primary key (institution_id, id),
  foreign key (institution_id, enrolment_id) references enrolment (institution_id, id)
);
create unique index one_open_recognition on recognition (institution_id, enrolment_id) where state in ('requested', 'assessed');
comment on table recognition is 'kind: institution; retention: with the enrolment; erasure: with the enrolment';

create table recognition_outcome (
  institution_id uuid not null,
  recognition_id uuid not null,
  outcome text not null check (length(outcome) <= 100),
  note text not null check (length(note) between 1 and 4000),
  granted boolean,
  reason text check (length(reason) <= 4000),
  primary key (institution_id, recognition_id, outcome),
  foreign key (institution_id, recognition_id) references recognition (institution_id, id)
);
comment on table recognition_outcome is 'kind: institution; retention: with the enrolment; erasure: with the enrolment';

create table completion (
  institution_id uuid not null references institution,
  id uuid not null,
  enrolment_id uuid not null,
  offering_id uuid not null,
  version_id uuid not null,
  state text not null check (state in ('proposed', 'decided', 'annulled')),
  grade text check (length(grade) <= 20),
  results jsonb not null,
  decided_by uuid,
  decided_at timestamptz,
  annulled_at timestamptz,
  annul_reason text check (annul_reason in ('error', 'misconduct')),
  created_at timestamptz not null,
  primary key (institution_id, id),
  foreign key (institution_id, enrolment_id) references enrolment (institution_id, id),
  check ((state = 'annulled') = (annulled_at is not null)),
  check (state = 'proposed' or decided_at is not null)
);
create unique index one_completion on completion (institution_id, enrolment_id) where state <> 'annulled';
create index completion_decided on completion (institution_id, decided_at) where state = 'decided';
comment on table completion is 'kind: institution; retention: thirty years; erasure: kept, the register''s duty';

do $$
declare t text;
begin
  foreach t in array array['offering', 'enrolment', 'result', 'recognition', 'recognition_outcome', 'completion'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy institution on %I to poiju_app using (institution_id = (select scope_institution()))', t);
  end loop;
end $$;
-- An offering that has been opened is public.
create policy read on offering for select to poiju_app using (state <> 'planned');
-- A learner sees their own, in every institution.
create policy own on enrolment for select to poiju_app using (person_id = (select scope_person()));
create policy own on result for select to poiju_app
  using (exists (select 1 from enrolment e where e.institution_id = result.institution_id and e.id = enrolment_id and e.person_id = (select scope_person())));
create policy own on recognition for select to poiju_app
  using (exists (select 1 from enrolment e where e.institution_id = recognition.institution_id and e.id = enrolment_id and e.person_id = (select scope_person())));
create policy own on recognition_outcome for select to poiju_app
  using (exists (select 1 from recognition r where r.institution_id = recognition_outcome.institution_id and r.id = recognition_id));
create policy own on completion for select to poiju_app
  using (exists (select 1 from enrolment e where e.institution_id = completion.institution_id and e.id = enrolment_id and e.person_id = (select scope_person())));
grant select, insert, update on offering, enrolment, result, recognition, recognition_outcome, completion to poiju_app;
