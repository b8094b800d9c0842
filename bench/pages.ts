/** Public pages: what one weighs with everything it needs, how long it takes, and how many of them one core makes. */
import { readFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { heading, median, number, quantile, say, timed } from './figures.ts'
import type { Program } from './program.ts'

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

interface Answer {
  readonly status: number
  /** As they came over the wire. */
  readonly bytes: number
  readonly text: string
}

/** One GET, with the bytes that really travelled: fetch would unpack them. */
function ask(url: string, encoding: string): Promise<Answer> {
  return new Promise((done, failed) => {
    get(url, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.once('end', () => {
        const body = Buffer.concat(parts)
        done({ status: response.statusCode ?? 0, bytes: body.length, text: body.toString('utf8') })
      })
      response.once('error', failed)
    }).once('error', failed)
  })
}

/** Compressed bytes of a page, and of all that a browser loads for it: styles, the fonts they name, the icon. */
async function weigh(url: string): Promise<{ page: number; all: number; scripts: number }> {
  const { text } = await ask(url, 'identity')
  const { bytes: page } = await ask(url, 'br, gzip')
  const links = [...text.matchAll(/<link[^>]+rel="(?:stylesheet|icon)"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? '',
  )
  const scripts = [...text.matchAll(/<script(?![^>]*ld\+json)/g)].length
  let all = page
  for (const path of links) {
    const address = new URL(path, url).toString()
    all += (await ask(address, 'br, gzip')).bytes
    if (!path.endsWith('.css')) continue
    for (const [, font] of (await ask(address, 'identity')).text.matchAll(/url\(([^)]+\.woff2)\)/g))
      all += (await ask(new URL(font ?? '', address).toString(), 'br, gzip')).bytes
  }
  return { page, all, scripts }
}

/** Seconds of processor time that a process has used; undefined where the system does not say. */
function processorSeconds(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // utime and stime, in hundredths of a second.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export async function measurePages({ origin, process: { pid } }: Program, seconds: number): Promise<void> {
  const code = /\/en\/micro-credentials\/([A-Z0-9-]+)</.exec((await ask(`${origin}/sitemap.xml`, 'identity')).text)?.[1]
  const pages = {
    catalogue: '/en',
    detail: `/en/micro-credentials/${code}`,
    'employer view': `/en/micro-credentials/${code}/employer`,
    verify: '/en/verify',
    'report a need': '/en/report-a-need',
  }
  heading('Public pages, eight visitors at once; "a core" is processor time of the program alone, PostgreSQL runs beside it')
  for (const [name, path] of Object.entries(pages)) {
    const url = origin + path
    const { page, all, scripts } = await weigh(url)
    say(`${name}: compressed, in all`, number(all / 1024, 'KB'), '30 KB, 0 scripts')
    say(`${' '.repeat(name.length)}  of it the page; scripts`, `${number(page / 1024, 'KB')}; ${scripts}`)
    const times: number[] = []
    const visit = async (until: number) => {
      while (performance.now() < until)
        times.push(
          await timed(async () => {
            if ((await ask(url, 'br, gzip')).status !== 200) throw new Error(`${path} was not answered`)
          }),
        )
    }
    await Promise.all(Array.from({ length: 8 }, () => visit(performance.now() + 500)))
    times.length = 0
    const before = processorSeconds(pid as number)
    const started = performance.now()
    await Promise.all(Array.from({ length: 8 }, () => visit(started + seconds * 1000)))
    const wall = (performance.now() - started) / 1000
    const used = before === undefined ? undefined : (processorSeconds(pid as number) ?? 0) - before
    say(`${' '.repeat(name.length)}  median, p99`, `${number(median(times))}, ${number(quantile(times, 0.99), 'ms')}`)
    say(`${' '.repeat(name.length)}  pages a second on this machine`, number(times.length / wall))
    if (used !== undefined) say(`${' '.repeat(name.length)}  pages a second per core`, number(times.length / used), '2,000')
  }
  agent.destroy()
}
