// A text with its telephone numbers as links.
import { pieces } from './phone.ts'

export function Words({ text }: { text: string }) {
  return pieces(text).map((piece, index) =>
    piece.href === undefined ? (
      piece.text
    ) : (
      <a key={index} href={piece.href}>
        {piece.text}
      </a>
    ),
  )
}
