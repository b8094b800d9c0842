/**
 * From the address of a key to the key, and to what is known of whoever controls it. Three questions stay apart: what the key is, whether it speaks
 * for the issuer (its document lists it), and whether we know that issuer (only the caller's word counts).
 */
import type { DidDocument, VerificationMethod } from '../did-document.ts'
import { type PublicKey, publicKeyFrom } from '../keys.ts'
import type { LookedUp, LookUp, LookUpRequest } from '../look-up.ts'
import { isJsonObject, type JsonObject, parseStrictJson } from '../strict-json.ts'
import { type ControllerRefusal, controllerDocumentOf, publicKeyOfMethod, readControllerDocument } from './controller-document.ts'
import { didJwkDocument, didKeyDocument } from './did-key.ts'
import { didWebAddress } from './did-web.ts'
import { documentOfKeys, issuerMetadataAddress, jwkAt, keysInMetadata, publishedObject } from './published-keys.ts'

/** What a method may be used for. */
export type Purpose = 'assertionMethod' | 'authentication'

export interface Controller {
  readonly document: DidDocument
  /** `known`: the caller vouches for it; `itself`: the identifier is the key; `looked-up`: found at its own address. */
  readonly source: 'known' | 'itself' | 'looked-up'
}

export type ControllerProblem = ControllerRefusal | 'not-at-hand' | 'identifier-not-followed' | 'unknown-key-type'

export interface ResolveOptions {
  readonly lookUp?: LookUp | undefined
  /** The document of an issuer that the caller knows and trusts. */
  readonly knownIssuer?: ((id: string) => Promise<DidDocument | undefined>) | undefined
}

/** Looks documents up, each once. Never throws, unless the caller's own functions do. */
export class Resolver {
  private readonly controllers = new Map<string, Promise<Controller | ControllerProblem>>()
  private readonly found = new Map<string, Promise<LookedUp | undefined>>()
  private readonly options: ResolveOptions

  constructor(options: ResolveOptions) {
    this.options = options
  }

  /** The document of an identifier. */
  controller(id: string): Promise<Controller | ControllerProblem> {
    const found = this.controllers.get(id) ?? this.find(id)
    this.controllers.set(id, found)
    return found
  }

  private async find(id: string): Promise<Controller | ControllerProblem> {
    const known = id.length <= 2_000 ? await this.options.knownIssuer?.(id) : undefined
    if (known) return known.id === id ? { document: known, source: 'known' } : 'another-controller'
    if (id.startsWith('did:key:') || id.startsWith('did:jwk:')) {
      const document = id.startsWith('did:key:') ? didKeyDocument(id) : didJwkDocument(id)
      return document ? { document, source: 'itself' } : 'unknown-key-type'
    }
    if (id.startsWith('did:web:')) {
      const url = didWebAddress(id)
      return url === undefined ? 'identifier-not-followed' : this.lookUpDocument(id, 'did-document', url)
    }
    if (isHttps(id)) return this.lookUpDocument(id, 'controller', id)
    return 'identifier-not-followed'
  }

  /** What stands at an address, asked for once. */
  private lookUp({ kind, url }: LookUpRequest): Promise<LookedUp | undefined> {
    const name = `${kind} ${url}`
    const found = this.found.get(name) ?? Promise.resolve(this.options.lookUp?.({ kind, url }))
    this.found.set(name, found)
    return found
  }

  private async lookUpDocument(
    id: string,
    kind: 'did-document' | 'controller',
    url: string,
  ): Promise<Controller | ControllerProblem> {
    const found = await this.lookUp({ kind, url })
    if (!found) return 'not-at-hand'
    const document = readControllerDocument(id, found.bytes)
    return typeof document === 'string' ? document : { document, source: 'looked-up' }
  }

  /** The method at an address, and its controller where one could be asked. */
  async method(address: string): Promise<ResolvedMethod | MethodProblem> {
    if (address.length > 2_000) return 'key-address-not-followed'
    const hash = address.indexOf('#')
    const base = hash < 0 ? address : address.slice(0, hash)
    // An address without a fragment is a document of one key.
    if (hash < 0 && isHttps(address)) return (await this.keyDocument(address)) ?? 'key-not-at-hand'
    const controller = await this.controller(base)
    if (typeof controller === 'object') {
      const method = controller.document.verificationMethod.find(({ id }) => id === address)
      const key = method && publicKeyOfMethod(method)
      return method && key ? { method, key, controller } : 'key-not-in-document'
    }
    if (isHttps(base))
      return (await this.keyDocument(address)) ?? keyInFragment(base, address.slice(hash + 1)) ?? problemOf(controller)
    return problemOf(controller)
  }

  /** A key document of its own: `{ id: the address, controller, publicKeyMultibase }`, whose controller must list it. */
  private async keyDocument(address: string): Promise<ResolvedMethod | MethodProblem | undefined> {
    const found = await this.lookUp({ kind: 'controller', url: address })
    const parsed = found && parseStrictJson(found.bytes, { maxBytes: 16_384, maxDepth: 8, maxValues: 200 })
    const value = parsed?.ok && isJsonObject(parsed.value) ? parsed.value : undefined
    const named = value?.['controller']
    if (!value || value['id'] !== address || typeof named !== 'string') return undefined
    const controller = await this.controller(named)
    if (typeof controller !== 'object') return problemOf(controller)
    // Read as if its controller had written it inside; what counts is that the controller names this very address.
    const own = controllerDocumentOf(named, { id: named, verificationMethod: [value] })
    const method = typeof own === 'object' ? own.verificationMethod[0] : undefined
    const key = method && publicKeyOfMethod(method)
    return method && key ? { method, key, controller } : 'key-not-in-document'
  }

  /** The JWK at the https address that a token names as `kid`, alone or in a set: Open Badges 3.0 asks for no more. It says nothing of whose it is. */
  async bareKey(address: string): Promise<VerificationMethod | undefined> {
    if (address.length > 2_000 || !isHttps(address)) return undefined
    const found = await this.lookUp({ kind: 'controller', url: address.replace(/#.*$/s, '') })
    const object = found && publishedObject(found.bytes)
    const publicKeyJwk = object && jwkAt(address, object)
    return publicKeyJwk && { id: address, type: 'JsonWebKey', controller: address, publicKeyJwk }
  }

  /** The issuer of an SD-JWT VC by the metadata that it publishes; a known one by what is known of it. Undefined when it publishes none. */
  async walletIssuer(id: string): Promise<Controller | undefined> {
    const url = issuerMetadataAddress(id)
    const known = id.length <= 2_000 ? await this.options.knownIssuer?.(id) : undefined
    if (url === undefined || known) return undefined
    const found = await this.lookUp({ kind: 'issuer-metadata', url })
    const metadata = found && publishedObject(found.bytes)
    const keys = metadata && keysInMetadata(id, metadata)
    if (!keys) return undefined
    const set = 'set' in keys ? keys.set : await this.keySet(keys.address)
    return set && { document: documentOfKeys(id, set), source: 'looked-up' }
  }

  private async keySet(url: string): Promise<JsonObject | undefined> {
    const found = await this.lookUp({ kind: 'issuer-metadata', url })
    return found && publishedObject(found.bytes)
  }
}

export interface ResolvedMethod {
  readonly method: VerificationMethod
  readonly key: PublicKey
  /** Missing when the key stands in its own address and nobody could be asked whose it is. */
  readonly controller: Controller | undefined
}

export type MethodProblem = 'key-address-not-followed' | 'key-not-at-hand' | 'key-not-in-document' | 'unknown-key-type'

/** `https://issuer.example#z6Mk…`: the key itself in the fragment, as examples of Open Badges 3.0 write it. */
function keyInFragment(base: string, fragment: string): ResolvedMethod | undefined {
  const key = publicKeyFrom(fragment)
  if (!key) return undefined
  const method = { id: `${base}#${fragment}`, type: 'Multikey', controller: base, publicKeyMultibase: fragment }
  return { method, key, controller: undefined }
}

function problemOf(problem: ControllerProblem): MethodProblem {
  // A page that says "not found" with a 200 is no document either, and speaks against nobody's signature.
  if (problem === 'not-at-hand' || problem === 'not-a-document') return 'key-not-at-hand'
  if (problem === 'unknown-key-type') return 'unknown-key-type'
  return problem === 'identifier-not-followed' ? 'key-address-not-followed' : 'key-not-in-document'
}

function isHttps(address: string): boolean {
  return address.startsWith('https://') && URL.canParse(address)
}

/** Whether a controller's document lets a method be used for a purpose. */
export function mayBeUsedFor({ document }: Controller, method: VerificationMethod, purpose: Purpose): boolean {
  return (document[purpose] ?? []).includes(method.id)
}

/** What is known of a controller whose own key has signed: only the caller's word makes it known. */
export function trustOf({ source }: Controller): ['ok' | 'warning', string] {
  if (source === 'known') return ['ok', 'known-issuer']
  return ['warning', source === 'itself' ? 'unknown-key' : 'issuer-looked-up']
}
