// The sign-in: an account and a password.
import { Alert, Button, Form, Input } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Credentials } from './api.ts'
import { useInterrupted } from './tickets/drafts.tsx'
import { Problem } from './problem.tsx'
import { startSession } from './queries.ts'
import { useSettings } from './settings.tsx'

export function SignIn() {
  const { t, language, setLanguage } = useSettings()
  const client = useQueryClient()
  const interrupted = useInterrupted()
  const signIn = useMutation({
    mutationFn: (body: Credentials) => call('POST /session', { body }),
    onSuccess: (me) => startSession(client, me),
  })
  return (
    <main className="door">
      <div className="door-card">
        <p className="brand">{t('app.name')}</p>
        <h1>{t('signIn.title')}</h1>
        {interrupted && <Alert type="info" title={t('signIn.again')} />}
        <Form<Credentials>
          layout="vertical"
          requiredMark={false}
          onFinish={(credentials) => signIn.mutate(credentials)}
        >
          <Form.Item
            name="login"
            label={t('signIn.login')}
            rules={[{ required: true, whitespace: true, message: t('signIn.needLogin') }]}
          >
            <Input autoComplete="username" autoCapitalize="off" spellCheck={false} maxLength={64} autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.needPassword') }]}
          >
            <Input.Password autoComplete="current-password" maxLength={200} />
          </Form.Item>
          {signIn.error !== null && <Problem error={signIn.error} />}
          <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
        </Form>
        <p className="dim">{t('signIn.help')}</p>
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('app.language')}
        </Button>
      </div>
    </main>
  )
}
