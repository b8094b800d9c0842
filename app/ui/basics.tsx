import type { ButtonHTMLAttributes, ReactNode } from 'react'
export function Logo(_p: { onBridge?: boolean }) { return <span>Poiju</span> }
export function Button({ kind = 'plain', dense, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'main' | 'plain' | 'quiet' | 'stop'; dense?: boolean }) {
  return <button className={`btn btn-${kind}${dense ? ' btn-dense' : ''}`} {...rest} />
}
export function Field(p: { id: string; name: string; label: string; type?: string; hint?: string; error?: string | undefined; required?: boolean; autoComplete?: string; defaultValue?: string | undefined; options?: readonly { value: string; label: string; lang?: string }[] }) {
  return <div className="field"><label className="label" htmlFor={p.id}>{p.label}</label>{p.type === 'select' ? <select className="input" id={p.id} name={p.name} defaultValue={p.defaultValue}>{p.options?.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}</select> : <input className="input" id={p.id} name={p.name} type={p.type ?? 'text'} defaultValue={p.defaultValue} />}</div>
}
export function ErrorSummary(_p: { locale: string; errors: readonly { field: string; message: string }[] }) { return null }
export function Notice({ children }: { kind: string; children: ReactNode }) { return <div className="notice">{children}</div> }
