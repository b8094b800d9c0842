/**
 * The picture of a micro-credential: a small sea chart of its own, drawn from its facts.
 *
 *   outcomes → buoys along the fairway, one each      level  → depth contours round each island (level − 2)
 *   credits  → segments of the chart's scale bar      field  → the water's tint
 *   id       → everything else: course of the fairway, place and shape of the islands
 *
 * Pure: same facts, same bytes, on any machine, for ever (integer hash, fixed decimals, no clock, no chance).
 */

export interface PictureFacts {
  /** The identifier without the version, so later versions look alike and differ where the facts differ. */
  readonly id: string
  readonly outcomes: number
  /** Null for a badge without credits: its chart has no scale bar. */
  readonly credits: number | null
  readonly level: number
  readonly field: 'health' | 'rehabilitation' | 'welfare' | 'security' | 'leadership' | 'teaching'
}

type Point = readonly [number, number]

/** One SVG element, viewBox 0 0 240 240: at most 14 kB full; small (lists, up to 96 px) leaves out the frame and half of the contours. */
export function credentialPicture(facts: PictureFacts, how: { detail?: 'full' | 'small'; title?: string } = {}): string {
  const { id, outcomes, credits, level, field } = facts
  const small = how.detail === 'small' // one sheet of paper in every scheme: the picture does not change with dark mode
  const random = mulberry32(fnv1a(id))
  const between = (a: number, b: number) => a + (b - a) * random()
  const water = TINTS[field]

  // 1. The fairway: a cubic curve across the sheet, entering and leaving at seeded heights; a quarter of them run down.
  const down = random() < 0.5,
    turn = random() < 0.5
  const a: Point = [-10, down ? between(42, 92) : between(148, 198)],
    d: Point = [250, down ? between(148, 198) : between(42, 92)]
  const bend = between(35, 85) * (random() < 0.5 ? -1 : 1)
  const b: Point = [between(60, 100), a[1] + bend],
    c: Point = [between(140, 180), d[1] - bend]
  const along = (i: 0 | 1, t: number) =>
    (1 - t) ** 3 * a[i] + 3 * (1 - t) ** 2 * t * b[i] + 3 * (1 - t) * t * t * c[i] + t ** 3 * d[i]
  const at = (t: number): Point => [along(0, t), along(1, t)]
  const normal = (t: number): Point => {
    const p = at(t - 0.01),
      q = at(t + 0.01),
      l = Math.hypot(q[0] - p[0], q[1] - p[1])
    return [-(q[1] - p[1]) / l, (q[0] - p[0]) / l]
  }

  // 2. Islands: on alternating sides, each as big as its distance from the fairway allows; rings of depth round each.
  const rings = Math.max(2, level - 2),
    shown = small ? Math.min(2, rings) : rings
  let side = turn ? 1 : -1
  const islands = [between(0.14, 0.26), between(0.44, 0.56), between(0.74, 0.88), between(0.3, 0.7)].map((t, k) => {
    side = -side
    const distance = k === 3 ? between(84, 104) : between(52, 78),
      n = normal(t),
      p = at(t)
    const land = distance * between(0.3, 0.4)
    return {
      x: p[0] + n[0] * side * distance,
      y: p[1] + n[1] * side * distance,
      land,
      step: (distance - 11 - land) / rings,
      waves: [2, 3, 5].map((f) => ({ f, size: between(0.05, 0.3) / Math.sqrt(f), phase: between(0, 6.283) })),
    }
  })
  const outline = (island: (typeof islands)[number], ring: number): string => {
    // ring 0 is land, ring n is n depths out; far rings are smoother
    const r = island.land + island.step * ring,
      calm = 1 - (0.62 * ring) / rings,
      corners = small ? 9 : 12,
      points: Point[] = []
    for (let i = 0; i < corners; i++) {
      const th = (i * 2 * Math.PI) / corners,
        w = island.waves.reduce((s, v) => s + v.size * Math.cos(v.f * th + v.phase), 0)
      points.push([island.x + r * (1 + w * calm) * Math.cos(th), island.y + r * (1 + w * calm) * Math.sin(th)])
    }
    return smooth(points, small ? f0 : f1)
  }
  const depths: string[] = []
  for (let i = shown; i >= 0; i--) {
    const ring = small ? (i * rings) / shown : i,
      shade = i === 0 ? LAND : mix(water.deep, water.shallow, 1 - (ring - 1) / rings)
    depths.push(
      `<path d="${islands.map((s) => outline(s, ring)).join('')}" fill="${shade}" stroke="${i === 0 ? '#8A7440' : water.line}" stroke-width="${(i === 0 ? 2.2 : 1.5) * (small ? 2 : 1)}"/>`,
    )
  }

  // 3. Buoys: equal distances along the curve, left and right in turn; the chart's own sign: a leaning mast, a ring on the water.
  const table = Array.from({ length: 101 }, (_, i) => at(i / 100)),
    length: number[] = [0]
  for (let i = 1; i < 101; i++) {
    const [p, q] = [table[i - 1] as Point, table[i] as Point]
    length.push((length[i - 1] as number) + Math.hypot(q[0] - p[0], q[1] - p[1]))
  }
  const whole = length[100] as number
  const mark = `m${fnv1a(id).toString(36)}${small ? 's' : ''}` // unique in a page
  const count = Math.min(MOST, outcomes)
  const buoys = Array.from({ length: count }, (_, i) => {
    const want = whole * (0.15 + 0.7 * (count === 1 ? 0.5 : i / (count - 1)))
    const t =
        Math.max(
          1,
          length.findIndex((l) => l >= want),
        ) / 100,
      p = at(t),
      n = normal(t),
      s = (i % 2 ? 1 : -1) * (small ? 10 : 8)
    return `<use href="#${mark}" x="${f1(p[0] + n[0] * s)}" y="${f1(Math.min(216, Math.max(34, p[1] + n[1] * s)))}"/>`
  }).join('')
  const scale = small ? 2.7 : 1.4
  const symbol = `<g id="${mark}" transform="scale(${scale})"><path d="M-3.2-2.4 3-.9 4.6-10.6 1.7-11.3z" fill="#E8500A"/><circle cx="4.3" cy="-13.6" r="1.9" fill="#08283D"/><circle r="2.1" fill="#fff" stroke="#08283D" stroke-width="1.3"/></g>`

  // 4. The sheet: fairway line, frame, scale bar with one segment for each credit.
  const way = `<path d="M${a.map(f1)}C${[b, c, d].flat().map(f1)}" fill="none" stroke="#08283D" stroke-width="${small ? 4 : 1.6}" stroke-dasharray="${small ? '12 9' : '7 4.5'}"/>`
  const n = credits === null ? 0 : Math.min(MOST, Math.max(1, Math.ceil(credits))),
    w = 216 / n
  const bar = Array.from({ length: n }, (_, i) => (i % 2 ? '' : `M${f1(12 + i * w)} 224h${f1(w)}v5h-${f1(w)}z`)).join('')
  const frame = small
    ? ''
    : credits === null
      ? `<path d="M0 0H240V240H0zM12 12V229H228V12z" fill="#fff" fill-rule="evenodd"/><path d="M12 12H228V229H12z" fill="none" stroke="#08283D" stroke-width="1.2"/>`
      : `<path d="M0 0H240V240H0zM12 12V224H228V12z" fill="#fff" fill-rule="evenodd"/><path d="M12 12H228V229H12zM12 224H228" fill="none" stroke="#08283D" stroke-width="1.2"/><path d="${bar}" fill="#08283D"/>`
  const name = how.title
    ? ` role="img" aria-label="${how.title.replace(/[&<"]/g, (ch) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[ch] ?? '')}"`
    : ' aria-hidden="true"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240"${name}><defs>${symbol}</defs><rect width="240" height="240" fill="${water.deep}"/><g paint-order="stroke">${depths.join('')}</g>${way}${buoys}${frame}</svg>`
}

/** Deep and shallow water and its contour line, by broad field. */
const TINTS = {
  health: { deep: '#EEF6F8', shallow: '#8FC3D3', line: '#5E9DB2' },
  rehabilitation: { deep: '#EDF7F3', shallow: '#8CC7B4', line: '#5A9F8A' },
  welfare: { deep: '#F0F4FA', shallow: '#9DB8DC', line: '#6C8DBB' },
  security: { deep: '#EFF3F5', shallow: '#93AAB8', line: '#64808F' },
  leadership: { deep: '#EAF4F4', shallow: '#72B3BA', line: '#3F8A93' },
  teaching: { deep: '#F2F6EC', shallow: '#AEC78A', line: '#7E9B56' },
}
/** Drafts may hold any number; the sheet has room for so many buoys, and so many segments in its bar. */
const MOST = 60
const LAND = '#F0E2BD'
const f0 = (v: number): string => String(Math.round(v))
const f1 = (v: number): string => String(Math.round(v * 10) / 10)
/** FNV-1a, 32 bits, over UTF-8. */
function fnv1a(text: string): number {
  let h = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) h = Math.imul(h ^ byte, 0x01000193)
  return h >>> 0
}
/** mulberry32: small seeded generator, 0 ≤ x < 1. */
function mulberry32(seed: number): () => number {
  let s = seed
  return () => {
    s = (s + 0x6d2b79f5) | 0
    let t = Math.imul(s ^ (s >>> 15), 1 | s)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
/** Closed Catmull-Rom curve through the points, as cubic Béziers. */
function smooth(p: readonly Point[], f1: (v: number) => string): string {
  const k = p.length,
    q = (i: number) => p[(i + k) % k] as Point
  const first = q(0)
  let s = `M${f1(first[0])} ${f1(first[1])}`
  for (let i = 0; i < k; i++) {
    const [p0, p1, p2, p3] = [q(i - 1), q(i), q(i + 1), q(i + 2)]
    s += `C${[p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6, p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1]].map(f1).join(' ')}`
  }
  return `${s}z`
}
function mix(x: string, y: string, t: number): string {
  const h = (c: string, i: number) => parseInt(c.slice(i, i + 2), 16)
  return (
    '#' +
    [1, 3, 5]
      .map((i) =>
        Math.round(h(x, i) + (h(y, i) - h(x, i)) * t)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')
  )
}
