// Writes an entry of the catalogue: a new one, or the next version of one. What is stated needs a source.
import { useState } from 'react'
import { App as Ant, Button, Checkbox } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { domains, factNames } from '../../../rules/community/catalogue-terms.ts'
import type { Content } from '../../../rules/community/catalogue-content.ts'
import { call, type CatalogueItem } from '../api.ts'
import { blank, contentOf, draftOf, isStated, type Draft, type EntryKind } from './catalogue-draft.ts'
import { Picked, Written } from './catalogue-fields.tsx'
import { FurtherSources } from './further-sources.tsx'
import { dayOf } from '../dates.ts'
import { categoryLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  /** Absent: a new one. */
  item?: CatalogueItem
  close: () => void
}
type Field = keyof { [K in keyof Draft as Draft[K] extends string ? K : never]: true }

export function CatalogueForm({ item, close }: Props) {
  const { t, now, language } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState<Draft>(
    item ? draftOf(item.content, dayOf(now)) : blank('service', dayOf(now)),
  )
  const [retire, setRetire] = useState(false)
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const { kind } = draft
  const content = contentOf(draft, item?.content)
  const save = useMutation({
    mutationFn: async (content: Content) => {
      if (item)
        await call('PUT /catalogue/:id', { id: item.code, body: { base: item.version, content, retire } })
      else await call('POST /catalogue', { body: { code, content } })
    },
    onSuccess: () => {
      void message.success(t('catalogue.saved'))
      close()
      return client.invalidateQueries({ queryKey: keys.catalogue })
    },
  })
  /** Both languages of one thing. */
  const both = (field: Field, english: Field, label: string) => (
    <div key={field} className="catalogue-both">
      <Written label={label} value={draft[field]} set={(value) => set({ [field]: value })} />
      <Written
        label={t('catalogue.inEnglish', { field: label })}
        value={draft[english]}
        set={(value) => set({ [english]: value })}
      />
    </div>
  )
  const facts = kind === 'service' ? factNames : kind === 'paper' ? (['handler'] as const) : []
  const unsourced = isStated(draft) && (draft.sourceTitle.trim() === '' || draft.quote.trim() === '')
  return (
    <form
      className="resident-form catalogue-form"
      aria-label={t(item ? 'catalogue.change' : 'catalogue.new')}
      onSubmit={(event) => {
        event.preventDefault()
        if (content) save.mutate(content)
      }}
    >
      {!item && (
        <>
          <Written label={t('catalogue.code')} value={code} set={setCode} />
          <Picked<EntryKind>
            label={t('catalogue.kind')}
            value={kind}
            options={(['service', 'paper', 'answer'] as const).map((value) => ({
              value,
              label: t(`catalogue.kind.${value}`),
            }))}
            set={(value) => set({ kind: value })}
          />
        </>
      )}
      {kind === 'service' && (
        <Picked
          label={t('catalogue.domain')}
          value={draft.domain}
          options={domains.map((value) => ({ value, label: categoryLabel(value, language) }))}
          set={(domain) => set({ domain })}
        />
      )}
      {both('name', 'nameEn', t('catalogue.name'))}
      <Written label={t('catalogue.said')} value={draft.said} set={(said) => set({ said })} rows={4} />
      {facts.map((name) => both(name, `${name}En`, t(`catalogue.${name}`)))}
      {kind === 'answer' && both('text', 'textEn', t('catalogue.text'))}
      {kind === 'answer' && (
        <Written
          type="date"
          label={t('catalogue.expiresOn')}
          value={draft.expiresOn}
          set={(expiresOn) => set({ expiresOn })}
        />
      )}
      <div className="catalogue-both">
        <Written
          label={t('catalogue.sourceTitle')}
          value={draft.sourceTitle}
          set={(sourceTitle) => set({ sourceTitle })}
        />
        <Written label={t('catalogue.article')} value={draft.article} set={(article) => set({ article })} />
      </div>
      <Written label={t('catalogue.quote')} value={draft.quote} set={(quote) => set({ quote })} rows={2} />
      <Written
        type="date"
        label={t('catalogue.checkedOn')}
        value={draft.checkedOn}
        set={(checkedOn) => set({ checkedOn })}
      />
      <FurtherSources sources={draft.more} set={(more) => set({ more })} />
      {kind === 'paper' && (
        <Checkbox checked={draft.banned} onChange={(event) => set({ banned: event.target.checked })}>
          {t('catalogue.banned')}
        </Checkbox>
      )}
      {kind === 'service' && (
        <>
          <Picked
            label={t('catalogue.agent')}
            value={draft.agent}
            options={(['unknown', 'yes', 'no'] as const).map((value) => ({
              value,
              label: t(`catalogue.agent.${value}`),
            }))}
            set={(agent) => set({ agent })}
          />
          <Checkbox
            checked={draft.confidential}
            onChange={(event) => set({ confidential: event.target.checked })}
          >
            {t('catalogue.confidential')}
          </Checkbox>
          <Written
            label={t('catalogue.questions')}
            value={draft.questions}
            set={(questions) => set({ questions })}
            rows={4}
          />
        </>
      )}
      {item && kind === 'service' && (
        <Checkbox checked={retire} onChange={(event) => setRetire(event.target.checked)}>
          {t('catalogue.retire')}
        </Checkbox>
      )}
      {unsourced && <p className="dim">{t('catalogue.needsSource')}</p>}
      <div className="catalogue-acts">
        <Button
          type="primary"
          htmlType="submit"
          disabled={content === undefined || (!item && code === '')}
          loading={save.isPending}
        >
          {t('catalogue.save')}
        </Button>
        <Button onClick={close}>{t('catalogue.cancel')}</Button>
      </div>
      {save.error !== null && <Problem error={save.error} />}
    </form>
  )
}
