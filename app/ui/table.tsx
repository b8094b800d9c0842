import type { ReactNode } from 'react'
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
  return stack ? table : (
    // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  )
}

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
            {facts.length > 0 && (
              <ul className="facts">
                {facts.map((fact, index) => (
                  // Facts have no identity of their own, and their order is theirs.
                  // biome-ignore lint/suspicious/noArrayIndexKey: see above
                  <li key={index}>{fact}</li>
                ))}
              </ul>
            )}
          </div>
          {end && <div className="row-end">{end}</div>}
        </li>
      ))}
    </ul>
  )
}

/** The pages that are offered: first, last, the present one and its neighbours; null marks a gap. */
export function pagesShown(page: number, pages: number): readonly (number | null)[] {
  const near = new Set([1, pages, page - 1, page, page + 1].filter((n) => n >= 1 && n <= pages))
  const sorted = [...near].sort((a, b) => a - b)
  return sorted.flatMap((n, index) => {
    const gap = n - (sorted[index - 1] ?? 0)
    return gap === 2 ? [n - 1, n] : gap > 2 ? [null, n] : [n]
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
        {pagesShown(page, pages).map((n, index) =>
          n === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no identity but its place
            <li key={`gap-${index}`} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n}>
              <Anchor href={href(n)} aria-current={n === page ? 'page' : undefined} aria-label={text(uiTexts, locale, 'page', { page: n })}>
                {n}
              </Anchor>
            </li>
          ),
        )}
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
