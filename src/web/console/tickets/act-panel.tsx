// What can be done with the ticket: taking it, and a form for whatever needs words or a person.
import { useState } from 'react'
import { Button } from 'antd'
import { deskChannel } from '../../../rules/tickets/desk.ts'
import { isOpen } from '../../../rules/tickets/ticket.ts'
import { ActForm } from './act-form.tsx'
import { actsFor, isPlain, type FormAct, type PlainAct } from './acts.ts'
import type { Me, Ticket } from '../api.ts'
import { Hold } from './hold.tsx'
import { useMove } from './move.ts'
import { Problem } from '../problem.tsx'
import { useSettings } from '../settings.tsx'
import { useShortcuts } from '../shortcuts.ts'

export function ActPanel({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const [chosen, setChosen] = useState<FormAct>()
  const [asked, setAsked] = useState(0)
  const taking = useMove(ticket.id)
  const holding = ticket.held?.here === true && ticket.held.staffId === me.id
  const acts = actsFor(ticket, me).filter((act) => !holding || act !== 'reply')
  /** What one press does: taking it, or saying yes to what is offered. */
  const press = acts.find(isPlain)
  const shown = chosen ?? (acts.includes('reply') ? 'reply' : undefined)
  const choose = (act: FormAct): void => {
    setChosen(act)
    setAsked(asked + 1)
  }
  const go = (act: PlainAct): void => {
    if (!taking.isPending) taking.mutate({ act, words: '', staffId: 0, extras: {} })
  }
  useShortcuts((key) => {
    if (key === 'e' && press !== undefined) go(press)
    else if (key === 'r' && acts.includes('reply')) choose('reply')
    else return false
    return true
  })
  /** While a form is open, there is one thing to do. */
  const free = chosen === undefined || chosen === 'reply'
  const others = free ? acts.filter((act) => act !== shown) : []
  const holder = ticket.assignee === null || ticket.assignee.id === me.id ? undefined : ticket.assignee.name
  const why =
    press === 'accept'
      ? t('effect.accept', { name: holder ?? t('actor.someone') })
      : press === 'grantExtension' && ticket.extension !== null
        ? t('effect.grantExtension', { name: ticket.extension.by.name, days: ticket.extension.days })
        : press === 'take'
          ? holder === undefined
            ? t('effect.take')
            : t('effect.takeFrom', { name: holder })
          : acts.length === 0
            ? t('act.none')
            : holder !== undefined && isOpen(ticket.status) && me.rights.includes('ticket.answer')
              ? t('act.notMine', { name: holder })
              : undefined

  return (
    <footer className="acts">
      {taking.error !== null && <Problem error={taking.error} />}
      {free && ticket.resident.channel !== deskChannel && <Hold me={me} ticket={ticket} />}
      {shown !== undefined && (
        <ActForm
          key={`${shown}-${asked}`}
          me={me}
          ticket={ticket}
          act={shown}
          takeFocus={chosen !== undefined}
          second={press !== undefined && chosen === undefined}
          cancel={shown === 'reply' ? undefined : () => setChosen(undefined)}
          finish={() => setChosen(undefined)}
        />
      )}
      {shown === undefined && why !== undefined && <p className="dim effect">{why}</p>}
      <div className="acts-row">
        {press !== undefined && free && (
          <Button type="primary" loading={taking.isPending} onClick={() => go(press)} title={why}>
            {t(`act.${press}`)}
          </Button>
        )}
        {others.map(
          (act) =>
            !isPlain(act) && (
              <Button key={act} onClick={() => choose(act)}>
                {t(`act.${act}`)}
              </Button>
            ),
        )}
      </div>
    </footer>
  )
}
