import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { samples } from '../../../content/samples/index.ts'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { BadInput, found } from '../../platform/errors.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary } from '../../ui/index.ts'
import { listNeeds } from '../../worklife/index.server.ts'
import { createDesign } from '../service.server.ts'
import { designTexts } from '../texts.ts'

export const loader = screen('design.create', async (ctx, { url }) => ({
  needs: (await listNeeds(ctx))
    .filter(({ state }) => state === 'reported' || state === 'read')
    .map(({ id, problem }) => ({ id, problem })),
  samples: Object.entries(samples).map(([key, { title }]) => ({ key, title: title as Record<string, string> })),
  chosen: url.searchParams.get('need') ?? '',
}))

/** A need and what to begin with are two choices: a need may start from a blank page or from a sample. */
export const action = command('design.create', async (ctx, form) => {
  const need = form.text('need')
  const content = form.text('content')
  const value = content === '' ? undefined : found(Object.hasOwn(samples, content) ? samples[content] : undefined)
  try {
    const id = await createDesign(
      ctx,
      need ? { kind: 'need', need } : content ? { kind: 'sample', sample: content } : { kind: 'blank' },
      value,
    )
    throw redirect(`/designs/${id}`)
  } catch (error) {
    if (error instanceof BadInput && error.code === 'need-cannot-be-taken-up')
      return invalid([{ field: 'need-none', code: error.code }], form.values, 409)
    throw error
  }
})

export default function NewDesignPage() {
  const { needs, samples: choices, chosen } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  const isChosen = needs.some(({ id }) => id === chosen)
  return (
    <>
      <title>{`${t('newDesign')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('designs')}>
          <ol className="crumbs">
            <li>
              <Link to="/designs">{t('designs')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('newDesign')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={answer ? [{ field: 'need-none', message: t('needTaken') }] : []} />
        <Form method="post" className="flow">
          <fieldset>
            <legend>{t('fromNeed')}</legend>
            <label className="check">
              <input type="radio" id="need-none" name="need" value="" defaultChecked={!isChosen} />
              <span>{t('withoutNeed')}</span>
            </label>
            {needs.map(({ id, problem }) => (
              <label className="check" key={id}>
                <input type="radio" name="need" value={id} defaultChecked={id === chosen} />
                <span>{problem}</span>
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{t('fromSample')}</legend>
            <label className="check">
              <input type="radio" name="content" value="" defaultChecked />
              <span>{t('fromBlank')}</span>
            </label>
            {choices.map(({ key, title }) => (
              <label className="check" key={key}>
                <input type="radio" name="content" value={key} />
                <span>
                  {inLocale(title, locale)}
                  {key === 'faulty' && <span className="muted"> {t('practice')}</span>}
                </span>
              </label>
            ))}
          </fieldset>
          <Button kind="main" type="submit">
            {t('start')}
          </Button>
        </Form>
      </div>
    </>
  )
}
