// Several proposals that wait for their decision are put to residents in one poll.
import { useState } from 'react'
import { Button, Checkbox, Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { optionsAtMost, questionLength, type PollKind } from '../../../rules/polls/poll-terms.ts'
import { call, type ProposalRow } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { pollEnd } from './proposal-values.ts'

const kinds = ['approval', 'ranking', 'score', 'single'] as const satisfies readonly PollKind[]
const spans = [3, 7, 14, 30] as const

export function ProposalShortlist({ rows }: { rows: readonly ProposalRow[] }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<string[]>([])
  const [question, setQuestion] = useState('')
  const [kind, setKind] = useState<PollKind>('approval')
  const [days, setDays] = useState<number>(7)
  const deciding = rows.filter(({ state }) => state === 'deciding')
  const close = () => {
    setOpen(false)
    setChosen([])
    setQuestion('')
  }
  const asked = useMutation({
    mutationFn: () =>
      call('POST /proposals/shortlist', {
        body: { proposals: chosen, question, kind, closesAt: pollEnd(days, now) },
      }),
    onSuccess: close,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.proposals })
      await client.invalidateQueries({ queryKey: keys.polls })
    },
  })
  if (deciding.length < 2) return null
  const fits = chosen.length >= 2 && chosen.length <= optionsAtMost && question.trim() !== ''
  return (
    <>
      <Button block onClick={() => setOpen(true)}>
        {t('proposals.shortlist')}
      </Button>
      <Modal
        open={open}
        title={t('proposals.shortlist')}
        okText={t('poll.start')}
        okButtonProps={{ disabled: !fits }}
        confirmLoading={asked.isPending}
        onOk={() => asked.mutate()}
        onCancel={close}
      >
        <div className="announcement-form">
          <span id="shortlist-which">{t('proposals.shortlistWhich')}</span>
          <Checkbox.Group
            aria-labelledby="shortlist-which"
            value={chosen}
            options={deciding.map(({ id, what }) => ({ value: id, label: what }))}
            onChange={setChosen}
          />
          <label htmlFor="shortlist-question">{t('poll.question')}</label>
          <Input.TextArea
            id="shortlist-question"
            autoSize={{ minRows: 2 }}
            maxLength={questionLength}
            value={question}
            onChange={({ target }) => setQuestion(target.value)}
          />
          <label htmlFor="shortlist-kind">{t('poll.kind')}</label>
          <Select<PollKind>
            id="shortlist-kind"
            options={kinds.map((value) => ({ value, label: t(`poll.kind.${value}`) }))}
            value={kind}
            onChange={setKind}
          />
          <label htmlFor="shortlist-closes">{t('poll.closes')}</label>
          <Select
            id="shortlist-closes"
            options={spans.map((value) => ({ value, label: t('poll.days', { days: value }) }))}
            value={days}
            onChange={setDays}
          />
          <p className="dim">{t('proposals.shortlistWhy')}</p>
        </div>
        {asked.error !== null && <Problem error={asked.error} />}
      </Modal>
    </>
  )
}
