// An idea that staff heard at a meeting or at a door.
import { useState } from 'react'
import { Input, Modal, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { proposalLength } from '../../../rules/proposals/proposal-terms.ts'
import { call } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys, useAudience } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function ProposalNew({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { data } = useAudience(open)
  const [what, setWhat] = useState('')
  const [nodeId, setNodeId] = useState<number>()
  const keep = useMutation({
    mutationFn: (place: number) => call('POST /proposals', { body: { nodeId: place, what } }),
    onSuccess: () => {
      setWhat('')
      close()
      return client.invalidateQueries({ queryKey: keys.proposals })
    },
  })
  return (
    <Modal
      open={open}
      title={t('proposals.new')}
      okText={t('proposals.new')}
      okButtonProps={{ disabled: nodeId === undefined || what.trim() === '' }}
      confirmLoading={keep.isPending}
      onOk={() => nodeId !== undefined && keep.mutate(nodeId)}
      onCancel={close}
    >
      <div className="announcement-form">
        <label htmlFor="proposal-what">{t('proposals.newWhat')}</label>
        <Input.TextArea
          id="proposal-what"
          autoSize={{ minRows: 3 }}
          maxLength={proposalLength}
          value={what}
          onChange={({ target }) => setWhat(target.value)}
        />
        <label htmlFor="proposal-where">{t('proposals.newWhere')}</label>
        <Select<number>
          id="proposal-where"
          value={nodeId ?? null}
          options={(data?.items ?? [])
            .filter(({ kind }) => kind === 'community' || kind === 'estate')
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setNodeId}
        />
      </div>
      {keep.error !== null && <Problem error={keep.error} />}
    </Modal>
  )
}
