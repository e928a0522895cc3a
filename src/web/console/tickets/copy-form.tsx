// Copies a ticket as a 12345 form. Where the browser lends no clipboard (http in the office's own net), it is shown to be copied by hand.
import { useState } from 'react'
import { App as Ant, Button, Input, Modal } from 'antd'
import type { Ticket } from '../api.ts'
import { formText, hasForm } from './form-text.ts'
import { useSettings } from '../settings.tsx'

export function CopyForm({ ticket }: { ticket: Ticket }) {
  const { t } = useSettings()
  const { message } = Ant.useApp()
  const [shown, setShown] = useState(false)
  if (!hasForm(ticket)) return null
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(formText(ticket))
      void message.success(t('form.copied'))
    } catch {
      setShown(true)
    }
  }
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {t('form.copy')}
      </Button>
      <Modal open={shown} title={t('form.byHand')} footer={null} onCancel={() => setShown(false)}>
        <Input.TextArea
          readOnly
          autoFocus
          autoSize
          aria-label={t('form.copy')}
          value={formText(ticket)}
          onFocus={({ target }) => target.select()}
        />
      </Modal>
    </>
  )
}
