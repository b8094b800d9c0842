import { data, Form, redirect, useActionData, useLoaderData } from 'react-router'
import { command, screen } from '../../people/guard.server.ts'
import { dayOf } from '../../platform/ctx.ts'
import { limits, sentList } from '../../platform/input.server.ts'
import { readListTable } from '../../platform/list-table.ts'
import { formatDay, inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Crumbs, Field, ListPreview, Notice, Table } from '../../ui/index.ts'
import {
  decideFromList,
  type ListAnswer,
  openCompletionList,
  previewCompletions,
  type SeenList,
} from '../completion-list.server.ts'
import { type CompletionList, completionShape, mostCompletions } from '../completion-list.ts'
import {
  completionColumnTexts,
  completionListRefusalTexts,
  completionListTexts,
  completionReasonTexts,
} from '../completion-list-texts.ts'
import { deliveryTexts } from '../texts.ts'

export const loader = screen('completion.decide', async (ctx, { params }) => ({
  ...(await openCompletionList(ctx, params['id'] ?? '')),
  most: mostCompletions,
  today: dayOf(ctx.now),
}))

type Refusal = Extract<ListAnswer, { accepted: false }>['refusal']

/** A list is shown first, and decided when the same list comes back with what was seen. Wrong in one row: nothing is decided. */
export const action = command(
  'completion.decide',
  async (ctx, form, { params }) => {
    const offering = params['id'] ?? ''
    const pasted = sentList(form)
    const feedback = form.text('feedback')
    const table = readListTable(pasted, completionShape)
    const answer = ({ list, seen }: Partial<SeenList>, refusal: Refusal | null = null) => {
      const isReady = list !== undefined && list.problems.length === 0
      return data(
        {
          pasted: pasted ?? '',
          feedback,
          list: list ?? null,
          seen: seen ?? '',
          unused: table.unused,
          refusal,
          isReady,
          at: ctx.now.getTime(),
        },
        { status: refusal === 'changed-meanwhile' ? 409 : isReady || form.text('do') === 'change' ? 200 : 422 },
      )
    }

    if (form.text('do') === 'change') return answer({})
    if (table.problem) return answer({ list: { read: table.read, rows: [], problems: [table.problem] } })
    const typed = { rows: table.rows, feedback }
    if (form.text('do') !== 'decide') return answer(await previewCompletions(ctx, offering, typed))
    const decided = await decideFromList(ctx, offering, typed, form.text('seen'))
    if (!decided.accepted) return answer(decided.shown, decided.refusal)
    throw redirect(`/offerings/${offering}?completed=${decided.completed}&notMet=${decided.notMet}`)
  },
  { uploadBytes: limits.uploadBytes },
)

export default function CompletionsFromListPage() {
  const { offering, outcomes, isGraded, mayRecord, most, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(completionListTexts, locale)
  const completed = answer?.list?.rows.filter(({ isPassed }) => isPassed).length ?? 0
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <Crumbs
          label={textsIn(deliveryTexts, locale)('offerings')}
          links={[
            { href: '/offerings', name: textsIn(deliveryTexts, locale)('offerings') },
            { href: `/offerings/${offering.id}`, name: inLocale(offering.title, locale) },
          ]}
        />
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work sections">
        {answer?.refusal === 'changed-meanwhile' && (
          <Notice kind="stop" live>
            <p>{t(completionListRefusalTexts[answer.refusal])}</p>
          </Notice>
        )}
        {answer?.list && <Preview key={answer.at} list={answer.list} unused={answer.unused} isGraded={isGraded} today={today} />}
        {answer?.isReady ? (
          <Form method="post" encType="multipart/form-data" className="row">
            <textarea hidden readOnly name="list" value={answer.pasted} />
            <textarea hidden readOnly name="feedback" value={answer.feedback} />
            <input type="hidden" name="seen" value={answer.seen} />
            <Button kind="main" type="submit" name="do" value="decide">
              {completed > 0 ? t('confirm', { count: completed }) : t('confirmResults')}
            </Button>
            <Button type="submit" name="do" value="change">
              {t('changeList')}
            </Button>
          </Form>
        ) : (
          <>
            <section className="flow" aria-labelledby="meaning">
              <h2 id="meaning">{t('meaning')}</h2>
              <p className="measure">{t('lede')}</p>
              <ul className="measure">
                <li>{t(mayRecord ? 'passedMeans' : 'passedMeansDeciding')}</li>
                {mayRecord && <li>{t('notPassedMeans')}</li>}
              </ul>
              <details>
                <summary>{t('outcomes')}</summary>
                <ol>
                  {outcomes.map(({ id, text }) => (
                    <li key={id}>{inLocale(text, locale)}</li>
                  ))}
                </ol>
              </details>
            </section>
            <section className="flow" aria-labelledby="list-title">
              <h2 id="list-title">{t('listTitle')}</h2>
              <p className="measure">
                {t('listLede', { most })} {isGraded && t('gradeLede')}
              </p>
              <Form method="post" encType="multipart/form-data" className="flow" noValidate>
                <Field id="list" name="list" type="textarea" rows={8} label={t('pasted')} defaultValue={answer?.pasted ?? ''} />
                {/* What a file said now stands in the box, to be corrected there: a file that stayed chosen would win over the correction. */}
                <Field key={answer?.at} id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" label={t('file')} />
                {mayRecord && (
                  <Field
                    id="feedback"
                    name="feedback"
                    type="textarea"
                    rows={2}
                    label={t('commonFeedback')}
                    defaultValue={answer?.feedback ?? ''}
                    optional={locale}
                  />
                )}
                <Button type="submit" name="do" value="preview">
                  {t('preview')}
                </Button>
              </Form>
            </section>
          </>
        )}
      </div>
    </>
  )
}

function Preview({
  list: { read, rows, problems },
  unused,
  isGraded,
  today,
}: {
  list: CompletionList
  unused: readonly string[]
  isGraded: boolean
  /** The day of completion of rows that say none. */
  today: string
}) {
  const { locale } = useRoot()
  const t = textsIn(completionListTexts, locale)
  const completed = rows.filter(({ isPassed }) => isPassed).length
  const isAllDone = problems.length === read && problems.every(({ reason }) => reason === 'already-decided')
  return (
    <ListPreview
      takesFocus
      title={t('previewTitle')}
      counts={t('counts', { read, fine: rows.length, bad: problems.length })}
      unused={unused.length > 0 ? t('unused', { columns: unused.join(', ') }) : null}
      names={{ row: t('row'), column: t('column'), reason: t('reason'), doThis: t('doThis') }}
      wrong={
        problems.length > 0
          ? {
              notice: isAllDone ? t('allDone') : t(completionListRefusalTexts['rows-are-wrong']),
              rows: problems.map(({ row, column, reason, value }) => ({
                row,
                column: t(completionColumnTexts[column]),
                why: t(completionReasonTexts[reason][0], { value }),
                what: t(completionReasonTexts[reason][1]),
              })),
            }
          : null
      }
    >
      <p>{t('willDo', { completed, notMet: rows.length - completed })}</p>
      <Table
        caption={t('listTitle')}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', name: t('row'), cell: ({ row }) => row },
          { key: 'name', name: t('learner'), names: true, cell: ({ name }) => name },
          { key: 'email', name: t('email'), cell: ({ email }) => email },
          { key: 'result', name: t('result'), cell: ({ isPassed }) => t(isPassed ? 'passed' : 'notPassed') },
          ...(isGraded ? [{ key: 'grade', name: t('grade'), cell: ({ grade }: Row) => grade ?? '–' }] : []),
          { key: 'day', name: t('day'), cell: ({ day, isPassed }) => (isPassed ? formatDay(locale, day ?? today) : '–') },
          { key: 'recorded', name: t('recorded'), numeric: true, cell: ({ results }) => results.length },
        ]}
      />
    </ListPreview>
  )
}

type Row = CompletionList['rows'][number]
