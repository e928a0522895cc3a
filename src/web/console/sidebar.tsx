// The left column of a wide screen: who we are, the boxes, and what a person sets for themselves.
import type { View } from './address.ts'
import type { Me } from './api.ts'
import { Boxes } from './tickets/boxes.tsx'
import { Choices } from './choices.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { useSettings } from './settings.tsx'

export function Sidebar({ me, view }: { me: Me; view: View }) {
  const { t } = useSettings()
  return (
    <header className="sidebar">
      <div className="sidebar-head">
        <p className="brand">{t('app.name')}</p>
        <NoticeBell />
      </div>
      <Boxes me={me} view={view} />
      <Choices me={me} withKeys />
    </header>
  )
}
