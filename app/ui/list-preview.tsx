import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from './notice.tsx'
import { Table } from './table.tsx'

/** One row of a list that cannot be used, in words. */
export interface WrongRow {
  /** As a spreadsheet counts. */
  readonly row: number
  readonly column: string
  readonly why: string
  readonly what: string
}

/**
 * What a pasted or uploaded list would do, before it does it: a line for each row that cannot be used, or `children` when there is none.
 */
export function ListPreview({
  title,
  counts,
  unused,
  wrong,
  names,
  takesFocus = false,
  children,
}: {
  title: string
  counts: string
  /** Which columns mean nothing to us. */
  unused: string | null
  wrong: { readonly notice: string; readonly rows: readonly WrongRow[] } | null
  names: Readonly<Record<'row' | 'column' | 'reason' | 'doThis', string>>
  /** When it comes: the button that was pressed is far below, or gone. */
  takesFocus?: boolean
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus])
  return (
    <section className="flow" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p role="status">{counts}</p>
      {unused && (
        <Notice kind="advise">
          <p>{unused}</p>
        </Notice>
      )}
      {wrong ? (
        <>
          <Notice kind="stop">
            <p>{wrong.notice}</p>
          </Notice>
          <Table<WrongRow>
            caption={names.reason}
            rows={wrong.rows}
            rowKey={({ row, column }) => `${row} ${column}`}
            columns={[
              { key: 'row', name: names.row, names: true, cell: ({ row }) => row },
              { key: 'column', name: names.column, cell: ({ column }) => column },
              { key: 'why', name: names.reason, cell: ({ why }) => why },
              { key: 'what', name: names.doThis, cell: ({ what }) => what },
            ]}
          />
        </>
      ) : (
        children
      )}
    </section>
  )
}
