// What some acts need besides words and a person: days, a cause, what the resident can do instead.
import { Input, Radio, Select } from 'antd'
import { stuckCauses } from '../../../rules/tickets/decision.ts'
import { extensionAtMost } from '../../../rules/tickets/extension.ts'
import {
  chosenUrgencies,
  isDanger,
  sortableTo,
  type ChosenUrgency,
  type SortedCategory,
} from '../../../rules/tickets/sorting.ts'
import type { Extras, FormAct } from './acts.ts'
import type { Ticket } from '../api.ts'
import { categoryLabel } from '../labels.ts'
import { useBodies } from '../queries.ts'
import { useSettings } from '../settings.tsx'

interface Props {
  act: FormAct
  ticket: Ticket
  extras: Extras
  change: (extras: Extras) => void
}

export function ActExtras({ act, ticket, extras, change }: Props) {
  const { t } = useSettings()
  if (act === 'extend') {
    const most = extensionAtMost({ ...ticket, createdAt: Date.parse(ticket.createdAt) })
    return (
      <label>
        <span className="field-name">{t('field.days')}</span>
        <Select<number>
          aria-label={t('field.days')}
          value={extras.days ?? null}
          onChange={(days) => change({ ...extras, days })}
          options={Array.from({ length: most }, (_, at) => ({ value: at + 1, label: String(at + 1) }))}
          placement="topLeft"
        />
      </label>
    )
  }
  if (act === 'stick')
    return (
      <fieldset className="act-choice">
        <legend className="field-name">{t('field.cause')}</legend>
        <Radio.Group
          value={extras.cause ?? null}
          onChange={({ target }) =>
            change({ ...extras, cause: stuckCauses.find((one) => one === target.value) })
          }
          options={stuckCauses.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))}
        />
      </fieldset>
    )
  if (act === 'sort') return <SortSelects ticket={ticket} extras={extras} change={change} />
  if (act === 'reject')
    return (
      <label>
        <span className="field-name">{t('field.instead')}</span>
        <Input.TextArea
          value={extras.instead ?? ''}
          onChange={({ target }) => change({ ...extras, instead: target.value })}
          placeholder={t('hint.instead')}
          maxLength={500}
          autoSize={{ minRows: 2, maxRows: 6 }}
        />
      </label>
    )
  if (act === 'handOff' || act === 'receipt')
    return (
      <>
        {act === 'handOff' && <BodySelect extras={extras} change={change} />}
        <label>
          <span className="field-name">{t(act === 'handOff' ? 'field.followUpOn' : 'field.receivedOn')}</span>
          <Input
            type="date"
            value={extras.day ?? ''}
            onChange={({ target }) => change({ ...extras, day: target.value })}
          />
        </label>
      </>
    )
  if (act === 'merge')
    return (
      <label>
        <span className="field-name">{t('field.into')}</span>
        <Input
          inputMode="numeric"
          value={extras.into ?? ''}
          maxLength={10}
          onChange={({ target }) => change({ ...extras, into: target.value.trim() })}
        />
      </label>
    )
  return null
}

/** A danger is P0 by itself: then there is nothing to choose. */
function SortSelects({ ticket, extras, change }: Omit<Props, 'act'>) {
  const { t, language } = useSettings()
  const { category = null, urgency = null } = extras
  const grave = category !== null && isDanger(category)
  return (
    <>
      <label>
        <span className="field-name">{t('field.category')}</span>
        <Select<SortedCategory>
          aria-label={t('field.category')}
          showSearch={{ optionFilterProp: 'label' }}
          value={category}
          onChange={(category) =>
            change({ ...extras, category, urgency: isDanger(category) ? 'P1' : extras.urgency })
          }
          options={sortableTo(ticket.category).map((value) => ({
            value,
            label: categoryLabel(value, language),
          }))}
          placement="topLeft"
        />
      </label>
      <label>
        <span className="field-name">{t('field.urgency')}</span>
        <Select<ChosenUrgency | 'P0'>
          aria-label={t('field.urgency')}
          disabled={grave}
          value={grave ? 'P0' : urgency}
          onChange={(urgency) => change({ ...extras, ...(urgency !== 'P0' && { urgency }) })}
          options={(grave ? (['P0'] as const) : chosenUrgencies).map((value) => ({
            value,
            label: t(`urgency.${value}`),
          }))}
          placement="topLeft"
        />
      </label>
    </>
  )
}

function BodySelect({ extras, change }: Pick<Props, 'extras' | 'change'>) {
  const { t } = useSettings()
  const { data } = useBodies(true)
  const options = (data?.items ?? [])
    .filter(({ active }) => active)
    .map(({ id, name, duties }) => ({ value: id, label: `${name} · ${duties}` }))
  return (
    <label>
      <span className="field-name">{t('field.body')}</span>
      <Select<number>
        aria-label={t('field.body')}
        value={extras.bodyId ?? null}
        onChange={(bodyId) => change({ ...extras, bodyId })}
        options={options}
        placement="topLeft"
        notFoundContent={t('field.bodyNone')}
      />
    </label>
  )
}
