/** What of a credential its holder may show or keep back, as places in the signed JSON. Plain: screens and services share it. */

/** What one can tick. Who issued it, what it is called, since when it counts and where its status stands is always shown. */
export const partNames = [
  'learner',
  'email',
  'outcomes',
  'grade',
  'workload',
  'level',
  'assessment',
  'participation',
  'quality',
  'awardingBodies',
  'dates',
  'description',
] as const
export type PartName = (typeof partNames)[number]

interface Inside {
  readonly description?: unknown
  readonly relatedResource?: unknown
  readonly awardedDate?: unknown
  readonly validUntil?: unknown
  readonly credentialSubject: {
    readonly identifier?: readonly { readonly identityType: string }[]
    readonly result?: readonly { readonly resultDescription?: string }[]
    readonly achievement: { readonly resultDescription?: readonly { readonly id: string }[] } & Readonly<Record<string, unknown>>
    readonly demonstration?: boolean
  } & Readonly<Record<string, unknown>>
}

const subject = '/credentialSubject'
const achievement = `${subject}/achievement`
const isGrade = (id: string | undefined) => id?.endsWith('#grade') ?? false

/** Where each part of this credential stands; a part that it does not have is not there. */
export function partsOf(credential: object): ReadonlyMap<PartName, readonly string[]> {
  const { credentialSubject: said, awardedDate } = credential as Inside
  const about = said.achievement
  const of = (names: readonly string[]) => names.filter((name) => name in about).map((name) => `${achievement}/${name}`)
  const identifiers = (type: string) =>
    (said.identifier ?? []).flatMap(({ identityType }, at) => (identityType === type ? [`${subject}/identifier/${at}`] : []))
  const results = (wanted: (id: string | undefined) => boolean) => [
    ...(said.result ?? []).flatMap(({ resultDescription }, at) => (wanted(resultDescription) ? [`${subject}/result/${at}`] : [])),
    ...(about.resultDescription ?? []).flatMap(({ id }, at) => (wanted(id) ? [`${achievement}/resultDescription/${at}`] : [])),
  ]
  const places: Readonly<Record<PartName, readonly string[]>> = {
    learner: identifiers('name'),
    email: identifiers('emailAddress'),
    outcomes: [...of(['criteria']), ...results((id) => !isGrade(id))],
    grade: results(isGrade),
    workload: [
      ...('creditsEarned' in said ? [`${subject}/creditsEarned`] : []),
      ...of(['creditsAvailable', 'ECTS', 'timeInvestment']),
    ],
    level: of(['alignment']),
    assessment: of(['assessment']),
    participation: of(['participationType']),
    quality: of(['qualityAssurance']),
    awardingBodies: of(['awardingBody']),
    dates: [
      ...(awardedDate === undefined ? [] : ['/awardedDate']),
      ...['activityStartDate', 'activityEndDate'].filter((name) => name in said).map((name) => `${subject}/${name}`),
    ],
    description: of(['description', 'prerequisites', 'stackability', 'furtherInformation']),
  }
  return new Map(partNames.flatMap((name) => (places[name].length > 0 ? [[name, places[name]] as const] : [])))
}

/** What is shown of every credential, so that whoever looks can tell what it is, whose signature it bears and whether it still counts. */
export function alwaysShown(credential: object): readonly string[] {
  const { description, validUntil, credentialSubject: said } = credential as Inside
  const about = said.achievement
  return [
    '/id',
    '/name',
    '/issuer',
    '/validFrom',
    // Whoever keeps back when it ends would show something else.
    ...(validUntil === undefined ? [] : ['/validUntil']),
    '/credentialStatus',
    '/relatedResource',
    // A demonstration says so whatever is kept back.
    ...(description === undefined ? [] : ['/description']),
    ...('demonstration' in said ? [`${subject}/demonstration`] : []),
    ...['name', 'achievementType', 'inLanguage', 'humanCode', 'version']
      .filter((name) => name in about)
      .map((name) => `${achievement}/${name}`),
  ]
}
