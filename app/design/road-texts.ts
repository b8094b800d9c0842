import { defineTexts } from '../platform/texts.ts'

/** The stops of the road. */
export const roadTexts = defineTexts({
  road: { fi: 'Väylä', sv: 'Farleden', en: 'Fairway' },
  views: { fi: 'Näkymät', sv: 'Vyer', en: 'Views' },
  need: { fi: 'Tarve', sv: 'Behov', en: 'Need' },
  design: { fi: 'Suunnitelma', sv: 'Plan', en: 'Design' },
  review: { fi: 'Hyväksyntä', sv: 'Godkännande', en: 'Review' },
  microCredential: { fi: 'Osaamiskokonaisuus', sv: 'Kompetenshelhet', en: 'Micro-credential' },
  offering: { fi: 'Toteutus', sv: 'Genomförande', en: 'Offering' },
  assessment: { fi: 'Osaamisen arviointi', sv: 'Bedömning', en: 'Assessment' },
  credential: { fi: 'Osaamistodistus', sv: 'Kompetensbevis', en: 'Credential' },
})
