// Reads the codes of one picture and ends: a thread for each, so that a picture that takes long keeps nobody else waiting, and what a hostile one does to
// the memory of the reader ends with it.
import { parentPort, workerData } from 'node:worker_threads'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** @type {{ bytes: Uint8Array, module: WebAssembly.Module, looks: import('zxing-wasm/reader').ReaderOptions[] }} */
const { bytes, module, looks } = workerData

prepareZXingModule({
  overrides: {
    instantiateWasm(imports, done) {
      const instance = new WebAssembly.Instance(module, imports)
      done(instance)
      return instance.exports
    },
  },
})

/** The codes of the first look that finds any; undefined when the picture cannot be decoded. */
async function codes() {
  for (const options of looks) {
    const results = await readBarcodes(bytes, options)
    if (results.some(({ error }) => error !== '')) return undefined
    const found = results.filter(({ isValid }) => isValid).map(({ bytes, text }) => ({ bytes, text }))
    if (found.length > 0) return found
  }
  return []
}

parentPort?.postMessage(await codes())
