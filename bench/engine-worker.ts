/** Seals a number of credentials in a loop, for the measurement of two workers. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildCredential } from '../packages/credentials/src/build.ts'
import { Canonicalizer, openBatch } from '../packages/credentials/src/fast/index.ts'
import { localSigner } from '../packages/credentials/src/keys.ts'
import { columns, contexts, numbered, rich, rowOf, secretKey } from './engine-documents.ts'

const { verificationMethod } = workerData as { verificationMethod: string }
const batch = await openBatch({
  template: buildCredential(rich),
  varying: columns,
  contexts,
  signer: localSigner({ verificationMethod, secretKey }),
  canonicalizer: new Canonicalizer(),
})
const rows = Array.from({ length: 512 }, (_, index) => rowOf(numbered(rich, index)))
const seal = (count: number) => {
  for (let done = 0; done < count; ) done += batch.sealAll(rows).length
}
seal(3000)
parentPort?.on('message', (count: number) => {
  if (count === 0) return parentPort?.close()
  seal(count)
  parentPort?.postMessage('done')
})
parentPort?.postMessage('ready')
