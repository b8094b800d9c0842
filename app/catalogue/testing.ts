/** Builders of the catalogue for tests: they walk the road through the services. */
import type { Design } from '@poiju/framework'
import { createDesign, shareDesign } from '../design/index.server.ts'
import { inTransaction } from '../platform/database.server.ts'
import { decideReview, listMicroCredentials, publish, submitDesign } from '../review/index.server.ts'
import { aCtx, type TestInstitution } from '../testing/index.ts'

/** A published micro-credential of the institution, awarded together with the others. Returns its id, code and version. */
export async function aPublished(institution: TestInstitution, design: Design, ...others: TestInstitution[]) {
  const designer = await aCtx(institution, 'designer')
  const contact = designer.newId()
  await inTransaction(designer, (tx) =>
    tx
      .insertInto('contact')
      .values({
        institutionId: institution.id,
        id: contact,
        name: JSON.stringify({ fi: 'Opintotoimisto' }),
        email: 'office@test.example',
      })
      .execute(),
  )
  const id = await createDesign(designer, { kind: 'blank' }, { ...design, contact })
  for (const other of others)
    for (const kind of ['coOwner', 'awardingBody'] as const) await shareDesign(designer, id, other.id, kind)
  const sent = await submitDesign(designer, id)
  if (!sent.accepted)
    throw new Error(`${sent.refusal} ${JSON.stringify(sent.findings.filter(({ severity }) => severity === 'required'))}`)
  await decideReview(await aCtx(institution, 'reviewer'), sent.review, { decision: 'approve', statement: 'Fine' })
  const administrator = await aCtx(institution, 'studyAdministrator')
  const rows = await listMicroCredentials(administrator)
  const row = rows[0]
  if (!row) throw new Error('nothing was approved')
  await publish(administrator, row.id)
  return { id: row.id, code: row.code, version: row.version, administrator }
}
