/**
 * Checks the whole audit against its seals, in one snapshot, as a stream (docs/decisions/0009-audit-sealer.md). It trusts the secret of the installation
 * and, where there is one, a head that was kept outside; it trusts no row.
 */
import pg from 'pg'
import {
  batchHash,
  type Head,
  installationChain,
  isSignedBy,
  leafHash,
  MerkleTree,
  noPrevious,
  rowColumns,
  statementOf,
} from './audit-chain.ts'
import { ownAuditKeys } from './audit-key.server.ts'
import { rowsOf } from './audit-rows.server.ts'
import { type BatchRow, batchColumns, toBatch } from './audit-sealer.server.ts'
import { overClient } from './database.server.ts'

export type FindingCode =
  | 'row-changed'
  | 'row-moved'
  | 'row-missing'
  | 'row-behind-the-seal'
  | 'row-with-a-number-not-given'
  | 'members-changed'
  | 'batch-missing'
  | 'batch-changed'
  | 'batch-not-ours'
  | 'chain-broken'
  | 'cut-off'
  | 'head-differs'
  | 'head-not-ours'
  | 'detail-changed'
  | 'detail-added'
  | 'guard-off'
  | 'key-not-ours'

/** One thing that is not as it was sealed: which institution's chain, which batch, which row. */
export interface Finding {
  readonly code: FindingCode
  /** Slug of the institution, 'installation' for rows of none; absent where it is about no chain. */
  readonly chain?: string
  readonly batch?: number
  readonly row?: string
  /** What else names it: a number of rows, a table, another institution. */
  readonly what?: string
}

export interface AuditReport {
  /** Sealed rows that were checked. */
  readonly rows: number
  readonly batches: number
  readonly chains: number
  /** Rows that no batch holds yet, and since when the oldest waits. */
  readonly waiting: number
  readonly waitingSince: Date | null
  /** Details that were erased: their hash stays. */
  readonly erasedDetails: number
  /** At most `mostFindings`, first found first. */
  readonly findings: readonly Finding[]
  readonly allFindings: number
}

const mostFindings = 100
/** Rows that are named one by one in a batch; more are counted. */
const mostRowsNamed = 20

type Member = [chain: string, number: number, auditId: string, leaf: string, ...columns: (string | null)[]]

/** Checks everything against the seals, and against `head` when there is one. `ownerUrl` sees every row. Changes nothing. */
export async function checkAudit(ownerUrl: string, head: Head | null): Promise<AuditReport> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    return await checkAuditIn(client, head)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The same in the running transaction of a connection: one snapshot when that is REPEATABLE READ. */
export async function checkAuditIn(client: pg.Client, head: Head | null): Promise<AuditReport> {
  // Where a policy would hide a row, this is an error and not a shorter answer.
  await client.query('set local row_security = off')
  // The members come along their index, each with its row: the other way, sorting all of them on disk, is slower and asks for the space.
  await client.query('set local cursor_tuple_fraction = 0.001')
  return await new Check(client, await ownAuditKeys(overClient(client)), head).run()
}

class Check {
  private readonly client: pg.Client
  private readonly keys: ReadonlySet<string>
  private readonly head: Head | null
  private readonly findings: Finding[] = []
  private allFindings = 0
  private readonly names = new Map<string, string>([[installationChain, 'installation']])
  private rows = 0
  private batches = 0
  private readonly chains = new Map<string, { number: number; hash: Buffer; rows: number }>()

  constructor(client: pg.Client, keys: ReadonlySet<string>, head: Head | null) {
    this.client = client
    this.keys = keys
    this.head = head
  }

  async run(): Promise<AuditReport> {
    const { rows } = await this.client.query<{ id: string; slug: string }>('select id, slug from public.institution')
    for (const { id, slug } of rows) this.names.set(id, slug)
    await this.checkGuards()
    await this.checkKeys()
    await this.checkBatches()
    this.checkHead()
    const { waiting, waitingSince } = await this.checkWaiting()
    const erasedDetails = await this.checkDetails()
    return {
      rows: this.rows,
      batches: this.batches,
      chains: this.chains.size,
      waiting,
      waitingSince,
      erasedDetails,
      findings: this.findings,
      allFindings: this.allFindings,
    }
  }

  private find(finding: Finding): void {
    this.allFindings++
    if (this.findings.length < mostFindings) this.findings.push(finding)
  }

  private name(chain: string | null | undefined): string {
    return this.names.get(chain ?? installationChain) ?? String(chain)
  }

  /** What stands in the way of changes by mistake, and of a view that shows something else. */
  private async checkGuards(): Promise<void> {
    const { rows } = await this.client.query<{ table: string; what: string }>(`
      select t as table, case when c.relkind is distinct from 'r' then 'is no table' else 'may be rewritten' end as what
      from unnest(array['audit', 'audit_key', 'audit_batch', 'audit_sealed', 'audit_detail']) t
      left join pg_class c on c.relname = t and c.relnamespace = 'public'::regnamespace
      left join pg_trigger g on g.tgrelid = c.oid and g.tgenabled in ('O', 'A')
        and g.tgname = case when t = 'audit_detail' then 'erased_as_a_whole' else 'insert_only' end
      where c.relkind is distinct from 'r' or g.oid is null order by 1`)
    for (const { table, what } of rows) this.find({ code: 'guard-off', what: `${table} ${what}` })
  }

  private async checkKeys(): Promise<void> {
    const { rows } = await this.client.query<{ key: string }>(
      `select encode(public_key, 'hex') as key from public.audit_key order by created_at`,
    )
    for (const { key } of rows) if (!this.isOurs(key)) this.find({ code: 'key-not-ours', what: key })
    if (this.head && !this.keys.has(this.head.publicKey)) this.find({ code: 'head-not-ours', what: this.head.publicKey })
  }

  /** A key is ours when its secret half opens with our secret; a head that was kept outside names it too. */
  private isOurs(key: string): boolean {
    return this.keys.has(key)
  }

  private async checkBatches(): Promise<void> {
    const batches = rowsOf<BatchRow>(
      this.client,
      'batches',
      `select ${batchColumns} from public.audit_batch b left join public.audit_key k on k.id = b.key_id order by b.chain, b.number`,
    )
    const members = rowsOf<Member>(
      this.client,
      'members',
      `select s.chain::text, s.number, s.audit_id::text, encode(s.leaf, 'hex'), ${rowColumns}
        from public.audit_sealed s left join public.audit a on a.id = s.audit_id order by s.chain, s.number, s.position`,
    )
    let member = await members.next()
    const isBefore = (one: Member, chain: string, number: number) => one[0] < chain || (one[0] === chain && one[1] < number)
    for await (const row of batches) {
      const batch = toBatch(row)
      member = await this.skipOrphans(member, members, (one) => isBefore(one, batch.chain, batch.number))
      const content = new BatchContent(batch.chain)
      for (; !member.done && member.value[0] === batch.chain && member.value[1] === batch.number; member = await members.next())
        content.add(member.value)
      this.batches++
      this.rows += content.rows.count
      this.checkLink(batch)
      this.checkContent(batch, content)
    }
    await this.skipOrphans(member, members, () => true)
  }

  /** Members of batches that are not there. */
  private async skipOrphans(
    first: IteratorResult<Member, void>,
    members: AsyncGenerator<Member>,
    isOrphan: (member: Member) => boolean,
  ): Promise<IteratorResult<Member, void>> {
    let member = first
    let told = ''
    while (!member.done && isOrphan(member.value)) {
      const [chain, number] = member.value
      if (told !== `${chain} ${number}`) this.find({ code: 'batch-missing', chain: this.name(chain), batch: number })
      told = `${chain} ${number}`
      member = await members.next()
    }
    return member
  }

  private checkLink(batch: ReturnType<typeof toBatch>): void {
    const { chain, number } = batch
    const before = this.chains.get(chain)
    const named = { chain: this.name(chain), batch: number }
    const expected = (before?.number ?? 0) + 1
    if (number !== expected)
      this.find({ code: 'batch-missing', chain: named.chain, batch: expected, what: `${number - expected} of them` })
    else if (!batch.previous.equals(before?.hash ?? noPrevious)) this.find({ code: 'chain-broken', ...named })
    if (!this.isOurs(batch.publicKey.toString('hex'))) this.find({ code: 'batch-not-ours', ...named })
    else if (!isSignedBy(batch.publicKey, statementOf(batch), batch.signature)) this.find({ code: 'batch-changed', ...named })
    const own = { number, hash: batchHash(batch), rows: (before?.rows ?? 0) + batch.rowCount }
    this.chains.set(chain, own)
    const kept = this.head?.chains.find((each) => each.chain === chain && each.number === number)
    if (kept && (kept.hash !== own.hash.toString('hex') || kept.rows !== own.rows)) this.find({ code: 'head-differs', ...named })
  }

  private checkContent(batch: ReturnType<typeof toBatch>, content: BatchContent): void {
    const named = { chain: this.name(batch.chain), batch: batch.number }
    const isWhole = content.rows.root().equals(batch.root) && content.rows.count === batch.rowCount
    const isAsListed = content.leaves.root().equals(batch.root) && content.leaves.count === batch.rowCount
    if (isWhole && isAsListed) return
    for (const { code, row, where } of content.named)
      this.find({ code, ...named, row, ...(where === undefined ? {} : { what: `now in ${this.name(where)}` }) })
    if (content.differing > content.named.length)
      this.find({ code: 'row-changed', ...named, what: `${content.differing - content.named.length} more rows` })
    // The list of members itself is not what was signed: rows were taken out of it, put into it, or change places.
    if (!isAsListed)
      this.find({ code: 'members-changed', ...named, what: `${content.leaves.count} of ${batch.rowCount} rows are listed` })
  }

  private checkHead(): void {
    for (const { chain, number } of this.head?.chains ?? []) {
      const last = this.chains.get(chain)?.number ?? 0
      if (last < number)
        this.find({ code: 'cut-off', chain: this.name(chain), batch: last + 1, what: `batches ${last + 1} to ${number}` })
    }
  }

  /** Rows that no batch holds. New ones wait for the next seal; one whose number says that its batch has gone was put there. */
  private async checkWaiting(): Promise<{ waiting: number; waitingSince: Date | null }> {
    const { rows } = await this.client.query<{ kind: string; chain: string; count: string; since: Date; named: string[] }>(`
      with last as (
        select distinct on (chain) chain, below, cluster = (select system_identifier::text from pg_control_system()) as is_here
        from public.audit_batch order by chain, number desc
      ), open as (
        select a.id, a.at, coalesce(a.institution_id, '${installationChain}') as chain,
          case when l.is_here and a.xid < l.below then 'behind' when l.is_here and a.xid >= pg_snapshot_xmax(pg_current_snapshot()) then 'not given' else 'waits' end as kind
        from public.audit a left join last l on l.chain = coalesce(a.institution_id, '${installationChain}')
        where not exists (select from public.audit_sealed s where s.audit_id = a.id)
      )
      select kind, chain::text, count(*) as count, min(at) as since, (array_agg(id::text order by id))[1:${mostRowsNamed}] as named from open group by 1, 2 order by 2, 1`)
    let waiting = 0
    let waitingSince: Date | null = null
    for (const { kind, chain, count, since, named } of rows) {
      if (kind === 'waits') {
        waiting += Number(count)
        if (!waitingSince || since < waitingSince) waitingSince = since
        continue
      }
      const code = kind === 'behind' ? 'row-behind-the-seal' : 'row-with-a-number-not-given'
      for (const row of named) this.find({ code, chain: this.name(chain), row })
      if (Number(count) > named.length)
        this.find({ code, chain: this.name(chain), what: `${Number(count) - named.length} more rows` })
    }
    return { waiting, waitingSince }
  }

  /** A detail is as its row committed to it, or erased. */
  private async checkDetails(): Promise<number> {
    const { rows } = await this.client.query<{ row: string; chain: string | null; added: boolean }>(`
      select d.audit_id::text as row, coalesce(a.institution_id, d.institution_id)::text as chain, a.detail_hash is null as added
      from public.audit_detail d left join public.audit a on a.id = d.audit_id
      where a.detail_hash is null or a.institution_id is distinct from d.institution_id or sha256(d.salt || convert_to(d.content, 'UTF8')) <> a.detail_hash
      order by 1 limit ${mostFindings + 1}`)
    for (const { row, chain, added } of rows)
      this.find({ code: added ? 'detail-added' : 'detail-changed', chain: this.name(chain), row })
    const { rows: erased } = await this.client.query<{ count: string }>(
      'select count(*) as count from public.audit a where a.detail_hash is not null and not exists (select from public.audit_detail d where d.audit_id = a.id)',
    )
    return Number(erased[0]?.count)
  }
}

/** The rows of one batch as they come by: what they hash to now, and what was written of them when they were sealed. */
class BatchContent {
  private readonly chain: string
  readonly rows = new MerkleTree()
  readonly leaves = new MerkleTree()
  readonly named: { code: 'row-changed' | 'row-moved' | 'row-missing'; row: string; where?: string | null }[] = []
  differing = 0

  constructor(chain: string) {
    this.chain = chain
  }

  add([, , id, listed, ...columns]: Member): void {
    this.leaves.add(Buffer.from(listed, 'hex'))
    const institution = columns[2] ?? installationChain
    const isThere = columns[0] !== null
    const leaf = isThere ? leafHash(columns) : null
    if (leaf) this.rows.add(leaf)
    if (leaf?.toString('hex') === listed && institution === this.chain) return
    this.differing++
    if (this.named.length >= mostRowsNamed) return
    if (!isThere) this.named.push({ code: 'row-missing', row: id })
    else if (institution !== this.chain) this.named.push({ code: 'row-moved', row: id, where: columns[2] ?? null })
    else this.named.push({ code: 'row-changed', row: id })
  }
}
