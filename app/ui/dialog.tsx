import { type MouseEvent, type ReactNode, type RefObject, useEffect, useId, useRef } from 'react'
import { Button, type ButtonLook } from './button.tsx'

// The platform's own modal dialog: it makes the rest inert, keeps and returns focus and closes on Esc. It brings no style
// element, which the Content-Security-Policy of working screens would refuse, and opens before hydration (invoker commands).

function Frame({
  id,
  title,
  own,
  onClose,
  children,
}: {
  id: string
  title: ReactNode
  own: RefObject<HTMLDialogElement | null>
  onClose?: () => void
  children: ReactNode
}) {
  return (
    <dialog className="dialog" id={id} ref={own} aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </dialog>
  )
}

/** A dialog for a decision or a short task. The title is a question; the answers are verbs, the safe one second. The caller keeps `open`. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  answers,
}: {
  open: boolean
  /** Called when it closes in any way: Esc, or an answer that sets `open` false. */
  onClose: () => void
  title: ReactNode
  children?: ReactNode
  answers: ReactNode
}) {
  const id = useId()
  const own = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = own.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <Frame id={id} title={title} own={own} onClose={onClose}>
      {children}
      <div className="row">{answers}</div>
    </Frame>
  )
}

export interface ConfirmProps extends ButtonLook {
  /** Words of the button that opens the question. */
  readonly label: ReactNode
  readonly question: ReactNode
  /** The verb that does it, the same as in the question. */
  readonly yes: ReactNode
  /** The verb that lets it be. */
  readonly no: ReactNode
  /** What follows from it, and fields that it needs. */
  readonly children?: ReactNode
  /** Posted with the form around it. */
  readonly name?: string
  readonly value?: string
  /** Instead of a form. */
  readonly onConfirm?: () => void
  /** Why it cannot be done now. */
  readonly reason?: string | undefined
}

/** A button that asks before it does something that cannot be taken back. Stands inside the form that it submits, or takes `onConfirm`. */
export function ConfirmButton({
  label,
  question,
  yes,
  no,
  children,
  name,
  value,
  onConfirm,
  reason,
  kind = 'stop',
  dense,
}: ConfirmProps) {
  const id = useId()
  const own = useRef<HTMLDialogElement>(null)
  const opens = { commandfor: id, command: 'show-modal' }
  const closes = { commandfor: id, command: 'close' }
  // Enter pressed twice must not do what cannot be taken back: without a field to fill in, the answer that keeps things is met first.
  const open = () => {
    own.current?.showModal()
    if (kind !== 'main' && !own.current?.querySelector('input:not([type=hidden]), textarea, select'))
      own.current?.querySelector<HTMLButtonElement>('[data-keep]')?.focus()
  }
  const confirm = (event: MouseEvent<HTMLButtonElement>) => {
    // A form with a missing field stays in the dialog, where the field is.
    if (event.currentTarget.form?.checkValidity() === false) return
    own.current?.close()
    onConfirm?.()
  }
  return (
    <>
      <Button kind={kind} dense={dense} reason={reason} {...opens} onClick={open}>
        {label}
      </Button>
      <Frame id={id} title={question} own={own}>
        {children}
        <div className="row">
          <Button
            kind={kind}
            type={onConfirm ? 'button' : 'submit'}
            onClick={confirm}
            {...(name ? { name } : {})}
            {...(value ? { value } : {})}
          >
            {yes}
          </Button>
          <Button {...closes} data-keep onClick={() => own.current?.close()}>
            {no}
          </Button>
        </div>
      </Frame>
    </>
  )
}
