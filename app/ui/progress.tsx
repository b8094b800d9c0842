/** Number of number, and a bar. The words say whether one may leave. */
export function Progress({ value, max, label, words }: { value: number; max: number; label: string; words: string }) {
  return (
    <div className="flow">
      <progress className="progress" max={max} value={value} aria-label={label} />
      <p role="status">{words}</p>
    </div>
  )
}
