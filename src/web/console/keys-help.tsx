// The list of keys, by "?" or by its button.
import { Modal } from 'antd'
import { useSettings } from './settings.tsx'
import { useShortcuts } from './shortcuts.ts'
import type { TextKey } from './texts/texts.ts'

const table: readonly (readonly [key: string, meaning: TextKey & `keys.${string}`])[] = [
  ['j  k', 'keys.jk'],
  ['Enter', 'keys.enter'],
  ['e', 'keys.e'],
  ['r', 'keys.r'],
  ['n', 'keys.n'],
  ['/', 'keys.slash'],
  ['Esc', 'keys.escape'],
  ['Ctrl + Enter', 'keys.send'],
  ['?', 'keys.help'],
]

export function KeysHelp({ open, setOpen }: { open: boolean; setOpen: (open: boolean) => void }) {
  const { t } = useSettings()
  useShortcuts((key) => {
    if (key !== '?') return false
    setOpen(true)
    return true
  })
  return (
    <Modal
      open={open}
      title={t('app.keys')}
      footer={null}
      width={420}
      onCancel={() => setOpen(false)}
      destroyOnHidden
    >
      <dl className="keys">
        {table.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(meaning)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
