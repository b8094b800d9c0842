/**
 * Files of institutions: a row beside what it belongs to, and the bytes in the data folder under their own hash. The bytes come first and the row last: what a
 * crash or a rolled-back command leaves is bytes that no row names, and the sweep takes them away. A row is never without its bytes.
 */
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ctx } from './ctx.ts'
import { inTransaction, sql, type Tx } from './database.server.ts'
import { found } from './errors.ts'

export type MediaType = 'image/png' | 'image/jpeg'
export type FileRefusal = 'file-is-empty' | 'file-is-too-large' | 'file-of-another-kind'

/** What is younger may belong to a command that has not committed yet. */
const sweptAfterMs = 3_600_000

let folder: string | undefined

/** Set once at start: the data folder. Processes that serve the same files share it. */
export function configureFiles(dataFolder: string): void {
  folder = join(dataFolder, 'files')
}

/** What bytes are, by how they begin; what a browser or a name says of them does not count. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return starts(0xff, 0xd8, 0xff) ? 'image/jpeg' : undefined
}

export type PutAnswer =
  | { readonly accepted: true; readonly id: string; readonly sha256: string }
  | { readonly accepted: false; readonly refusal: FileRefusal }

/** Stores a file of the institution in scope, in the transaction of what it belongs to. Refused when it is empty, too large, or of another kind. */
export async function putFile(
  tx: Tx,
  ctx: Ctx,
  file: { readonly name: string; readonly bytes: Uint8Array },
  allowed: { readonly types: readonly MediaType[]; readonly mostBytes: number },
): Promise<PutAnswer> {
  const { bytes } = file
  if (bytes.byteLength === 0) return { accepted: false, refusal: 'file-is-empty' }
  if (bytes.byteLength > allowed.mostBytes) return { accepted: false, refusal: 'file-is-too-large' }
  const mediaType = mediaTypeOf(bytes)
  if (!mediaType || !allowed.types.includes(mediaType)) return { accepted: false, refusal: 'file-of-another-kind' }
  const institutionId = found(ctx.institution)
  const sha256 = createHash('sha256').update(bytes).digest()
  // Until this commits nothing of the institution is swept, whatever is as old as these bytes may be.
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`files ${institutionId}`}, 0))`.execute(tx)
  await writeBytes(institutionId, sha256.toString('hex'), bytes)
  const id = ctx.newId()
  await tx
    .insertInto('file')
    .values({
      institutionId,
      id,
      sha256,
      bytes: bytes.byteLength,
      mediaType,
      name: file.name.slice(0, 200),
      createdAt: ctx.now,
    })
    .execute()
  return { accepted: true, id, sha256: sha256.toString('hex') }
}

/** Whole or not at all, also when two write the same at once or the machine stops in the middle. */
async function writeBytes(institution: string, hash: string, bytes: Uint8Array): Promise<void> {
  const place = placeOf(institution)
  await mkdir(place, { recursive: true, mode: 0o700 })
  const path = join(place, hash)
  const now = new Date()
  const isThere = await utimes(path, now, now).then(
    () => true,
    () => false,
  )
  if (isThere) return
  const temporary = join(place, `.${crypto.randomUUID()}`)
  const handle = await open(temporary, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, path)
}

export interface StoredFile {
  readonly mediaType: MediaType
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** A file of the institution in scope; undefined when it is not there. Throws when its bytes are gone or are not what was stored. */
export async function readStoredFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  const row = await tx.selectFrom('file').select(['institutionId', 'sha256', 'mediaType']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const sha256 = row.sha256.toString('hex')
  const bytes = new Uint8Array(await readFile(join(placeOf(row.institutionId), sha256)))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`The bytes of file ${id} are not what was stored`)
  // Written by `putFile`.
  return { mediaType: row.mediaType as MediaType, sha256, bytes }
}

/** Removes a file of the institution in scope. Its bytes go with the next sweep, unless another row names them. */
export async function removeFile(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('file').where('id', '=', id).execute()
}

/** Takes away the bytes of the institution in scope that no row names and that are older than an hour. Returns how many. */
export async function sweepFiles(ctx: Ctx): Promise<number> {
  const place = placeOf(found(ctx.institution))
  return inTransaction(ctx, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`files ${ctx.institution}`}, 0))`.execute(tx)
    const rows = await tx.selectFrom('file').select('sha256').execute()
    const named = new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
    let swept = 0
    for (const name of await readdir(place).catch(() => [] as string[])) {
      if (named.has(name)) continue
      const { mtimeMs } = await stat(join(place, name))
      if (ctx.now.getTime() - mtimeMs < sweptAfterMs) continue
      await rm(join(place, name))
      swept++
    }
    return swept
  })
}

/** Ids of institutions and hashes alone make the path: nothing of a name that somebody gave. */
function placeOf(institution: string): string {
  if (!folder) throw new Error('Files are not configured: call configureFiles first')
  return join(folder, institution)
}
