// The shapes of certificates of volunteer service.
import * as z from 'zod'
import { isCertificateNumber, Stated } from '../../rules/volunteers/certificate.ts'

export const Certificate = z.object({
  number: z.string().describe('asked after at /certificates/<number>, by everybody'),
  issuedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
  stated: Stated.describe('as it was on that day'),
})
export const CertificateList = z.object({ items: z.array(Certificate) })
export const CertificateNumber = z.object({
  number: z.string().refine(isCertificateNumber, 'is like ZY20261123-04816372'),
})
