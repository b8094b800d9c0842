/**
 * https in front of a server on this machine, for suites that ask for nothing else: `node tls-front.ts <port> <address behind> <key.pem> <certificate.pem>`.
 * Loopback only; the certificate is whatever the caller made for itself.
 */
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'

const [port = '', behind = '', key = '', certificate = ''] = process.argv.slice(2)

createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (incoming, outgoing) => {
  const onward = request(
    new URL(incoming.url ?? '/', behind),
    { method: incoming.method ?? 'GET', headers: incoming.headers },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    },
  )
  onward.on('error', () => outgoing.writeHead(502).end())
  incoming.pipe(onward)
}).listen(Number(port), '127.0.0.1')
