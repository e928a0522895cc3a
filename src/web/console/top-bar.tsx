// The head of a phone's list screen: the same things as the left column, the settings behind a button.
import { useState } from 'react'
import { Button, Drawer } from 'antd'
import type { View } from './address.ts'
import type { Me } from './api.ts'
import { Boxes } from './tickets/boxes.tsx'
import { Choices } from './choices.tsx'
import { Icon } from './tickets/marks.tsx'
import { NoticeBell } from './notice-bell.tsx'
import { useSettings } from './settings.tsx'

export function TopBar({ me, view }: { me: Me; view: View }) {
  const { t } = useSettings()
  const [open, setOpen] = useState(false)
  return (
    <header className="top-bar">
      <div className="sidebar-head">
        <p className="brand">{t('app.name')}</p>
        <NoticeBell />
        <Button
          type="text"
          aria-label={t('app.settings')}
          icon={<Icon shape="more" />}
          onClick={() => setOpen(true)}
        />
      </div>
      <Boxes me={me} view={view} />
      <Drawer
        open={open}
        placement="bottom"
        size={280}
        title={t('app.settings')}
        onClose={() => setOpen(false)}
      >
        <Choices me={me} withKeys={false} />
      </Drawer>
    </header>
  )
}
