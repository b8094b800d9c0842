/** A lexeme in quotes, for the text of a tsvector or tsquery. */
export function quotedLexeme(lemma: string): string {
  return `'${lemma.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
