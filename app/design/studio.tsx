/** The fields of the studio: one block at a time, each field with its findings beside it, written in one language at a time. */
import {
  activityModeLabels,
  activityModes,
  assessmentTypeCodes,
  assessmentTypes,
  type BlockKey,
  type Design,
  evidenceKindLabels,
  evidenceKinds,
  type Finding,
  fieldCodes,
  fields,
  findingKey,
  findingText,
  gradingScaleLabels,
  gradingScales,
  type Language,
  type LanguageMap,
  languageCodes,
  languages,
  learningTypeLabels,
  learningTypes,
  outcomeVerbs,
  participationCodes,
  participationForms,
  qualityAssuranceCodes,
  qualityAssuranceTypes,
  routeCodes,
  routes,
  stackabilityKinds,
  stackabilityLabels,
  supervisionCodes,
  supervisionTypes,
  workload,
} from '@poiju/framework'
import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import * as Y from 'yjs'
import type { TermKey } from '../../content/glossary/glossary.ts'
import { WhatAre, WhatIs } from '../glossary.tsx'
import { formatCredits, formatHours, inLocale, type Locale, textsIn } from '../platform/texts.ts'
import { Button, FindingNote, Icon, TypeBar } from '../ui/index.ts'
import { type ItemMember, itemMembers, moveCaret, newItem, writeText } from './document.ts'
import { type LiveDesign, peopleOf } from './live-design.ts'
import { designTexts, memberTexts } from './texts.ts'

export interface Contact {
  readonly id: string
  readonly name: Readonly<Record<string, string>>
  readonly email: string
}

export interface StudioProps {
  readonly live: LiveDesign
  readonly design: Design
  readonly findings: readonly Finding[]
  readonly locale: Locale
  /** The language that texts are written in now. */
  readonly writing: Language
  readonly mayWrite: boolean
  readonly contacts: readonly Contact[]
  readonly needs: readonly { id: string; problem: string }[]
}

type MemberKey = keyof typeof memberTexts
interface At {
  readonly member: keyof Design
  readonly item?: string
  readonly part?: string
}

/** A field and what is to be said of it. */
function WithFindings({
  props,
  at,
  children,
}: {
  props: StudioProps
  at: At
  children: (describedBy: string | undefined) => ReactNode
}) {
  const id = useId()
  const here = props.findings.filter(
    ({ place }) =>
      place.member === at.member &&
      place.item === at.item &&
      (at.part === undefined || place.part === undefined || place.part === at.part) &&
      (place.language === undefined || place.language === props.writing),
  )
  const mine =
    at.part === undefined
      ? here.filter(({ place }) => place.part === undefined || at.item === undefined)
      : here.filter(({ place }) => place.part === at.part)
  return (
    <div className="pair">
      <div>{children(mine.length > 0 ? id : undefined)}</div>
      {mine.length > 0 && (
        <div id={id}>
          <Notes findings={mine} locale={props.locale} />
        </div>
      )}
    </div>
  )
}

function Notes({ findings, locale }: { findings: readonly Finding[]; locale: Locale }) {
  return findings.map((finding) => {
    const { what, why, mend } = findingText(finding, locale)
    return (
      <FindingNote
        key={findingKey(finding)}
        severity={finding.severity}
        what={what}
        {...(why ? { why } : {})}
        mend={mend}
        locale={locale}
      />
    )
  })
}

/** What no field can carry is said above the fields: a list as a whole, and a text in a language that is not being written now. */
function saidAbove({ place }: Finding, writing: Language): boolean {
  const isOfList = place.member in itemMembers && place.item === undefined
  return isOfList || (place.language !== undefined && place.language !== writing)
}

/** The word of the glossary that bites at a field that stands once in its block. */
const termOf: Partial<Record<MemberKey, TermKey>> = {
  needSummary: 'need',
  targetGroup: 'targetGroup',
  credits: 'credit',
  eqfLevel: 'eqfLevel',
  prerequisites: 'prerequisites',
  recognition: 'recognition',
  participation: 'participation',
  route: 'studyRight',
  qualityAssurance: 'qualityAssurance',
  stackability: 'stackability',
  employerSummary: 'employerView',
}

/** Words that bite in lists, once above the list. */
const termsAbove: Partial<Record<BlockKey, readonly TermKey[]>> = {
  outcomes: ['outcome', 'observableVerb'],
  assessment: ['assessment', 'gradingScale', 'supervision'],
  storyboard: ['workload', 'activity', 'learningType', 'constructiveAlignment'],
}

function label(member: MemberKey, locale: Locale) {
  const { label: name, hint } = memberTexts[member]
  return { label: String(name[locale]), hint: hint ? String(hint[locale]) : undefined }
}

function Control({
  props,
  id,
  name,
  member,
  describedBy,
  children,
}: {
  props: StudioProps
  id: string
  name: string
  member: MemberKey
  describedBy: string | undefined
  children: (wiring: {
    id: string
    'aria-describedby': string | undefined
    disabled: boolean
    onFocus: () => void
    onBlur: () => void
  }) => ReactNode
}) {
  const said = label(member, props.locale)
  const writer = props.live.others.find(({ field }) => field === name)
  const t = textsIn(designTexts, props.locale)
  const described = [said.hint ? `${id}-hint` : '', describedBy ?? ''].filter(Boolean).join(' ') || undefined
  return (
    <div
      className={
        writer
          ? `field onit person-${peopleOf(props.live.others).findIndex(({ name: who }) => who === writer.name) % 6}`
          : 'field'
      }
    >
      <label className="label" htmlFor={id}>
        {said.label}
        {writer && <span className="flag">{t('writing', { name: writer.name })}</span>}
      </label>
      {said.hint && (
        <span className="hint" id={`${id}-hint`}>
          {said.hint}
        </span>
      )}
      {children({
        id,
        'aria-describedby': described,
        disabled: !props.mayWrite,
        onFocus: () => props.live.enter(name),
        onBlur: () => props.live.enter(null),
      })}
      {termOf[member] && <WhatIs term={termOf[member]} locale={props.locale} />}
    </div>
  )
}

/** A text that several may write in: what is typed becomes the smallest change of the shared text, and the caret stays where it was. */
function SharedText({
  props,
  text,
  name,
  at,
  member,
  rows,
}: {
  props: StudioProps
  text: () => Y.Text | undefined
  name: string
  at: At
  member: MemberKey
  rows: number
}) {
  const area = useRef<HTMLTextAreaElement>(null)
  const id = `f-${name.replace(/[^\w-]/g, '-')}`
  const shared = text()
  const caret = useRef<readonly [number, number] | null>(null)
  useEffect(() => {
    if (!shared) return
    const onChange = ({ delta, transaction }: Y.YTextEvent) => {
      const node = area.current
      if (transaction.local || !node || document.activeElement !== node) return
      const [start, end] = caret.current ?? [node.selectionStart, node.selectionEnd]
      caret.current = [moveCaret(start, delta), moveCaret(end, delta)]
    }
    shared.observe(onChange)
    return () => shared.unobserve(onChange)
  }, [shared])
  // A new value puts the caret at the end of the field: it is put back to the letter where it stood.
  useLayoutEffect(() => {
    if (caret.current) area.current?.setSelectionRange(...caret.current)
    caret.current = null
  })
  return (
    <WithFindings props={props} at={at}>
      {(describedBy) => (
        <Control props={props} id={id} name={name} member={member} describedBy={describedBy}>
          {(wiring) => (
            <textarea
              {...wiring}
              ref={area}
              className="input"
              lang={props.writing}
              rows={rows}
              value={shared?.toString() ?? ''}
              onChange={({ target }) => {
                const current = text()
                if (current) props.live.doc.transact(() => writeText(current, target.value))
              }}
            />
          )}
        </Control>
      )}
    </WithFindings>
  )
}

function Texts({ props, member, rows = 3 }: { props: StudioProps; member: MemberKey & keyof Design; rows?: number }) {
  const name = `${member}.${props.writing}`
  return (
    <SharedText props={props} text={() => props.live.doc.getText(name)} name={name} at={{ member }} member={member} rows={rows} />
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

function Single({
  props,
  name,
  at,
  member,
  value,
  choices,
  onChange,
}: {
  props: StudioProps
  name: string
  at: At
  member: MemberKey
  value: string
  choices: readonly Choice[]
  onChange: (value: string) => void
}) {
  const id = `f-${name.replace(/[^\w-]/g, '-')}`
  const t = textsIn(designTexts, props.locale)
  return (
    <WithFindings props={props} at={at}>
      {(describedBy) => (
        <Control props={props} id={id} name={name} member={member} describedBy={describedBy}>
          {(wiring) => (
            <select {...wiring} className="input" value={value} onChange={({ target }) => onChange(target.value)}>
              <option value="">{t('choose')}</option>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          )}
        </Control>
      )}
    </WithFindings>
  )
}

/** A number as people write it, or null; a text that is no number leaves the value as it is. */
function toNumber(text: string): number | null | undefined {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  return /^\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined
}

function NumberValue({ props, member, scale = 1 }: { props: StudioProps; member: MemberKey & keyof Design; scale?: number }) {
  const value = props.design[member]
  return (
    <NumberInput
      props={props}
      name={member}
      at={{ member }}
      member={member}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(next) =>
        props.live.doc.getMap('values').set(member, next === null ? null : Math.round(next * scale * 100) / 100)
      }
    />
  )
}

/** A number field keeps what is typed until it is a number: "1," on the way to "1,5" is not thrown away. */
function NumberInput({
  props,
  name,
  at,
  member,
  value,
  onChange,
}: {
  props: StudioProps
  name: string
  at: At
  member: MemberKey
  value: number | null
  onChange: (value: number | null) => void
}) {
  const id = `f-${name.replace(/[^\w-]/g, '-')}`
  const field = useRef<HTMLInputElement>(null)
  const shown = value === null ? '' : String(value).replace('.', props.locale === 'en' ? '.' : ',')
  if (field.current && document.activeElement !== field.current && field.current.value !== shown) field.current.value = shown
  return (
    <WithFindings props={props} at={at}>
      {(describedBy) => (
        <Control props={props} id={id} name={name} member={member} describedBy={describedBy}>
          {(wiring) => (
            <input
              {...wiring}
              ref={field}
              className="input input-short"
              inputMode="decimal"
              defaultValue={shown}
              onChange={({ target }) => {
                const next = toNumber(target.value)
                if (next !== undefined) onChange(next)
              }}
            />
          )}
        </Control>
      )}
    </WithFindings>
  )
}

function ChoiceValue({
  props,
  member,
  choices,
}: {
  props: StudioProps
  member: MemberKey & keyof Design
  choices: readonly Choice[]
}) {
  const value = props.design[member]
  return (
    <Single
      props={props}
      name={member}
      at={{ member }}
      member={member}
      value={value === null ? '' : String(value)}
      choices={choices}
      onChange={(next) =>
        props.live.doc.getMap('values').set(member, next === '' ? null : member === 'eqfLevel' ? Number(next) : next)
      }
    />
  )
}

function CheckList({
  props,
  at,
  member,
  name,
  chosen,
  choices,
  onToggle,
}: {
  props: StudioProps
  at: At
  member: MemberKey
  name: string
  chosen: readonly string[]
  choices: readonly Choice[]
  onToggle: (value: string, isOn: boolean) => void
}) {
  const said = label(member, props.locale)
  return (
    <WithFindings props={props} at={at}>
      {(describedBy) => (
        <fieldset className="field" aria-describedby={describedBy} disabled={!props.mayWrite}>
          <legend>{said.label}</legend>
          {said.hint && <span className="hint">{said.hint}</span>}
          {choices.map(({ value, label: text }) => (
            <label className="check" key={value}>
              <input
                type="checkbox"
                name={`${name}-${value}`}
                checked={chosen.includes(value)}
                onChange={({ target }) => onToggle(value, target.checked)}
              />
              <span>{text}</span>
            </label>
          ))}
        </fieldset>
      )}
    </WithFindings>
  )
}

function toggle(list: Y.Array<string>, value: string, isOn: boolean): void {
  const at = list.toArray().indexOf(value)
  if (isOn && at < 0) list.push([value])
  if (!isOn && at >= 0) list.delete(at)
}

/** The items of a list, each with its fields; they can be added, removed and moved by keyboard. */
function Items({
  props,
  member,
  children,
}: {
  props: StudioProps
  member: ItemMember
  children: (item: { id: string }, map: Y.Map<unknown>) => ReactNode
}) {
  const t = textsIn(designTexts, props.locale)
  const list = props.live.doc.getArray<Y.Map<unknown>>(member)
  const maps = list.toArray().filter((item): item is Y.Map<unknown> => item instanceof Y.Map)
  // A keyboard stays where its person works: on the item that was added or moved, or where the removed one was.
  const place = useRef<HTMLDivElement>(null)
  const next = useRef<(() => HTMLElement | null | undefined) | null>(null)
  useLayoutEffect(() => {
    const target = next.current?.()
    if (!target) return
    next.current = null
    target.focus()
  })
  const buttons = (id: string, kind: 'move' | 'remove') => [
    ...(document.getElementById(`item-${id}`)?.querySelectorAll<HTMLButtonElement>(`[data-act^=${kind}]:enabled`) ?? []),
  ]
  const addButton = () => place.current?.querySelector<HTMLButtonElement>(':scope > p > button')
  const add = () => {
    const id = crypto.randomUUID().slice(0, 8)
    next.current = () => document.getElementById(`item-${id}`)?.querySelector<HTMLElement>('textarea, select, input')
    list.push([newItem(member, id)])
  }
  const remove = (map: Y.Map<unknown>, index: number) => {
    const neighbour = maps[index + 1] ?? maps[index - 1]
    const id = neighbour ? String(neighbour.get('id')) : undefined
    next.current = () => (id === undefined ? addButton() : buttons(id, 'remove')[0])
    list.delete(list.toArray().indexOf(map))
  }
  const move = (from: number, to: number) => {
    const moved = list.get(from)
    if (!(moved instanceof Y.Map) || to < 0 || to >= list.length) return
    const id = String(moved.get('id'))
    next.current = () => {
      const ways = buttons(id, 'move')
      return ways.find(({ dataset }) => dataset['act'] === (to < from ? 'move-up' : 'move-down')) ?? ways[0]
    }
    props.live.doc.transact(() => {
      const copy = moved.clone()
      list.delete(from)
      list.insert(to, [copy])
    })
  }
  return (
    <div ref={place} className="flow">
      {maps.map((map, index) => {
        const id = String(map.get('id'))
        const name = t(`item_${member}`, { number: index + 1 })
        return (
          <section key={id} id={`item-${id}`} className="item flow" aria-label={name}>
            <div className="row between">
              <h3 className="h4">{name}</h3>
              {props.mayWrite && (
                <div className="row">
                  <Button
                    kind="quiet"
                    dense
                    data-act="move-up"
                    aria-label={`${t('up')}: ${name}`}
                    disabled={index === 0}
                    onClick={() => move(index, index - 1)}
                  >
                    <Icon name="up" />
                  </Button>
                  <Button
                    kind="quiet"
                    dense
                    data-act="move-down"
                    aria-label={`${t('down')}: ${name}`}
                    disabled={index === maps.length - 1}
                    onClick={() => move(index, index + 1)}
                  >
                    <Icon name="down" />
                  </Button>
                  <Button
                    kind="quiet"
                    dense
                    data-act="remove"
                    aria-label={`${t('remove')}: ${name}`}
                    onClick={() => remove(map, index)}
                  >
                    {t('remove')}
                  </Button>
                </div>
              )}
            </div>
            <Notes
              findings={props.findings.filter(
                ({ place }) => place.member === member && place.item === id && place.part === undefined,
              )}
              locale={props.locale}
            />
            {children({ id }, map)}
          </section>
        )
      })}
      {props.mayWrite && (
        <p>
          <Button onClick={add}>{t(`add_${member}`)}</Button>
        </p>
      )}
    </div>
  )
}

function ItemText({
  props,
  member,
  map,
  id,
  part,
  label: shownAs,
  rows = 2,
}: {
  props: StudioProps
  member: ItemMember
  map: Y.Map<unknown>
  id: string
  part: string
  label: MemberKey
  rows?: number
}) {
  const key = `${part}.${props.writing}`
  return (
    <SharedText
      props={props}
      text={() => {
        const text = map.get(key)
        return text instanceof Y.Text ? text : undefined
      }}
      name={`${member}/${id}/${key}`}
      at={{ member, item: id, part }}
      member={shownAs}
      rows={rows}
    />
  )
}

function ItemChoice({
  props,
  member,
  map,
  id,
  part,
  choices,
}: {
  props: StudioProps
  member: ItemMember
  map: Y.Map<unknown>
  id: string
  part: MemberKey
  choices: readonly Choice[]
}) {
  return (
    <Single
      props={props}
      name={`${member}/${id}/${part}`}
      at={{ member, item: id, part }}
      member={part}
      value={String(map.get(part) ?? '')}
      choices={choices}
      onChange={(next) => map.set(part, next === '' ? null : next)}
    />
  )
}

function ItemNumber({
  props,
  member,
  map,
  id,
  part,
  scale = 1,
}: {
  props: StudioProps
  member: ItemMember
  map: Y.Map<unknown>
  id: string
  part: MemberKey
  scale?: number
}) {
  const value = map.get(part)
  return (
    <NumberInput
      props={props}
      name={`${member}/${id}/${part}`}
      at={{ member, item: id, part }}
      member={part}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(next) => map.set(part, next === null ? null : Math.round(next * scale))}
    />
  )
}

function ItemOutcomes({ props, member, map, id }: { props: StudioProps; member: ItemMember; map: Y.Map<unknown>; id: string }) {
  const t = textsIn(designTexts, props.locale)
  const linked = map.get('outcomes')
  if (props.design.outcomes.length === 0) return <p className="muted">{t('noOutcomes')}</p>
  return (
    <CheckList
      props={props}
      at={{ member, item: id, part: 'outcomes' }}
      member="outcomes"
      name={`${member}-${id}-outcomes`}
      chosen={linked instanceof Y.Array ? (linked.toArray() as string[]) : []}
      choices={props.design.outcomes.map((outcome, index) => ({
        value: outcome.id,
        label: `${index + 1}. ${inLocale(outcome.text, props.writing) || '…'}`,
      }))}
      onToggle={(value, isOn) => {
        const list = map.get('outcomes')
        if (list instanceof Y.Array) toggle(list as Y.Array<string>, value, isOn)
      }}
    />
  )
}

/** The fields of one block, under the words that need explaining there. */
export function Block(props: StudioProps & { block: BlockKey }) {
  const terms = termsAbove[props.block]
  const above = props.findings.filter((finding) => finding.place.block === props.block && saidAbove(finding, props.writing))
  return (
    <>
      {terms && <WhatAre terms={terms} locale={props.locale} />}
      <Notes findings={above} locale={props.locale} />
      <Fields {...props} />
    </>
  )
}

function Fields({ block, ...props }: StudioProps & { block: BlockKey }) {
  const { locale, design, live } = props
  const t = textsIn(designTexts, locale)
  const say = (map: LanguageMap) => inLocale(map as Record<string, string>, locale)
  const choicesOf = <K extends string | number>(keys: readonly K[], name: (key: K) => LanguageMap): Choice[] =>
    keys.map((key) => ({ value: String(key), label: say(name(key)) }))
  switch (block) {
    case 'need':
      return (
        <>
          <h3 className="h4">{t('linkedNeeds')}</h3>
          {props.needs.length === 0 ? (
            <p className="muted">{t('noNeeds')}</p>
          ) : (
            <ul>
              {props.needs.map(({ id, problem }) => (
                <li key={id}>
                  <a href={`/needs/${id}`}>{problem}</a>
                </li>
              ))}
            </ul>
          )}
          <Texts props={props} member="needSummary" rows={4} />
          <WhatIs term="evidence" locale={locale} />
          <Items props={props} member="evidence">
            {({ id }, map) => (
              <>
                <ItemChoice
                  props={props}
                  member="evidence"
                  map={map}
                  id={id}
                  part="kind"
                  choices={choicesOf(evidenceKinds, (kind) => evidenceKindLabels[kind])}
                />
                <ItemText props={props} member="evidence" map={map} id={id} part="text" label="evidence" />
                <Single
                  props={props}
                  name={`evidence/${id}/month`}
                  at={{ member: 'evidence', item: id, part: 'month' }}
                  member="month"
                  value={String(map.get('month') ?? '')}
                  choices={recentMonths(String(map.get('month') ?? ''))}
                  onChange={(next) => map.set('month', next || null)}
                />
                <PlainText
                  props={props}
                  name={`evidence/${id}/source`}
                  at={{ member: 'evidence', item: id, part: 'source' }}
                  member="source"
                  value={String(map.get('source') ?? '')}
                  onChange={(next) => map.set('source', next.trim() === '' ? null : next)}
                />
              </>
            )}
          </Items>
        </>
      )
    case 'targetGroup':
      return <Texts props={props} member="targetGroup" />
    case 'purpose':
      return (
        <>
          <Texts props={props} member="title" rows={1} />
          <Texts props={props} member="summary" />
          <NumberValue props={props} member="credits" />
          <ChoiceValue
            props={props}
            member="eqfLevel"
            choices={[5, 6, 7, 8].map((level) => ({ value: String(level), label: String(level) }))}
          />
          <Texts props={props} member="levelJustification" />
          <CheckList
            props={props}
            at={{ member: 'fields' }}
            member="fields"
            name="fields"
            chosen={design.fields}
            choices={choicesOf(fields, (field) => fieldCodes[field].label)}
            onToggle={(value, isOn) => toggle(live.doc.getArray<string>('fields'), value, isOn)}
          />
        </>
      )
    case 'outcomes':
      return (
        <Items props={props} member="outcomes">
          {({ id }, map) => {
            const written = String(map.get(`text.${props.writing}`) ?? '')
            const [seen] = outcomeVerbs(written, props.writing).observable
            const verb = map.get(`verb.${props.writing}`)
            return (
              <>
                <ItemText props={props} member="outcomes" map={map} id={id} part="text" label="text" />
                <ItemText props={props} member="outcomes" map={map} id={id} part="verb" label="verb" rows={1} />
                {props.mayWrite && seen && verb instanceof Y.Text && verb.toString() === '' && (
                  <p>
                    <Button dense onClick={() => writeText(verb, seen)}>
                      {String(memberTexts.verb.label[locale])}: {seen}
                    </Button>
                  </p>
                )}
              </>
            )
          }}
        </Items>
      )
    case 'assessment':
      return (
        <Items props={props} member="assessments">
          {({ id }, map) => (
            <>
              <ItemChoice
                props={props}
                member="assessments"
                map={map}
                id={id}
                part="type"
                choices={choicesOf(assessmentTypes, (type) => assessmentTypeCodes[type].label)}
              />
              <ItemText props={props} member="assessments" map={map} id={id} part="title" label="itemTitle" rows={1} />
              <ItemText props={props} member="assessments" map={map} id={id} part="description" label="description" rows={3} />
              <ItemChoice
                props={props}
                member="assessments"
                map={map}
                id={id}
                part="grading"
                choices={choicesOf(gradingScales, (scale) => gradingScaleLabels[scale])}
              />
              <ItemChoice
                props={props}
                member="assessments"
                map={map}
                id={id}
                part="supervision"
                choices={choicesOf(supervisionTypes, (type) => supervisionCodes[type].label)}
              />
              <ItemOutcomes props={props} member="assessments" map={map} id={id} />
            </>
          )}
        </Items>
      )
    case 'storyboard': {
      const load = workload(design)
      return (
        <>
          <p role="status">
            {t('workloadNow', {
              hours: formatHours(locale, load.minutes),
              credits: formatCredits(locale, design.credits ?? 0),
              target: formatHours(locale, load.targetMinutes ?? 0),
            })}
          </p>
          <TypeBar
            parts={learningTypes.map((key) => ({ key, name: say(learningTypeLabels[key]), minutes: load.minutesByType[key] }))}
            caption={t('hoursByType')}
            locale={locale}
          />
          <p className="muted small">{t('boardLater')}</p>
          <Items props={props} member="activities">
            {({ id }, map) => (
              <>
                <ItemText props={props} member="activities" map={map} id={id} part="title" label="itemTitle" rows={1} />
                <ItemChoice
                  props={props}
                  member="activities"
                  map={map}
                  id={id}
                  part="type"
                  choices={choicesOf(learningTypes, (type) => learningTypeLabels[type])}
                />
                <ItemChoice
                  props={props}
                  member="activities"
                  map={map}
                  id={id}
                  part="mode"
                  choices={choicesOf(activityModes, (mode) => activityModeLabels[mode])}
                />
                <ItemNumber props={props} member="activities" map={map} id={id} part="minutes" scale={60} />
                <ItemNumber props={props} member="activities" map={map} id={id} part="week" />
                <ItemOutcomes props={props} member="activities" map={map} id={id} />
              </>
            )}
          </Items>
        </>
      )
    }
    case 'guidance':
      return (
        <>
          <Texts props={props} member="prerequisites" />
          <Texts props={props} member="guidance" />
          <Texts props={props} member="recognition" />
          <Texts props={props} member="accessibility" />
        </>
      )
    case 'delivery':
      return (
        <>
          <ChoiceValue
            props={props}
            member="participation"
            choices={choicesOf(participationForms, (form) => participationCodes[form].label)}
          />
          <NumberValue props={props} member="weeks" />
          <CheckList
            props={props}
            at={{ member: 'languages' }}
            member="languages"
            name="languages"
            chosen={design.languages}
            choices={choicesOf(languages, (language) => languageCodes[language].label)}
            onToggle={(value, isOn) => toggle(live.doc.getArray<string>('languages'), value, isOn)}
          />
        </>
      )
    case 'administration':
      return (
        <>
          <ChoiceValue props={props} member="route" choices={choicesOf(routes, (route) => routeCodes[route].label)} />
          <NumberValue props={props} member="priceCents" scale={100} />
          <Texts props={props} member="priceNote" />
        </>
      )
    case 'quality':
      return (
        <>
          <ChoiceValue
            props={props}
            member="qualityAssurance"
            choices={choicesOf(qualityAssuranceTypes, (type) => qualityAssuranceCodes[type].label)}
          />
          <Texts props={props} member="qualityStatement" />
          <NumberValue props={props} member="reviewAfterMonths" />
        </>
      )
    case 'credential':
      return (
        <>
          <ChoiceValue
            props={props}
            member="stackability"
            choices={choicesOf(stackabilityKinds, (kind) => stackabilityLabels[kind])}
          />
          <Texts props={props} member="stackNote" />
        </>
      )
    case 'launch':
      return (
        <>
          <Texts props={props} member="employerSummary" />
          <ChoiceValue
            props={props}
            member="contact"
            choices={props.contacts.map(({ id, name, email }) => ({ value: id, label: `${inLocale(name, locale)}, ${email}` }))}
          />
        </>
      )
  }
}

function PlainText({
  props,
  name,
  at,
  member,
  value,
  onChange,
}: {
  props: StudioProps
  name: string
  at: At
  member: MemberKey
  value: string
  onChange: (value: string) => void
}) {
  const id = `f-${name.replace(/[^\w-]/g, '-')}`
  return (
    <WithFindings props={props} at={at}>
      {(describedBy) => (
        <Control props={props} id={id} name={name} member={member} describedBy={describedBy}>
          {(wiring) => <input {...wiring} className="input" value={value} onChange={({ target }) => onChange(target.value)} />}
        </Control>
      )}
    </WithFindings>
  )
}

/** The last 48 months, newest first, and the one that is chosen if it is older. */
function recentMonths(chosen: string): Choice[] {
  const now = new Date()
  const months = Array.from({ length: 48 }, (_, back) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 7)
    return { value: month, label: `${Number(month.slice(5))}/${month.slice(0, 4)}` }
  })
  return chosen === '' || months.some(({ value }) => value === chosen)
    ? months
    : [...months, { value: chosen, label: `${Number(chosen.slice(5))}/${chosen.slice(0, 4)}` }]
}
