import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, useId } from 'react'
import { Icon } from './icon.tsx'

export interface ButtonLook {
  /** main: the one primary action of a view; plain; quiet: looks like a link; stop: destructive. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'stop' | undefined
  /** 32 px high, for dense work. */
  readonly dense?: boolean | undefined
}

function look({ kind = 'plain', dense = false }: ButtonLook, more?: string): string {
  return `btn${kind === 'plain' ? '' : ` btn-${kind}`}${dense ? ' btn-dense' : ''}${more ? ` ${more}` : ''}`
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, ButtonLook {
  /** Why the button cannot be used now: it becomes disabled, and the reason stands beside it. */
  readonly reason?: string | undefined
  /** Its work is going on; the words say what. */
  readonly busy?: boolean | undefined
}

/** A button. Its words are a verb. `type` is `submit` only where it submits. */
export function Button({ kind, dense, reason, busy, type = 'button', className, children, ...rest }: ButtonProps) {
  const reasonId = useId()
  const button = (
    <button
      {...rest}
      type={type}
      className={look({ kind, dense }, className)}
      {...(reason ? { disabled: true, 'aria-describedby': reasonId } : {})}
      {...(busy ? { 'aria-busy': true } : {})}
    >
      {busy && <Icon name="loader" />}
      {children}
    </button>
  )
  if (!reason) return button
  return (
    <span className="row">
      {button}
      <span className="small muted" id={reasonId}>
        {reason}
      </span>
    </span>
  )
}

/** A plain link that looks like a button: for public pages and downloads. */
export function ButtonLink({ kind, dense, className, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & ButtonLook) {
  return <a {...rest} className={look({ kind, dense }, className)} />
}
