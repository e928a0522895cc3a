// The whole page: the look, and either the sign-in or the desk.
import { useEffect, useMemo } from 'react'
import { App as Ant, ConfigProvider, Spin } from 'antd'
import enUS from 'antd/es/locale/en_US'
import zhCN from 'antd/es/locale/zh_CN'
import { Desk } from './desk.tsx'
import { DraftsProvider } from './tickets/drafts.tsx'
import { narrow, useMedia } from './media.ts'
import { Problem } from './problem.tsx'
import { useMe } from './queries.ts'
import { useSettings } from './settings.tsx'
import { SignIn } from './sign-in.tsx'
import { antTheme, applyLook } from './tokens.ts'

export function App() {
  const { language, large, t } = useSettings()
  const dark = useMedia('(prefers-color-scheme: dark)')
  const coarse = useMedia('(pointer: coarse)')
  const phone = useMedia(narrow)
  const still = useMedia('(prefers-reduced-motion: reduce)')
  const look = useMemo(
    () => ({ dark, large, touch: coarse || phone, still }),
    [dark, large, coarse, phone, still],
  )
  const theme = useMemo(() => antTheme(look), [look])
  useEffect(() => applyLook(look), [look])
  useEffect(() => {
    document.title = t('app.name')
  }, [t])

  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      <Ant message={{ maxCount: 1, duration: 2.5 }}>
        <DraftsProvider>
          <Door />
        </DraftsProvider>
      </Ant>
    </ConfigProvider>
  )
}

/** Nobody passes without a session. */
function Door() {
  const { t } = useSettings()
  const { data: me, error, refetch } = useMe()
  if (me) return <Desk me={me} key={me.id} />
  if (me === null) return <SignIn />
  return (
    <main className="door">
      {error === null ? (
        <Spin description={t('app.loading')} size="large">
          <div className="door-wait" />
        </Spin>
      ) : (
        <Problem error={error} retry={() => void refetch()} />
      )}
    </main>
  )
}
