// Figures in words and bars: the ten of a month, and the same in rows.
import type { ReactNode } from 'react'
import {
  figureNames,
  figuresOf,
  percentOf,
  type Figure,
  type Figures,
} from '../../../rules/tickets/measures.ts'
import { figureTexts } from '../../../text/figures.ts'
import type { Measures } from '../api.ts'
import { useSettings } from '../settings.tsx'

/** Whether more of it is worse: then what there is stands out. */
const pressing: readonly string[] = ['overdue']

export function TenFigures({ figures }: { figures: Figures }) {
  const { t, language } = useSettings()
  const all = figuresOf(figures)
  const word = language === 'zh' ? 0 : 1
  return (
    <section>
      <h2>{t('measures.ten')}</h2>
      <dl className="ten-figures">
        {figureNames.map((name) => {
          const figure = all[name]
          const percent = percentOf(figure)
          const late = pressing.includes(name) && figure.count > 0
          return (
            <div key={name}>
              <dt>{figureTexts[name].name[word]}</dt>
              <dd>
                <span className={late ? 'figure figure-late' : 'figure'}>
                  {figure.of === null ? figure.count : percent === null ? '—' : `${percent}%`}
                </span>
                {figure.of !== null && (
                  <span className="figure-share dim">
                    {figure.of === 0
                      ? t('measures.noShare')
                      : t('measures.share', { count: figure.count, of: figure.of })}
                  </span>
                )}
                <span className="figure-means dim">{figureTexts[name].means[word]}</span>
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

const columns = ['done', 'overdue', 'responded', 'solved', 'satisfied'] as const

function Cell({ figure }: { figure: Figure }) {
  const { t } = useSettings()
  if (figure.of === null) return <td>{figure.count}</td>
  const percent = percentOf(figure)
  if (percent === null) return <td>—</td>
  return <td title={t('measures.share', { count: figure.count, of: figure.of })}>{percent}%</td>
}

/** Without a name a row holds what has no row of its own. */
export function Breakdown({
  title,
  rows,
}: {
  title: string
  rows: readonly (Figures & { name: string | null })[]
}) {
  const { t, language } = useSettings()
  const word = language === 'zh' ? 0 : 1
  const most = Math.max(...rows.map(({ received }) => received))
  return (
    <section>
      <h2>{title}</h2>
      <Scrolling name={title}>
        <table className="parts">
          <thead>
            <tr>
              <th scope="col">{t('measures.name')}</th>
              <th scope="col">{figureTexts.received.name[word]}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {figureTexts[name].name[word]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const all = figuresOf(row)
              return (
                <tr key={row.name ?? ''}>
                  <th scope="row">{row.name ?? t('measures.rest')}</th>
                  <td>
                    <Bar part={row.received / most} />
                    {row.received}
                  </td>
                  {columns.map((name) => (
                    <Cell key={name} figure={all[name]} />
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolling>
    </section>
  )
}

/** Where large or long words make a table wider than a phone, it alone moves sideways, by keyboard too. */
const Scrolling = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="parts-scroll" role="group" aria-label={name} tabIndex={0}>
    {children}
  </div>
)

/** How much there is beside the most; the number stands next to it. */
const Bar = ({ part }: { part: number }) => (
  <span className="bar" aria-hidden="true">
    <span style={{ inlineSize: `${part * 100}%` }} />
  </span>
)

export function Handlers({ rows }: { rows: NonNullable<Measures['byHandler']> }) {
  const { t, language } = useSettings()
  const word = language === 'zh' ? 0 : 1
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{t('measures.handlers')}</h2>
      <p className="dim">{t('measures.handlersWhy')}</p>
      <Scrolling name={t('measures.handlers')}>
        <table className="parts">
          <thead>
            <tr>
              <th scope="col">{t('measures.name')}</th>
              {(['received', 'open', 'overdue'] as const).map((name) => (
                <th key={name} scope="col">
                  {figureTexts[name].name[word]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ staff, received, open, overdue }) => (
              <tr key={staff.id}>
                <th scope="row">{staff.name}</th>
                <td>{received}</td>
                <td>{open}</td>
                <td>{overdue}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  )
}
