/** Whether the keys that signed speak for the issuer or holder, and whether we know who that is. */
import { type Controller, mayBeUsedFor, type Purpose, type ResolvedMethod, type Resolver, trustOf } from '../did/resolve.ts'
import { type Check, check } from '../report.ts'

/** The line on the issuer. `signedBy`: keys whose proofs hold; one of them must be the issuer's own. */
export async function checkIssuer(issuerId: string, signedBy: readonly ResolvedMethod[], resolver: Resolver): Promise<Check> {
  const params = { issuer: issuerId.slice(0, 200) }
  const controller = await resolver.controller(issuerId)
  if (typeof controller === 'object')
    return speaksFor(controller, signedBy, 'assertionMethod')
      ? check('issuer', ...trustOf(controller), params)
      : check('issuer', 'failed', 'key-not-of-issuer', params)
  // Whose keys a DID has, that DID alone can say: a key of another one does not speak for it, whether or not it could be asked.
  if (issuerId.startsWith('did:') && !signedBy.some(({ method }) => method.controller === issuerId))
    return check('issuer', 'failed', 'key-not-of-issuer', params)
  // Nobody could be asked which keys are the issuer's: the signature holds, and whose it is stays open.
  return check('issuer', 'warning', 'issuer-not-confirmed', params)
}

/** Whether one of the keys is listed by this controller for the purpose, under its very address. */
export function speaksFor(controller: Controller, signedBy: readonly ResolvedMethod[], purpose: Purpose): boolean {
  return signedBy.some(({ method, key }) => {
    const listed = controller.document.verificationMethod.find(({ id }) => id === method.id)
    return (
      listed !== undefined &&
      key !== undefined &&
      method.controller === controller.document.id &&
      mayBeUsedFor(controller, method, purpose)
    )
  })
}

/** The line on an issuer whose signature could not be checked at all. */
export async function issuerUnchecked(issuerId: string, resolver: Resolver): Promise<Check> {
  const params = { issuer: issuerId.slice(0, 200) }
  const controller = await resolver.controller(issuerId)
  if (typeof controller === 'object') return check('issuer', 'not-checked', 'not-checked-without-proof', params)
  if (controller === 'not-at-hand') return check('issuer', 'warning', 'issuer-not-in-list', params)
  return check('issuer', 'warning', controller === 'unknown-key-type' ? 'unknown-key-type' : 'issuer-not-a-did', params)
}
