import {
  type BlockKey,
  blockLabels,
  blocks,
  check,
  employerView,
  euElements,
  type Finding,
  findingKey,
  findingText,
  type Language,
  languages,
} from '@poiju/framework'
import { use, useMemo, useState } from 'react'
import { Link, useLoaderData, useParams } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { may } from '../../people/policy.ts'
import { dayOf } from '../../platform/ctx.ts'
import { NotFound } from '../../platform/errors.ts'
import { inLocale, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { DefinitionHint, EmptyState, FindingNote, Log, Notice, People, Status } from '../../ui/index.ts'
import { readDesignDocument } from '../document.ts'
import { peopleOf, useDocumentVersion, useLiveDesign } from '../live-design.ts'
import { toLiveRefusal } from '../live-refusals.ts'
import { openStudio } from '../studio.server.ts'
import { Block } from '../studio.tsx'
import { StudioFrame } from '../studio-frame.tsx'
import { StudioPlace } from '../studio-place.ts'
import { designTexts, guidanceTexts, liveRefusalTexts } from '../texts.ts'

const views = ['findings', 'preview'] as const

export const loader = screen('design.read', async (ctx, { params }) => {
  const view = params['view']
  if (view !== undefined && !(views as readonly string[]).includes(view) && !blocks.some(({ key }) => key === view))
    throw new NotFound()
  const opened = await openStudio(ctx, params['id'] ?? '')
  const isOpen = opened.state === 'drafting' || opened.state === 'returned'
  return {
    ...opened,
    mayWrite: isOpen && may(ctx.actor, 'design.edit'),
    maySubmit: isOpen && may(ctx.actor, 'design.submit'),
    person: ctx.person,
    today: dayOf(ctx.now),
  }
})

const languageNames = { fi: 'suomi', sv: 'svenska', en: 'English' } as const

export default function StudioPage() {
  const { id } = useLoaderData<typeof loader>()
  // Another design is another document: everything starts anew.
  return <Studio key={id} />
}

function Studio() {
  const data = useLoaderData<typeof loader>()
  const { view } = useParams()
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  const [writing, setWriting] = useState<Language>(locale)
  const live = useLiveDesign(data)
  const refusal = toLiveRefusal(live.saved)
  const mayWrite = data.mayWrite && !refusal
  const version = useDocumentVersion(live.doc)
  // The document is read anew for each change; the checks over a full design take less than a frame.
  const { design } = useMemo(() => ({ version, ...readDesignDocument(live.doc) }), [live.doc, version])
  const findings = useMemo(() => check(design, { today: data.today }), [design, data.today])
  const time = live.savedAt
    ? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : `${locale}-FI`, { hour: '2-digit', minute: '2-digit' }).format(
        live.savedAt,
      )
    : ''
  const block = (blocks.some(({ key }) => key === view) ? view : view === undefined ? 'need' : undefined) as BlockKey | undefined
  const required = (list: readonly Finding[]) => list.filter(({ severity }) => severity === 'required').length

  const saved = (
    <p role="status">
      {refusal ? (
        <Status kind="stop">{t('turnedAway')}</Status>
      ) : live.saved === 'readOnly' ? (
        <Status kind="idea">{t('readOnly')}</Status>
      ) : live.saved === 'saved' ? (
        <Status kind="ok">{t('saved', { time })}</Status>
      ) : (
        <Status kind={live.saved === 'offline' ? 'advise' : 'idea'}>
          {t(live.saved as 'offline' | 'saving' | 'connecting')}
        </Status>
      )}
    </p>
  )
  const Notes = use(StudioPlace)
  return (
    <StudioFrame
      id={data.id}
      title={inLocale(design.title, locale)}
      state={data.state}
      locale={locale}
      view={view === 'findings' || view === 'preview' ? view : 'blocks'}
      end={
        <>
          <People label={t('here')} people={peopleOf(live.others)} />
          {saved}
          {data.maySubmit && (
            <Link className="btn btn-main" to={`/designs/${data.id}/submit`}>
              {t('submit')}
            </Link>
          )}
        </>
      }
    >
      <noscript>
        <p className="notice stop">{t('noScript')}</p>
      </noscript>
      {refusal && (
        <Notice kind="stop">
          <p>{textsIn(liveRefusalTexts, locale)(refusal)}</p>
          <p>
            <a href={`/designs/${data.id}/${view ?? ''}`}>{t('openAnew')}</a>
          </p>
        </Notice>
      )}
      {block ? (
        <div className="studio">
          <nav className="blocks" aria-label={t('blocks')}>
            {/* On a phone the blocks fold into one line, and fold again when one has been chosen. */}
            <details key={block}>
              <summary>
                {t('blockOf', { number: numberOf(block) })}: {blockLabels[block][locale]}
              </summary>
              <ol className="links">
                {blocks.map(({ key }, index) => {
                  const left = required(findings.filter(({ place }) => place.block === key))
                  return (
                    <li key={key}>
                      <Link to={`/designs/${data.id}/${key}`} aria-current={key === block ? 'step' : undefined}>
                        <span className="n">{index + 1}</span> {blockLabels[key][locale]}{' '}
                        {left > 0 ? (
                          <Status kind="stop">
                            {left}
                            <span className="unseen"> {t('requiredLeft', { count: left })}</span>
                          </Status>
                        ) : null}
                      </Link>
                    </li>
                  )
                })}
              </ol>
            </details>
          </nav>
          <div className="work flow">
            <p className="eyebrow">{t('blockOf', { number: numberOf(block) })}</p>
            <h2>{blockLabels[block][locale]}</h2>
            {data.state === 'returned' && Notes && <Notes id={data.id} design={design} locale={locale} />}
            {!data.mayWrite && (
              <Notice>
                <p>{t('readOnlyWhy')}</p>
              </Notice>
            )}
            {data.deliberateFaults.length > 0 && (
              <DefinitionHint question={t('practiceFaults')}>
                <p>{t('practiceLede')}</p>
                <ol>
                  {data.deliberateFaults.map((fault) => (
                    <li key={fault.finding}>{fault[locale]}</li>
                  ))}
                </ol>
              </DefinitionHint>
            )}
            {data.problems.length > 0 && (
              <Notice kind="stop">
                <p>{t('problems')}</p>
                <ul>
                  {data.problems.map(({ path }) => (
                    <li key={path}>{path}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <div className="guide">
              <h3 className="h4">{String(guidanceTexts[block].question[locale])}</h3>
              <p>{String(guidanceTexts[block].advice[locale])}</p>
            </div>
            <fieldset className="row">
              <legend className="unseen">{t('writingIn')}</legend>
              <span className="muted" aria-hidden="true">
                {t('writingIn')}
              </span>
              <span className="seg">
                {languages.map((language) => (
                  <button
                    key={language}
                    type="button"
                    lang={language}
                    aria-pressed={language === writing}
                    onClick={() => setWriting(language)}
                  >
                    {languageNames[language]}
                  </button>
                ))}
              </span>
            </fieldset>
            <Block
              block={block}
              live={live}
              design={design}
              findings={findings}
              locale={locale}
              writing={writing}
              mayWrite={mayWrite}
              contacts={data.contacts}
              needs={data.needs}
              key={`${block} ${writing}`}
            />
            <NextBlock id={data.id} block={block} next={t('next')} last={t('findings')} />
          </div>
        </div>
      ) : view === 'findings' ? (
        <div className="work flow">
          <h2>{t('findings')}</h2>
          {findings.length === 0 && <EmptyState>{t('findingsNone')}</EmptyState>}
          {[...findings]
            .sort((a, b) => rank(a) - rank(b))
            .map((finding) => {
              const { what, why, mend } = findingText(finding, locale)
              return (
                <FindingNote
                  key={findingKey(finding)}
                  severity={finding.severity}
                  what={what}
                  {...(why ? { why } : {})}
                  mend={
                    <>
                      {mend}{' '}
                      <Link to={`/designs/${data.id}/${finding.place.block}`}>
                        {numberOf(finding.place.block)}. {blockLabels[finding.place.block][locale]}
                      </Link>
                    </>
                  }
                  locale={locale}
                />
              )
            })}
        </div>
      ) : (
        <div className="work flow">
          <h2>{t('preview')}</h2>
          <Preview design={design} />
        </div>
      )}
    </StudioFrame>
  )
}

const rank = ({ severity }: Finding) => ['required', 'advised', 'idea'].indexOf(severity)

const numberOf = (block: BlockKey) => blocks.findIndex(({ key }) => key === block) + 1

/** The block that follows; after the last one, what the checks say of the whole. */
function NextBlock({ id, block, next, last }: { id: string; block: BlockKey; next: string; last: string }) {
  const following = blocks[numberOf(block)]
  return (
    <p>
      <Link className="btn" to={`/designs/${id}/${following?.key ?? 'findings'}`}>
        {following ? next : last}
      </Link>
    </p>
  )
}

function Preview({ design }: { design: Parameters<typeof euElements>[0] }) {
  const { locale } = useRoot()
  const t = textsIn(designTexts, locale)
  const view = employerView(design, locale)
  const state = ({ isPresent, isMandatory }: { isPresent: boolean; isMandatory: boolean }) => {
    if (isPresent) return <Status kind="ok">{t('present')}</Status>
    return isMandatory ? <Status kind="stop">{t('missing')}</Status> : t('optional')
  }
  return (
    <>
      <section className="flow" aria-labelledby="employer">
        <h3 id="employer">{t('employerView')}</h3>
        {view.title && (
          <p className="h4" lang={view.title.language}>
            <b>{view.title.text}</b>
          </p>
        )}
        {view.summary && (
          <p className="measure" lang={view.summary.language}>
            {view.summary.text}
          </p>
        )}
        <ol className="outcomes">
          {view.outcomes.map((outcome) => (
            <li key={outcome.text} lang={outcome.language}>
              <span>{outcome.text}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="flow" aria-labelledby="eu">
        <h3 id="eu">{t('euView')}</h3>
        <Log rows={euElements(design).map((element) => [`${element.number}. ${element.label[locale]}`, state(element)])} />
      </section>
    </>
  )
}
