/** Newline-delimited JSON in and out, in pieces, with as little in memory for a million lines as for a thousand. */

import { isUtf8 } from 'node:buffer'
import { once } from 'node:events'
import { extname } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { type MessagePort, Worker } from 'node:worker_threads'
import { CannotWrite } from './output.ts'

/** As many whole lines as fit go to a maker together. */
const bytesInPiece = 256 * 1024
const maxLineBytes = 1024 * 1024
const newline = 0x0a

export interface Piece {
  /** Number of the first line, from 1. */
  readonly first: number
  /** Whole lines of UTF-8, each ended by a newline but perhaps the last. They are handed over to the thread that reads them. */
  readonly bytes: Uint8Array
}

/** The lines of a stream in pieces, unread: only newlines are looked for. Of a line above `longest` bytes half of that is kept: too large for a credential. */
export async function* pieces(input: Readable, longest = maxLineBytes): AsyncGenerator<Piece> {
  let kept: Uint8Array[] = []
  let size = 0
  let first = 1
  let isSkipping = false
  let hasEnd = false
  for await (const read of input) {
    let chunk = read as Uint8Array
    if (isSkipping) {
      const at = chunk.indexOf(newline)
      if (at < 0) continue
      chunk = chunk.subarray(at)
      isSkipping = false
    }
    kept.push(chunk)
    size += chunk.length
    hasEnd ||= chunk.includes(newline)
    // A line that is not at its end yet is only kept: put together at each chunk it would be copied as often as it has chunks.
    if (size < bytesInPiece || (!hasEnd && size <= longest)) continue
    const all = Buffer.concat(kept)
    const end = all.lastIndexOf(newline) + 1
    isSkipping = all.length - end > longest
    kept = [Uint8Array.from(isSkipping ? all.subarray(end, end + longest / 2) : all.subarray(end))]
    size = kept[0]?.length ?? 0
    hasEnd = false
    if (end === 0) continue
    yield { first, bytes: Uint8Array.from(all.subarray(0, end)) }
    first += linesIn(all)
  }
  if (size > 0) yield { first, bytes: Uint8Array.from(Buffer.concat(kept)) }
}

function linesIn(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++
  return count
}

/** The lines of a piece; empty ones keep their place and come as '', those that are no UTF-8 as undefined. */
export function linesOf({ bytes }: Piece): (string | undefined)[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isUtf8(buffer)) return buffer.toString('utf8').split('\n')
  const lines: (string | undefined)[] = []
  for (let from = 0; from <= buffer.length; ) {
    const at = buffer.indexOf(newline, from)
    const line = buffer.subarray(from, at < 0 ? buffer.length : at)
    lines.push(isUtf8(line) ? line.toString('utf8') : undefined)
    from += line.length + 1
  }
  return lines
}

export interface LineError {
  readonly line: number
  readonly code: string
  readonly params?: Readonly<Record<string, string>>
}

/** What a worker makes of a piece: text to write, and the lines that nothing could be made of. */
export interface Made {
  /** UTF-8 where it comes out of another thread: it is handed over, not copied. */
  readonly output: string | Uint8Array
  readonly errors: readonly LineError[]
}

/** One who turns pieces into text: in this thread, or in a worker with the same set-up. */
export type Maker = (piece: Piece) => Promise<Made>

/**
 * Writes what the makers make of the pieces, in the order in which these came; each maker has at most two pieces at a time, so reading waits for
 * writing. Returns how many lines nothing could be made of, after telling each to `tell`. Throws CannotWrite, naming `where`.
 */
export async function inOrder(
  source: AsyncIterable<Piece>,
  makers: readonly Maker[],
  { stream, where }: { readonly stream: Writable; readonly where: string },
  tell: (error: LineError) => void,
): Promise<number> {
  const waiting: Promise<Made>[] = []
  let broken: { error: unknown } | undefined
  stream.once('error', (error) => {
    broken = { error }
  })
  let failed = 0
  const write = async (): Promise<void> => {
    const made = await (waiting.shift() as Promise<Made>)
    for (const error of made.errors) tell(error)
    failed += made.errors.length
    if (made.output.length === 0) return
    // `once` ends with the error of a stream that breaks meanwhile.
    if (!broken && !stream.write(made.output))
      await once(stream, 'drain').catch((error: unknown) => {
        broken = { error }
      })
    if (broken) throw new CannotWrite(where, broken.error)
  }
  let turn = 0
  for await (const piece of source) {
    const maker = makers[turn++ % makers.length] as Maker
    const made = maker(piece)
    // Awaited in its turn; without this a failure of a later piece would be an unhandled one.
    made.catch(() => undefined)
    waiting.push(made)
    if (waiting.length >= makers.length * 2) await write()
  }
  while (waiting.length > 0) await write()
  return failed
}

/** The other side of `threadMaker`: answers each piece in the order in which they come. */
export function answerPieces(port: MessagePort | null, make: Maker): void {
  let last: Promise<void> = Promise.resolve()
  port?.on('message', (piece: Piece) => {
    last = last.then(async () => {
      const { output, errors } = await make(piece)
      const bytes = typeof output === 'string' ? new TextEncoder().encode(output) : output
      port.postMessage({ first: piece.first, made: { output: bytes, errors } }, [bytes.buffer as ArrayBuffer])
    })
  })
}

/** A maker in a thread of its own, with a bounded heap so that memory stays flat. `end` stops it. */
export function threadMaker(module: string, setUp: unknown): { make: Maker; end: () => Promise<void> } {
  const worker = new Worker(new URL(`./${module}${extname(import.meta.url)}`, import.meta.url), {
    workerData: setUp,
    resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 96 },
  })
  const asked = new Map<number, { done: (made: Made) => void; failed: (error: Error) => void }>()
  worker.on('message', ({ first, made }: { first: number; made: Made }) => {
    asked.get(first)?.done(made)
    asked.delete(first)
  })
  let over: Error | undefined
  const fail = (error: Error) => {
    over ??= error
    for (const { failed } of asked.values()) failed(over)
    asked.clear()
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`The thread ended with ${code}`)))
  return {
    make: (piece) =>
      new Promise((done, failed) => {
        // Nobody is there any more to answer it.
        if (over) return failed(over)
        asked.set(piece.first, { done, failed })
        worker.postMessage(piece, [piece.bytes.buffer as ArrayBuffer])
      }),
    end: async () => {
      await worker.terminate()
    },
  }
}
