// An ordinary conversation becomes a test: the person reads every line, changes what tells of somebody, and takes the file along.
import { useState } from 'react'
import { App as Ant, Button, Checkbox, Input, Modal, Skeleton } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { mayReplay, type Replay } from '../../../rules/tickets/replay.ts'
import { call, type Me, type Ticket } from '../api.ts'
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function MakeTest({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const [open, setOpen] = useState(false)
  if (!me.rights.includes('ticket.settle') || !mayReplay(ticket)) return null
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('replay.open')}
      </Button>
      <Modal
        open={open}
        title={t('replay.open')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <Draft ticket={ticket} close={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Draft({ ticket: { id }, close }: { ticket: Ticket; close: () => void }) {
  const { data, error } = useQuery({
    queryKey: [...keys.ticket(id), 'replay'],
    queryFn: () => call('GET /tickets/:id/replay', { id }),
    staleTime: 0,
    gcTime: 0,
  })
  if (error !== null) return <Problem error={error} />
  return data === undefined ? <Skeleton active /> : <Lines id={id} draft={data} close={close} />
}

function Lines({ id, draft, close }: { id: string; draft: Replay; close: () => void }) {
  const { t, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [lines, setLines] = useState(() => draft.turns.map((text, at) => ({ at, text })))
  const [read, setRead] = useState(false)
  const change = (changed: typeof lines): void => {
    setLines(changed)
    // What was read is not what stands there now.
    setRead(false)
  }
  const save = useMutation({
    mutationFn: () =>
      call('POST /tickets/:id/replay', {
        id,
        body: { turns: lines.map(({ text }) => text), confirmed: true },
      }),
    onSuccess: (replay) => {
      download(replay)
      void message.success(t('replay.saved'))
      close()
      return client.invalidateQueries({ queryKey: keys.ticket(id), exact: true })
    },
  })
  const { category, urgency } = draft.filed
  return (
    <form
      className="make-test"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <p>{t('replay.lead')}</p>
      {lines.map((line, index) => (
        <div key={line.at} className="make-test-line">
          <Input.TextArea
            aria-label={t('replay.line', { n: index + 1 })}
            autoSize
            maxLength={1000}
            value={line.text}
            onChange={({ target }) =>
              change(lines.map((other) => (other.at === line.at ? { ...other, text: target.value } : other)))
            }
          />
          <Button
            aria-label={t('replay.drop', { n: index + 1 })}
            disabled={lines.length === 1}
            onClick={() => change(lines.filter((other) => other.at !== line.at))}
          >
            ×
          </Button>
        </div>
      ))}
      <p className="dim">
        {t('replay.filed', { category: categoryLabel(category, language), urgency: t(`urgency.${urgency}`) })}
      </p>
      <Checkbox checked={read} onChange={({ target }) => setRead(target.checked)}>
        {t('replay.confirm')}
      </Checkbox>
      {save.error !== null && <Problem error={save.error} />}
      <Button
        type="primary"
        htmlType="submit"
        loading={save.isPending}
        disabled={!read || lines.some(({ text }) => text.trim() === '')}
      >
        {t('replay.save')}
      </Button>
    </form>
  )
}

function download(replay: Replay): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(replay, null, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = `${replay.filed.category}.json`
  link.click()
  URL.revokeObjectURL(url)
}
