import { pino } from 'pino'

/** Structured lines on standard output. Ids, codes and addresses of ours only: no personal data, no tokens, no query strings. */
export const log = pino({
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['email', 'name', 'token', 'cookie', 'password', '*.email', '*.name', '*.token', '*.password'],
  level: process.env['LOG_LEVEL'] ?? 'info',
})
