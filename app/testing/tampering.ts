/**
 * What somebody who owns the database can do to the audit, as kinds of tampering for the tests of its check. Each kind is done to rows that a
 * seeded choice picks, with every trigger and constraint out of the way.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type pg from 'pg'
import {
  type Batch,
  batchHash,
  keyPairOf,
  leafHash,
  MerkleTree,
  noPrevious,
  rowColumns,
  signBatch,
} from '../platform/audit-chain.ts'
import type { AuditKey } from '../platform/audit-key.server.ts'
import { type BatchRow, batchColumns, toBatch } from '../platform/audit-sealer.server.ts'
import { randomness } from '../platform/ids.server.ts'

/** A choice from 0 to `below` - 1. */
export type Choice = (below: number) => number

export interface Tampering {
  readonly kind: string
  do(client: pg.Client, pick: Choice): Promise<void>
}

interface SealedRow {
  readonly id: string
  readonly chain: string
  readonly number: number
  readonly position: number
}

async function sealedRows(client: pg.Client, where = 'true'): Promise<SealedRow[]> {
  const { rows } = await client.query<SealedRow>(
    `select s.audit_id as id, s.chain, s.number, s.position from audit_sealed s join audit a on a.id = s.audit_id
      where ${where} order by s.chain, s.number, s.position`,
  )
  return rows
}

async function aRow(client: pg.Client, pick: Choice, where?: string): Promise<SealedRow> {
  const rows = await sealedRows(client, where)
  return rows[pick(rows.length)] as SealedRow
}

/** Two different rows of one batch. */
async function twoRows(client: pg.Client, pick: Choice): Promise<[SealedRow, SealedRow]> {
  const one = await aRow(client, pick)
  const others = (await sealedRows(client)).filter(
    ({ id, chain, number }) => id !== one.id && chain === one.chain && number === one.number,
  )
  return [one, others[pick(others.length)] as SealedRow]
}

const change = (kind: string, set: string, where?: string): Tampering => ({
  kind,
  do: async (client, pick) => {
    const { id } = await aRow(client, pick, where)
    await client.query(`update audit set ${set} where id = $1`, [id])
  },
})

const anotherInstitution = `(select i.id from institution i where i.id is distinct from audit.institution_id order by i.id limit 1)`

/** A copy of a row under a new id, in the chain of `like`. */
async function insertLike(client: pg.Client, like: SealedRow, xid: string): Promise<string> {
  const id = randomness.newId()
  await client.query(
    `insert into audit (id, xid, institution_id, at, actor_kind, actor_id, subject, fact, data, request_id)
      select $2, ${xid}, institution_id, at, actor_kind, actor_id, subject, 'thing.neverHappened', data, request_id from audit where id = $1`,
    [like.id, id],
  )
  return id
}

async function lastNumber(client: pg.Client, chain: string): Promise<number> {
  const { rows } = await client.query<{ number: number }>('select max(number) as number from audit_batch where chain = $1', [
    chain,
  ])
  return rows[0]?.number ?? 0
}

async function removeBatches(client: pg.Client, chain: string, from: number, to: number, withRows: boolean): Promise<void> {
  if (withRows)
    await client.query(
      'delete from audit where id in (select audit_id from audit_sealed where chain = $1 and number between $2 and $3)',
      [chain, from, to],
    )
  for (const table of ['audit_sealed', 'audit_batch'])
    await client.query(`delete from ${table} where chain = $1 and number between $2 and $3`, [chain, from, to])
}

/** Makes leaves, roots and links of a chain fit its rows again, as somebody would who knows how; signs when there is a key. */
export async function rebuild(
  client: pg.Client,
  chain: string,
  key?: { readonly id: string; readonly pair: Pick<AuditKey, 'publicKey' | 'secretKey'> },
  elsewhere?: { readonly cluster: string; readonly add: bigint },
): Promise<void> {
  const { rows: batches } = await client.query<BatchRow>({
    text: `select ${batchColumns} from audit_batch b join audit_key k on k.id = b.key_id where b.chain = $1 order by b.number`,
    values: [chain],
    rowMode: 'array',
  })
  let previous: Buffer = noPrevious
  for (const row of batches) {
    const old = toBatch(row)
    const { rows: members } = await client.query<(string | null)[]>({
      text: `select ${rowColumns} from audit_sealed s join audit a on a.id = s.audit_id where s.chain = $1 and s.number = $2 order by s.position`,
      values: [chain, old.number],
      rowMode: 'array',
    })
    const tree = new MerkleTree()
    for (const columns of members) {
      const leaf = leafHash(columns)
      tree.add(leaf)
      await client.query('update audit_sealed set leaf = $2 where audit_id = $1', [columns[0], leaf])
    }
    const batch: Batch = {
      ...old,
      previous,
      root: tree.root(),
      rowCount: tree.count,
      publicKey: key?.pair.publicKey ?? old.publicKey,
      below: old.below + (elsewhere?.add ?? 0n),
      cluster: elsewhere?.cluster ?? old.cluster,
    }
    previous = batchHash(batch)
    await client.query(
      `update audit_batch set previous = $3, root = $4, row_count = $5, key_id = coalesce($6, key_id), signature = coalesce($7, signature), below = $8, cluster = $9 where chain = $1 and number = $2`,
      [
        chain,
        old.number,
        batch.previous,
        batch.root,
        batch.rowCount,
        key?.id,
        key && signBatch(batch, key.pair.secretKey),
        String(batch.below),
        batch.cluster,
      ],
    )
  }
}

async function chainsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ chain: string }>('select distinct chain from audit_batch order by 1')
  return rows.map(({ chain }) => chain)
}

async function aChain(client: pg.Client, pick: Choice): Promise<string> {
  const chains = await chainsOf(client)
  return chains[pick(chains.length)] as string
}

/** Every kind that the check must find, in a transaction or on a copy. */
export const tamperings: readonly Tampering[] = [
  change('another fact', `fact = 'thing.happenedNot'`),
  change('another subject', `subject = 'thing:' || gen_random_uuid()`),
  change('another actor', `actor_kind = 'person', actor_id = gen_random_uuid()::text`),
  change('data changed', `data = data || '{"forged": true}'`),
  change('a microsecond later', `at = at + interval '1 microsecond'`),
  change('another request', `request_id = request_id || ' '`),
  change('another transaction number', `xid = (xid::text::bigint - 1)::text::xid8`),
  change('another hash of its detail', `detail_hash = sha256(detail_hash)`, 'a.detail_hash is not null'),
  change('the hash of its detail removed', `detail_hash = null`, 'a.detail_hash is not null'),
  change('moved to another institution', `institution_id = ${anotherInstitution}`),
  {
    kind: 'moved to another institution with its place in a batch',
    do: async (client, pick) => {
      const row = await aRow(client, pick)
      const target = (await chainsOf(client)).find((chain) => chain !== row.chain) as string
      await client.query(
        `update audit set institution_id = nullif($2, '00000000-0000-0000-0000-000000000000'::uuid) where id = $1`,
        [row.id, target],
      )
      await client.query('update audit_sealed set chain = $2, number = 1, position = 10000 where audit_id = $1', [row.id, target])
    },
  },
  {
    kind: 'removed',
    do: async (client, pick) => {
      await client.query('delete from audit where id = $1', [(await aRow(client, pick)).id])
    },
  },
  {
    kind: 'removed with its place',
    do: async (client, pick) => {
      const { id } = await aRow(client, pick)
      await client.query('delete from audit where id = $1', [id])
      await client.query('delete from audit_sealed where audit_id = $1', [id])
    },
  },
  {
    kind: 'removed with its place, and every root and link made to fit',
    do: async (client, pick) => {
      const { id, chain } = await aRow(client, pick)
      await client.query('delete from audit where id = $1', [id])
      await client.query('delete from audit_sealed where audit_id = $1', [id])
      await rebuild(client, chain)
    },
  },
  {
    kind: 'two rows that say what the other said',
    do: async (client, pick) => {
      const [one, other] = await twoRows(client, pick)
      await client.query(
        `update audit a set subject = o.subject, fact = o.fact, data = o.data, at = o.at, detail_hash = o.detail_hash, xid = o.xid
            from audit o where (a.id, o.id) in (($1, $2), ($2, $1))`,
        [one.id, other.id],
      )
      // The two may be alike but for their subject; one of them shall differ whatever they were.
      await client.query(`update audit set request_id = 'swapped' where id = $1`, [one.id])
    },
  },
  {
    kind: 'two rows that bear the id of the other',
    do: async (client, pick) => {
      const [one, other] = await twoRows(client, pick)
      const between = randomness.newId()
      for (const [from, to] of [
        [one.id, between],
        [other.id, one.id],
        [between, other.id],
      ])
        await client.query('update audit set id = $2 where id = $1', [from, to])
    },
  },
  {
    kind: 'two rows in the place of the other',
    do: async (client, pick) => {
      const [one, other] = await twoRows(client, pick)
      const { rows } = await client.query<{ leaf: Buffer }>('select leaf from audit_sealed where audit_id = $1', [one.id])
      await client.query('delete from audit_sealed where audit_id = $1', [one.id])
      await client.query('update audit_sealed set position = $2 where audit_id = $1', [other.id, one.position])
      await client.query('insert into audit_sealed values ($1, $2, $3, $4, $5)', [
        one.chain,
        one.number,
        other.position,
        one.id,
        rows[0]?.leaf,
      ])
    },
  },
  {
    kind: 'put in behind the seal',
    do: async (client, pick) => {
      const like = await aRow(client, pick)
      await insertLike(client, like, 'xid')
    },
  },
  {
    kind: 'put into a sealed batch',
    do: async (client, pick) => {
      const like = await aRow(client, pick)
      const id = await insertLike(client, like, 'xid')
      await client.query('insert into audit_sealed select chain, number, 10000, $2, leaf from audit_sealed where audit_id = $1', [
        like.id,
        id,
      ])
    },
  },
  {
    kind: 'put into a sealed batch, and every root and link made to fit',
    do: async (client, pick) => {
      const like = await aRow(client, pick)
      const id = await insertLike(client, like, 'xid')
      await client.query('insert into audit_sealed select chain, number, 10000, $2, leaf from audit_sealed where audit_id = $1', [
        like.id,
        id,
      ])
      await rebuild(client, like.chain)
    },
  },
  {
    kind: 'put in under a transaction number of tomorrow, so that it is never sealed',
    do: async (client, pick) => {
      await insertLike(client, await aRow(client, pick), `(xid::text::bigint + 1000000000)::text::xid8`)
    },
  },
  {
    kind: 'a forged root over a changed row',
    do: async (client, pick) => {
      const { id, chain } = await aRow(client, pick)
      await client.query(`update audit set fact = 'thing.happenedNot' where id = $1`, [id])
      await rebuild(client, chain)
    },
  },
  {
    kind: 'another leaf',
    do: async (client, pick) => {
      await client.query('update audit_sealed set leaf = sha256(leaf) where audit_id = $1', [(await aRow(client, pick)).id])
    },
  },
  {
    kind: 'a batch removed',
    do: async (client, pick) => {
      const { chain, number } = await aRow(client, pick)
      await removeBatches(client, chain, number, number, true)
    },
  },
  {
    kind: 'only the batch row removed',
    do: async (client, pick) => {
      const { chain, number } = await aRow(client, pick)
      await client.query('delete from audit_batch where chain = $1 and number = $2', [chain, number])
    },
  },
  {
    kind: 'a batch removed, and those after it moved down',
    do: async (client, pick) => {
      const chain = await aChain(client, pick)
      const last = await lastNumber(client, chain)
      const number = 1 + pick(last - 1)
      await removeBatches(client, chain, number, number, true)
      for (let each = number + 1; each <= last; each++)
        for (const table of ['audit_sealed', 'audit_batch'])
          await client.query(`update ${table} set number = $3 where chain = $1 and number = $2`, [chain, each, each - 1])
      await rebuild(client, chain)
    },
  },
  {
    kind: 'the end of a chain cut off',
    do: async (client, pick) => {
      const chain = await aChain(client, pick)
      const last = await lastNumber(client, chain)
      await removeBatches(client, chain, last - pick(last - 1), last, true)
    },
  },
  {
    kind: 'a whole chain cut off',
    do: async (client, pick) => {
      const chain = await aChain(client, pick)
      await removeBatches(client, chain, 1, await lastNumber(client, chain), true)
    },
  },
  {
    kind: 'a chain signed anew with another key',
    do: async (client, pick) => {
      const { id, chain } = await aRow(client, pick)
      await client.query(`update audit set fact = 'thing.happenedNot' where id = $1`, [id])
      const key = { id: randomness.newId(), pair: keyPairOf(randomBytes(32)) }
      await client.query('insert into audit_key values ($1, $2, $3, now())', [key.id, key.pair.publicKey, randomBytes(60)])
      await rebuild(client, chain, key)
    },
  },
  {
    kind: 'every chain signed anew with another key in the place of ours',
    do: async (client, pick) => {
      const { id } = await aRow(client, pick)
      await client.query(`update audit set fact = 'thing.happenedNot' where id = $1`, [id])
      const pair = keyPairOf(randomBytes(32))
      const { rows } = await client.query<{ id: string }>('update audit_key set public_key = $1 returning id', [pair.publicKey])
      for (const chain of await chainsOf(client)) await rebuild(client, chain, { id: rows[0]?.id as string, pair })
    },
  },
  {
    kind: 'another signature',
    do: async (client, pick) => {
      const { chain, number } = await aRow(client, pick)
      const { privateKey } = generateKeyPairSync('ed25519')
      await client.query('update audit_batch set signature = $3 where chain = $1 and number = $2', [
        chain,
        number,
        Buffer.concat([privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32), Buffer.alloc(32, number)]),
      ])
    },
  },
  {
    kind: 'another time of sealing',
    do: async (client, pick) => {
      const { chain, number } = await aRow(client, pick)
      await client.query(`update audit_batch set sealed_at = sealed_at - interval '1 day' where chain = $1 and number = $2`, [
        chain,
        number,
      ])
    },
  },
  {
    kind: 'another text in a detail',
    do: async (client, pick) => {
      const { id } = await aRow(client, pick, 'a.detail_hash is not null')
      await client.query('update audit_detail set content = content || $2 where audit_id = $1', [id, ' '])
    },
  },
  {
    kind: 'the details of two rows exchanged',
    do: async (client, pick) => {
      const rows = await sealedRows(client, 'a.detail_hash is not null')
      const [one] = rows.splice(pick(rows.length), 1)
      const other = rows[pick(rows.length)]
      await client.query(
        'update audit_detail d set content = o.content, salt = o.salt from audit_detail o where (d.audit_id, o.audit_id) in (($1, $2), ($2, $1))',
        [one?.id, other?.id],
      )
    },
  },
  {
    kind: 'a detail for a row that had none',
    do: async (client, pick) => {
      const { id } = await aRow(client, pick, 'a.detail_hash is null')
      await client.query(
        `insert into audit_detail (audit_id, institution_id, salt, content) select id, institution_id, '\\x00', '{}' from audit where id = $1`,
        [id],
      )
    },
  },
  {
    kind: 'a guard taken away',
    do: async (client, pick) => {
      const tables = ['audit', 'audit_batch', 'audit_sealed', 'audit_key']
      await client.query(`drop trigger insert_only on ${tables[pick(tables.length)]}`)
    },
  },
  {
    kind: 'a view that hides rows in the place of the table',
    do: async (client, pick) => {
      const { id } = await aRow(client, pick)
      await client.query('alter table audit rename to audit_before')
      await client.query(`create view audit as select * from audit_before where id <> '${id}'`)
    },
  },
]

/** Takes the end of a chain out of its seals and changes a row of it: the installation's own sealer will then seal it again, with its own key. */
export async function unsealTheEnd(client: pg.Client, pick: Choice): Promise<void> {
  const chain = await aChain(client, pick)
  const last = await lastNumber(client, chain)
  const from = last - pick(last - 1)
  await client.query(
    `update audit set fact = 'thing.happenedNot' where id = (select audit_id from audit_sealed where chain = $1 and number = $2 and position = 0)`,
    [chain, from],
  )
  await removeBatches(client, chain, from, last, false)
}

/** Puts every trigger and constraint out of the way, in the running transaction or, with 'session', for good. */
export async function unguarded(client: pg.Client, how: 'local' | 'session'): Promise<void> {
  await client.query(`set ${how} session_replication_role = replica`)
}
