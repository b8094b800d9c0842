/** Completions decided from a list: seen first, then all of them in one transaction, each by the decisions that hold one by one. */
import { createHash } from 'node:crypto'
import { may, must } from '../people/policy.ts'
import { type Ctx, dayOf } from '../platform/ctx.ts'
import { inTransaction, type Tx } from '../platform/database.server.ts'
import { found, NotFound } from '../platform/errors.ts'
import { isId } from '../platform/ids.server.ts'
import type { ListRow } from '../platform/list-table.ts'
import { readVersion, type VersionView } from '../review/index.server.ts'
import { type CompletionList, checkCompletions, type ListColumn, type ListedLearner, type ListRules } from './completion-list.ts'
import { complete, isOwn, standingsOf, writeResult } from './service.server.ts'
import * as store from './store.server.ts'

/** What is typed beside the list counts for every row that says nothing of its own. */
export interface TypedList {
  readonly rows: readonly ListRow<ListColumn>[]
  readonly feedback: string
}

export interface SeenList {
  readonly list: CompletionList
  /** What the rows that can be used stand on. Deciding them needs the same: nobody confirms what they have not seen. */
  readonly seen: string
}

export type ListAnswer =
  | { readonly accepted: true; readonly completed: number; readonly notMet: number }
  | { readonly accepted: false; readonly refusal: 'rows-are-wrong' | 'changed-meanwhile'; readonly shown: SeenList }

export interface ListPlace {
  readonly offering: Pick<store.OfferingRow, 'id' | 'title' | 'startsOn'>
  readonly outcomes: readonly { readonly id: string; readonly text: Readonly<Record<string, string>> }[]
  readonly isGraded: boolean
  readonly mayRecord: boolean
}

/** The offering whose completions are decided, as the page of the list shows it. */
export async function openCompletionList(ctx: Ctx, offering: string): Promise<ListPlace> {
  must(ctx.actor, 'completion.decide')
  return inTransaction(ctx, async (tx) => {
    const { id, title, startsOn, versionId } = ofInstitution(
      ctx,
      isId(offering) ? await store.readOffering(tx, offering) : undefined,
    )
    const { design } = found(await readVersion(tx, versionId))
    return {
      offering: { id, title, startsOn },
      outcomes: design.outcomes.map((outcome) => ({ id: outcome.id, text: outcome.text as Record<string, string> })),
      isGraded: gradedIn(design).graded.size > 0,
      mayRecord: may(ctx.actor, 'result.record'),
    }
  })
}

/** How a list would be decided now. Names of learners who are not shown to everybody are here: who decides completions assesses or issues, and sees them. */
export async function previewCompletions(ctx: Ctx, offering: string, typed: TypedList): Promise<SeenList> {
  must(ctx.actor, 'completion.decide')
  return inTransaction(ctx, async (tx) => {
    const run = ofInstitution(ctx, isId(offering) ? await store.readOffering(tx, offering) : undefined)
    return look(tx, ctx, run, await store.listEnrolments(tx, run.id), typed)
  })
}

/**
 * Decides all rows of a list, or none: results where outcomes are still to be judged, then the completions, each with its audit records and its letter.
 * Twice at once decides once: the second finds something else than it has seen.
 */
export async function decideFromList(ctx: Ctx, offering: string, typed: TypedList, seen: string): Promise<ListAnswer> {
  must(ctx.actor, 'completion.decide')
  return inTransaction(ctx, async (tx) => {
    const run = ofInstitution(ctx, isId(offering) ? await store.lockOffering(tx, offering) : undefined)
    const enrolments = await store.lockEnrolments(tx, run.id)
    const shown = await look(tx, ctx, run, enrolments, typed)
    if (shown.list.problems.length > 0 || shown.list.rows.length === 0)
      return { accepted: false, refusal: 'rows-are-wrong', shown }
    if (shown.seen !== seen) return { accepted: false, refusal: 'changed-meanwhile', shown }
    const held = new Map(enrolments.map((row) => [row.id, row]))
    for (const { enrolment, isPassed, results, standing, day } of shown.list.rows) {
      const row = found(held.get(enrolment))
      for (const { outcome, met, grade, feedback, revision } of results)
        taken(
          await writeResult(tx, ctx, row, false, {
            outcome,
            met: met ? 'met' : 'notMet',
            grade: grade ?? '',
            feedback,
            revision,
          }),
        )
      if (isPassed) taken(await complete(tx, ctx, run, row, { kept: undefined, standing, completedOn: day }))
    }
    const completed = shown.list.rows.filter(({ isPassed }) => isPassed).length
    return { accepted: true, completed, notMet: shown.list.rows.length - completed }
  })
}

/** What was decided on rows that are held is refused by nothing a moment later: if it is, all of it is taken back. */
function taken(answer: { readonly accepted: true } | { readonly accepted: false; readonly refusal: string }): void {
  if (!answer.accepted) throw new Error(`A row that was fine was not taken: ${answer.refusal}`)
}

function ofInstitution(ctx: Ctx, row: store.OfferingRow | undefined): store.OfferingRow {
  if (found(row).institutionId !== ctx.institution) throw new NotFound()
  return found(row)
}

async function look(
  tx: Tx,
  ctx: Ctx,
  run: store.OfferingRow,
  enrolments: readonly store.EnrolmentRow[],
  { rows, feedback }: TypedList,
): Promise<SeenList> {
  const version = found(await readVersion(tx, run.versionId))
  const ids = enrolments.map(({ id }) => id)
  const standings = await standingsOf(tx, version, ids)
  const completions = await store.completionsOf(tx, ids)
  const learners = enrolments.map(
    (row): ListedLearner => ({
      id: row.id,
      givenName: row.givenName,
      familyName: row.familyName,
      email: row.email,
      isOwn: isOwn(row, ctx),
      enrolment: row.enrolment,
      completion: completions.get(row.id)?.completion ?? { state: 'proposed' },
      standing: standings.get(row.id) ?? [],
    }),
  )
  const rules: ListRules = {
    startsOn: run.startsOn,
    now: ctx.now,
    today: dayOf(ctx.now),
    mayRecord: may(ctx.actor, 'result.record'),
    ...gradedIn(version.design),
    feedback,
  }
  const list = checkCompletions(rows, learners, rules)
  const before = list.rows.map(({ enrolment }) => [enrolment, standings.get(enrolment)])
  return {
    list,
    seen: createHash('sha256')
      .update(JSON.stringify([before, list.rows]))
      .digest('base64url'),
  }
}

/** Outcomes that an assessment with numbers shows, and whether a 0 is among the numbers. */
function gradedIn({ assessments }: VersionView['design']): Pick<ListRules, 'graded' | 'hasZero'> {
  const numeric = assessments.filter(({ grading }) => grading === 'scale1to5' || grading === 'scale0to5')
  return {
    graded: new Set(numeric.flatMap(({ outcomes }) => outcomes)),
    hasZero: numeric.some(({ grading }) => grading === 'scale0to5'),
  }
}
