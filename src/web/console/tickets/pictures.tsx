// The pictures of a ticket, small, and large on a tap. Own staff say which of them may go beyond the house.
import { Checkbox, Image } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { AddPicture } from './add-picture.tsx'
import { call, mediaUrl, smallMediaUrl, type Me, type Ticket } from '../api.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function Pictures({ me, ticket }: { me: Me; ticket: Ticket }) {
  const { t } = useSettings()
  const client = useQueryClient()
  const release = useMutation({
    mutationFn: ({ id, released }: { id: string; released: boolean }) =>
      call('POST /media/:id/release', { id, body: { released } }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.ticket(ticket.id) }),
  })
  const { media, released, mayRelease, taken } = ticket
  const adding = <AddPicture me={me} ticket={ticket} />
  if (media.length === 0) return adding
  return (
    <section>
      <h2>{t('ticket.pictures')}</h2>
      <div className="pictures">
        <Image.PreviewGroup>
          {media.map((id, index) => (
            <figure key={id}>
              <Image
                src={smallMediaUrl(id)}
                preview={{ src: mediaUrl(id) }}
                alt={t('ticket.picture', { n: index + 1 })}
                width={96}
                height={96}
              />
              {taken.includes(id) && <figcaption className="dim">{t('ticket.taken')}</figcaption>}
              {mayRelease && (
                <figcaption>
                  <Checkbox
                    checked={released.includes(id)}
                    disabled={release.isPending}
                    onChange={({ target }) => release.mutate({ id, released: target.checked })}
                  >
                    {t('ticket.release')}
                  </Checkbox>
                </figcaption>
              )}
            </figure>
          ))}
        </Image.PreviewGroup>
      </div>
      {mayRelease && <p className="dim effect">{t('ticket.releaseNote')}</p>}
      {adding}
      {release.error !== null && <Problem error={release.error} />}
    </section>
  )
}
