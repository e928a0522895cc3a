// Who signed up for an event: ticked off as they come, or printed to be signed.
import { Button, Skeleton } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, type Attendance, type Me } from '../api.ts'
import { dayOf, dayWords, timeOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function EventAttendance({ me, id }: { me: Me; id: string }) {
  const { t, language } = useSettings()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.events, id],
    queryFn: () => call('GET /community-events/:id', { id }),
  })
  const came = useMutation({
    mutationFn: (booking: string) => call('POST /bookings/:id/came', { id: booking, body: { came: true } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.events }),
  })
  if (error !== null) return <Problem error={error} retry={() => void refetch()} />
  if (data === undefined) return <Skeleton active />
  if (data.withheld) return <p className="dim">{t('events.withheld')}</p>
  if (data.people.length === 0) return <p className="dim">{t('events.nobody')}</p>
  const mayNote = me.rights.includes('booking.note')
  return (
    <div className="attendance">
      <p className="attendance-acts">
        <Button onClick={() => print()}>{t('events.print')}</Button>
      </p>
      <h3>{t('events.listTitle', { name: data.name })}</h3>
      <p>
        {dayWords(dayOf(Date.parse(data.start)), language)} {timeOf(data.start)}–{timeOf(data.end)}{' '}
        {data.place}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('events.who')}</th>
            <th scope="col">{t('events.phone')}</th>
            <th scope="col">{t('events.came')}</th>
            <th scope="col" className="signature">
              {t('events.signature')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((person) => (
            <Person
              key={person.id}
              person={person}
              busy={came.isPending}
              note={mayNote && !data.cancelled ? () => came.mutate(person.id) : undefined}
            />
          ))}
        </tbody>
      </table>
      {came.error !== null && <Problem error={came.error} />}
    </div>
  )
}

interface PersonProps {
  person: Attendance['people'][number]
  busy: boolean
  note: (() => void) | undefined
}
function Person({ person: { name, phone, child, along, state }, busy, note }: PersonProps) {
  const { t } = useSettings()
  return (
    <tr>
      <td>
        {name ?? t('events.unnamed')} {child && <span className="mark mark-dim">{t('events.child')}</span>}
        {along && <span className="dim"> {t('events.along')}</span>}
      </td>
      <td>{phone}</td>
      <td>
        {state === 'booked'
          ? note && (
              <Button disabled={busy} onClick={note}>
                {t('events.came')}
              </Button>
            )
          : t(`events.state.${state}`)}
      </td>
      <td className="signature" />
    </tr>
  )
}
