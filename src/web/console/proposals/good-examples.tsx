// Neighbours whom residents praised. The named person is asked first: a yes shows it, a no deletes it.
import { useState } from 'react'
import { App as Ant, Button, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { exampleDeed, exampleName } from '../../../rules/proposals/good-example.ts'
import { agreedWays } from '../../../rules/residents/look-in.ts'
import { call, type Example, type Me } from '../api.ts'
import { dayOf } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { problemWords } from '../problems.ts'
import { keys, useExamples } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function GoodExamples({ me }: { me: Me }) {
  const { t } = useSettings()
  const { data } = useExamples(me.rights.includes('proposal.work'))
  const manages = me.rights.includes('proposal.manage')
  if (data === undefined || data.items.length === 0) return null
  return (
    <section>
      <h2>{t('examples.title')}</h2>
      <p className="dim">{t('examples.lead')}</p>
      <ul className="plain-list">
        {data.items.map((example) => (
          <li key={example.id}>
            <p>
              <b>{example.name}</b> {example.deed}{' '}
              {example.shown && <span className="mark mark-dim">{t('examples.shown')}</span>}
            </p>
            {manages && (
              <p className="poll-acts">
                {!example.shown && <Publish example={example} />}
                <Remove example={example} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Publish({ example }: { example: Example }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState(example.name)
  const [deed, setDeed] = useState(example.deed)
  const [agreedOn, setAgreedOn] = useState(() => dayOf(now))
  const [way, setWay] = useState<(typeof agreedWays)[number]>()
  const publish = useMutation({
    mutationFn: (agreedBy: (typeof agreedWays)[number]) =>
      call('POST /good-examples/:id/publish', { id: example.id, body: { name, deed, agreedOn, agreedBy } }),
    onSuccess: () => {
      setOpen(false)
      return client.invalidateQueries({ queryKey: keys.examples })
    },
  })
  const id = (field: string) => `example-${field}-${example.id}`
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('examples.publish')}
      </Button>
      <Modal
        open={open}
        title={t('examples.publish').replace('…', '')}
        okButtonProps={{ disabled: way === undefined || name.trim() === '' || deed.trim() === '' }}
        confirmLoading={publish.isPending}
        onOk={() => way !== undefined && publish.mutate(way)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <div className="announcement-form">
          <label htmlFor={id('name')}>{t('examples.name')}</label>
          <Input
            id={id('name')}
            maxLength={exampleName}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <label htmlFor={id('deed')}>{t('examples.deed')}</label>
          <Input.TextArea
            id={id('deed')}
            maxLength={exampleDeed}
            autoSize={{ minRows: 2 }}
            value={deed}
            onChange={({ target }) => setDeed(target.value)}
          />
          <label htmlFor={id('day')}>{t('examples.agreedOn')}</label>
          <Input
            id={id('day')}
            type="date"
            value={agreedOn}
            onChange={({ target }) => setAgreedOn(target.value)}
          />
          <label htmlFor={id('way')}>{t('lookIn.agreedBy')}</label>
          <Select<(typeof agreedWays)[number]>
            id={id('way')}
            value={way ?? null}
            options={agreedWays.map((value) => ({ value, label: t(`lookIn.by.${value}`) }))}
            onChange={setWay}
          />
        </div>
        {publish.error !== null && <Problem error={publish.error} />}
      </Modal>
    </>
  )
}

function Remove({ example: { id, shown } }: { example: Example }) {
  const { t } = useSettings()
  const { message, modal } = Ant.useApp()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => call('POST /good-examples/:id/remove', { id, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.examples }),
    onError: (error: unknown) => void message.error(problemWords(error, t)),
  })
  const title = t(shown ? 'examples.takeDown' : 'examples.remove')
  return (
    <Button
      size="small"
      loading={remove.isPending}
      onClick={() =>
        void modal.confirm({
          title,
          content: t('examples.removeSure'),
          onOk: () => remove.mutateAsync().catch(() => undefined),
        })
      }
    >
      {title}
    </Button>
  )
}
