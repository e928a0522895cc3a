// The code of a place, large enough for a wall. What the task is about does not stand on it: passers-by read it too.
import { useState } from 'react'
import { Button, Modal } from 'antd'
import type { VolunteerTask } from '../api.ts'
import { spanWords } from '../dates.ts'
import { useSettings } from '../settings.tsx'

export function VolunteerTaskSign({ task }: { task: VolunteerTask }) {
  const { t, language } = useSettings()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('task.sign')}</Button>
      <Modal
        open={open}
        title={t('task.sign')}
        footer={null}
        width={640}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Button type="primary" autoFocus onClick={() => print()}>
          {t('task.signPrint')}
        </Button>
        <section className="letters task-sign" aria-label={t('task.signTitle')}>
          <h2>{t('task.signTitle')}</h2>
          <p className="task-sign-code">
            {task.code.slice(0, 3)} {task.code.slice(3)}
          </p>
          <p>
            {t('task.number', { number: task.number })} · {spanWords(task.start, task.end, language)}
          </p>
          <p>{t('task.signHow')}</p>
        </section>
      </Modal>
    </>
  )
}
