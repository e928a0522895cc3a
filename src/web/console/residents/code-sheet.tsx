// Codes for the letterboxes of a house, on paper to cut up. They are shown this once.
import { useState } from 'react'
import { Button, Input, Modal, TreeSelect } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { call, type Sheet } from '../api.ts'
import { dayWords } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { useNodes } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function CodeSheet({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useSettings()
  const { data } = useNodes(open)
  const [nodeId, setNodeId] = useState<number>()
  const [flats, setFlats] = useState('')
  const make = useMutation({
    mutationFn: (nodeId: number) => call('POST /house-codes', { body: { nodeId, flats } }),
  })
  const isHouse = (kind: string) => kind === 'building' || kind === 'unit'
  const leave = (): void => {
    make.reset()
    close()
  }
  return (
    <Modal open={open} title={t('codes.title')} footer={null} width={720} onCancel={leave} destroyOnHidden>
      {make.data === undefined ? (
        <form
          className="resident-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (nodeId !== undefined) make.mutate(nodeId)
          }}
        >
          <p className="dim">{t('codes.lead')}</p>
          <label htmlFor="codes-house">{t('codes.house')}</label>
          <TreeSelect<number | null>
            id="codes-house"
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
            treeData={(data?.items ?? []).map(({ id, parentId, name, kind }) => ({
              id,
              pId: parentId ?? 0,
              value: id,
              title: name,
              selectable: isHouse(kind),
            }))}
            value={nodeId ?? null}
            onChange={(id) => setNodeId(id ?? undefined)}
          />
          <label htmlFor="codes-flats">{t('codes.flats')}</label>
          <Input
            id="codes-flats"
            maxLength={1000}
            placeholder="101-104, 201-204"
            value={flats}
            onChange={(event) => setFlats(event.target.value)}
          />
          {make.error !== null &&
            (isInvalid(make.error) ? (
              <p role="alert" className="mark mark-danger">
                {t('codes.invalid')}
              </p>
            ) : (
              <Problem error={make.error} />
            ))}
          <Button type="primary" htmlType="submit" disabled={nodeId === undefined} loading={make.isPending}>
            {t('codes.make')}
          </Button>
        </form>
      ) : (
        <Letters sheet={make.data} />
      )}
    </Modal>
  )
}

function Letters({ sheet: { community, house, until, codes } }: { sheet: Sheet }) {
  const { t, language } = useSettings()
  const day = dayWords(until.slice(0, 10), language)
  return (
    <>
      <p className="dim">{t('codes.once')}</p>
      <Button type="primary" autoFocus onClick={() => print()}>
        {t('codes.print', { count: codes.length })}
      </Button>
      <ol className="letters">
        {codes.map(({ flat, code }) => (
          <li key={flat}>
            <p>
              {community} {house}
              {flat}
            </p>
            <p className="letter-code">
              {code.slice(0, 4)} {code.slice(4)}
            </p>
            <p>{t('codes.how', { code })}</p>
            <p>{t('codes.until', { day })}</p>
          </li>
        ))}
      </ol>
    </>
  )
}
