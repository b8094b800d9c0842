/** Talking to the application without a browser. */
import { inject } from 'vitest'

/** What no answer may show of our inside: stacks, files, messages of the database. */
export const leaks = /node_modules|at \w+ \(|\.server\.ts|SQLSTATE|syntax error at|postgres|select [\w",. ]+ from |Error:/i

export interface Answer {
  readonly status: number
  readonly location: string
  readonly text: string
}

/** Somebody with a cookie jar of one cookie, or with none, whose browser does not follow where it is led. */
export class Client {
  private cookie = ''
  private readonly keepsCookies: boolean
  constructor(how: { keepsCookies?: boolean } = {}) {
    this.keepsCookies = how.keepsCookies ?? true
  }

  async get(path: string): Promise<Answer> {
    return this.ask(path, { method: 'GET' })
  }

  /** Sends a form, as a page of ours would. */
  async post(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  async ask(path: string, init: RequestInit): Promise<Answer> {
    const base = inject('base')
    const answer = await fetch(base + path, {
      redirect: 'manual',
      ...init,
      headers: { origin: base, cookie: this.cookie, ...(init.headers as Record<string, string> | undefined) },
    })
    if (this.keepsCookies) for (const cookie of answer.headers.getSetCookie()) this.cookie = cookie.split(';')[0] ?? ''
    return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
  }
}
