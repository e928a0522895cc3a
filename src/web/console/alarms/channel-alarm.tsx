// A warning over everything while an account that residents write to is signed out.
import { channelLabel } from '../labels.ts'
import { shortDate } from '../dates.ts'
import { Icon } from '../tickets/marks.tsx'
import { useChannels } from '../queries.ts'
import { useSettings } from '../settings.tsx'

export function ChannelAlarm() {
  const settings = useSettings()
  const { t, language } = settings
  const { data } = useChannels()
  const lost = data?.items.filter(({ online }) => !online) ?? []
  return lost.map(({ name, since }) => (
    <p key={name} className="channel-alarm" role="alert">
      <Icon shape="failed" />
      {t('channel.lost', { name: channelLabel(name, language), since: shortDate(since, settings) })}
    </p>
  ))
}
