// The register of owners from a sheet: taken whole, or refused row by row.
import { useState } from 'react'
import { Button, Modal } from 'antd'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call, upload } from '../api.ts'
import { Problem } from '../problem.tsx'
import { isInvalid } from '../problems.ts'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

const shownAtMost = 30

export function OwnersImport({ open, close }: { open: boolean; close: () => void }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const { data: known } = useQuery({
    queryKey: keys.owners,
    queryFn: () => call('GET /owners', {}),
    enabled: open,
  })
  const take = useMutation({
    mutationFn: (file: File) => upload('POST /owners', file),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.owners }),
  })
  const taken = take.data
  return (
    <Modal open={open} title={t('owners.title')} footer={null} onCancel={close} destroyOnHidden>
      <form
        className="resident-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (file) take.mutate(file)
        }}
      >
        <p>{t('owners.lead')}</p>
        {known && <p className="dim">{t('owners.known', { flats: known.flats, owners: known.owners })}</p>}
        <label htmlFor="owners-file">{t('owners.file')}</label>
        <input
          id="owners-file"
          type="file"
          accept=".csv,.xlsx"
          onChange={(event) => {
            setFile(event.target.files?.[0])
            take.reset()
          }}
        />
        <Button type="primary" htmlType="submit" disabled={file === undefined} loading={take.isPending}>
          {t('owners.take')}
        </Button>
        {take.error !== null &&
          (isInvalid(take.error) ? (
            <p role="alert" className="mark mark-danger">
              {t('owners.unreadable')}
            </p>
          ) : (
            <Problem error={take.error} />
          ))}
        {taken?.errors.length === 0 && (
          <p role="status" className="mark mark-done">
            {t('owners.taken', { flats: taken.flats, owners: taken.owners })}
          </p>
        )}
        {taken !== undefined && taken.errors.length > 0 && (
          <div role="alert">
            <p className="mark mark-danger">{t('owners.refused', { count: taken.errors.length })}</p>
            <ul>
              {taken.errors.slice(0, shownAtMost).map(({ line, fault }, index) => (
                <li key={index}>{t('owners.line', { line, fault: t(`fault.${fault}`) })}</li>
              ))}
            </ul>
          </div>
        )}
      </form>
    </Modal>
  )
}
