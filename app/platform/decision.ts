/** What a pure decision answers: facts that happened, or one coded reason for saying no. */
export type Decision<Fact, Refusal extends string> =
  | { readonly accepted: true; readonly facts: readonly Fact[] }
  | { readonly accepted: false; readonly refusal: Refusal }

export function accept<Fact>(...facts: readonly Fact[]): { accepted: true; facts: readonly Fact[] } {
  return { accepted: true, facts }
}

export function refuse<Refusal extends string>(refusal: Refusal): { accepted: false; refusal: Refusal } {
  return { accepted: false, refusal }
}
