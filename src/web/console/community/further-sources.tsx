// Further places that bear out what an entry of the catalogue states: seen, changed, added and taken out.
import { Button } from 'antd'
import { furtherAtMost } from '../../../rules/community/catalogue-terms.ts'
import { noSource, type FurtherSource } from './catalogue-draft.ts'
import { Written } from './catalogue-fields.tsx'
import { useSettings } from '../settings.tsx'

interface Props {
  sources: readonly FurtherSource[]
  set: (sources: FurtherSource[]) => void
}

export function FurtherSources({ sources, set }: Props) {
  const { t } = useSettings()
  const change = (at: number, changes: Partial<FurtherSource>) =>
    set(sources.map((source, index) => (index === at ? { ...source, ...changes } : source)))
  return (
    <>
      {sources.map(({ title, article, quote }, at) => (
        <fieldset key={at} className="catalogue-further">
          <legend>{t('catalogue.further', { n: at + 2 })}</legend>
          <div className="catalogue-both">
            <Written
              label={t('catalogue.sourceTitle')}
              value={title}
              set={(title) => change(at, { title })}
            />
            <Written
              label={t('catalogue.article')}
              value={article}
              set={(article) => change(at, { article })}
            />
          </div>
          <Written
            label={t('catalogue.quote')}
            value={quote}
            set={(quote) => change(at, { quote })}
            rows={2}
          />
          <Button onClick={() => set(sources.filter((_, index) => index !== at))}>
            {t('catalogue.furtherRemove', { n: at + 2 })}
          </Button>
        </fieldset>
      ))}
      {sources.length < furtherAtMost && (
        <Button onClick={() => set([...sources, noSource])}>{t('catalogue.furtherAdd')}</Button>
      )}
    </>
  )
}
