import { type Database, sql } from '../platform/database.server.ts'

/**
 * Many decided completions that look like one of an institution, each of an enrolment of its own, though of no seat: an offering has no more than
 * ten thousand. Made by SQL: walking the road for each takes hours.
 */
export async function manyCompletions(
  owner: Database,
  like: { readonly institution: string; readonly completion: string },
  count: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with numbers as (select n, uuidv7() as enrolment, uuidv7() as completion from generate_series(1, ${count}) n),
    pattern as (select * from completion where institution_id = ${like.institution} and id = ${like.completion}),
    enrolments as (
      insert into enrolment (institution_id, id, offering_id, state, given_name, family_name, date_of_birth, email, locale, identity_how, identity_by, identity_at, applied_at)
      select e.institution_id, numbers.enrolment, e.offering_id, e.state, 'Öljy', 'Åkerö ' || n, e.date_of_birth, 'learner' || n || '@many.example', (array['fi','sv','en'])[n % 3 + 1],
        e.identity_how, e.identity_by, e.identity_at, e.applied_at
      from numbers, enrolment e join pattern on e.institution_id = pattern.institution_id and e.id = pattern.enrolment_id)
    insert into completion (institution_id, id, enrolment_id, offering_id, version_id, state, grade, results, decided_by, decided_at, created_at)
    select institution_id, numbers.completion, numbers.enrolment, offering_id, version_id, 'decided', grade, results, decided_by, decided_at, created_at
    from numbers, pattern returning id`.execute(owner)
  return rows.map(({ id }) => id)
}
