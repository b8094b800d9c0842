import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { type Locale, locales, text } from '../platform/texts.ts'
import { ConfirmButton } from './dialog.tsx'
import * as ui from './index.ts'
import { place, publicFrame, publicParts, Screen, workingParts } from './specimens.tsx'
import { pagesShown } from './table.tsx'
import { uiTexts } from './texts.ts'

const html = (element: ReactElement) => renderToStaticMarkup(element)

describe('a field', () => {
  test('is described by its hint, its error and the findings that speak of it, in that order, and all of them exist', () => {
    const markup = html(
      <>
        <ui.Field id="name" name="name" label="Name" hint="At most 80" error="Is missing" describedBy="f1" />
        <ui.FindingNote id="f1" severity="required" what="Too long" locale="en" />
      </>,
    )
    expect(markup).toContain('aria-describedby="name-hint name-error f1"')
    for (const id of ['name-hint', 'name-error', 'f1']) expect(markup).toContain(`id="${id}"`)
    expect(markup).toMatch(/<input[^>]*aria-invalid="true"/)
    expect(markup).toContain('<label class="label" for="name">')
    expect([...markup.matchAll(/class="(label|hint|error|input)"/g)].map(([, name]) => name)).toEqual([
      'label',
      'hint',
      'error',
      'input',
    ])
  })

  test.each(['text', 'textarea', 'select', 'date', 'number', 'email'] as const)('of type %s carries the same wires', (type) => {
    const markup = html(<ui.Field id="f" name="f" label="L" error="E" type={type} options={[{ value: 'a', label: 'A' }]} />)
    expect(markup).toMatch(/<(input|textarea|select)[^>]*aria-describedby="f-error"/)
    expect(markup).toMatch(/<(input|textarea|select)[^>]*id="f"/)
  })

  test('without hint and error is described by nothing', () => {
    expect(html(<ui.Field id="f" name="f" label="L" />)).not.toMatch(/aria-describedby|aria-invalid|has-error/)
  })

  test('hands its wires to a control of one’s own', () => {
    const markup = html(
      <ui.Field id="f" label="L" hint="H">
        {(wiring) => <textarea {...wiring} rows={2} />}
      </ui.Field>,
    )
    expect(markup).toMatch(
      /<textarea[^>]*id="f"[^>]*aria-describedby="f-hint"|<textarea[^>]*aria-describedby="f-hint"[^>]*id="f"/,
    )
  })

  test('of several choices is one group with its question, its error and what was chosen', () => {
    const markup = html(
      <ui.ChoiceGroup
        legend="How"
        name="how"
        type="checkbox"
        options={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
        chosen={['b']}
        error="Choose"
      />,
    )
    expect(markup).toMatch(/<fieldset[^>]*id="how"[^>]*aria-describedby="how-error"/)
    expect(markup).toMatch(/name="how\[\]" value="b"[^>]*checked|checked=""[^>]*value="b"/)
    expect(markup.match(/checked/g)).toHaveLength(1)
  })
})

test('the error summary leads to every field, can take the focus, and is not there without errors', () => {
  const markup = html(
    <ui.ErrorSummary
      locale="sv"
      errors={[
        { field: 'a', message: 'A saknas' },
        { field: 'b', message: 'B saknas' },
      ]}
      names={{ b: 'Vem gäller det?' }}
    />,
  )
  expect(markup).toContain('Vem gäller det: B saknas')
  expect(markup).toContain('href="#a"')
  expect(markup).toContain('href="#b"')
  expect(markup).toContain('tabindex="-1"')
  expect(markup).toContain('Kontrollera 2 ställen')
  expect(html(<ui.ErrorSummary locale="sv" errors={[]} />)).toBe('')
})

describe('the fairway', () => {
  const stops = (present: 'here' | 'there') =>
    [
      { name: 'A', href: '/a', state: 'passed' },
      { name: 'B', state: present },
      { name: 'C', state: 'ahead' },
    ] as const

  test.each(['here', 'there'] as const)('marks the one present stop as the step (%s)', (state) => {
    const markup = html(<ui.Fairway stops={stops(state)} label="Road" locale="fi" />)
    expect(markup.match(/aria-current/g)).toHaveLength(1)
    expect(markup).toMatch(new RegExp(`<li class="${state}" aria-current="step">.*B`))
  })

  test('says the state of each stop in words, and leads back to what is passed', () => {
    const markup = html(<ui.Fairway stops={stops('there')} label="Road" locale="fi" />)
    for (const state of ['passed', 'there', 'ahead'] as const) expect(markup).toContain(text(uiTexts, 'fi', state))
    expect(markup).toContain('<a href="/a">A</a>')
  })

  test('is orange only when it is your turn', () => {
    expect(html(<ui.Fairway stops={stops('there')} label="Road" locale="fi" />)).not.toContain('"here"')
  })
})

test('a lane says in words where its thing is, names the stop for a phone, and says it once', () => {
  const markup = html(
    <ui.Lanes
      thing="Thing"
      stops={['A', 'B', 'C']}
      lanes={[{ key: '1', title: 'Safety', href: '/safety', lang: 'en', at: 1, isYours: false, say: 'waits for others' }]}
      locale="fi"
    />,
  )
  expect(markup.match(/<th scope="col">/g)).toHaveLength(4)
  expect(markup).toContain('<a href="/safety" lang="en">Safety</a>')
  expect(markup.match(/waits for others/g)).toHaveLength(1)
  expect(markup).toMatch(/data-l="B"[^>]*>waits for others/)
  for (const state of ['passed', 'there', 'ahead'] as const) expect(markup).toContain(text(uiTexts, 'fi', state))
  expect(markup).not.toContain(text(uiTexts, 'fi', 'here'))
})

test('the bridge folds its areas and what is one’s own in menus that need no script', () => {
  const frame = (page: string) =>
    html(
      <ui.WorkFrame
        locale="en"
        home="/"
        label="Areas"
        menu="Menu"
        page={page}
        areas={[{ href: '/a', name: 'A', current: true }]}
        person={{ name: 'Somebody', things: <a href="/own">Own</a> }}
      >
        page
      </ui.WorkFrame>,
    )
  expect(frame('/a').match(/<details class="fold (areas|me)"><summary>/g)).toHaveLength(2)
  expect(frame('/a')).toContain('<nav aria-label="Areas">')
  expect(frame('/a')).not.toContain('<details open')
})

test('a button that cannot be used says why', () => {
  const markup = html(<ui.Button reason="Three required findings are open">Send</ui.Button>)
  const id = markup.match(/aria-describedby="([^"]+)"/)?.[1]
  expect(markup).toContain('disabled=""')
  expect(markup).toMatch(new RegExp(`id="${id}">Three required findings are open`))
})

test('a destructive button asks first: the answer that submits is inside the dialog alone', () => {
  const markup = html(
    <ConfirmButton label="Revoke" question="Revoke it?" yes="Revoke" no="Keep" name="do" value="revoke">
      What follows
    </ConfirmButton>,
  )
  const [before, inside] = markup.split('<dialog') as [string, string]
  expect(before).not.toContain('type="submit"')
  expect(inside).toMatch(/aria-labelledby="([^"]+)".*<h2 id="\1">Revoke it\?/)
  expect(inside.match(/type="submit"/g)).toHaveLength(1)
  expect(inside).toContain('value="revoke"')
})

test('only a lost connection is read aloud', () => {
  const live = (markup: string) => markup.match(/role="status">([^<]*)</)?.[1]
  expect(live(html(<ui.Saved state="saved" time="14.32" locale="fi" />))).toBe('')
  expect(live(html(<ui.Saved state="offline" kept locale="fi" />))).toBe('Ei yhteyttä, tallessa tässä laitteessa')
})

test('findings stand with the required ones first, under their counts; nothing to mend is said too', () => {
  const markup = html(
    <ui.FindingList
      locale="fi"
      findings={[
        { key: '1', severity: 'idea', what: 'Third' },
        { key: '2', severity: 'required', what: 'First' },
        { key: '3', severity: 'advised', what: 'Second' },
        { key: '4', severity: 'required', what: 'Also first' },
      ]}
    />,
  )
  expect(markup).toContain('2 pakollista')
  expect([...markup.matchAll(/<b>([^<]*)/g)].map(([, what]) => what)).toEqual(['First', 'Also first', 'Second', 'Third'])
  expect(html(<ui.FindingList locale="fi" findings={[]} />)).toContain('Kunnossa')
})

test('the bar of learning types says in its table what it draws, and two bars share no id', () => {
  const bar = (
    <ui.TypeBar
      caption="Hours"
      locale="en"
      parts={[
        { key: 'practice', name: 'Practice', minutes: 90 },
        { key: 'discussion', name: 'Discussion', minutes: 30 },
        { key: 'production', name: 'Production', minutes: 0 },
      ]}
    />
  )
  const markup = html(
    <>
      {bar}
      {bar}
    </>,
  )
  expect(markup).toContain('Hours: Practice 1.5 h, Discussion 0.5 h, Production 0 h')
  expect(markup).toContain('75%')
  expect(markup.match(/class="part"/g)).toHaveLength(4)
  const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a table names its rows and columns, and says what it is sorted by', () => {
  const markup = html(
    <ui.Table
      caption="Runs"
      rows={[{ id: '1', day: '11.1.2027', seats: 6 }]}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', name: 'Starts', cell: ({ day }) => day, names: true, sorted: 'ascending', sortHref: '?by=-day' },
        { key: 'seats', name: 'Seats', cell: ({ seats }) => seats, numeric: true },
      ]}
    />,
  )
  expect(markup).toContain('<th scope="row">11.1.2027</th>')
  expect(markup).toContain('<td class="num" data-l="Seats">6</td>')
  expect(markup).toMatch(/<th scope="col" aria-sort="ascending"><a class="sort" href="\?by=-day">/)
})

test.each([
  [1, 1, '1'],
  [1, 3, '1 2 3'],
  [1, 9, '1 2 …9'],
  [4, 7, '1 2 3 4 5 6 7'],
  [5, 9, '1 …4 5 6 …9'],
  [9, 9, '1 …8 9'],
])('pages offered on page %i of %i: %s', (page, pages, shown) => {
  expect(
    pagesShown(page, pages)
      .map(({ page: n, afterGap }) => (afterGap ? `…${n}` : String(n)))
      .join(' '),
  ).toBe(shown)
})

const onPublicPages = { ...publicParts, frame: publicFrame }
const everywhere = {
  ...onPublicPages,
  ...workingParts,
  place,
  screen: (locale: Locale) => <Screen locale={locale}>{place(locale)}</Screen>,
}

describe.each(locales)('in %s', (locale) => {
  test.each(Object.entries(onPublicPages))('%s needs no inline style and no script', (_, part) => {
    const markup = html(part(locale))
    expect(markup).not.toMatch(/\sstyle=|<style|<script|\son[a-z]+=/)
  })

  test.each(Object.entries(everywhere))('%s has unique ids, and every reference to an id has its target', (_, part) => {
    const markup = html(part(locale))
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id as string)
    expect(new Set(ids).size).toBe(ids.length)
    const references = [...markup.matchAll(/ (?:for|aria-describedby|aria-labelledby|popoverTarget|commandfor)="([^"]+)"/gi)]
    for (const [, list] of references) for (const id of (list as string).split(' ')) expect(ids).toContain(id)
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g)) if (id !== 'main') expect(ids).toContain(id)
  })
})

// The frames bring the skip link themselves.
test('every part of the door is shown on the page of the design system', async () => {
  const { readFileSync } = await import('node:fs')
  const page = readFileSync(new URL('./specimens.tsx', import.meta.url), 'utf8')
  const missing = Object.keys(ui).filter(
    (name) => /^[A-Z]/.test(name) && name !== 'SkipLink' && !new RegExp(`<${name}\\b`).test(page),
  )
  expect(missing).toEqual([])
})
