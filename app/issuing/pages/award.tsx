import { data, Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { command, screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { dayOf } from '../../platform/ctx.ts'
import { limits, parseForm, sentList } from '../../platform/input.server.ts'

import { formatDay, inLocale, textsIn } from '../../platform/texts.ts'
import { openAwardable } from '../../review/index.server.ts'
import { useRoot } from '../../root.tsx'
import { Button, Crumbs, Field, ListPreview, languageNames, Notice, Table } from '../../ui/index.ts'
import { awardBadge, awardDay, checkAgainstAwarded, listAwarded } from '../award.server.ts'
import { type AwardList, checkAwardees, mostAwardees, readAwardTable } from '../award-list.ts'
import { awardRefusalTexts, awardTexts, columnTexts, reasonTexts } from '../award-texts.ts'
import { StateMark } from '../state-mark.tsx'

const places = [0, 1, 2, 3, 4, 5]

export const loader = screen('badge.award', async (ctx, { params, url }) => {
  const { badge, code, design } = await openAwardable(ctx, params['id'] ?? '')
  return {
    badge,
    title: inLocale(design.name as Record<string, string>, ctx.locale) || code,
    today: dayOf(ctx.now),
    most: mostAwardees,
    awarded: await listAwarded(ctx, badge),
    mayOpen: may(ctx.actor, 'credential.list'),
    done: Number(url.searchParams.get('done')) || 0,
  }
})

type Refusal = keyof typeof awardRefusalTexts

/** Rows that were typed are awarded as they are; a list is shown first, and awarded when the same list comes back. Wrong in one row: nobody gets it. */
export const action = command(
  'badge.award',
  async (ctx, form, { params, visit }) => {
    const badge = params['id'] ?? ''
    const isList = form.text('do') !== 'rows'
    const pasted = sentList(form)
    const typed = places
      .map((place) => ({
        row: place + 1,
        name: form.text(`name.${place}`),
        email: form.text(`email.${place}`),
        locale: form.text(`locale.${place}`),
      }))
      .filter(({ name, email }) => name !== '' || email !== '')
    const table = isList ? readAwardTable(pasted) : null
    const unused = table?.unused ?? []
    const answer = (list: AwardList | null, refusal: Refusal | null, isReady = false) =>
      data(
        { isList, pasted: pasted ?? '', list, unused, refusal, isReady, values: form.values, at: ctx.now.getTime() },
        { status: isReady || form.text('do') === 'change' ? 200 : 422 },
      )

    if (form.text('do') === 'change') return answer(null, null)
    const day = parseForm(awardDay, form)
    if (!day.ok) return answer(null, 'day-is-to-come')
    if (!isList && typed.length === 0) return answer(null, 'nobody')
    if (table?.problem) return answer({ read: table.read, people: [], problems: [table.problem] }, null)
    const list = await checkAgainstAwarded(
      ctx,
      badge,
      checkAwardees(table?.rows ?? typed, ctx.locale, dayOf(ctx.now)),
      day.value.achievedOn,
    )
    if (list.problems.length > 0) return answer(list, null)
    if (form.text('do') === 'preview') return answer(list, null, true)
    const { databases, settings } = visit.services
    const awarded = await awardBadge(
      ctx,
      databases.auth,
      badge,
      { achievedOn: day.value.achievedOn, people: list.people },
      { demo: settings.demo },
    )
    if (!awarded.accepted) return answer(null, awarded.refusal)
    throw redirect(`/badges/${badge}/award?done=${awarded.count}`)
  },
  { uploadBytes: limits.uploadBytes },
)

export default function AwardPage() {
  const { badge, title, today, most, awarded, mayOpen, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(awardTexts, locale)
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  const typed = (name: string, fallback = '') => (typeof values[name] === 'string' ? String(values[name]) : fallback)
  const inRows = (
    <section key="rows" className="flow" aria-labelledby="people">
      <h2 id="people">{t('people')}</h2>
      <p className="measure">{t('lede')}</p>
      <Form method="post" className="flow" noValidate>
        <Field
          id="achievedOn"
          name="achievedOn"
          type="date"
          label={t('achievedOn')}
          defaultValue={typed('achievedOn', today)}
          max={today}
          short
          required
        />
        {places.map((place) => (
          <fieldset key={place}>
            <legend>{t('person', { number: place + 1 })}</legend>
            <div className="row">
              <Field id={`name.${place}`} name={`name.${place}`} label={t('name')} defaultValue={typed(`name.${place}`)} />
              <Field
                id={`email.${place}`}
                name={`email.${place}`}
                type="email"
                label={t('email')}
                defaultValue={typed(`email.${place}`)}
              />
              <Field
                id={`locale.${place}`}
                name={`locale.${place}`}
                type="select"
                label={t('language')}
                defaultValue={typed(`locale.${place}`, locale)}
                options={(['fi', 'sv', 'en'] as const).map((value) => ({
                  value,
                  label: languageNames[value][0],
                  lang: value,
                }))}
              />
            </div>
          </fieldset>
        ))}
        <Button kind="main" type="submit" name="do" value="rows">
          {t('awardNow')}
        </Button>
      </Form>
    </section>
  )
  // What is to be mended stands next to what is wrong in it.
  const inList = (
    <section key="list" className="flow" aria-labelledby="list-title">
      <h2 id="list-title">{t('list')}</h2>
      <p className="measure">{t('listLede', { most })}</p>
      <Form method="post" encType="multipart/form-data" className="flow" noValidate>
        <Field
          id="list-achievedOn"
          name="achievedOn"
          type="date"
          label={t('achievedOn')}
          defaultValue={typed('achievedOn', today)}
          max={today}
          short
          required
        />
        <Field
          id="list"
          name="list"
          type="textarea"
          rows={6}
          label={t('pasted')}
          defaultValue={answer?.isList ? answer.pasted : ''}
        />
        {/* What a file said now stands in the box, to be corrected there: a file that stayed chosen would win over the correction. */}
        <Field key={answer?.at} id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" label={t('file')} />
        <Button type="submit" name="do" value="preview">
          {t('preview')}
        </Button>
      </Form>
    </section>
  )
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <Crumbs label={title} links={[{ href: `/badges/${badge}`, name: title }]} />
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work sections">
        {done > 0 && !answer && (
          <Notice kind="ok" live>
            <p>{t('done', { count: done })}</p>
          </Notice>
        )}
        {answer?.refusal && (
          <Notice kind="stop" live>
            <p>{t(awardRefusalTexts[answer.refusal])}</p>
          </Notice>
        )}
        {answer?.list && (
          <Preview key={answer.at} list={answer.list} unused={answer.unused} fallbackDay={typed('achievedOn', today)} />
        )}
        {answer?.isReady && answer.list ? (
          <Form method="post" encType="multipart/form-data" className="row">
            <input type="hidden" name="achievedOn" value={typed('achievedOn', today)} />
            <textarea hidden readOnly name="list" value={answer.pasted} />
            <Button kind="main" type="submit" name="do" value="list">
              {t('confirm', { count: answer.list.people.length })}
            </Button>
            <Button type="submit" name="do" value="change">
              {t('changeList')}
            </Button>
          </Form>
        ) : answer?.isList ? (
          [inList, inRows]
        ) : (
          [inRows, inList]
        )}
        <section className="flow" aria-labelledby="awarded">
          <h2 id="awarded">{t('awarded')}</h2>
          {awarded.rows.length === 0 ? (
            <p className="muted">{t('awardedNone')}</p>
          ) : (
            <>
              {awarded.total > awarded.rows.length && (
                <p>{t('awardedMore', { shown: awarded.rows.length, total: awarded.total })}</p>
              )}
              <Table
                caption={t('awarded')}
                rows={awarded.rows}
                rowKey={({ decision }) => decision}
                columns={[
                  {
                    key: 'name',
                    name: t('name'),
                    names: true,
                    cell: ({ name, credential }) =>
                      mayOpen && credential ? <Link to={`/credentials/${credential.id}`}>{name}</Link> : name,
                  },
                  { key: 'day', name: t('day'), cell: ({ achievedOn }) => formatDay(locale, achievedOn) },
                  { key: 'by', name: t('decidedBy'), cell: ({ decider }) => decider ?? '–' },
                  {
                    key: 'state',
                    name: t('state'),
                    cell: ({ credential }) => (credential ? <StateMark state={credential.shown} locale={locale} /> : '–'),
                  },
                ]}
              />
            </>
          )}
        </section>
      </div>
    </>
  )
}

function Preview({
  list: { read, people, problems },
  unused,
  fallbackDay,
}: {
  list: AwardList
  unused: readonly string[]
  fallbackDay: string
}) {
  const { locale } = useRoot()
  const t = textsIn(awardTexts, locale)
  return (
    <ListPreview
      takesFocus
      title={t('previewTitle')}
      counts={t('counts', { read, fine: people.length, bad: problems.length })}
      unused={unused.length > 0 ? t('unused', { columns: unused.join(', ') }) : null}
      names={{ row: t('row'), column: t('column'), reason: t('reason'), doThis: t('doThis') }}
      wrong={
        problems.length > 0
          ? {
              notice: t('nothingYet'),
              rows: problems.map(({ row, column, reason, value }) => ({
                row,
                column: t(columnTexts[column]),
                why: t(reasonTexts[reason][0], {
                  value: column === 'day' && reason === 'over-already' ? formatDay(locale, value) : value,
                }),
                what: t(reasonTexts[reason][1]),
              })),
            }
          : null
      }
    >
      <Table
        caption={t('people')}
        rows={people}
        rowKey={({ row }) => String(row)}
        columns={[
          { key: 'row', name: t('row'), cell: ({ row }) => row },
          { key: 'name', name: t('name'), names: true, cell: ({ name }) => name },
          { key: 'email', name: t('email'), cell: ({ email }) => email },
          { key: 'language', name: t('language'), cell: ({ locale }) => languageNames[locale][0] },
          { key: 'day', name: t('day'), cell: ({ day }) => formatDay(locale, day ?? fallbackDay) },
        ]}
      />
    </ListPreview>
  )
}
