// How return visits were answered in the last thirty days, the unanswered apart.
import { useVisits } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function VisitFigures() {
  const { t } = useSettings()
  const { data } = useVisits()
  return data === undefined ? null : <p className="dim padded">{t('visit.measured', { ...data })}</p>
}
