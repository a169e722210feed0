// Owns the square that shows what an item looks like: its picture, or a calm tile while there is none. A press opens
// the picture over the whole screen where `onOpen` is left to it. Knows nothing of where pictures are kept.
import { type ReactNode, useState } from 'react'
import { useText } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { useModal } from './modal.ts'
import type { Picture } from './model.ts'
import './item-picture.css'

const tints = 8

// FNV-1a: the same name always gets the same tint, on every device.
function tintOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 3) % tints
}

export interface ItemPictureProps {
  picture: Picture
  size?: 'small' | 'plain' | 'large'
}

function drawing(picture: Picture): ReactNode {
  if (picture.src !== undefined) return <img src={picture.src} alt={picture.name} draggable={false} />
  return (
    <span className={`tile tile-${tintOf(picture.category ?? picture.name)}`} role="img" aria-label={picture.name}>
      <Icon name="item" size="block" />
    </span>
  )
}

/** The picture alone, for lists. */
export function ItemPicture({ picture, size = 'plain' }: ItemPictureProps): ReactNode {
  return <span className={`picture picture-${size}`}>{drawing(picture)}</span>
}

function FullPicture({ picture, onClose }: { picture: Picture; onClose: () => void }): ReactNode {
  const { t } = useText()
  const dialog = useModal()
  return (
    <dialog
      ref={dialog}
      className="picture-full"
      aria-label={picture.name}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <Press aria-label={t('ui.closePicture')} onPress={onClose}>
        {drawing(picture)}
      </Press>
    </dialog>
  )
}

/** The picture in a step: a press shows it full screen, another takes it away. */
export function OpenablePicture({ picture, size = 'plain' }: ItemPictureProps): ReactNode {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  if (picture.src === undefined) return <ItemPicture picture={picture} size={size} />
  return (
    <>
      <Press
        className={`picture picture-${size}`}
        aria-label={t('ui.showPicture', { name: picture.name })}
        onPress={() => setOpen(true)}
      >
        {drawing(picture)}
      </Press>
      {open ? <FullPicture picture={picture} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
