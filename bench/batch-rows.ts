import { type Database, sql } from '../app/platform/database.server.ts'

/** Many decided completions that look like one of the demonstration's, each of an enrolment of its own. Made by SQL: walking the road for each takes hours. */
export async function seedPlaces(owner: Database, count: number): Promise<{ institution: string; completions: string[] }> {
  const { rows } = await sql<{ institution: string; enrolment: string; completion: string }>`
    select institution_id as institution, enrolment_id as enrolment, id as completion from completion where state = 'decided'
    order by created_at limit 1`.execute(owner)
  const [pattern] = rows
  if (!pattern) throw new Error('The demonstration has no completion')
  const { rows: made } = await sql<{ id: string }>`
    with numbers as (select n, uuidv7() as enrolment, uuidv7() as completion from generate_series(1, ${count}) n),
    enrolments as (
      insert into enrolment (institution_id, id, offering_id, state, given_name, family_name, date_of_birth, email, locale, identity_how, identity_by, identity_at, applied_at)
      select e.institution_id, numbers.enrolment, e.offering_id, e.state, 'Öljy', 'Åkerö ' || n, e.date_of_birth, 'learner' || n || '@bench.example', (array['fi','sv','en'])[n % 3 + 1],
        e.identity_how, e.identity_by, e.identity_at, e.applied_at
      from numbers, enrolment e where e.institution_id = ${pattern.institution} and e.id = ${pattern.enrolment})
    insert into completion (institution_id, id, enrolment_id, offering_id, version_id, state, grade, results, decided_by, decided_at, created_at)
    select c.institution_id, numbers.completion, numbers.enrolment, c.offering_id, c.version_id, 'decided', c.grade, c.results, c.decided_by, c.decided_at, c.created_at
    from numbers, completion c where c.institution_id = ${pattern.institution} and c.id = ${pattern.completion} returning id`.execute(
    owner,
  )
  return { institution: pattern.institution, completions: made.map(({ id }) => id) }
}
