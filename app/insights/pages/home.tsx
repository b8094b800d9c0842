import { Form, Link, useLoaderData } from 'react-router'
import { screen } from '../../people/guard.server.ts'
import { formatDay, formatInstant, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { Button, Lanes, Mark, Status } from '../../ui/index.ts'
import { readHome, type Task } from '../home.server.ts'
import { readOwnNotices } from '../notices.server.ts'
import { insightsTexts } from '../texts.ts'

export const loader = screen('home.read', async (ctx) => ({ ...(await readHome(ctx)), news: await readOwnNotices(ctx) }))

const stops = ['need', 'design', 'review', 'microCredential', 'offering', 'assessment', 'credential'] as const
const short = (text: string, length = 90) => (text.length > length ? `${text.slice(0, length - 3)}…` : text)

/** What the button of a task says; the heading beside it says the whole. */
const verbs: Partial<Record<Task['what'], 'begin' | 'goOn'>> = { startDesign: 'begin', goOnDesign: 'goOn', mendDesign: 'goOn' }

export default function HomePage() {
  const { today, news, tasks, offer, waiting, lanes, mayDesign } = useLoaderData<typeof loader>()
  const { locale, person } = useRoot()
  const t = textsIn(insightsTexts, locale)
  const [first, ...rest] = tasks
  const next = first ?? offer
  const since = (day: Date | null) => (day ? `, ${t('since', { day: formatDay(locale, day) })}` : '')
  const named = (title: string) => short(title) || t('untitled')
  const worksHere = (person?.roles.length ?? 0) > 0
  return (
    <div className="body">
      <title>{`${t('home')} – Poiju`}</title>
      <h1 className="unseen">{t('home')}</h1>
      <p className="eyebrow">{formatDay(locale, today)}</p>
      <section className="next" aria-labelledby="next">
        <Mark state={next ? 'here' : 'passed'} />
        {next ? (
          <>
            <div>
              <p className="eyebrow">{t('next')}</p>
              <h2 id="next">{t(next.what, { count: next.count ?? 1 })}</h2>
              <p>{named(next.title)}</p>
            </div>
            <Link
              className="btn btn-main"
              to={next.href}
              aria-label={`${t(verbs[next.what] ?? 'open')}: ${t(next.what, { count: next.count ?? 1 })}, ${named(next.title)}`}
            >
              {t(verbs[next.what] ?? 'open')}
            </Link>
          </>
        ) : (
          <>
            <div>
              <p className="eyebrow">{t('next')}</p>
              <h2 id="next">{t('nothingNext')}</h2>
            </div>
            {!worksHere && (
              <a className="btn btn-main" href={`/${locale}`}>
                {t('findStudies')}
              </a>
            )}
          </>
        )}
      </section>
      {next && !worksHere && (
        <p>
          <a className="btn" href={`/${locale}`}>
            {t('findStudies')}
          </a>
        </p>
      )}
      <div className={worksHere && rest.length + waiting.length > 0 ? 'home' : undefined}>
        {worksHere && (
          <section aria-labelledby="where">
            <h2 id="where" className="unseen">
              {t('where')}
            </h2>
            {lanes.length === 0 ? (
              <p className="muted">{t('whereNone')}</p>
            ) : (
              <Lanes
                thing={t('thing')}
                stops={stops.map((stop) => t(`stop_${stop}`))}
                locale={locale}
                lanes={lanes.map((lane) => ({
                  key: lane.key,
                  title: short(lane.title, 70) || t('untitled'),
                  href: lane.href,
                  lang: lane.language ?? undefined,
                  note: lane.note,
                  at: lane.at,
                  isYours: lane.isMine,
                  say: (
                    <>
                      {lane.lacks > 0 ? (
                        <Status kind="stop">{t('lacks', { count: lane.lacks })}</Status>
                      ) : (
                        <Status kind={lane.isMine ? 'here' : 'waiting'}>
                          {lane.isMine ? t('yourTurn') : t(`waitsFor_${lane.waitsFor}`)}
                        </Status>
                      )}
                      {lane.since && <span>{t('since', { day: formatDay(locale, lane.since) })}</span>}
                    </>
                  ),
                }))}
              />
            )}
            {mayDesign && (
              <p className="form-actions">
                <Link className="btn" to="/designs/new">
                  {t('newDesign')}
                </Link>
              </p>
            )}
          </section>
        )}
        {rest.length + waiting.length > 0 && (
          <div className="sections">
            {rest.length > 0 && (
              <section aria-labelledby="yours">
                <h2 id="yours">{t('waitsForYou')}</h2>
                <ul className="list">
                  {rest.map((task) => (
                    <li key={`${task.what} ${task.href}`}>
                      <Link to={task.href}>
                        {t(task.what, { count: task.count ?? 1 })}
                        <span className="unseen">: {short(task.title)}</span>
                      </Link>
                      <p className="small muted">
                        {named(task.title)}
                        {since(task.since)}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {waiting.length > 0 && (
              <section aria-labelledby="others">
                <h2 id="others">{t('waitsForOthers')}</h2>
                <ul className="list">
                  {waiting.map((thing) => (
                    <li key={thing.href}>
                      <Link to={thing.href}>{named(thing.title)}</Link>
                      <p className="small muted">
                        {t(`waitsFor_${thing.waitsFor}`)}
                        {since(thing.since)}
                      </p>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
        )}
      </div>
      {news.length > 0 && (
        <section className="flow" aria-labelledby="news">
          <h2 id="news">{t('news')}</h2>
          <ul className="list">
            {news.map(({ id, kind, href, createdAt }) => (
              <li key={id}>
                <Link to={href}>{t(`news_${kind}`)}</Link>
                <p className="small muted">{formatInstant(locale, createdAt)}</p>
              </li>
            ))}
          </ul>
          <Form method="post" action="/notices">
            {news.map(({ id }) => (
              <input key={id} type="hidden" name="notice[]" value={id} />
            ))}
            <Button kind="quiet" type="submit">
              {t('newsRead')}
            </Button>
          </Form>
        </section>
      )}
    </div>
  )
}
