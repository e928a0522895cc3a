// The committees of a community, and which matters go to each first.
import { useState } from 'react'
import { App as Ant, Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { serviceCategories } from '../../../rules/tickets/sorting.ts'
import { ApiError, call, type Committee, type TreeNode } from '../api.ts'
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  tree: readonly TreeNode[]
  committees: readonly Committee[]
}
type Category = (typeof serviceCategories)[number]

export function CommitteeSection({ tree, committees }: Props) {
  const { t, language } = useSettings()
  const [open, setOpen] = useState<number | 'new'>()
  const communities = tree.filter(({ kind }) => kind === 'community')
  const close = () => setOpen(undefined)
  return (
    <section className="roster-place" aria-label={t('committees.title')}>
      <h2>{t('committees.title')}</h2>
      <p className="dim">{t('committees.lead')}</p>
      <ul className="plain-list">
        {committees.map((committee) => (
          <li key={committee.id} className="place-row">
            <span className="roster-who">
              <b>{committee.name}</b>{' '}
              <span className="dim">
                {t('committees.members', { count: committee.members })} ·{' '}
                {committee.categories.map((one) => categoryLabel(one, language)).join('、') ||
                  t('committees.nothing')}
              </span>
            </span>
            <Button
              aria-label={t('committees.editOf', { name: committee.name })}
              onClick={() => setOpen(committee.id)}
            >
              {t('places.edit')}
            </Button>
            {open === committee.id && (
              <div className="place-open">
                <CommitteeForm committee={committee} communities={communities} close={close} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? (
        <CommitteeForm communities={communities} close={close} />
      ) : (
        communities.length > 0 && <Button onClick={() => setOpen('new')}>{t('committees.add')}</Button>
      )}
    </section>
  )
}

interface FormProps {
  committee?: Committee
  communities: readonly TreeNode[]
  close: () => void
}

function CommitteeForm({ committee, communities, close }: FormProps) {
  const { t, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [nodeId, setNode] = useState(communities[0]?.id)
  const [name, setName] = useState(committee?.name ?? '')
  const [categories, setCategories] = useState<Category[]>(
    serviceCategories.filter((one) => committee?.categories.includes(one)),
  )
  const saved = async () => {
    void message.success(t('community.saved'))
    close()
    await client.invalidateQueries({ queryKey: keys.committees })
    await client.invalidateQueries({ queryKey: keys.staff })
  }
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), categories }
      return committee
        ? call('PUT /committees/:id', { id: String(committee.id), body })
        : call('POST /committees', { body: { ...body, nodeId: nodeId ?? 0 } })
    },
    onSuccess: saved,
  })
  const remove = useMutation({
    mutationFn: () => call('DELETE /committees/:id', { id: String(committee?.id) }),
    onSuccess: saved,
  })
  return (
    <form
      className="resident-form"
      aria-label={committee ? t('committees.editOf', { name: committee.name }) : t('committees.add')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {!committee && communities.length > 1 && (
        <>
          <label htmlFor="committee-of">{t('committees.of')}</label>
          <Select<number>
            id="committee-of"
            value={nodeId ?? null}
            options={communities.map(({ id, name: label }) => ({ value: id, label }))}
            onChange={setNode}
          />
        </>
      )}
      <label htmlFor="committee-name">{t('committees.name')}</label>
      <Input
        id="committee-name"
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <label htmlFor="committee-categories">{t('committees.categories')}</label>
      <Select<Category[]>
        id="committee-categories"
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        value={categories}
        options={serviceCategories.map((value) => ({ value, label: categoryLabel(value, language) }))}
        onChange={setCategories}
      />
      <div className="event-acts">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
          {t('community.save')}
        </Button>
        <Button onClick={close}>{t('community.cancel')}</Button>
        {committee && (
          <Button danger type="text" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('committees.remove')}
          </Button>
        )}
      </div>
      {save.error !== null && <Problem error={save.error} />}
      {remove.error !== null &&
        (remove.error instanceof ApiError && remove.error.code === 'COMMITTEE_IN_USE' ? (
          <p role="alert" className="mark mark-danger">
            {t('committees.inUse')}
          </p>
        ) : (
          <Problem error={remove.error} />
        ))}
    </form>
  )
}
