/** Organisations in working life that an institution works with. */
export const partnerKinds = ['company', 'county', 'municipality', 'association', 'authority', 'other'] as const
export type PartnerKind = (typeof partnerKinds)[number]

export type PartnerRefusal = 'partner-is-in-the-list' | 'changed-meanwhile'
