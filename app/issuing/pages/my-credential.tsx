import { Form, Link, redirect, useActionData, useLoaderData } from 'react-router'
import { WhatIs } from '../../glossary.tsx'
import { command, invalid, screen } from '../../people/guard.server.ts'
import { fieldErrorText } from '../../platform/field-errors.ts'
import { parseForm } from '../../platform/input.server.ts'
import { formatDay, formatInstant, textsIn } from '../../platform/texts.ts'
import { useFreshWhile } from '../../platform/use-fresh.ts'
import { useRoot } from '../../root.tsx'
import { ConfirmButton } from '../../ui/dialog.tsx'
import { Button, CopyText, credentialPicture, ErrorSummary, Icon, Notice, Picture } from '../../ui/index.ts'
import { againTexts } from '../again-texts.ts'
import { CredentialFacts } from '../credential-facts.tsx'
import type { FileName } from '../file-names.ts'
import { fileTexts } from '../file-texts.ts'
import { type FileMissing, listFiles } from '../files.server.ts'
import { readOwn, readOwnRow } from '../list.server.ts'
import { partTexts } from '../part-texts.ts'
import { listShares, shareCredential, shareDays, sharing, withdrawShare } from '../share.server.ts'
import { ShareFields } from '../share-fields.tsx'
import { StateMark } from '../state-mark.tsx'
import { issuingTexts } from '../texts.ts'

export const loader = screen('credential.own', async (ctx, { params, url }) => {
  const id = params['id'] ?? ''
  const { facts, ...row } = await readOwn(ctx, id)
  const files = row.state === 'pending' ? [] : [...(await listFiles(ctx, await readOwnRow(ctx, id)))]
  const shares = row.state === 'pending' ? [] : await listShares(ctx, id)
  return { ...row, facts, files, shares, choices: [...shareDays], isWithdrawn: url.searchParams.has('withdrawn') }
})

export const action = command('credential.own', async (ctx, form, { params }) => {
  const id = params['id'] ?? ''
  if (form.text('do') === 'withdraw') {
    await withdrawShare(ctx, id, form.text('share'))
    throw redirect(`/my/credentials/${id}?withdrawn=1`)
  }
  const parsed = parseForm(sharing, form)
  if (!parsed.ok) return invalid(parsed.errors, form.values)
  return { link: await shareCredential(ctx, id, parsed.value) }
})

export default function MyCredentialPage() {
  const row = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRoot()
  const t = textsIn(issuingTexts, locale)
  const a = textsIn(againTexts, locale)
  useFreshWhile(row.state === 'pending')
  const errors =
    answer && 'errors' in answer
      ? answer.errors.map((error) => ({ field: error.field, message: fieldErrorText(locale, error) }))
      : []
  const link = answer && 'link' in answer ? answer.link : null
  return (
    <>
      <title>{`${row.title} – Poiju`}</title>
      <div className="place">
        <nav aria-label={t('mine')}>
          <ol className="crumbs">
            <li>
              <Link to="/my/credentials">{t('mine')}</Link>
            </li>
          </ol>
        </nav>
        <div className="title">
          <h1 lang={row.language}>{row.title}</h1>
          <div className="end">
            <StateMark state={row.shown} locale={locale} />
          </div>
        </div>
      </div>
      <div className="work flow">
        <ErrorSummary locale={locale} errors={errors} />
        {row.revoked && (
          <Notice kind="stop">
            <p>
              {t('mineRevoked', {
                day: formatDay(locale, row.revoked.at),
                reason: t(`reason_${row.revoked.reason}`),
              })}{' '}
              {t('mineRevokedShown')}
            </p>
            <p>
              {t('mineRevokedAsk')}{' '}
              {row.contact ? (
                <>
                  {row.contact.name}, <a href={`mailto:${row.contact.email}`}>{row.contact.email}</a>
                </>
              ) : (
                row.issuer
              )}
            </p>
          </Notice>
        )}
        {row.shown === 'expired' && (
          <Notice kind="advise">
            <p>{t('mineExpired')}</p>
          </Notice>
        )}
        {row.replacedBy && (
          <Notice kind="advise">
            <p>{a('mineReplaced')}</p>
            <p>
              <Link to={`/my/credentials/${row.replacedBy}`}>{a('mineNew')}</Link>
            </p>
          </Notice>
        )}
        <div className="cred">
          <div className="flow">
            <Picture svg={credentialPicture(row.picture)} alt="" />
            <p className="small muted">{t(row.isBadge ? 'badgePictureCaption' : 'pictureCaption')}</p>
            {row.state !== 'pending' && (
              <>
                <Files id={row.id} files={row.files} />
                <p className="small muted">{t('downloadNote')}</p>
                <WhatIs term="credential" locale={locale} />
              </>
            )}
          </div>
          <div className="shared">
            {row.facts && <CredentialFacts facts={row.facts} locale={locale} />}
            {row.state !== 'pending' && (
              <section className="flow share" aria-labelledby="share">
                <h2 id="share">{t('shareTitle')}</h2>
                <p>{t('shareLede')}</p>
                {row.state === 'issued' && (
                  <>
                    <Form method="post" className="flow" key={row.shares.length}>
                      <ShareFields
                        choices={row.choices}
                        locale={locale}
                        error={errors.find(({ field }) => field === 'note')?.message}
                      />
                      <Button type="submit">{t('makeLink')}</Button>
                    </Form>
                    <p>
                      <Link to={`/my/credentials/${row.id}/show`}>{partTexts.title[locale]}</Link>
                    </p>
                  </>
                )}
                {row.isWithdrawn && !link && (
                  <Notice kind="ok" live key={row.shares.length}>
                    <p>{t('withdrawn')}</p>
                  </Notice>
                )}
                {link && (
                  <Notice kind="ok" live>
                    <p>{t('linkMade')}</p>
                    <CopyText text={link} href={link} locale={locale} />
                  </Notice>
                )}
                {row.shares.length > 0 && (
                  <>
                    <h3>{t('links')}</h3>
                    <ul className="list">
                      {row.shares.map((share) => (
                        <li key={share.id}>
                          {share.note !== '' && <strong>{share.note} </strong>}
                          <span>
                            {t(`linkKind_${share.kind}`)}, {t('linkMadeAt', { at: formatInstant(locale, share.createdAt) })},{' '}
                            {share.expiresAt ? t('linkUntil', { day: formatDay(locale, share.expiresAt) }) : t('linkForever')}
                          </span>
                          <Form method="post">
                            <input type="hidden" name="do" value="withdraw" />
                            <input type="hidden" name="share" value={share.id} />
                            <ConfirmButton
                              dense
                              label={t('withdraw')}
                              question={t('withdrawQuestion')}
                              yes={t('withdraw')}
                              no={t('keepLink')}
                            >
                              <p>{t(share.kind === 'certificate' ? 'withdrawCertificate' : 'withdrawSays')}</p>
                            </ConfirmButton>
                          </Form>
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </section>
            )}
          </div>
        </div>
      </div>
    </>
  )
}

/** Every file that there is, the paper first, each with what it is for; where one cannot be made, why. */
function Files({ id, files }: { id: string; files: readonly (readonly [FileName, FileMissing | null])[] }) {
  const { locale } = useRoot()
  const t = textsIn(fileTexts, locale)
  return (
    <ul className="list flow">
      {files.map(([name, missing]) => (
        <li key={name}>
          {missing === null ? (
            <a
              className={`btn fill${name === 'certificate.pdf' ? ' btn-main' : ''}`}
              href={`/my/credentials/${id}/files/${name}`}
            >
              <Icon name={name === 'certificate.pdf' ? 'file' : 'download'} />
              {t(`file_${name}`)}
            </a>
          ) : (
            <strong>{t(`file_${name}`)}</strong>
          )}
          <p className="small muted">{missing === null ? t(`for_${name}`) : t(`missing_${missing}`)}</p>
        </li>
      ))}
    </ul>
  )
}
