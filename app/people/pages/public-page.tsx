import { redirect, useActionData, useLoaderData, useParams } from 'react-router'
import { z } from 'zod'
import { publicPages } from '../../../content/pages/pages.ts'
import { NotFound } from '../../platform/errors.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { isLocale, textsIn } from '../../platform/texts.ts'
import { Button, ErrorSummary, Field, Notice } from '../../ui/index.ts'
import { sendFeedback } from '../feedback.server.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { peopleTexts } from '../texts.ts'

const isPage = (name: string): name is keyof typeof publicPages => Object.hasOwn(publicPages, name)

export const loader = screen('page.read', async (ctx, { url }) => {
  const name = url.pathname.split('/')[2]?.replace(/\.data$/, '') ?? ''
  if (!isPage(name)) throw new NotFound()
  return { name, page: publicPages[name][ctx.locale], sent: url.searchParams.has('sent') }
})

export const action = command('feedback.send', async (ctx, form, { visit }) => {
  const parsed = parseForm(
    z.object({ text: z.string().min(1).max(4000), replyTo: z.union([z.literal(''), z.email('notEmail').max(254)]) }),
    form,
  )
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  await sendFeedback(ctx, visit.address, parsed.value)
  throw redirect(`/${ctx.locale}/accessibility?sent`)
})

export default function PublicPageScreen() {
  const { name, page, sent } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang } = useParams()
  const locale = isLocale(lang) ? lang : 'fi'
  const t = textsIn(peopleTexts, locale)
  const errors = (answer?.errors ?? []).map((error) => ({ field: error.field, message: fieldErrorText(locale, error) }))
  const values: Readonly<Record<string, unknown>> = answer?.values ?? {}
  return (
    <div className="page-narrow flow">
      <title>{`${page.title} – Poiju`}</title>
      <h1>{page.title}</h1>
      {page.sections.map((section) => (
        <section key={section.heading} className="flow">
          <h2>{section.heading}</h2>
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
      {name === 'accessibility' &&
        (sent ? (
          <Notice kind="ok">
            <p>{t('feedbackSent')}</p>
          </Notice>
        ) : (
          <form method="post" noValidate>
            <ErrorSummary locale={locale} errors={errors} />
            <Field
              id="text"
              name="text"
              type="textarea"
              label={t('feedback')}
              hint={t('feedbackHint')}
              error={errors.find(({ field }) => field === 'text')?.message}
              defaultValue={String(values['text'] ?? '')}
              required
            />
            <Field
              id="replyTo"
              name="replyTo"
              type="email"
              label={t('replyTo')}
              error={errors.find(({ field }) => field === 'replyTo')?.message}
              defaultValue={String(values['replyTo'] ?? '')}
            />
            <p className="form-actions">
              <Button kind="main" type="submit">
                {t('sendFeedback')}
              </Button>
            </p>
          </form>
        ))}
    </div>
  )
}
