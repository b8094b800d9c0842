/**
 * The edge of the database, where statements are counted and the n-th fails: a door in front of PostgreSQL that passes its protocol on byte for byte. What
 * fails, fails in the server: the program sees what it would see on a bad day, whatever library it uses.
 */
import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'

/**
 * refused: the server answers the statement with an error (SQLSTATE 42601; 57014 for the end of a COPY), and the transaction is broken.
 * terminated: the server ends the connection instead of answering (57P01), as when an administrator or a restart ends it.
 * unanswered: the server runs the statement, and the answer is lost on its way. Of a COMMIT, nobody knows then.
 */
export const failures = ['refused', 'terminated', 'unanswered'] as const
export type Failure = (typeof failures)[number]

export interface FailingDatabase {
  /** The same address through the door. */
  through(url: string): string
  /** From now on statements are counted from 1; the `n`-th fails. With no `n` they are only counted. */
  arm(n?: number, failure?: Failure): void
  /** Statements since `arm`, and whether the failure has happened. */
  count(): { readonly statements: number; readonly failed: boolean }
  close(): Promise<void>
}

/** Opens the door in front of the server of `serverUrl`, the owner's address. */
export async function failingDatabase(serverUrl: string): Promise<FailingDatabase> {
  const { hostname, port } = new URL(serverUrl)
  // Nobody stands in a database that is to be copied.
  const elsewhere = new URL(serverUrl)
  elsewhere.pathname = '/postgres'
  const admin = new pg.Pool({ connectionString: elsewhere.toString(), max: 1 })
  admin.on('error', () => undefined)
  const sockets = new Set<Socket>()
  let statements = 0
  let at: number | undefined
  let failure: Failure = 'refused'
  let failed = false

  const server: Server = createServer((client) => {
    const upstream = connect(Number(port), hostname)
    let backend = 0
    let isSwallowing = false
    let isEnded = false
    const end = () => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }

    /** Lets the statement that is to fail fail; true when it must not go on to the server as it is. */
    const fail = (type: Sent): boolean => {
      failed = true
      if (failure === 'refused') upstream.write(broken(type))
      if (failure === 'terminated') {
        // From here on nothing of the program reaches the server on this connection.
        isEnded = true
        void admin.query('select pg_terminate_backend($1)', [backend]).catch(end)
      }
      isSwallowing = failure === 'unanswered'
      return failure !== 'unanswered'
    }
    const fromClient = new Messages(true, (type, message) => {
      if (isEnded) return
      // A statement comes as Query, or as Parse of the extended protocol; what follows a Parse belongs to it. The end of a COPY is one more that can fail.
      if (type === 'Q' || type === 'P' || type === 'c') {
        statements++
        if (statements === at && fail(type)) return
      }
      upstream.write(message)
    })
    const fromServer = new Messages(false, (type, message) => {
      if (type === 'K') backend = message.readInt32BE(5)
      if (!isSwallowing) client.write(message)
      // ReadyForQuery, or CopyInResponse where data are to follow: the statement has been done, and its answer is lost.
      else if (type === 'Z' || type === 'G') end()
    })
    client.on('data', (bytes: Buffer) => fromClient.push(bytes))
    upstream.on('data', (bytes: Buffer) => fromServer.push(bytes))
    upstream.on('end', end)
  })
  await new Promise<void>((done, wrong) => {
    server.once('error', wrong)
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  const ownPort = typeof address === 'object' && address ? address.port : 0

  return {
    through: (url) => {
      const changed = new URL(url)
      changed.hostname = '127.0.0.1'
      changed.port = String(ownPort)
      return changed.toString()
    },
    arm: (n, how = 'refused') => {
      statements = 0
      failed = false
      at = n
      failure = how
    },
    count: () => ({ statements, failed }),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
      await admin.end()
    },
  }
}

/** What is counted of what a client sends: Query, Parse, CopyDone. */
type Sent = 'Q' | 'P' | 'c'

/** The same with something that the server refuses: what follows a Parse is skipped by the server until Sync, and a COPY ends with CopyFail. */
function broken(type: Sent): Buffer {
  const text = Buffer.from('this statement was broken on its way\0')
  const body = type === 'P' ? Buffer.concat([Buffer.from([0]), text, Buffer.from([0, 0])]) : text
  const head = Buffer.alloc(5)
  head.write(type === 'c' ? 'f' : type, 0)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** Cuts a stream into the messages of the protocol: a type of one byte, then a length. The first of a client has no type. */
class Messages {
  private rest: Buffer = Buffer.alloc(0)
  private isFirst: boolean
  private readonly take: (type: string, message: Buffer) => void

  constructor(isClient: boolean, take: (type: string, message: Buffer) => void) {
    this.isFirst = isClient
    this.take = take
  }

  push(bytes: Buffer): void {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes])
    for (;;) {
      const head = this.isFirst ? 0 : 1
      if (this.rest.length < head + 4) return
      const length = head + this.rest.readInt32BE(head)
      if (this.rest.length < length) return
      const message = this.rest.subarray(0, length)
      this.rest = this.rest.subarray(length)
      const type = this.isFirst ? '' : String.fromCharCode(message[0] as number)
      this.isFirst = false
      this.take(type, message)
    }
  }
}
