/** Number of number, and a bar. The words say how many of how many, and whether one may leave. */
export function Progress({ value, max, label, words }: { value: number; max: number; label: string; words: string }) {
  return (
    <div className="flow">
      <p role="status">{words}</p>
      <progress className="progress" max={max} value={value} aria-label={label} />
    </div>
  )
}
