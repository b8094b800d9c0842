/** Staff of co-owners and awarding bodies see what is shared with their institution; what they do happens in the scope of the responsible one. */
import { listDesigns } from '../design/index.server.ts'
import { type Ctx, forInstitution } from '../platform/ctx.ts'

export interface SharingScope {
  readonly scope: Ctx
  /** Designs that may be seen in it; null is all, for one's own institution. */
  readonly designs: ReadonlySet<string> | null
}

/** The scope one acts in, and those of institutions that share a design with it. */
export async function sharingScopes(ctx: Ctx): Promise<SharingScope[]> {
  const shared = (await listDesigns(ctx)).filter(({ institution }) => institution !== ctx.institution)
  return [
    { scope: ctx, designs: null },
    ...[...Map.groupBy(shared, ({ institution }) => institution)].map(([institution, rows]) => ({
      scope: forInstitution(ctx, institution),
      designs: new Set(rows.map(({ id }) => id)),
    })),
  ]
}
