// The colleagues of a community: who they are, what they may do and where. Who has left stays in sight, for their return.
import { useState } from 'react'
import { Button } from 'antd'
import type { Committee, Me, Staff, TreeNode } from '../api.ts'
import { dayWords } from '../dates.ts'
import { roleLabel } from '../labels.ts'
import { useSettings } from '../settings.tsx'
import { AbsenceForm } from './absence-form.tsx'
import { languageNames } from './languages.ts'
import { PersonForm } from './person-form.tsx'

interface Props {
  me: Me
  tree: readonly TreeNode[]
  staff: readonly Staff[]
  committees: readonly Committee[]
}

export function PeopleSection({ me, tree, staff, committees }: Props) {
  const { t, language } = useSettings()
  const [open, setOpen] = useState<number | 'new'>()
  const [away, setAway] = useState<number>()
  const manages = me.rights.includes('staff.manage')
  const close = () => setOpen(undefined)
  const known = { me, tree, committees, close }
  // Managers neither make nor change administrators; nobody is changed from below.
  const mayChange = (person: Staff) =>
    manages &&
    (person.role !== 'admin' || me.role === 'admin') &&
    tree.some(({ id }) => id === person.node.id)
  const mayNote = (person: Staff) =>
    person.active && (person.id === me.id || (manages && tree.some(({ id }) => id === person.node.id)))
  const rows = [...staff].sort((a, b) => Number(b.active) - Number(a.active))
  return (
    <section className="roster-place" aria-label={t('people.title')}>
      <h2>{t('people.title')}</h2>
      <ul className="plain-list">
        {rows.map((person) => (
          <li key={person.id} className="place-row">
            <span className="roster-who">
              <b>{person.name}</b>{' '}
              <span className="dim">
                {[
                  roleLabel(person.role, language),
                  person.committee?.name,
                  person.node.name,
                  ...languageNames(person.languages, language),
                ]
                  .filter((part) => part !== undefined)
                  .join(' · ')}
              </span>
              {person.absences.map(({ id, from, until }) => (
                <span key={id} className="mark mark-dim">
                  {t(from === until ? 'people.awayOn' : 'people.awayFrom', {
                    from: dayWords(from, language),
                    until: dayWords(until, language),
                  })}
                </span>
              ))}
              {!person.active && <span className="mark mark-dim">{t('people.left')}</span>}
            </span>
            {mayNote(person) && (
              <Button
                aria-label={t('people.noteAwayOf', { name: person.name })}
                onClick={() => setAway(away === person.id ? undefined : person.id)}
              >
                {t('people.noteAway')}
              </Button>
            )}
            {mayChange(person) && (
              <Button
                aria-label={t('people.editOf', { name: person.name })}
                onClick={() => setOpen(person.id)}
              >
                {t('people.edit')}
              </Button>
            )}
            {away === person.id && (
              <div className="place-open">
                <AbsenceForm person={person} close={() => setAway(undefined)} />
              </div>
            )}
            {open === person.id && (
              <div className="place-open">
                <PersonForm {...known} person={person} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {!manages ? null : open === 'new' ? (
        <PersonForm {...known} />
      ) : (
        <Button onClick={() => setOpen('new')}>{t('people.add')}</Button>
      )}
    </section>
  )
}
