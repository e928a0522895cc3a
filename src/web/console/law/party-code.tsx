// A code for a side that said yes: shown once to the mediator, who tells it by voice.
import { Button, Modal } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { call } from '../api.ts'
import { shortDate } from '../dates.ts'
import { Problem } from '../problem.tsx'
import { useSettings } from '../settings.tsx'

export function PartyCode({ mediationId, partyId }: { mediationId: string; partyId: number }) {
  const settings = useSettings()
  const { t } = settings
  const made = useMutation({
    mutationFn: () =>
      call('POST /mediations/:id/parties/:part/code', { id: mediationId, part: String(partyId) }),
  })
  const code = made.data && `${made.data.code.slice(0, 4)} ${made.data.code.slice(4)}`
  return (
    <div className="mediation-acts">
      <Button loading={made.isPending} onClick={() => made.mutate()}>
        {t('mediation.code')}
      </Button>
      <Modal
        open={made.data !== undefined}
        title={t('mediation.code')}
        footer={null}
        onCancel={() => made.reset()}
      >
        {made.data && (
          <>
            <p className="mediation-code">{code}</p>
            <p>
              {t('mediation.codeTell', { code: code ?? '', until: shortDate(made.data.until, settings) })}
            </p>
          </>
        )}
      </Modal>
      {made.error !== null && <Problem error={made.error} />}
    </div>
  )
}
