// What happened to a ticket, in words: who did what, when, and what they wrote.
import type { Me, TicketEvent } from '../api.ts'
import { Time } from './marks.tsx'
import { useStaff } from '../queries.ts'
import { besideWords, eventWords } from './reasons.ts'
import { useSettings } from '../settings.tsx'

export function TicketHistory({ events, me }: { events: readonly TicketEvent[]; me: Me }) {
  const { t, language } = useSettings()
  const { data: staff } = useStaff(me.rights.includes('staff.read'))
  const nameOf = (id: unknown): string =>
    staff?.items.find((person) => person.id === id)?.name ?? t('actor.someone')
  return (
    <section>
      <h2>{t('ticket.history')}</h2>
      <ol className="events">
        {events.map((event) => {
          const { id, type, actor, name, note, data, at } = event
          const added = eventWords(event, t)
          const words = type === 'visited' ? [added, note].filter((part) => part).join(' ') : (note ?? added)
          const beside = besideWords(event, t, language)
          return (
            <li key={id}>
              <span className="dim event-at">
                <Time at={at} />
              </span>
              <span>
                {t(`event.${type}`, {
                  name: actor === 'staff' ? (name ?? t('actor.staff')) : t(`actor.${actor}`),
                  to: nameOf(data?.['to']),
                })}
                {beside !== undefined && <span className="dim">({beside})</span>}
                {words !== undefined && words !== '' && <q className="note">{words}</q>}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
