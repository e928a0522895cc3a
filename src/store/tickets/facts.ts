// What of a ticket decides who sees it, and the columns that it is read from.

export interface Facts {
  category: string
  status: string
  assigneeId: number | null
  confidential: boolean
  confidentialTo: number | null
  /** Whom of staff it complains about. */
  aboutStaffId: number | null
  propertyConsent: string | null
  alarm: { reportBy: number | null; confirmedBy: number | null } | null
}

/** For statements where the ticket is called t, with `factJoin`. */
export const factColumns = `t.category, t.status, t.assigneeId, t.confidential, t.confidentialTo, t.aboutStaffId,
  t.propertyConsent, al.id AS alarmId, al.reportBy, al.confirmedBy`
export const factJoin = 'LEFT JOIN Alarm AS al ON al.ticketId = t.id'

export interface FactRow extends Omit<Facts, 'alarm' | 'confidential'> {
  confidential: boolean | number
  alarmId: number | null
  reportBy: number | null
  confirmedBy: number | null
}

export const factsOf = (row: FactRow): Pick<Facts, 'confidential' | 'alarm'> => ({
  confidential: Boolean(row.confidential),
  alarm: row.alarmId === null ? null : { reportBy: row.reportBy, confirmedBy: row.confirmedBy },
})
