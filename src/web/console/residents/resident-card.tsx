// One resident: their reports, what was confirmed of them and by whom, and what staff may confirm now.
import { Button } from 'antd'
import { deskChannel } from '../../../rules/tickets/desk.ts'
import { levels } from '../../../rules/residents/levels.ts'
import { openTicket } from '../address.ts'
import type { ResidentDetail, ResidentRow } from '../api.ts'
import { channelLabel } from '../labels.ts'
import { Carers } from './carers.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { LinkForm } from './link-form.tsx'
import { LookInForm } from './look-in-form.tsx'
import { StatusMark, Time } from '../tickets/marks.tsx'
import { useResident } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  row: ResidentRow
  mayConfirm: boolean
  /** The record was joined to another: that one is shown. */
  moved: (id: string) => void
}

export function ResidentCard({ row, mayConfirm, moved }: Props) {
  const { language } = useSettings()
  const { data } = useResident(row.id)
  const channels = row.channels.map((channel) => channelLabel(channel, language)).join('、')
  return (
    <div className="resident-card">
      <p className="dim">{channels}</p>
      <ul>
        {data?.recent.map((ticket) => (
          <li key={ticket.id}>
            <Button type="link" onClick={() => openTicket(ticket.id)}>
              {ticket.number} {ticket.summary}
            </Button>{' '}
            <StatusMark status={ticket.status} />
          </li>
        ))}
      </ul>
      {data !== undefined && data.events.length > 0 && <Events events={data.events} />}
      {mayConfirm && <ConfirmForm resident={row} />}
      {mayConfirm && data !== undefined && <Carers resident={data} />}
      {mayConfirm && <LookInForm resident={row} />}
      {mayConfirm && row.channels.every((channel) => channel === deskChannel) && (
        <LinkForm resident={row} moved={moved} />
      )}
    </div>
  )
}

const known = [
  'registered',
  'level',
  'linked',
  'codeUsed',
  'codeWrong',
  'shared',
  'carer',
  'carersEnded',
  'lookIn',
  'lookInSettled',
  'lookInWithdrawn',
  'lookInEnded',
] as const
const isKnown = (type: string): type is (typeof known)[number] => known.some((one) => one === type)

function Events({ events }: Pick<ResidentDetail, 'events'>) {
  const { t } = useSettings()
  return (
    <ol className="events">
      {events.map(({ type, name, note, at }) => (
        <li key={`${at} ${type}`}>
          <span className="dim event-at">
            <Time at={at} />
          </span>
          <span>
            {isKnown(type) ? t(`resident.${type}`, { name: name ?? t('actor.resident') }) : type}
            {note !== null && <q className="note">{type === 'level' ? levelWords(note, t) : note}</q>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** "2 桂花小区3栋1单元402:看了身份证", with the level in words. */
function levelWords(note: string, t: ReturnType<typeof useSettings>['t']): string {
  const level = levels.find((one) => note.startsWith(String(one)))
  return level === undefined ? note : `${t(`level.${level}`)}${note.slice(1)}`
}
