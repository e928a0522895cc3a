// A new poll, kept as a draft: whom it asks, what, and until when. What its rules demand is told in the form.
import { useState } from 'react'
import { Input, Modal, Select, TreeSelect } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  optionsAtMost,
  pollElectorates,
  pollKinds,
  questionLength,
  type PollElectorate,
  type PollKind,
} from '../../../rules/polls/poll-terms.ts'
import { call } from '../api.ts'
import { endOfDayIn } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useAudience } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const spans = [3, 7, 14, 30] as const
/** It ends at 20:00, when a last reminder still wakes nobody. */
const evening = 4 * 60 * 60 * 1000

export function PollForm({ open, close }: { open: boolean; close: () => void }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const { data } = useAudience(open)
  const [nodeId, setNodeId] = useState<number>()
  const [question, setQuestion] = useState('')
  const [lines, setLines] = useState('')
  const [electorate, setElectorate] = useState<PollElectorate>('adults')
  const [days, setDays] = useState<number>(7)
  const [kind, setKind] = useState<PollKind>('single')
  const [wished, setWished] = useState(2)
  const options = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  // Of three options two may be named: whoever may name all is asked in the next kind.
  const most = Math.max(2, Math.min(wished, options.length - 1))
  const keep = useMutation({
    mutationFn: (place: number) => {
      const closesAt = new Date(Date.parse(endOfDayIn(days, now)) + 1 - evening).toISOString()
      return call('POST /polls', {
        body: {
          ...{ nodeId: place, electorate, question, options, closesAt, kind },
          ...(kind === 'multiple' && { most }),
        },
      })
    },
    onSuccess: () => {
      setQuestion('')
      setLines('')
      close()
      void client.invalidateQueries({ queryKey: keys.polls })
    },
  })
  const items = data?.items ?? []
  const least = kind === 'multiple' ? 3 : 2
  const whole = question.trim() !== '' && options.length >= least && options.length <= optionsAtMost
  return (
    <Modal
      open={open}
      title={t('poll.new')}
      okText={t('poll.draft')}
      okButtonProps={{ disabled: nodeId === undefined || !whole }}
      confirmLoading={keep.isPending}
      onOk={() => nodeId !== undefined && keep.mutate(nodeId)}
      onCancel={close}
      width={520}
    >
      <div className="announcement-form">
        <label htmlFor="poll-question">{t('poll.question')}</label>
        <Input.TextArea
          id="poll-question"
          autoSize={{ minRows: 2 }}
          maxLength={questionLength}
          placeholder={t('poll.questionHint')}
          value={question}
          onChange={(event) => setQuestion(event.target.value)}
        />
        <label htmlFor="poll-options">{t('poll.options')}</label>
        <Input.TextArea
          id="poll-options"
          autoSize={{ minRows: 3 }}
          value={lines}
          onChange={(event) => setLines(event.target.value)}
        />
        <label htmlFor="poll-kind">{t('poll.kind')}</label>
        <Select<PollKind>
          id="poll-kind"
          options={pollKinds.map((value) => ({ value, label: t(`poll.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {kind !== 'single' && <p className="dim">{t(`poll.how.${kind}`)}</p>}
        {kind === 'multiple' && (
          <>
            <label htmlFor="poll-most">{t('poll.most')}</label>
            <Select
              id="poll-most"
              options={Array.from({ length: Math.max(1, options.length - 2) }, (_, at) => ({
                value: at + 2,
                label: t('poll.mostCount', { count: at + 2 }),
              }))}
              value={most}
              onChange={setWished}
            />
          </>
        )}
        <label htmlFor="poll-place">{t('poll.place')}</label>
        {data && (
          <TreeSelect
            id="poll-place"
            treeDefaultExpandedKeys={items
              .filter(({ kind }) => kind === 'community' || kind === 'grid')
              .map(({ id }) => id)}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
            treeData={items
              .filter(({ kind }) => kind !== 'unit')
              .map(({ id, parentId, name }) => ({ id, pId: parentId ?? 0, value: id, title: name }))}
            value={nodeId}
            onChange={setNodeId}
          />
        )}
        <label htmlFor="poll-electorate">{t('poll.electorate')}</label>
        <Select<PollElectorate>
          id="poll-electorate"
          options={pollElectorates.map((value) => ({ value, label: t(`poll.${value}`) }))}
          value={electorate}
          onChange={setElectorate}
        />
        <label htmlFor="poll-closes">{t('poll.closes')}</label>
        <Select
          id="poll-closes"
          options={spans.map((value) => ({ value, label: t('poll.days', { days: value }) }))}
          value={days}
          onChange={setDays}
        />
        <p className="dim">{t('poll.rules')}</p>
      </div>
      {keep.error !== null && <Problem error={keep.error} />}
    </Modal>
  )
}
