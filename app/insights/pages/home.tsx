import { Link, useLoaderData } from 'react-router'
import { roadTexts } from '../../design/index.ts'
import { screen } from '../../people/guard.server.ts'
import { formatDay, textsIn } from '../../platform/texts.ts'
import { useRoot } from '../../root.tsx'
import { EmptyState, Mark } from '../../ui/index.ts'
import { readHome } from '../home.server.ts'
import { insightsTexts } from '../texts.ts'

export const loader = screen('home.read', async (ctx) => readHome(ctx))

const stops = ['need', 'design', 'review', 'microCredential', 'offering', 'assessment', 'credential'] as const
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 87)}…` : text)

export default function HomePage() {
  const { tasks, lanes } = useLoaderData<typeof loader>()
  const { locale, person } = useRoot()
  const t = textsIn(insightsTexts, locale)
  const r = textsIn(roadTexts, locale)
  const [next, ...rest] = tasks
  return (
    <div className="work flow">
      <title>{`${t('home')} – Poiju`}</title>
      <h1 className="unseen">{t('home')}</h1>
      {next ? (
        <section className="next" aria-labelledby="next">
          <Mark state="here" />
          <div>
            <p className="eyebrow">{t('next')}</p>
            <h2 id="next">{t(next.what, { count: next.count ?? 1 })}</h2>
            <p>{short(next.title) || t('untitled')}</p>
          </div>
          <Link
            className="btn btn-main"
            to={next.href}
            aria-label={`${t(next.what, { count: next.count ?? 1 })}: ${short(next.title) || t('untitled')}`}
          >
            {t(next.what, { count: next.count ?? 1 })}
          </Link>
        </section>
      ) : (
        <EmptyState
          action={
            <a className="btn" href={`/${locale}`}>
              {t('findStudies')}
            </a>
          }
        >
          {t('nothingNext')}
        </EmptyState>
      )}
      <div className="home">
        {person && person.roles.length > 0 && (
          <section aria-labelledby="where">
            <h2 id="where">{t('where')}</h2>
            {lanes.length === 0 ? (
              <p className="muted">{t('whereNone')}</p>
            ) : (
              <ul className="list">
                {lanes.map((lane) => (
                  <li key={lane.key}>
                    <h3 className="h4">
                      <Link to={lane.href}>{short(lane.title) || t('untitled')}</Link>
                    </h3>
                    <ol className="fairway" aria-label={r('road')}>
                      {stops.map((stop, index) => {
                        const state = index < lane.at ? 'passed' : index > lane.at ? 'ahead' : lane.isMine ? 'here' : 'there'
                        return (
                          <li
                            key={stop}
                            className={state === 'ahead' ? undefined : state}
                            aria-current={index === lane.at ? 'step' : undefined}
                          >
                            <Mark state={state} />
                            <span>{r(stop)}</span>
                          </li>
                        )
                      })}
                    </ol>
                    <p className="small muted">
                      {t(`waitsFor_${lane.waitsFor}`)}
                      {lane.since && `, ${t('since', { day: formatDay(locale, lane.since) })}`}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        )}
        {rest.length > 0 && (
          <aside aria-labelledby="waits">
            <h2 id="waits">{t('waitsForYou')}</h2>
            <ul className="list">
              {rest.map((task) => (
                <li key={`${task.what} ${task.href}`}>
                  <Link to={task.href}>
                    {t(task.what, { count: task.count ?? 1 })}
                    <span className="unseen">: {short(task.title)}</span>
                  </Link>
                  <br />
                  <span className="small muted">
                    {short(task.title) || t('untitled')}
                    {task.since && `, ${t('since', { day: formatDay(locale, task.since) })}`}
                  </span>
                </li>
              ))}
            </ul>
          </aside>
        )}
      </div>
    </div>
  )
}
