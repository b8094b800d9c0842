/** Every part in every state, in a language: shown by the design system's page, walked by the tests. */
import { type ReactElement, type ReactNode, useState } from 'react'
import { listTexts } from '../platform/list-texts.ts'
import { formatDay, formatMoney, type Locale, textsIn } from '../platform/texts.ts'
import { ConfirmButton, Dialog } from './dialog.tsx'
import {
  Anchor,
  Button,
  ButtonLink,
  Check,
  CheckLine,
  ChoiceGroup,
  CopyText,
  Crumbs,
  credentialPicture,
  DefinitionHint,
  EmptyState,
  ErrorSummary,
  Fairway,
  Field,
  FindingCounts,
  FindingList,
  FindingNote,
  Icon,
  iconNames,
  Lanes,
  LanguageSwitch,
  LinkProvider,
  ListPreview,
  Log,
  Logo,
  Mark,
  Notice,
  Pagination,
  People,
  Picture,
  Place,
  Progress,
  PublicFrame,
  Rows,
  Saved,
  Status,
  Table,
  Tabs,
  Term,
  TypeBar,
  Verdict,
  WorkFrame,
} from './index.ts'
import { specimenTexts } from './specimen-texts.ts'

type Specimen = (locale: Locale) => ReactElement

const words = (locale: Locale) => textsIn(specimenTexts, locale)
const here = '/design-system'

const roles = [
  'surface',
  'surface-sunken',
  'surface-raised',
  'surface-guide',
  'surface-chosen',
  'surface-bridge',
  'text',
  'text-muted',
  'text-link',
  'line',
  'line-control',
  'action',
  'here',
  'ok',
  'stop',
  'advise',
  'idea',
  'focus',
] as const

const charts = [
  { id: 'a', outcomes: 4, credits: 3, level: 6, field: 'health' },
  { id: 'b', outcomes: 5, credits: 5, level: 6, field: 'rehabilitation' },
  { id: 'c', outcomes: 4, credits: 2, level: 6, field: 'security' },
  { id: 'd', outcomes: 4, credits: 5, level: 7, field: 'leadership' },
  { id: 'e', outcomes: 3, credits: 2, level: 7, field: 'welfare' },
  { id: 'f', outcomes: 1, credits: 1, level: 5, field: 'teaching' },
] as const

/** What public pages may use: no script, no inline style. */
export const publicParts: Readonly<Record<string, Specimen>> = {
  fairway: (locale) => {
    const t = words(locale)
    return (
      <>
        {(['here', 'there'] as const).map((state) => (
          <Fairway
            key={state}
            label={`${t('fairway')}, ${t(state === 'here' ? 'yourTurn' : 'waits')}`}
            locale={locale}
            stops={[
              { name: t('need'), href: here, state: 'passed' },
              { name: t('plan'), href: here, state: 'passed' },
              { name: t('approval'), state },
              { name: t('run'), state: 'ahead' },
              { name: t('certificate'), state: 'ahead' },
            ]}
          />
        ))}
        <p className="row marks">
          {(['passed', 'here', 'there', 'ahead'] as const).map((state) => (
            <Mark key={state} state={state} />
          ))}
        </p>
        <Crumbs
          label={t('wayBack')}
          links={[
            { href: '/', name: t('studies') },
            { href: here, name: t('title') },
          ]}
        />
      </>
    )
  },
  colours: () => (
    <ul className="tok small">
      {roles.map((role) => (
        <li key={role}>
          <svg className="sample" aria-hidden="true">
            <rect width="100%" height="100%" fill={`var(--${role})`} />
          </svg>
          <b>{role}</b>
        </li>
      ))}
    </ul>
  ),
  letters: (locale) => {
    const t = words(locale)
    return (
      <>
        <Logo />
        <p className="specimen-display">{t('heading')}</p>
        <h3>{t('heading2')}</h3>
        <h4>{t('heading3')}</h4>
        <p className="measure">{t('running')}</p>
        <p className="small muted">{t('aside')}</p>
      </>
    )
  },
  buttons: (locale) => {
    const t = words(locale)
    return (
      <>
        <p className="row">
          <Button kind="main">{t('send')}</Button>
          <Button>{t('keep')}</Button>
          <Button kind="stop">{t('revokeIt')}</Button>
          <Button kind="quiet">{t('more')}</Button>
          <ButtonLink href={here}>
            <Icon name="download" />
            {t('fetch')}
          </ButtonLink>
        </p>
        <p className="row">
          <Button dense>{t('keep')}</Button>
          <Button dense kind="main">
            {t('send')}
          </Button>
          <Button dense busy>
            {t('issuing')}
          </Button>
        </p>
        <p>
          <Button reason={t('publishReason')}>{t('publish')}</Button>
        </p>
        <p>
          <Anchor href={here}>{t('more')}</Anchor>
        </p>
      </>
    )
  },
  fields: (locale) => {
    const t = words(locale)
    return (
      <>
        <ErrorSummary
          locale={locale}
          errors={[
            { field: 'specimen-day', message: t('startsOnError') },
            { field: 'specimen-email', message: t('emailError') },
          ]}
        />
        <div className="two">
          <div>
            <Field id="specimen-name" name="name" label={t('name')} hint={t('nameHint')} defaultValue={t('nameExample')} />
            <Field
              id="specimen-level"
              name="level"
              label={t('level')}
              type="select"
              emptyOption={t('choose')}
              options={[{ value: '6', label: t('levelExample') }]}
            />
            <Field
              id="specimen-hours"
              name="hours"
              label={t('workload')}
              type="number"
              min={1}
              unit="h"
              short
              optional={locale}
              defaultValue={54}
            />
            <Field
              id="specimen-goal"
              name="goal"
              label={t('goal')}
              type="textarea"
              rows={2}
              defaultValue={t('goalExample')}
              writer={{ words: t('writes'), colour: 0 }}
            />
          </div>
          <div>
            <Field id="specimen-day" name="day" label={t('startsOn')} error={t('startsOnError')} defaultValue="30.2.2027" />
            <Field
              id="specimen-email"
              name="email"
              type="email"
              label={t('email')}
              error={t('emailError')}
              defaultValue="namn.foretag.example"
            />
            <ChoiceGroup
              legend={t('how')}
              name="specimen-how"
              type="checkbox"
              chosen={['online']}
              options={[
                { value: 'online', label: t('online'), note: 12 },
                { value: 'onSite', label: t('onSite'), note: 3 },
              ]}
            />
            <ChoiceGroup
              legend={t('how')}
              name="specimen-pace"
              type="radio"
              chosen={['own']}
              options={[
                { value: 'own', label: t('ownPace') },
                { value: 'together', label: t('together') },
              ]}
            />
            <Check id="specimen-consent" name="consent" label={t('consent')} hint={t('consentHint')} defaultChecked />
          </div>
        </div>
      </>
    )
  },
  states: (locale) => {
    const t = words(locale)
    return (
      <p className="row">
        <Status kind="ok">{t('fine')}</Status>
        <Status kind="stop">{t('threeRequired')}</Status>
        <Status kind="advise">{t('suggestion')}</Status>
        <Status kind="idea">{t('thought')}</Status>
        <Status kind="here">{t('yourTurn')}</Status>
        <Status kind="waiting">{t('waits')}</Status>
        <Status kind="ended">{t('revoked')}</Status>
        <Status kind="unknown">{t('notKnown')}</Status>
      </p>
    )
  },
  notices: (locale) => {
    const t = words(locale)
    return (
      <>
        <Notice icon="lock">
          <p>{t('onlyYou')}</p>
        </Notice>
        <Notice kind="ok" title={t('approvedTitle')}>
          <p>{t('approvedText')}</p>
        </Notice>
        <Notice kind="advise">
          <p>{t('changedText')}</p>
        </Notice>
        <Notice kind="stop">
          <p>{t('fullText')}</p>
        </Notice>
      </>
    )
  },
  empty: (locale) => {
    const t = words(locale)
    return (
      <EmptyState
        title={t('noNeeds')}
        picture={credentialPicture(charts[0], { detail: 'small' })}
        action={
          <>
            <Button kind="main">{t('addNeed')}</Button>
            <Anchor href={here}>{t('seeExample')}</Anchor>
          </>
        }
      >
        <p>{t('noNeedsText')}</p>
      </EmptyState>
    )
  },
  lists: (locale) => {
    const t = words(locale)
    const list = textsIn(listTexts, locale)
    return (
      <>
        <Table
          caption={t('run')}
          rows={[
            { day: '2027-01-11', isOpen: true, seats: '6 / 20' },
            { day: '2027-03-08', isOpen: false, seats: '20 / 20' },
          ]}
          rowKey={({ day }) => day}
          columns={[
            {
              key: 'day',
              name: t('startsOn'),
              names: true,
              sorted: 'ascending',
              sortHref: here,
              cell: ({ day }) => formatDay(locale, day),
            },
            {
              key: 'state',
              name: t('state'),
              cell: ({ isOpen }) => <Status kind={isOpen ? 'ok' : 'waiting'}>{t(isOpen ? 'open' : 'planned')}</Status>,
            },
            { key: 'seats', name: t('seats'), numeric: true, cell: ({ seats }) => seats },
            { key: 'price', name: t('price'), numeric: true, cell: () => formatMoney(locale, 4500) },
            {
              key: 'act',
              name: t('act'),
              unseen: true,
              cell: ({ isOpen }) => isOpen && <ButtonLink href={here}>{t('enrol')}</ButtonLink>,
            },
          ]}
        />
        <Rows
          heading="h3"
          items={[
            {
              key: '1',
              title: t('nameExample'),
              href: here,
              facts: [t('sizeExample'), 'Jamk'],
              end: <Status kind="here">{t('yourTurn')}</Status>,
            },
            {
              key: '2',
              title: t('samplePlan'),
              href: here,
              facts: [t('sizeExample'), 'TAMK'],
              end: <Status kind="waiting">{t('waits')}</Status>,
            },
          ]}
        />
        <Pagination label={t('pages')} page={4} pages={12} href={(page) => `${here}?page=${page}`} locale={locale} />
        <CopyText text={`https://poiju.example${here}`} href={here} locale={locale} />
        <CopyText text="pk_7Hk2mQ9vTzR4xWbN" locale={locale} />
        <ListPreview
          title={list('previewTitle')}
          counts={list('counts', { read: 2, fine: 1, bad: 1 })}
          unused={null}
          names={{ row: list('row'), column: list('column'), reason: list('reason'), doThis: list('doThis') }}
          wrong={{
            notice: list('why_brokenLetters', { value: '�' }),
            rows: [{ row: 2, column: list('wholeRow'), why: list('why_tooMany', { value: 300 }), what: list('do_tooMany') }],
          }}
        >
          {null}
        </ListPreview>
      </>
    )
  },
  facts: (locale) => {
    const t = words(locale)
    return (
      <Log
        rows={[
          [t('size'), t('sizeExample')],
          [t('level'), t('levelExample')],
          [t('price'), formatMoney(locale, 4500)],
        ]}
      />
    )
  },
  progress: (locale) => {
    const t = words(locale)
    return <Progress value={312} max={500} label={t('issued')} words={t('issuedWords')} />
  },
  types: (locale) => {
    const t = words(locale)
    const hours = { acquisition: 10, investigation: 6, practice: 16, discussion: 8, collaboration: 9, production: 5 } as const
    return (
      <>
        <TypeBar
          caption={t('typeHours')}
          locale={locale}
          parts={(Object.keys(hours) as (keyof typeof hours)[]).map((key) => ({ key, name: t(key), minutes: hours[key] * 60 }))}
        />
        <p className="row">
          {(['book', 'search', 'loop', 'speech', 'people', 'hammer'] as const).map((name) => (
            <Icon key={name} name={name} />
          ))}
        </p>
      </>
    )
  },
  picture: (locale) => (
    <>
      <ul className="tok">
        {charts.map((facts, index) => (
          <li key={facts.id}>
            <Picture svg={credentialPicture(facts)} alt={index === 0 ? words(locale)('pictureAlt') : ''} />
          </li>
        ))}
      </ul>
      <p className="row">
        {charts.map((facts) => (
          <Picture key={facts.id} className="pic-small" svg={credentialPicture(facts, { detail: 'small' })} alt="" />
        ))}
      </p>
    </>
  ),
  verdicts: (locale) => {
    const t = words(locale)
    return (
      <>
        <Verdict kind="ok" title={t('genuine')} heading="h2">
          <p className="lede">{t('genuineText')}</p>
        </Verdict>
        <ul className="checks">
          <CheckLine outcome="ok" name={t('signature')}>
            {t('signatureOk')}
          </CheckLine>
          <CheckLine outcome="warning" name={t('issuer')}>
            {t('issuerWarning')}
          </CheckLine>
          <CheckLine outcome="failed" name={t('validity')}>
            {t('validityFailed')}
          </CheckLine>
          <CheckLine outcome="not-checked" name={t('statusName')}>
            {t('statusNot')}
          </CheckLine>
        </ul>
        <Verdict kind="stop" title={t('altered')} />
        <Verdict kind="ended" title={t('ended')} />
        <Verdict kind="advise" title={t('unknownIssuer')} />
        <Verdict kind="unknown" title={t('unreadable')} />
      </>
    )
  },
  help: (locale) => {
    const t = words(locale)
    return (
      <>
        <p>
          {t('termBefore')}{' '}
          <Term word={t('term')} locale={locale}>
            {t('termMeaning')}
          </Term>{' '}
          {t('termAfter')}
        </p>
        <DefinitionHint question={t('whyAsk')}>
          <p>{t('whyAskText')}</p>
        </DefinitionHint>
      </>
    )
  },
  icons: () => (
    <ul className="tok small">
      {iconNames.map((name) => (
        <li key={name} className="row">
          <Icon name={name} />
          {name}
        </li>
      ))}
    </ul>
  ),
}

/** The whole public page. Has its own `main`: a page shows it alone. */
export const publicFrame: Specimen = (locale) => {
  const t = words(locale)
  return (
    <PublicFrame
      locale={locale}
      home={`/${locale}`}
      label={t('navigation')}
      links={[
        { href: `/${locale}`, name: t('studies'), current: true },
        { href: `/${locale}/verify`, name: t('checkIt') },
      ]}
      languageSwitch={
        <LanguageSwitch label={t('language')} locale={locale} hrefs={{ fi: '/fi', sv: '/sv', en: '/en' }}>
          <a href={`/${locale}/sign-in`}>{t('signIn')}</a>
        </LanguageSwitch>
      }
      foot={<p>{t('footWords')}</p>}
    >
      <h1>{t('heading')}</h1>
    </PublicFrame>
  )
}

function DialogSpecimen({ locale }: { locale: Locale }) {
  const t = words(locale)
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('addNeed')}</Button>
      <Dialog
        open={open}
        onClose={close}
        title={t('addNeedQuestion')}
        answers={
          <>
            <Button kind="main" onClick={close}>
              {t('addNeed')}
            </Button>
            <Button onClick={close}>{t('notNow')}</Button>
          </>
        }
      >
        <p>{t('noNeedsText')}</p>
      </Dialog>
    </>
  )
}

/** What only working screens use. */
export const workingParts: Readonly<Record<string, Specimen>> = {
  fairway: (locale) => {
    const t = words(locale)
    return (
      <Lanes
        thing={t('title')}
        stops={[t('need'), t('plan'), t('approval'), t('run'), t('certificate')]}
        locale={locale}
        lanes={[
          { key: '1', title: t('title'), href: here, at: 1, isYours: true, say: <Status kind="here">{t('yourTurn')}</Status> },
          { key: '2', title: t('goal'), href: here, at: 2, isYours: false, say: <Status kind="waiting">{t('waits')}</Status> },
        ]}
      />
    )
  },
  findings: (locale) => {
    const t = words(locale)
    return (
      <>
        <div className="pair">
          <Field
            id="specimen-found"
            name="found"
            type="textarea"
            rows={2}
            label={t('goal')}
            defaultValue={t('goalExample')}
            describedBy="specimen-finding"
          />
          <FindingNote
            id="specimen-finding"
            severity="required"
            what={t('finding1')}
            mend={
              <>
                {t('finding1Mend')}
                <Button dense>{t('verb1')}</Button>
                <Button dense>{t('verb2')}</Button>
              </>
            }
            example={<p>{t('finding1Example')}</p>}
            locale={locale}
          />
        </div>
        <FindingList
          locale={locale}
          findings={[
            { key: '1', severity: 'idea', what: t('finding3'), mend: <Anchor href={here}>{t('askPartner')}</Anchor> },
            {
              key: '2',
              severity: 'advised',
              what: t('finding2'),
              why: t('finding2Why'),
              mend: (
                <>
                  <Button dense>{t('split')}</Button>
                  <Button dense kind="quiet">
                    {t('keepIt')}
                  </Button>
                </>
              ),
            },
          ]}
        />
        <FindingCounts locale={locale} counts={{ required: 0, advised: 0, idea: 0 }} />
      </>
    )
  },
  dialogs: (locale) => {
    const t = words(locale)
    return (
      <>
        <form>
          <ConfirmButton label={t('revokeIt')} question={t('revokeQuestion')} yes={t('revokeIt')} no={t('doNotRevoke')}>
            <p>{t('revokeText')}</p>
            <Field
              id="specimen-reason"
              name="reason"
              type="select"
              label={t('reason')}
              options={[{ value: 'mistake', label: t('reasonExample') }]}
            />
          </ConfirmButton>
        </form>
        <DialogSpecimen locale={locale} />
      </>
    )
  },
}

/** The place line of a working screen, with everything in it. */
export const place: Specimen = (locale) => {
  const t = words(locale)
  return (
    <Place
      above={<Anchor href="/">{t('studies')}</Anchor>}
      title={t('title')}
      saved={
        <>
          <Saved state="saving" locale={locale} />
          <Saved state="saved" time="14.32" locale={locale} />
          <Saved state="offline" kept locale={locale} />
        </>
      }
      people={
        <People
          label={t('whoIsHere')}
          people={[
            { key: '1', initials: 'TK', name: t('coordinator') },
            { key: '2', initials: 'OS', name: t('designer') },
          ]}
        />
      }
      actions={<Button dense>{t('more')}</Button>}
      fairway={
        <Fairway
          label={t('fairway')}
          locale={locale}
          stops={[
            { name: t('need'), href: here, state: 'passed' },
            { name: t('plan'), state: 'here' },
            { name: t('approval'), state: 'ahead' },
            { name: t('run'), state: 'ahead' },
            { name: t('certificate'), state: 'ahead' },
          ]}
        />
      }
      tabs={
        <Tabs
          label={t('views')}
          links={[
            { href: here, name: t('title'), current: true },
            { href: `${here}?comments`, name: t('comments'), count: 4 },
          ]}
        />
      }
    />
  )
}

/** A whole working screen around something. */
export function Screen({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = words(locale)
  return (
    <LinkProvider as={(props) => <a {...props} />}>
      <WorkFrame
        locale={locale}
        home="/"
        label={t('areas')}
        areas={[
          { href: here, name: t('title'), current: true },
          { href: '/', name: t('studies') },
        ]}
        menu={t('areas')}
        person={{ name: t('designer'), things: <a href="/">{t('studies')}</a> }}
      >
        {children}
      </WorkFrame>
    </LinkProvider>
  )
}
