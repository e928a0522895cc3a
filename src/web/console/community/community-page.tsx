// The community as it is set up: what is still missing before residents are well served, its places, colleagues and committees.
import { Skeleton } from 'antd'
import type { Me } from '../api.ts'
import { Problem } from '../problem.tsx'
import { useCommittees, useNodes, useRoster, useStaff } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { CommitteeSection } from './committee-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { Places } from './place-form.tsx'
import { PlacesSection } from './places-section.tsx'
import { StartList } from './start-list.tsx'

export function CommunityPage({ me }: { me: Me }) {
  const { t } = useSettings()
  const nodes = useNodes(true)
  const staff = useStaff(true)
  const committees = useCommittees()
  const roster = useRoster(me.rights.includes('roster.manage'))
  const manages = me.rights.includes('tree.manage')
  const error = nodes.error ?? staff.error ?? committees.error
  const complete = nodes.data && staff.data && committees.data
  return (
    <section className="inbox" aria-label={t('box.community')}>
      <div className="inbox-scroll roster">
        {error !== null && <Problem error={error} retry={() => void nodes.refetch()} />}
        {!complete && error === null && <Skeleton active />}
        {complete && (
          <>
            {manages && (
              <>
                <StartList tree={nodes.data.items} staff={staff.data.items} roster={roster.data?.items} />
                <PlacesSection tree={nodes.data.items} />
              </>
            )}
            <PeopleSection
              me={me}
              tree={nodes.data.items}
              staff={staff.data.items}
              committees={committees.data.items}
            />
            {manages && (
              <>
                <CommitteeSection tree={nodes.data.items} committees={committees.data.items} />
                <Places tree={nodes.data.items} />
              </>
            )}
          </>
        )}
      </div>
    </section>
  )
}
