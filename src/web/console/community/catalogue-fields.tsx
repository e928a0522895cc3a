// A named field of a form, written or picked.
import { useId } from 'react'
import { Input, Select } from 'antd'

interface WrittenProps {
  label: string
  value: string
  set: (value: string) => void
  rows?: number
  type?: 'date'
}
export function Written({ label, value, set, rows, type }: WrittenProps) {
  const id = useId()
  return (
    <div className="catalogue-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined ? (
        <Input id={id} type={type ?? 'text'} value={value} onChange={(event) => set(event.target.value)} />
      ) : (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: rows, maxRows: 12 }}
          value={value}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </div>
  )
}

interface PickedProps<T extends string> {
  label: string
  value: T
  options: { value: T; label: string }[]
  set: (value: T) => void
}
export function Picked<T extends string>({ label, value, options, set }: PickedProps<T>) {
  const id = useId()
  return (
    <div className="catalogue-field">
      <label htmlFor={id}>{label}</label>
      <Select<T> id={id} value={value} options={options} onChange={set} />
    </div>
  )
}
