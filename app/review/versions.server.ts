/** Versions and micro-credentials: freezing what is approved, publishing, retiring, reading. A version never changes. */
import { type Design, frameworkVersion, type Language } from '@poiju/framework'
import { beginDesign, names, type OpenedDesign } from '../design/index.server.ts'
import { may, must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import type { Decision } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { notify } from '../platform/notices.server.ts'
import { microCredentialCode } from './code.ts'
import * as life from './micro-credential.ts'
import { lexemesOf, publicParts } from './published.ts'
import { sharingScopes } from './sharing.server.ts'
import * as store from './store.server.ts'

/** When nothing is stated, a version is looked at again after two years. */
const defaultReviewMonths = 24

type Frozen = { readonly accepted: true; readonly id: string } | { readonly accepted: false; readonly refusal: life.Refusal }

/**
 * Freezes the submitted value as a version under `id`, in the transaction of the approval. A design that started from a version continues that micro-credential;
 * otherwise a new one begins. Answers with the micro-credential. Refused, before anything is written, when that one is retired.
 */
export async function freeze(tx: Tx, ctx: Ctx, row: store.ReviewRow, opened: OpenedDesign, id: string): Promise<Frozen> {
  const earlier = opened.origin.kind === 'version' && opened.origin.id ? await store.readVersion(tx, opened.origin.id) : undefined
  const kept = earlier ? await store.lockMicroCredential(tx, earlier.microCredentialId) : undefined
  const renewal = kept && life.decide(kept.state, { do: 'renew' })
  if (renewal && !renewal.accepted) return renewal
  const design = store.designOf(row.hash, row.design)
  const microCredential = kept?.id ?? (await begin(tx, ctx, row))
  const number = (await store.newestNumber(tx, microCredential)) + 1
  const due = new Date(ctx.now)
  due.setUTCMonth(due.getUTCMonth() + (design.reviewAfterMonths ?? defaultReviewMonths))
  await store.insertVersion(tx, {
    id,
    institutionId: row.institutionId,
    microCredentialId: microCredential,
    number,
    designId: row.designId,
    text: row.design,
    hash: row.hash,
    frameworkVersion,
    owners: [row.institutionId, ...opened.coOwners],
    awardingBodies: [...new Set([row.institutionId, ...opened.awardingBodies])],
    reviewDue: dayOf(due),
    approvedAt: ctx.now,
  })
  await record(tx, ctx, `version:${id}`, [
    { fact: 'version.approved', microCredential, number, hash: row.hash, design: row.designId } as { fact: string },
  ])
  if (kept && renewal) {
    const state = renewal.facts.reduce(life.evolve, kept.state)
    await store.saveMicroCredential(tx, { ...kept, state })
    await record(
      tx,
      ctx,
      `microCredential:${kept.id}`,
      renewal.facts.map((fact) => ({ ...fact, version: id })),
    )
    if (life.mayBeOffered(state)) await project(tx, ctx, kept.id)
  }
  await notify(tx, ctx, await store.peopleWithRole(tx, 'studyAdministrator'), {
    kind: 'version.approved',
    href: `/micro-credentials/${microCredential}`,
    data: {},
  })
  return { accepted: true, id: microCredential }
}

async function begin(tx: Tx, ctx: Ctx, row: store.ReviewRow): Promise<string> {
  const { slug } = found((await store.bodies(tx, [row.institutionId]))[0])
  const id = ctx.newId()
  // With 33 million codes an institution, a second try is rare and a fifth one does not happen.
  for (let tries = 0; tries < 5; tries++) {
    const code = microCredentialCode(slug, ctx.random(5))
    if (
      await store.insertMicroCredential(tx, {
        id,
        institutionId: row.institutionId,
        code,
        designId: row.designId,
        createdAt: ctx.now,
      })
    )
      return id
  }
  throw new Error(`No free code for a micro-credential of ${slug}`)
}

export interface DecisionView {
  readonly kind: store.DecisionRow['kind']
  readonly by: string | null
  readonly at: Date
  readonly statement: string
}

export type LifeAnswer = Decision<life.Fact, life.Refusal>

/** Shows a micro-credential to everybody, in its newest version; after a review that changed nothing, says that it goes on as it is. */
export async function publish(ctx: Ctx, id: string, statement = ''): Promise<LifeAnswer> {
  must(ctx.actor, 'microCredential.publish')
  return moveOn(ctx, id, { do: 'publish' }, statement)
}

/** Ends a micro-credential: no new offerings. Its page stays with a notice, and its credentials go on verifying. */
export async function retire(ctx: Ctx, id: string, statement = ''): Promise<LifeAnswer> {
  must(ctx.actor, 'microCredential.retire')
  return moveOn(ctx, id, { do: 'retire' }, statement)
}

async function moveOn(ctx: Ctx, id: string, command: { do: 'publish' | 'retire' }, statement: string): Promise<LifeAnswer> {
  if (!isId(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockMicroCredential(tx, id))
    const decision = life.decide(row.state, command)
    if (!decision.accepted) return decision
    const [version] = await store.versionsOf(tx, id)
    await store.saveMicroCredential(tx, {
      id,
      state: decision.facts.reduce(life.evolve, row.state),
      publishedAt: row.publishedAt ?? ctx.now,
      retiredAt: command.do === 'retire' ? ctx.now : null,
    })
    await store.insertDecision(tx, row.institutionId, {
      id: ctx.newId(),
      kind: command.do,
      reviewId: null,
      microCredentialId: id,
      versionId: found(version).id,
      personId: ctx.person,
      at: ctx.now,
      statement: statement.trim(),
    })
    await project(tx, ctx, id)
    await record(
      tx,
      ctx,
      `microCredential:${id}`,
      decision.facts.map((fact) => ({ ...fact, version: found(version).id, code: row.code })),
      statement.trim() === '' ? undefined : { statement: statement.trim() },
    )
    return decision
  })
}

/**
 * Starts a new design from the newest version, and takes a public micro-credential under review meanwhile. Approval of that design makes the next version.
 * Answers with the design's id, or why not.
 */
export async function startNewVersion(
  ctx: Ctx,
  id: string,
): Promise<{ readonly accepted: true; readonly design: string } | { readonly accepted: false; readonly refusal: life.Refusal }> {
  must(ctx.actor, 'design.create')
  if (!isId(id)) throw new NotFound()
  return inTransaction(ctx, async (tx) => {
    const row = found(await store.lockMicroCredential(tx, id))
    if (row.state === 'retired') return { accepted: false, refusal: 'micro-credential-is-retired' }
    const version = found((await store.versionsOf(tx, id))[0])
    const design = await beginDesign(tx, ctx, { kind: 'version', version: version.id, design: version.design })
    // One that is not public yet, or is under review already, stays as it is.
    const decision = life.decide(row.state, { do: 'takeUnderReview' })
    if (decision.accepted) {
      await store.saveMicroCredential(tx, { ...row, state: decision.facts.reduce(life.evolve, row.state) })
      await record(
        tx,
        ctx,
        `microCredential:${id}`,
        decision.facts.map((fact) => ({ ...fact, version: version.id })),
      )
    }
    return { accepted: true, design }
  })
}

/** Writes what the public reads of the newest version, in the transaction that changes the micro-credential. */
async function project(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const micro = found(await store.readMicroCredential(tx, id))
  const version = found((await store.versionsOf(tx, id))[0])
  const owners = await store.bodies(tx, version.owners)
  const lexemes = (language: 'fi' | 'sv' | 'en') =>
    lexemesOf(
      version.design,
      micro.code,
      owners.flatMap(({ name, shortName }) => [name[language] ?? '', shortName]),
      language,
    )
  await store.savePublished(
    tx,
    {
      institutionId: version.institutionId,
      microCredentialId: id,
      versionId: version.id,
      code: micro.code,
      number: version.number,
      hash: version.hash,
      frameworkVersion: version.frameworkVersion,
      approvedAt: version.approvedAt,
      design: publicParts(version.design),
      owners,
      awardingBodies: await store.bodies(tx, version.awardingBodies),
      contact: await store.contactOf(tx, version.institutionId, version.design.contact),
      publishedAt: micro.publishedAt ?? ctx.now,
      refreshedAt: ctx.now,
      retiredAt: micro.retiredAt,
    },
    { fi: lexemes('fi'), sv: lexemes('sv'), en: lexemes('en') },
  )
}

export interface VersionView {
  readonly id: string
  readonly microCredential: string
  readonly code: string
  readonly number: number
  readonly design: Design
  readonly hash: string
  readonly frameworkVersion: string
  readonly approvedAt: Date
  readonly state: 'current' | 'superseded'
  readonly microCredentialState: life.MicroCredentialState
  readonly institution: string
  readonly owners: readonly store.Body[]
  readonly awardingBodies: readonly store.Body[]
}

/** An approved version, in the scope of its institution; undefined when it is not there. */
export async function readVersion(tx: Tx, id: string): Promise<VersionView | undefined> {
  const version = isId(id) ? await store.readVersion(tx, id) : undefined
  if (!version) return undefined
  const micro = found(await store.readMicroCredential(tx, version.microCredentialId))
  return {
    id: version.id,
    microCredential: version.microCredentialId,
    code: micro.code,
    number: version.number,
    design: version.design,
    hash: version.hash,
    frameworkVersion: version.frameworkVersion,
    approvedAt: version.approvedAt,
    state: version.number < (await store.newestNumber(tx, version.microCredentialId)) ? 'superseded' : 'current',
    microCredentialState: micro.state,
    institution: version.institutionId,
    owners: await store.bodies(tx, version.owners),
    awardingBodies: await store.bodies(tx, version.awardingBodies),
  }
}

/** What everybody may read of a version, in the scope of its institution; undefined when it is not there or not public. Its design is without what is not for everybody. */
export async function readPublicVersion(tx: Tx, code: string, number: number): Promise<VersionView | undefined> {
  const row = await store.readPublicVersion(tx, code, number)
  const version = row && (await readVersion(tx, row.id))
  return version && { ...version, design: publicParts(version.design) }
}

/** The canonical JSON of a version, byte for byte as it was approved; undefined when it is not there. */
export async function readVersionText(tx: Tx, id: string): Promise<string | undefined> {
  return isId(id) ? (await store.readVersion(tx, id))?.text : undefined
}

export interface MicroCredentialListRow {
  readonly id: string
  readonly code: string
  readonly state: life.MicroCredentialState
  readonly title: Readonly<Record<string, string>>
  readonly credits: number | null
  readonly priceCents: number | null
  readonly languages: readonly Language[]
  /** The newest version and its number. */
  readonly version: string
  readonly number: number
  readonly reviewDue: string | null
  /** When that version was approved, and when the micro-credential was first published. */
  readonly approvedAt: Date
  readonly publishedAt: Date | null
  readonly needs: readonly string[]
  readonly institution: string
  /** It is of the institution one acts for; otherwise it is shared with it. */
  readonly isOwn: boolean
}

/** Micro-credentials of the institution one acts for, newest first, and those co-owned or awarded by it. */
export async function listMicroCredentials(ctx: Ctx): Promise<MicroCredentialListRow[]> {
  must(ctx.actor, 'microCredential.list')
  const lists = []
  for (const { scope, designs } of await sharingScopes(ctx))
    lists.push(
      await inTransaction(scope, async (tx) => {
        const versions = await store.currentVersions(tx)
        const rows = (await store.listMicroCredentials(tx)).filter(({ designId }) => designs === null || designs.has(designId))
        const [institution] = await store.bodies(
          tx,
          rows.slice(0, 1).map(({ institutionId }) => institutionId),
        )
        return rows.flatMap((row): MicroCredentialListRow[] => {
          const version = versions.get(row.id)
          if (!version) return []
          return [
            {
              id: row.id,
              code: row.code,
              state: row.state,
              title: version.design.title as Record<string, string>,
              credits: version.design.credits,
              priceCents: version.design.priceCents,
              languages: version.design.languages,
              version: version.id,
              number: version.number,
              reviewDue: version.reviewDue,
              approvedAt: version.approvedAt,
              publishedAt: row.publishedAt,
              needs: version.design.needs,
              institution: institution?.shortName ?? '',
              isOwn: row.institutionId === ctx.institution,
            },
          ]
        })
      }),
    )
  return lists.flat()
}

export interface MicroCredentialView {
  readonly id: string
  readonly code: string
  readonly state: life.MicroCredentialState
  readonly publishedAt: Date | null
  readonly retiredAt: Date | null
  readonly isOwn: boolean
  readonly owners: readonly store.Body[]
  readonly awardingBodies: readonly store.Body[]
  /** Newest first. */
  readonly versions: readonly {
    readonly id: string
    readonly number: number
    readonly design: Design
    readonly designId: string
    readonly hash: string
    readonly frameworkVersion: string
    readonly approvedAt: Date
    readonly reviewDue: string | null
    readonly state: 'current' | 'superseded'
  }[]
  readonly decisions: readonly (DecisionView & { readonly version: string | null; readonly review: string | null })[]
  readonly mayPublish: boolean
  readonly mayRetire: boolean
  readonly mayStartNewVersion: boolean
}

/** One micro-credential with its versions and every decision on it. NotFound unless it is one's own or shared. */
export async function openMicroCredential(ctx: Ctx, id: string): Promise<MicroCredentialView> {
  must(ctx.actor, 'microCredential.list')
  if (!isId(id)) throw new NotFound()
  for (const { scope, designs } of await sharingScopes(ctx)) {
    const view = await inTransaction(scope, async (tx) => {
      const row = await store.readMicroCredential(tx, id)
      return row && (designs === null || designs.has(row.designId)) ? toView(tx, ctx, row) : undefined
    })
    if (view) return view
  }
  throw new NotFound()
}

async function toView(tx: Tx, ctx: Ctx, row: store.MicroCredentialRow): Promise<MicroCredentialView> {
  const versions = await store.versionsOf(tx, row.id)
  const newest = found(versions[0])
  const decisions = await store.decisionsOn(tx, row.id)
  const shown = await names(tx, [...new Set(decisions.map(({ personId }) => personId).filter((person) => person !== null))])
  const isOwn = row.institutionId === ctx.institution
  return {
    id: row.id,
    code: row.code,
    state: row.state,
    publishedAt: row.publishedAt,
    retiredAt: row.retiredAt,
    isOwn,
    owners: await store.bodies(tx, newest.owners),
    awardingBodies: await store.bodies(tx, newest.awardingBodies),
    versions: versions.map((version) => ({
      id: version.id,
      number: version.number,
      design: version.design,
      designId: version.designId,
      hash: version.hash,
      frameworkVersion: version.frameworkVersion,
      approvedAt: version.approvedAt,
      reviewDue: version.reviewDue,
      state: version === newest ? 'current' : 'superseded',
    })),
    decisions: decisions.map(({ kind, personId, at, statement, versionId, reviewId }) => ({
      kind,
      by: shown.get(personId ?? '') ?? null,
      at,
      statement,
      version: versionId,
      review: reviewId,
    })),
    mayPublish: isOwn && may(ctx.actor, 'microCredential.publish') && life.decide(row.state, { do: 'publish' }).accepted,
    mayRetire: isOwn && may(ctx.actor, 'microCredential.retire') && life.decide(row.state, { do: 'retire' }).accepted,
    mayStartNewVersion: isOwn && may(ctx.actor, 'design.create') && row.state !== 'retired',
  }
}
