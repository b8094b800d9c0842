/** Issuing again in the place of a credential: with a corrected name, or under another key. The old one ends, and leads its holder to the new one. */
import { identityHash } from '@poiju/credentials'
import { readCompletions } from '../delivery/index.server.ts'
import { must } from '../people/policy.ts'
import { record } from '../platform/audit.server.ts'
import type { Ctx } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { type Decision, refuse } from '../platform/decision.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import { queueMail } from '../platform/mail.server.ts'
import { keepOrigin } from '../platform/origin.server.ts'
import { text } from '../platform/texts.ts'
import { againTexts } from './again-texts.ts'
import { type Basis, holdBases, type Learner } from './basis.server.ts'
import { decide, evolve, type Fact, type Refusal } from './credential.ts'
import { factOf, intent, sealHeld } from './issue.server.ts'
import { linkReplacement } from './key-store.server.ts'
import { currentKey } from './keys.server.ts'
import { placesOf, reservePlaces } from './status.server.ts'
import * as store from './store.server.ts'
import { issuingTexts } from './texts.ts'

export type IssueAgainRefusal =
  | Refusal
  | 'completion-not-decided'
  | 'nothing-to-correct'
  | 'record-incomplete'
  | 'has-a-valid-one'
  | 'validity-is-over'

/** What the signed text says of the learner, beside what is known of them now. */
export interface Correction {
  readonly signed: { readonly name: string }
  readonly now: { readonly name: string; readonly email: string }
  /** Where the name and address are corrected: what was given for an enrolment, or for a badge. */
  readonly givenFor: { readonly kind: 'enrolment' | 'badgeDecision'; readonly id: string }
  readonly nameDiffers: boolean
  readonly addressDiffers: boolean
}

/** Reads the correction that a credential of the institution in scope waits for. NotFound for another's. */
export async function readCorrection(ctx: Ctx, id: string): Promise<Correction> {
  must(ctx.actor, 'credential.issueAgain')
  return inTransaction(ctx, async (tx) => {
    const row = found(isId(id) ? await store.read(tx, id) : undefined)
    if (row.institutionId !== ctx.institution) throw new NotFound()
    const { learner } = await holdBasis(tx, row)
    const givenFor =
      row.basisKind === 'completion'
        ? ({ kind: 'enrolment', id: found((await readCompletions(tx, [row.basisId]))[0]).enrolment } as const)
        : ({ kind: 'badgeDecision', id: row.basisId } as const)
    return { ...correctionOf(row, learner), givenFor }
  })
}

function correctionOf(row: store.CredentialRow, learner: Learner): Omit<Correction, 'givenFor'> {
  return {
    signed: { name: row.learnerName },
    now: { name: learner.name, email: learner.email },
    nameDiffers: row.learnerName !== learner.name,
    addressDiffers: !isAddressSigned(row.unsigned, learner.email),
  }
}

/** Whether the salted hash in the signed text is of this address. */
function isAddressSigned(unsigned: string, email: string): boolean {
  const { credentialSubject } = JSON.parse(unsigned) as {
    credentialSubject: { identifier?: { identityType: string; identityHash: string; salt?: string }[] }
  }
  const hashed = credentialSubject.identifier?.find(({ identityType }) => identityType === 'emailAddress')
  return hashed !== undefined && hashed.identityHash === identityHash(email, hashed.salt ?? '')
}

/** Issues a credential again with the learner's name and address as they are known now. The old one is superseded in the same transaction. */
export async function issueAgain(
  ctx: Ctx,
  id: string,
  how: { demo: boolean },
): Promise<Decision<Fact, IssueAgainRefusal> & { readonly credential?: string }> {
  must(ctx.actor, 'credential.issueAgain')
  return inTransaction(ctx, async (tx) => {
    const seen = found(isId(id) ? await store.read(tx, id) : undefined)
    if (seen.institutionId !== ctx.institution) throw new NotFound()
    // What it rests on first, as issuing, annulling and revoking hold them.
    const basis = await holdBasis(tx, seen)
    const row = found(await store.lock(tx, id))
    const { nameDiffers, addressDiffers } = correctionOf(row, basis.learner)
    if (row.credential.state === 'issued' && !nameDiffers && !addressDiffers) return refuse('nothing-to-correct')
    return replaceHeld(tx, ctx, row, basis, how)
  })
}

/**
 * Puts a new credential in the place of one that this transaction holds, with its basis. Intent, signature and the end of the old one are saved
 * together: no signed text leaves before its record stands.
 */
export async function replaceHeld(
  tx: Tx,
  ctx: Ctx,
  old: store.CredentialRow,
  basis: Basis,
  how: { demo: boolean },
): Promise<Decision<Fact, IssueAgainRefusal> & { readonly credential?: string }> {
  const endedByKey = old.credential.state === 'revoked' && old.credential.reason === 'keyCompromised' && old.replacedBy === null
  if (!endedByKey) {
    const allowed = decide(old.credential, { do: 'supersede', by: '' })
    if (!allowed.accepted) return allowed
  } else if (await store.ofBasis(tx, old.basisId)) return refuse('has-a-valid-one')
  if (old.validUntil !== null && old.validUntil <= ctx.now) return refuse('validity-is-over')
  if (!basis.isDecided) return refuse('completion-not-decided')

  const issuer = found(await store.readIssuer(tx, { id: old.institutionId }))
  await keepOrigin(tx, ctx.origin)
  const key = await currentKey(tx, ctx, issuer)
  const { list, from } = await reservePlaces(tx, ctx, issuer.id, 1)
  const place = (await placesOf(tx, list))[from] as number
  const alone = { id: null, createdAt: ctx.now, demo: how.demo, basisKind: old.basisKind, statusListId: list }
  const next = intent(ctx, issuer, alone, key.id, basis, place)
  if (!next) return refuse('record-incomplete')

  const decision: Decision<Fact, Refusal> = endedByKey
    ? { accepted: true, facts: [] }
    : decide(old.credential, { do: 'supersede', by: next.id })
  if (!decision.accepted) return decision
  if (endedByKey) await linkReplacement(tx, old.id, next.id)
  else {
    await store.save(tx, old.id, decision.facts.reduce(evolve, old.credential), ctx.now)
    await store.touchStatusList(tx, old.statusListId)
    await record(
      tx,
      ctx,
      `credential:${old.id}`,
      decision.facts.map((fact) => ({ ...fact, ...factOf(old) })),
    )
  }
  await store.insertMany(tx, ctx, [next])
  await record(tx, ctx, `credential:${next.id}`, [
    { fact: 'credential.pending', ...factOf(next), replaces: old.id } as { fact: string },
  ])
  await sealHeld(tx, ctx, found(await store.lock(tx, next.id)))
  await store.setTold(tx, [next.id], ctx.now)
  await writeTo(tx, ctx, basis.learner, 'issuedAgain', next)
  return { ...decision, credential: next.id }
}

/** What a credential rests on, held. */
export async function holdBasis(tx: Tx, row: Pick<store.CredentialRow, 'basisKind' | 'basisId'>): Promise<Basis> {
  return found((await holdBases(tx, row.basisKind, [row.basisId]))[0])
}

/** Sends the letter that tells of a credential once more, to the address that is known now. Refused when there is nothing valid to tell of. */
export async function resendLetter(ctx: Ctx, id: string): Promise<Decision<{ fact: 'credential.letterResent' }, Refusal>> {
  must(ctx.actor, 'credential.issueAgain')
  return inTransaction(ctx, async (tx) => {
    const seen = found(isId(id) ? await store.read(tx, id) : undefined)
    if (seen.institutionId !== ctx.institution) throw new NotFound()
    const { learner } = await holdBasis(tx, seen)
    const row = found(await store.lock(tx, id))
    if (row.credential.state === 'pending') return refuse('not-issued-yet')
    if (row.credential.state === 'revoked') return refuse('already-revoked')
    if (row.credential.state === 'superseded') return refuse('already-superseded')
    await writeTo(tx, ctx, learner, 'issued', row)
    const fact = { fact: 'credential.letterResent' } as const
    await record(tx, ctx, `credential:${id}`, [fact])
    return { accepted: true, facts: [fact] }
  })
}

async function writeTo(
  tx: Tx,
  ctx: Ctx,
  learner: Learner,
  letter: 'issued' | 'issuedAgain',
  { title, id, basisKind }: Pick<store.CredentialRow, 'title' | 'id' | 'basisKind'>,
): Promise<void> {
  const { locale } = learner
  const values = { title, href: `${ctx.origin}/my/credentials/${id}` }
  const isBadge = basisKind === 'badgeDecision'
  await queueMail(tx, ctx, {
    recipient: learner.email,
    ...(learner.personId ? { personId: learner.personId } : {}),
    locale,
    ...(letter === 'issued'
      ? {
          subject: text(issuingTexts, locale, isBadge ? 'mailBadgeSubject' : 'mailIssuedSubject', values),
          body: text(issuingTexts, locale, isBadge ? 'mailBadgeBody' : 'mailIssuedBody', values),
        }
      : {
          subject: text(againTexts, locale, isBadge ? 'mailBadgeSubject' : 'mailSubject', values),
          body: text(againTexts, locale, isBadge ? 'mailBadgeBody' : 'mailBody', values),
        }),
  })
}
