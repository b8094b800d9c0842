import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

export interface ButtonLook {
  /** main: the one primary action of a view; plain; quiet: looks like a link; stop: destructive. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'stop'
  /** 32 px high, for dense work. */
  readonly dense?: boolean
}

function look({ kind = 'plain', dense = false }: ButtonLook): string {
  return `btn${kind === 'plain' ? '' : ` btn-${kind}`}${dense ? ' btn-dense' : ''}`
}

/** A button. Its words are a verb. `type` is `submit` only where it submits. */
export function Button({ kind, dense, type = 'button', ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & ButtonLook) {
  return <button type={type} {...rest} className={look({ ...(kind ? { kind } : {}), ...(dense ? { dense } : {}) })} />
}

/** A plain link that looks like a button: for public pages and downloads. */
export function ButtonLink({ kind, dense, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & ButtonLook) {
  return <a {...rest} className={look({ ...(kind ? { kind } : {}), ...(dense ? { dense } : {}) })} />
}
