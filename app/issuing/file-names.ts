/** The files of a credential, in the order in which they are offered. */
export const fileNames = [
  'certificate.pdf',
  'credential.png',
  'credential.svg',
  'credential.json',
  'europass.jsonld',
  'wallet.sd-jwt',
] as const
export type FileName = (typeof fileNames)[number]
