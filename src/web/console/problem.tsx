// An error on the page, in plain words, with a way on.
import { Alert, Button } from 'antd'
import { isInvalid, problemWords } from './problems.ts'
import { useSettings } from './settings.tsx'

interface Props {
  error: unknown
  retry?: () => void
  /** Better words for an input that the server refuses. */
  invalid?: string | undefined
}

export function Problem({ error, retry, invalid }: Props) {
  const { t } = useSettings()
  return (
    <Alert
      type="error"
      role="alert"
      showIcon
      title={invalid !== undefined && isInvalid(error) ? invalid : problemWords(error, t)}
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {t('app.retry')}
          </Button>
        )
      }
    />
  )
}
