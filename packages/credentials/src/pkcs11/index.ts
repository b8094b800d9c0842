/** Signing with a key inside a PKCS#11 device; needs the optional package koffi. */
export { type Pkcs11Code, Pkcs11Error } from './module.ts'
export { openPkcs11Signer, type Pkcs11Options, type Pkcs11Signer } from './signer.ts'
