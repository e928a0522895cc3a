// A new announcement: to which places, what, until when. Tells beforehand how many it goes to.
import { useState } from 'react'
import { Checkbox, Input, Modal, Select, TreeSelect } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announcementLength } from '../../../rules/community/announcement.ts'
import { call } from '../api.ts'
import { endOfDayIn } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { keys, useAudience } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { RangeField } from './range-field.tsx'
import { ReachList } from './reach-list.tsx'

/** Days from today to the last one on which it may still go out. */
const spans = [0, 1, 3, 7] as const

export function AnnouncementForm({ open, close }: { open: boolean; close: () => void }) {
  const { t, now } = useSettings()
  const client = useQueryClient()
  const { data } = useAudience(open)
  const [places, setPlaces] = useState<number[]>([])
  const [text, setText] = useState('')
  const [days, setDays] = useState<number>(1)
  const [urgent, setUrgent] = useState(false)
  const send = useMutation({
    mutationFn: () => {
      const until = endOfDayIn(days, now)
      return call('POST /announcements', { body: { places, text, urgent, until } })
    },
    onSuccess: () => {
      setPlaces([])
      setText('')
      setUrgent(false)
      close()
      void client.invalidateQueries({ queryKey: keys.announcements })
    },
  })
  const items = data?.items ?? []
  const people = items.filter(({ id }) => places.includes(id)).reduce((sum, place) => sum + place.people, 0)
  return (
    <Modal
      open={open}
      title={t('announce.new')}
      okText={t('announce.send', { people })}
      okButtonProps={{ disabled: places.length === 0 || text.trim() === '' }}
      confirmLoading={send.isPending}
      onOk={() => send.mutate()}
      onCancel={close}
      width={520}
    >
      <div className="announcement-form">
        <label htmlFor="announce-places">{t('announce.places')}</label>
        {data && (
          <TreeSelect
            id="announce-places"
            treeCheckable
            treeDefaultExpandedKeys={items
              .filter(({ kind }) => kind === 'community' || kind === 'grid')
              .map(({ id }) => id)}
            showCheckedStrategy={TreeSelect.SHOW_PARENT}
            showSearch={{ treeNodeFilterProp: 'title' }}
            treeDataSimpleMode={{ id: 'id', pId: 'pId', rootPId: 0 }}
            treeData={items.map(({ id, parentId, name, people }) => ({
              id,
              pId: parentId ?? 0,
              value: id,
              title: t('announce.place', { name, people }),
            }))}
            maxTagCount="responsive"
            value={places}
            onChange={setPlaces}
          />
        )}
        {data && <RangeField nodes={items} add={(ids) => setPlaces([...new Set([...places, ...ids])])} />}
        <ReachList places={places} />
        <label htmlFor="announce-text">{t('announce.text')}</label>
        <Input.TextArea
          id="announce-text"
          autoSize={{ minRows: 3 }}
          maxLength={announcementLength}
          showCount
          placeholder={t('announce.example')}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label htmlFor="announce-until">{t('announce.until')}</label>
        <Select
          id="announce-until"
          options={spans.map((value) => ({ value, label: t(`announce.days${value}`) }))}
          value={days}
          onChange={setDays}
        />
        <Checkbox checked={urgent} onChange={(event) => setUrgent(event.target.checked)}>
          {t('announce.urgent')}
        </Checkbox>
        <p className="dim">{t('announce.who')}</p>
      </div>
      {send.error !== null && <Problem error={send.error} />}
    </Modal>
  )
}
