// The duty roster: who is called for an emergency at each place, in which order, and whether they can be reached at all.
import { useState } from 'react'
import { Select, Skeleton } from 'antd'
import type { Me } from '../api.ts'
import { LocalNumbers } from './local-numbers.tsx'
import { SafetySentences } from './safety-sentences.tsx'
import { Problem } from '../problem.tsx'
import { useNodes, useRoster, useStaff } from '../queries.ts'
import { RosterPlace } from './roster-place.tsx'
import { useSettings } from '../settings.tsx'

export function RosterPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const roster = useRoster(true)
  const nodes = useNodes(true)
  const staff = useStaff(true)
  /** A place that was chosen and has nobody yet. */
  const [fresh, setFresh] = useState<number>()
  const tree = nodes.data?.items ?? []
  const places = roster.data?.items ?? []
  const begun = tree.find(({ id }) => id === fresh && !places.some(({ node }) => node.id === id))
  const shown = begun ? [...places, { node: begun, staff: [], street: null }] : places
  const others = tree.filter(
    ({ id, kind }) => (kind === 'grid' || kind === 'estate') && !shown.some(({ node }) => node.id === id),
  )
  const error = roster.error ?? nodes.error ?? staff.error
  const complete = roster.data !== undefined && nodes.data !== undefined && staff.data !== undefined
  return (
    <section className="inbox" aria-label={t('box.roster')}>
      <div className="inbox-scroll roster">
        <p className="dim">{t('roster.lead')}</p>
        {error !== null && <Problem error={error} retry={() => void roster.refetch()} />}
        {!complete && error === null && <Skeleton active />}
        {complete &&
          shown.map((place) => (
            <RosterPlace key={place.node.id} place={place} tree={tree} staff={staff.data.items} />
          ))}
        {complete && others.length > 0 && (
          <Select<number>
            aria-label={t('roster.place')}
            placeholder={t('roster.place')}
            showSearch={{ optionFilterProp: 'label' }}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={setFresh}
          />
        )}
        <LocalNumbers me={me} />
        <SafetySentences me={me} />
      </div>
    </section>
  )
}
