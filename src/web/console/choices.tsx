// What a person sets for themselves, and the way out.
import { useState } from 'react'
import { App as Ant, Button } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AlarmWays } from './alarms/alarm-ways.tsx'
import { call, type Me } from './api.ts'
import { useForgetDrafts } from './tickets/drafts.tsx'
import { KeysHelp } from './keys-help.tsx'
import { roleLabel } from './labels.ts'
import { problemWords } from './problems.ts'
import { startSession } from './queries.ts'
import { useSettings } from './settings.tsx'

export function Choices({ me, withKeys }: { me: Me; withKeys: boolean }) {
  const { t, language, setLanguage, large, setLarge } = useSettings()
  const { message } = Ant.useApp()
  const client = useQueryClient()
  const forgetDrafts = useForgetDrafts()
  const size = withKeys ? 'small' : 'medium' // a pointer's, or a thumb's
  const [waysShown, setWaysShown] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const signOut = useMutation({
    mutationFn: () => call('DELETE /session', {}),
    onSuccess: () => {
      forgetDrafts()
      startSession(client, null)
    },
    onError: (error) => void message.error(problemWords(error, t)),
  })
  return (
    <div className="choices">
      <div className="choices-row">
        <Button
          size={size}
          aria-pressed={large}
          type={large ? 'primary' : 'default'}
          onClick={() => setLarge(!large)}
        >
          {t('app.large')}
        </Button>
        <Button
          size={size}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('app.language')}
        </Button>
        {withKeys && (
          <Button
            size={size}
            onClick={() => setKeysShown(true)}
            aria-label={t('app.keys')}
            title={t('app.keys')}
          >
            ?
          </Button>
        )}
      </div>
      <p className="who">
        <b>{me.name}</b>
        <span className="dim">
          {roleLabel(me.role, language)} · {me.scope.name}
        </span>
      </p>
      <Button size={size} type="text" className="sign-out" onClick={() => setWaysShown(true)}>
        {t('ways.title')}
      </Button>
      <AlarmWays open={waysShown} close={() => setWaysShown(false)} />
      <Button
        size={size}
        type="text"
        className="sign-out"
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {t('app.signOut')}
      </Button>
      {withKeys && <KeysHelp open={keysShown} setOpen={setKeysShown} />}
    </div>
  )
}
