import { Children, type ReactNode } from 'react'
import { type Locale, text } from '../platform/texts.ts'
import { Icon } from './icon.tsx'
import { Anchor } from './link.tsx'
import { uiTexts } from './texts.ts'

export interface Column<Row> {
  readonly key: string
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  readonly numeric?: boolean
  /** This cell names its row. */
  readonly names?: boolean
  /** The heading is for readers of sound alone, as over a column of buttons. */
  readonly unseen?: boolean
  /** Sorted by this column, and the address that sorts by it (or the other way round). */
  readonly sorted?: 'ascending' | 'descending' | undefined
  readonly sortHref?: string
}

/** A table with a caption. `stack`: on a phone each row becomes a record with the column's name before each value. */
export function Table<Row>({
  caption,
  showCaption = false,
  columns,
  rows,
  rowKey,
  stack = true,
}: {
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  stack?: boolean
}) {
  const table = (
    <table className={stack ? 'table stack' : 'table'}>
      <caption className={showCaption ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, name, numeric, unseen, sorted, sortHref }) => (
            <th key={key} scope="col" className={numeric ? 'num' : undefined} aria-sort={sorted}>
              {unseen ? (
                <span className="unseen">{name}</span>
              ) : sortHref ? (
                <Anchor className="sort" href={sortHref}>
                  {name}
                  {sorted && <Icon name={sorted === 'ascending' ? 'up' : 'down'} />}
                </Anchor>
              ) : (
                name
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map(({ key, name, cell, numeric, names, unseen }) =>
              names ? (
                <th key={key} scope="row" className={numeric ? 'num' : undefined}>
                  {cell(row)}
                </th>
              ) : (
                <td key={key} className={numeric ? 'num' : undefined} data-l={unseen ? undefined : name}>
                  {cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (stack) return table
  return (
    <section className="scroll" aria-label={caption} {...reachable}>
      {table}
    </section>
  )
}

// What scrolls must be reachable by keyboard (WCAG 2.1.1); not every browser does it by itself.
const reachable = { tabIndex: 0 } as const

export interface RowItem {
  readonly key: string
  readonly title: string
  readonly href?: string | undefined
  readonly lang?: string | undefined
  /** Small facts under the title. */
  readonly facts?: readonly ReactNode[]
  /** Mark, date or action at the right; under the title on a phone. */
  readonly end?: ReactNode
  readonly children?: ReactNode
}

/** Things in a list between hairlines. The title is the link's name; the whole row is its target. */
export function Rows({
  items,
  heading: Heading = 'h2',
  label,
}: {
  items: readonly RowItem[]
  heading?: 'h2' | 'h3' | 'h4'
  label?: string
}) {
  return (
    <ul className="rows" aria-label={label}>
      {items.map(({ key, title, href, lang, facts = [], end, children }) => (
        <li key={key}>
          <div>
            <Heading className="h4" lang={lang}>
              {href ? <Anchor href={href}>{title}</Anchor> : title}
            </Heading>
            {children}
            {facts.length > 0 && <ul className="facts">{Children.map(facts, (fact) => fact && <li>{fact}</li>)}</ul>}
          </div>
          {end && <div className="row-end">{end}</div>}
        </li>
      ))}
    </ul>
  )
}

/** The pages that are offered: first, last, the present one and its neighbours. A gap of one page is filled with the page itself. */
export function pagesShown(page: number, pages: number): readonly { readonly page: number; readonly afterGap: boolean }[] {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)
  return near.flatMap((n, index) => {
    const skipped = n - (near[index - 1] ?? 0) - 1
    if (skipped === 1) return [n - 1, n].map((filled) => ({ page: filled, afterGap: false }))
    return [{ page: n, afterGap: skipped > 1 }]
  })
}

/** Pages of a long list as links. One page shows nothing. */
export function Pagination({
  label,
  page,
  pages,
  href,
  locale,
}: {
  label: string
  page: number
  pages: number
  href: (page: number) => string
  locale: Locale
}) {
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={label}>
      <ul className="row">
        {page > 1 && (
          <li>
            <Anchor href={href(page - 1)} rel="prev">
              <Icon name="back" />
              {text(uiTexts, locale, 'previousPage')}
            </Anchor>
          </li>
        )}
        {pagesShown(page, pages).map(({ page: n, afterGap }) => (
          <li key={n}>
            {afterGap && <span aria-hidden="true">… </span>}
            <Anchor
              href={href(n)}
              aria-current={n === page ? 'page' : undefined}
              aria-label={text(uiTexts, locale, 'page', { page: n })}
            >
              {n}
            </Anchor>
          </li>
        ))}
        {page < pages && (
          <li>
            <Anchor href={href(page + 1)} rel="next">
              {text(uiTexts, locale, 'nextPage')}
              <Icon name="arrow" />
            </Anchor>
          </li>
        )}
      </ul>
    </nav>
  )
}
