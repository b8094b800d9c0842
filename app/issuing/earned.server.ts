/** What was approved that a credential was earned on: the version of a micro-credential, or of a badge. */
import type { Tx } from '../platform/database.server.ts'
import { found } from '../platform/errors.ts'
import { readBadgeVersion, readVersion } from '../review/index.server.ts'
import type { PictureFacts } from '../ui/index.ts'
import { badgePictureFacts, pictureFacts } from './picture-facts.ts'
import type { CredentialRow } from './store.server.ts'

export interface Earned {
  readonly title: Readonly<Record<string, string>>
  readonly number: number
  readonly picture: PictureFacts
  /** Whom to ask about it, where what was approved says so: a contact point of the institution. */
  readonly contact: string | null
}

/** In the scope of the institution. */
export async function earnedOn(tx: Tx, row: Pick<CredentialRow, 'basisKind' | 'versionId'>): Promise<Earned> {
  if (row.basisKind === 'badgeDecision') {
    const { code, design, number } = found(await readBadgeVersion(tx, row.versionId))
    return { title: design.name as Record<string, string>, number, picture: badgePictureFacts(code, design), contact: null }
  }
  const { code, design, number } = found(await readVersion(tx, row.versionId))
  return { title: design.title as Record<string, string>, number, picture: pictureFacts(code, design), contact: design.contact }
}
