import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { inTransaction } from '../../platform/database.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import type { FileRefusal } from '../../platform/files.server.ts'
import { limits, parseForm } from '../../platform/input.server.ts'
import { textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, ErrorSummary, Field } from '../../ui/index.ts'
import { command, invalid, screen } from '../guard.server.ts'
import { changeLegalIdentifier, legalIdentifier, readLegalIdentifier } from '../legal-identifier.server.ts'
import { changeLogo, logoId, mostLogoBytes, removeLogo } from '../logo.server.ts'
import { peopleTexts } from '../texts.ts'

const refusals: Record<FileRefusal, keyof typeof peopleTexts> = {
  'file-is-empty': 'logoMissing',
  'file-is-too-large': 'logoTooLarge',
  'file-of-another-kind': 'logoOfAnotherKind',
}

export const loader = screen('institution.change', async (ctx, { visit }) => {
  const slug = visit.signedIn?.institution?.slug ?? ''
  const { file, identifier } = await inTransaction(ctx, async (tx) => ({
    file: await logoId(tx),
    identifier: await readLegalIdentifier(tx, ctx.institution ?? ''),
  }))
  // The file in the address: after a change the browser shows the new picture, not the one it kept.
  return { address: file ? `/institutions/${slug}/logo?file=${file}` : null, most: mostLogoBytes / 1024, identifier }
})

export const action = command(
  'institution.change',
  async (ctx, form) => {
    if (form.text('do') === 'identifier') {
      const parsed = parseForm(legalIdentifier, form)
      if (!parsed.ok) return invalid(parsed.errors, form.values)
      await changeLegalIdentifier(ctx, parsed.value)
      throw redirect('/institution/logo')
    }
    if (form.text('do') === 'remove') {
      await removeLogo(ctx)
      throw redirect('/institution/logo')
    }
    const answer = await changeLogo(ctx, form.file('file') ?? { name: '', bytes: new Uint8Array() })
    if (!answer.accepted) return invalid([{ field: 'file', code: answer.refusal }], {})
    throw redirect('/institution/logo')
  },
  { uploadBytes: limits.uploadBytes },
)

export default function LogoPage() {
  const { address, most, identifier } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(peopleTexts, locale)
  const errors = (answer?.errors ?? []).map(({ field, code }) => ({
    field,
    message: code in refusals ? t(refusals[code as FileRefusal], { most }) : fieldErrorText(locale, { field, code }),
  }))
  return (
    <>
      <title>{`${t('logo')} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('account')}>
          <ol className="crumbs">
            <li>
              <Link to="/settings">{t('account')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1>{t('logo')}</h1>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        <p>{t('logoLede')}</p>
        {address === null ? (
          <p className="muted">{t('logoNone')}</p>
        ) : (
          <Form method="post" encType="multipart/form-data" className="flow">
            <p>
              <img src={address} alt={t('logoNow')} height={96} />
            </p>
            <Button kind="quiet" type="submit" name="do" value="remove">
              {t('logoRemove')}
            </Button>
          </Form>
        )}
        <Form method="post" encType="multipart/form-data" className="flow" noValidate>
          <Field
            id="file"
            name="file"
            type="file"
            accept="image/png,image/jpeg"
            label={t('logoFile')}
            hint={t('logoHint', { most })}
            error={errors.find(({ field }) => field === 'file')?.message}
            required
          />
          <Button kind="main" type="submit">
            {t('save')}
          </Button>
        </Form>
        <h2>{t('legalIdentifier')}</h2>
        <p>{t('legalIdentifierLede')}</p>
        <Form method="post" encType="multipart/form-data" className="flow" noValidate>
          <input type="hidden" name="do" value="identifier" />
          <Field
            id="identifier"
            name="identifier"
            label={t('legalIdentifier')}
            hint={t('legalIdentifierHint')}
            defaultValue={identifier ?? ''}
            error={errors.find(({ field }) => field === 'identifier')?.message}
          />
          <Button kind="main" type="submit">
            {t('save')}
          </Button>
        </Form>
      </div>
    </>
  )
}
