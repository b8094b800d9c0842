import { Form, Link, useActionData, useLoaderData } from 'react-router'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, CopyText, ErrorSummary, Notice } from '../../ui/index.ts'
import { readParts, sharePart, showing } from '../part.server.ts'
import { partTexts } from '../part-texts.ts'
import { shareDays } from '../share.server.ts'
import { ShareFields } from '../share-fields.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.own', async (ctx, { params }) => {
  const id = params['id'] ?? ''
  return { id, ...(await readParts(ctx, id)), choices: [...shareDays] }
})

export const action = command('credential.own', async (ctx, form, { params }) => {
  const parsed = parseForm(showing, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  return { link: await sharePart(ctx, params['id'] ?? '', parsed.value) }
})

/** Everything is ticked off at first: what is shown is what somebody chose to show. */
export default function ShowPartPage() {
  const { id, title, language, parts, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(partTexts, locale)
  const shared = textsIn(issuingTexts, locale)
  const errors =
    answer && 'errors' in answer
      ? answer.errors.map((error) => ({
          field: error.field === 'note' ? 'note' : 'parts',
          message: fieldErrorText(locale, error),
        }))
      : []
  const link = answer && 'link' in answer ? answer.link : null
  return (
    <>
      <title>{`${t('title')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={shared('mine')}>
          <ol className="crumbs">
            <li>
              <Link to="/my/credentials">{shared('mine')}</Link>
            </li>
            <li>
              <Link to={`/my/credentials/${id}`} lang={language}>
                {title}
              </Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('title')}</h1>
        </div>
      </div>
      <div className="work flow measure">
        <ErrorSummary locale={locale} errors={errors} />
        {link && (
          <Notice kind="ok">
            <p>{shared('linkMade')}</p>
            <CopyText text={link} href={link} locale={locale} />
          </Notice>
        )}
        <p className="lede">{t('lede')}</p>
        <p>{t('always')}</p>
        <Form method="post" className="flow">
          <fieldset className="flow" id="parts">
            <legend>{t('legend')}</legend>
            {parts.map((part) => (
              <label key={part} className="check">
                <input type="checkbox" name="parts[]" value={part} />
                <span>{t(`part_${part}`)}</span>
              </label>
            ))}
          </fieldset>
          <ShareFields choices={choices} locale={locale} error={errors.find(({ field }) => field === 'note')?.message} />
          <p className="row">
            <Button kind="main" type="submit">
              {shared('makeLink')}
            </Button>
            <Link className="btn" to={`/my/credentials/${id}`}>
              {t('back')}
            </Link>
          </p>
        </Form>
        <p className="small muted">{t('note')}</p>
      </div>
    </>
  )
}
