// The register of bodies outside that cases can be handed to: entered by whoever runs the community.
import { useState, type SubmitEvent } from 'react'
import { Button, Empty, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type ExternalBody, type Me } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys, useBodies } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const empty = { name: '', duties: '', contact: '' }

export function Bodies({ me }: { me: Me }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const { data, error, refetch } = useBodies(true)
  const [wish, setWish] = useState(empty)
  const manages = me.rights.includes('tree.manage')
  const again = () => client.invalidateQueries({ queryKey: keys.bodies })
  const adding = useMutation({
    mutationFn: () => call('POST /external-bodies', { body: wish }),
    onSuccess: () => {
      setWish(empty)
      return again()
    },
  })
  const changing = useMutation({
    mutationFn: ({ id, ...body }: ExternalBody) => call('PUT /external-bodies/:id', { id: String(id), body }),
    onSettled: again,
  })
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    adding.mutate()
  }
  const field = (name: keyof typeof empty, most: number) => (
    <label>
      <span className="field-name">{t(`body.${name}`)}</span>
      <Input
        value={wish[name]}
        maxLength={most}
        onChange={({ target }) => setWish({ ...wish, [name]: target.value })}
        placeholder={t(`body.${name}Hint`)}
      />
    </label>
  )
  return (
    <section className="inbox roster" aria-label={t('box.bodies')}>
      <div className="inbox-scroll padded">
        <p className="dim">{t('body.lead')}</p>
        {error !== null && <Problem error={error} retry={() => void refetch()} />}
        {data?.items.length === 0 && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty.bodies')} />
        )}
        <ul className="plain-list">
          {data?.items.map((body) => (
            <li key={body.id} className="body-row">
              <b>{body.name}</b> {!body.active && <span className="dim">{t('body.unused')}</span>}
              <div>{body.duties}</div>
              <div className="dim">{body.contact}</div>
              {manages && (
                <Button
                  size="small"
                  loading={changing.isPending}
                  onClick={() => changing.mutate({ ...body, active: !body.active })}
                >
                  {t(body.active ? 'body.stop' : 'body.use')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {changing.error !== null && <Problem error={changing.error} />}
        {manages && (
          <form className="act-form" onSubmit={submit} aria-label={t('body.add')}>
            {field('name', 60)}
            {field('duties', 200)}
            {field('contact', 100)}
            {adding.error !== null && <Problem error={adding.error} />}
            <div className="acts-row">
              <Button
                type="primary"
                htmlType="submit"
                loading={adding.isPending}
                disabled={Object.values(wish).some((text) => text.trim() === '')}
              >
                {t('body.add')}
              </Button>
            </div>
          </form>
        )}
      </div>
    </section>
  )
}
