// Certificates of volunteer service: issued free of charge (志愿服务条例 19), printed to be sealed by hand, withdrawn with a reason.
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import * as z from 'zod'
import type { Certificates } from '../../store/volunteers/certificates.ts'
import { viewerOf } from '../auth.ts'
import { problems } from '../problems.ts'
import { None, Reason } from '../schemas.ts'
import { certificateSheet } from './certificate-sheet.ts'
import { Certificate, CertificateList, CertificateNumber } from './certificate-schemas.ts'
import { VolunteerId } from './volunteer-schemas.ts'

const tags = ['volunteers']
const config = { right: 'volunteer.manage' } as const

export const certificates: FastifyPluginCallbackZod<{
  certificates: Certificates
  publicUrl: string | undefined
}> = (app, { certificates, publicUrl }, done) => {
  app.get(
    '/volunteers/:id/certificates',
    {
      config,
      schema: {
        tags,
        summary: 'The certificates that were issued for a volunteer, the latest first',
        params: VolunteerId,
        response: { 200: CertificateList, ...problems('INPUT_INVALID', 'NOT_FOUND') },
      },
    },
    async (request) => ({ items: await certificates.list(viewerOf(request), request.params.id) }),
  )

  app.post(
    '/volunteers/:id/certificates',
    {
      config,
      schema: {
        tags,
        summary: 'Certify all hours that count, by a number of its own',
        params: VolunteerId,
        response: { 201: Certificate, ...problems('INPUT_INVALID', 'NOT_FOUND', 'HOURS_MISSING') },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await certificates.issue(viewerOf(request), request.params.id)),
  )

  app.get(
    '/volunteer-certificates/:number/sheet',
    {
      config,
      schema: {
        tags,
        summary: 'A certificate as a page to print, with a code for its check page and room for the seal',
        params: CertificateNumber,
        response: {
          200: { description: 'one A4 page', content: { 'text/html': { schema: z.string() } } },
          ...problems('INPUT_INVALID', 'NOT_FOUND'),
        },
      },
    },
    async (request, reply) => {
      const certificate = await certificates.read(viewerOf(request), request.params.number)
      const origin = publicUrl ?? `${request.protocol}://${request.host}`
      return reply.type('text/html; charset=utf-8').send(certificateSheet(certificate, origin))
    },
  )

  app.post(
    '/volunteer-certificates/:number/withdraw',
    {
      config,
      schema: {
        tags,
        summary: 'A certificate is valid no longer; the reason is kept',
        params: CertificateNumber,
        body: Reason,
        response: { 204: None, ...problems('INPUT_INVALID', 'NOT_FOUND', 'VOLUNTEER_SETTLED') },
      },
    },
    async (request, reply) => {
      await certificates.withdraw(viewerOf(request), request.params.number, request.body.reason)
      return reply.code(204).send(null)
    },
  )
  done()
}
