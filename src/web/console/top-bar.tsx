// The head of a phone's list screen: the same things as the left column; all places by their groups, and the settings, behind a button.
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
          aria-label={t('app.everything')}
          icon={<Icon shape="more" />}
          onClick={() => setOpen(true)}
        />
      </div>
      <Boxes me={me} view={view} />
      <Drawer
        open={open}
        placement="bottom"
        size="85%"
        title={t('app.everything')}
        onClose={() => setOpen(false)}
      >
        <div className="everything">
          <Boxes me={me} view={view} onChosen={() => setOpen(false)} />
          <Choices me={me} withKeys={false} />
        </div>
      </Drawer>
    </header>
  )
}
