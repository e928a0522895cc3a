// A colleague: taken on, changed, and gone from the post.
import { useState, type ReactNode } from 'react'
import { App as Ant, Button, Input, Select } from 'antd'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { roles, type Role } from '../../../rules/staff/roles.ts'
import type { SpokenLanguage } from '../../../rules/volunteers/volunteer.ts'
import { ApiError, call, type Committee, type Me, type Staff, type TreeNode } from '../api.ts'
import { roleLabel } from '../labels.ts'
import { Problem } from '../problem.tsx'
import { keys } from '../queries.ts'
import { useSettings } from '../settings.tsx'
import { chosenLanguages, languageNames } from './languages.ts'

interface Props {
  me: Me
  tree: readonly TreeNode[]
  committees: readonly Committee[]
  /** Absent: somebody new. */
  person?: Staff
  close: () => void
}

const passwordFrom = 10

export function PersonForm({ me, tree, committees, person, close }: Props) {
  const { t, language } = useSettings()
  const { message, modal } = Ant.useApp()
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [name, setName] = useState(person?.name ?? '')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>(person?.role ?? 'staff')
  const [nodeId, setNode] = useState(person?.node.id ?? me.scope.id)
  const [committeeId, setCommittee] = useState(person?.committee?.id ?? 0)
  const [languages, setLanguages] = useState<SpokenLanguage[]>(person?.languages ?? [])
  const saved = async () => {
    void message.success(t('community.saved'))
    close()
    await client.invalidateQueries({ queryKey: keys.staff })
    await client.invalidateQueries({ queryKey: keys.committees })
  }
  const save = useMutation({
    mutationFn: () => {
      const about = { name: name.trim(), role, nodeId, languages, committeeId: committeeId || null }
      return person
        ? call('PATCH /staff/:id', {
            id: String(person.id),
            body: { ...about, ...(password !== '' && { password }) },
          })
        : call('POST /staff', { body: { ...about, login: login.trim(), password } })
    },
    onSuccess: saved,
  })
  const post = useMutation({
    mutationFn: (active: boolean) => call('PATCH /staff/:id', { id: String(person?.id), body: { active } }),
    onSuccess: saved,
  })
  const own = person?.id === me.id
  const passwordFits = password.length >= passwordFrom || (person !== undefined && password === '')
  const whole = name.trim() !== '' && passwordFits && (person !== undefined || login.trim() !== '')
  const field = (id: string, label: string, input: (id: string) => ReactNode) => (
    <>
      <label htmlFor={`person-${id}`}>{label}</label>
      {input(`person-${id}`)}
    </>
  )
  return (
    <form
      className="resident-form"
      autoComplete="off"
      aria-label={person ? t('people.editOf', { name: person.name }) : t('people.add')}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {field('name', t('people.name'), (id) => (
        <Input id={id} maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      ))}
      {!person &&
        field('login', t('people.login'), (id) => (
          <Input id={id} maxLength={64} value={login} onChange={({ target }) => setLogin(target.value)} />
        ))}
      {field('password', t(person ? 'people.newPassword' : 'people.password'), (id) => (
        <Input.Password
          id={id}
          autoComplete="new-password"
          maxLength={200}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      ))}
      {field('role', t('people.role'), (id) => (
        <Select<Role>
          id={id}
          // Nobody changes their own post.
          disabled={own}
          value={role}
          options={roles
            .filter((one) => one !== 'admin' || me.role === 'admin')
            .map((value) => ({ value, label: roleLabel(value, language) }))}
          onChange={setRole}
        />
      ))}
      {field('place', t('people.place'), (id) => (
        <Select<number>
          id={id}
          disabled={own}
          value={nodeId}
          showSearch={{ optionFilterProp: 'label' }}
          options={tree
            .filter(({ kind }) => kind !== 'building' && kind !== 'unit')
            .map(({ id: value, name: label }) => ({ value, label }))}
          onChange={setNode}
        />
      ))}
      {committees.length > 0 &&
        field('committee', t('people.committee'), (id) => (
          <Select<number>
            id={id}
            value={committeeId}
            options={[
              { value: 0, label: t('people.noCommittee') },
              ...committees.map(({ id: value, name: label }) => ({ value, label })),
            ]}
            onChange={setCommittee}
          />
        ))}
      {field('languages', t('people.languages'), (id) => (
        <Select<SpokenLanguage[]>
          id={id}
          mode="multiple"
          value={languages}
          options={chosenLanguages.map((value) => ({ value, label: languageNames([value], language)[0] }))}
          onChange={setLanguages}
        />
      ))}
      <div className="event-acts">
        <Button type="primary" htmlType="submit" disabled={!whole} loading={save.isPending}>
          {t('community.save')}
        </Button>
        <Button onClick={close}>{t('community.cancel')}</Button>
        {person && !own && (
          <Button
            danger={person.active}
            type="text"
            loading={post.isPending}
            onClick={() => {
              if (person.active)
                modal.confirm({
                  title: t('people.leave'),
                  content: t('people.leaveSure', { name: person.name }),
                  okText: t('people.leave'),
                  cancelText: t('community.cancel'),
                  onOk: () => post.mutate(false),
                })
              else post.mutate(true)
            }}
          >
            {t(person.active ? 'people.leave' : 'people.return')}
          </Button>
        )}
      </div>
      {post.error !== null && <Problem error={post.error} />}
      {save.error !== null &&
        (save.error instanceof ApiError && save.error.code === 'LOGIN_TAKEN' ? (
          <p role="alert" className="mark mark-danger">
            {t('people.loginTaken')}
          </p>
        ) : (
          <Problem error={save.error} />
        ))}
    </form>
  )
}
